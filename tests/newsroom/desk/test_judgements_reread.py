"""Another model, another reading, and what people judged stands: the real reader, the real way of reading again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec
import pytest

from marsad.newsroom.archive.actions import ingest as ingesting
from marsad.newsroom.archive.actions.ingest import ingest
from marsad.newsroom.archive.actions.reread import reread
from marsad.newsroom.archive.models import Story
from marsad.newsroom.demo_judgements import find_meant
from marsad.newsroom.desk.actions.judge import add_statement, confirm_statement, correct_statement, reject_statement
from marsad.newsroom.desk.queries.merge import likeness
from marsad.newsroom.desk.queries.statements import statements_of
from marsad.newsroom.desk.records import Picked, SeenStatement
from marsad.read import read
from marsad.read.tagging.tagger import MODELS, SETTINGS, Settings
from marsad.records import Attribution, Capture
from marsad.sample import Site, declarations, load_stories
from statement_fixtures import said

MODEL_CHANGES: dict[str, dict[str, object]] = {
    "shy": {"word_bias": (1.5, 1.5, -2.0), "inner_bias": 4.0},
    "greedy": {"word_bias": (-1.0, -1.0, 2.5)},
    "strict": {"word_bias": (0.0, 0.0, 2.0), "drop": 0.85},
    "dumb": {"drop": 1.0},
}
"""What each model weighs otherwise than the one that ships, so that it finds other spans, and more or fewer."""


@pytest.fixture
def story(db: None, newsroom_folder: Path) -> Story:
    """Return a story of the sample world, read with the model that ships."""
    sample = next(one for one in load_stories() if one.id == "harbour-post-02")
    site = Site("harbour-post", "http://127.0.0.1:8713")
    path = site.story_path(sample)
    capture = Capture(
        input="test",
        address=site.origin + path,
        body=site.page(path).body,
        media_type="text/html",
        charset="utf-8",
        status=200,
        received_at=datetime.now(UTC),
    )
    ingest(capture=capture, outlets=declarations())
    return Story.objects.get()


@pytest.fixture
def read_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], None]:
    """Return a function that has pages read with another model from now on, or with the one that ships."""

    def use(name: str | None) -> None:
        monkeypatch.setattr(ingesting, "read", partial(read, model=make_model(tmp_path / name, name) if name else None))

    return use


def make_model(folder: Path, name: str) -> Path:
    """Make a folder with the English model that ships, which decodes in another way."""
    folder.mkdir(exist_ok=True)
    for file in (MODELS / "en").iterdir():
        if file.name != SETTINGS and not (folder / file.name).exists():
            (folder / file.name).symlink_to(file)
    settings = msgspec.json.decode((MODELS / "en" / SETTINGS).read_bytes(), type=Settings)
    constants = {**msgspec.to_builtins(settings.constants), **MODEL_CHANGES[name]}
    changed = {**msgspec.to_builtins(settings), "name": name, "constants": constants}
    (folder / SETTINGS).write_bytes(msgspec.json.encode(msgspec.convert(changed, Settings)))
    return folder


def picked(story: Story, words: str) -> tuple[SeenStatement, Picked]:
    seen = find_meant(story, words)
    assert seen is not None, words
    return seen, Picked(seen.key, seen.version)


def judge_four(story: Story, people) -> None:
    """Confirm one, correct one, reject two, add one."""
    _, fall = picked(story, "two dry winters and")
    confirm_statement(actor=people.translator, story=story, picked=fall)
    seen, dam = picked(story, "The Safiya Dam held 31 per cent")
    speaker = msgspec.structs.replace(seen.statement.speaker, office="the ministry in charge")
    start, end = seen.statement.content[0]
    corrected = msgspec.structs.replace(seen.statement, speaker=speaker, content=((start, end - len(" on Monday")),))
    correct_statement(
        actor=people.editor, story=story, picked=dam, corrected=corrected, why="Monday is when it said so."
    )
    for words in ("Karda", "it otherwise"):
        reject_statement(actor=people.editor, story=story, picked=picked(story, words)[1])
    missed = said(story.text, "", "", "grows beans and maize below the dam", speaker="a neighbour")
    add_statement(actor=people.translator, story=story, added=missed)


def stands(story: Story) -> dict[int | None, tuple[object, ...]]:
    """Return what people judged, by thread: what stands, by whom, and the statement itself."""
    return {
        one.thread: (one.standing, one.judged_by, one.judged_at, one.why, _apart(one.statement), one.history)
        for one in statements_of(story)
        if one.judgement
    }


def _apart(statement: Attribution) -> Attribution:
    return msgspec.structs.replace(statement, parent=None)


def found_by_machine(story: Story) -> list[Attribution]:
    return [
        msgspec.convert(row, Attribution) for row in story.attributions.order_by("pk").values_list("record", flat=True)
    ]


@pytest.mark.slow
def test_judgements_stand_whichever_model_reads_the_story_again(story, read_with, people) -> None:
    shipped = found_by_machine(story)
    judge_four(story, people)
    before = stands(story)
    assert Counter(what[0] for what in before.values()) == {"confirmed": 1, "corrected": 1, "rejected": 2, "added": 1}
    numbers = set()
    for model in (*MODEL_CHANGES, None):
        read_with(model)
        assert [page.outcome for page in reread(outlets=declarations())] == ["changed"]
        story.refresh_from_db()
        machine = found_by_machine(story)
        if model:
            numbers.add(len(machine))
            assert {one.content for one in machine} != {one.content for one in shipped}
        else:
            assert machine == shipped
        assert stands(story) == before, model
        judged = [one for one in statements_of(story) if one.judgement]
        for one in statements_of(story):  # nothing that was judged comes back as new under another span
            if one.standing == "machine":
                forms = [form for other in judged for form in (other.statement, other.machine) if form]
                assert not any(likeness(form, one.statement) for form in forms), (model, one.statement)
    assert len(numbers) > 1 and 0 in numbers
