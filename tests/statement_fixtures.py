"""Stories with statements made by hand, so that no model has a part in what is tested."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import msgspec
import pytest
from django.db import transaction

from desk_fixtures import PAGE, PARAGRAPHS
from marsad.newsroom.archive.actions.ingest import put_story, write_findings
from marsad.newsroom.archive.convert import outlet_record, reading_record
from marsad.newsroom.archive.models import Outlet, Story
from marsad.newsroom.desk.queries.statements import statements_of
from marsad.newsroom.desk.records import Picked, SeenStatement
from marsad.read import read_page
from marsad.records import Attribution, Capture, Carrier, Finding, Speaker

ENGLISH_STORY = (
    "Eleven ships have been moored at the northern quay since dawn, Layan Hamdun, the harbour master, said on Monday. "
    "The wheat will reportedly be unloaded before noon.",
    "“Nobody sleeps here,” said a docker, “and nobody is paid.” Hamdun told the Harbour Post that the union believes "
    "the strike was a mistake.",
    "The governor denied that a single sack had been lost.",
)


def said(
    text: str,
    source: str,
    cue: str,
    *content: str,
    id: str = "s1",
    hedge: str = "",
    speaker: str | None = None,
    office: str | None = None,
    parent: str | None = None,
    kind: str = "indirect",
    chain: Sequence[Carrier] = (Carrier("al-Mina", "publisher"),),
    confidence: float = 0.83,
) -> Attribution:
    """Return a statement whose parts are the first places of some words in a text, behind the content's if they can."""
    contents = tuple(_span(text, words) for words in content)
    near = min(start for start, _ in contents)
    sources = (_span(text, source, near),) if source else ()
    return Attribution(
        id=id,
        source=sources,
        cue=(_span(text, cue, near),) if cue else (),
        content=contents,
        kind=kind,  # type: ignore[arg-type]
        manner="speech",
        hedge=(_span(text, hedge),) if hedge else (),
        parent=parent,
        carried=not cue,
        speaker=Speaker(
            speaker or source or None, named=bool(speaker), office=office, mention=next(iter(sources), None)
        ),
        chain=tuple(chain),
        confidence=confidence,
    )


def _span(text: str, words: str, near: int = 0) -> tuple[int, int]:
    places = [at for at in range(len(text)) if text.startswith(words, at)]
    at = min(places, key=lambda place: abs(place - near))
    return at, at + len(words)


def english_statements(text: str) -> tuple[Attribution, ...]:
    """Return what a machine might read in `ENGLISH_STORY`: a nested one, a carried one, a hedge, a wrong one."""
    post = (Carrier("al-Mina", "publisher"), Carrier("Harbour Post", "outlet"))
    person = Carrier("Layan Hamdun", "person")
    hamdun = {"speaker": "Layan Hamdun", "office": "the harbour master"}
    ships = "Eleven ships have been moored at the northern quay since dawn"
    wheat, strike = "The wheat will reportedly be unloaded before noon", "the strike was a mistake"
    union = f"that the union believes {strike}"
    sleeps = ("“Nobody sleeps here,”", "“and nobody is paid.”")
    return (
        said(text, "Layan Hamdun, the harbour master,", "said", ships, id="s1", confidence=0.94, **hamdun),
        said(text, "", "", wheat, id="s2", hedge="reportedly", confidence=0.52, **hamdun),
        said(text, "a docker", "said", *sleeps, id="s3", kind="direct", confidence=0.88),
        said(text, "Hamdun", "told", union, id="s4", chain=post, confidence=0.71, **hamdun),
        said(text, "the union", "believes", strike, id="s5", parent="s4", chain=(*post, person), confidence=0.44),
        said(text, "The governor", "denied", "that a single sack had been lost", id="s6", confidence=0.9),
    )  # fmt: skip


def arabic_statements(text: str) -> tuple[Attribution, ...]:
    """Return what a machine might read in the desk's Arabic story."""
    mina = (Carrier("الميناء", "publisher"), Carrier("وكالة حدران للأنباء", "agency"))
    ships = "إحدى عشرة سفينة ترسو منذ الفجر عند الرصيف الشمالي، بعد أسبوع من الانتظار في عرض البحر"
    cranes = "الرافعات الثلاث عادت إلى العمل، وأن تفريغ القمح يبدأ قبل الظهر بحضور مندوبين عن العمال"
    prices = "الأسعار لن تنخفض قبل شهر، لأن المخازن فارغة تماماً منذ الصيف"
    return (
        said(text, "إدارة المرفأ", "قالت", ships, id="s1", speaker="إدارة المرفأ", chain=mina, confidence=0.91),
        said(text, "", "وأضافت", cranes, id="s2", speaker="إدارة المرفأ", chain=mina, confidence=0.63),
        said(text, "تاجر من السوق القديمة", "ورأى", prices, id="s3", hedge="لن", confidence=0.48),
    )


def reread_as(story: Story, attributions: Sequence[Attribution], findings: Sequence[Finding] = ()) -> None:
    """Do what a re-reading does: replace the machine's rows; findings stand in the reading itself."""
    reading = msgspec.structs.replace(reading_record(story), attributions=tuple(attributions), findings=tuple(findings))
    write_findings(story=story, reading=reading)
    story.reading = {**story.reading, "findings": msgspec.to_builtins(reading.findings)}
    story.save(update_fields=["reading"])


@pytest.fixture
def read_story(newsroom_folder: Path, mina: Outlet) -> Callable[..., Story]:
    """Return a function that files a page as a story, its structure read and no statement looked for."""

    def file(headline: str, paragraphs: Sequence[str], *, path: str = "/1.html") -> Story:
        body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
        page = PAGE.format(headline=escape(headline), day="2026-11-10", paragraphs=body)
        address = f"http://127.0.0.1:8799{path}"
        now = datetime.now(UTC)
        capture = Capture(
            input="test", address=address, body=page.encode(), media_type="text/html", charset="utf-8", received_at=now
        )
        with transaction.atomic():
            reading = read_page(capture, (outlet_record(mina),))
            return put_story(identity=address, reading=reading, outlet=mina, now=now)[0]

    return file


@pytest.fixture
def judged_story(read_story: Callable[..., Story]) -> Story:
    """Return the English story with its statements."""
    story = read_story("Ships Return to the Harbour, Master Says", ENGLISH_STORY, path="/en.html")
    reread_as(story, english_statements(story.text))
    return story


@pytest.fixture
def arabic_story(read_story: Callable[..., Story]) -> Story:
    """Return the desk's Arabic story with its statements."""
    story = read_story("السفن تعود إلى المرفأ", PARAGRAPHS, path="/ar.html")
    reread_as(story, arabic_statements(story.text))
    return story


def pick(story: Story, number: int) -> Picked:
    """Return a statement of a story, from 1, as a page of this moment names it."""
    seen = statements_of(story)[number - 1]
    return Picked(seen.key, seen.version)


def standings(story: Story) -> list[str]:
    """Return what stands of each statement of a story, in reading order."""
    return [one.standing for one in statements_of(story)]


def words(story: Story, seen: SeenStatement) -> str:
    """Return the content of a statement."""
    return " … ".join(story.text[start:end] for start, end in seen.statement.content)
