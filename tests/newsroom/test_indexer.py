"""The index follows the outbox, and can be thrown away."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.newsroom.archive.actions.ingest import ingest
from marsad.newsroom.archive.models import Outbox, Story
from marsad.newsroom.folder import index_folder
from marsad.newsroom.indexer import index_at_once, index_changes, rebuild_index
from marsad.records import Capture, SearchQuery
from marsad.search.index import Index


@pytest.fixture
def add_story(db: None, newsroom_folder: Path) -> Callable[[str], Story]:
    def added(word: str) -> Story:
        text = f"The {word} of the Harbour Is Mended\n\nWorkers mended the {word} of the harbour over five nights.\n"
        capture = Capture(input=word, body=text.encode(), media_type="text/plain", received_at=datetime.now(UTC))
        story = ingest(capture=capture, outlets=()).story
        assert story is not None
        return story

    return added


def found(word: str) -> int:
    return Index(index_folder()).search(SearchQuery(text=word, scope="archive")).total


def test_changes_reach_the_index_once(add_story: Callable[[str], Story]) -> None:
    for word in ("crane", "pier"):
        add_story(word)
    Outbox.objects.create(key=f"story:{Story.objects.first().pk}")  # type: ignore[union-attr]
    assert found("crane") == 0
    assert index_changes() == 2
    assert (found("crane"), found("pier"), index_changes(), Outbox.objects.count()) == (1, 1, 0, 0)


def test_what_is_gone_leaves_the_index(add_story: Callable[[str], Story]) -> None:
    story = add_story("crane")
    index_changes()
    Outbox.objects.create(key=f"story:{story.pk}")
    Outbox.objects.create(key="published:never-was")
    Story.objects.all().delete()
    index_changes()
    assert found("crane") == 0


def test_the_index_can_be_thrown_away(add_story: Callable[[str], Story]) -> None:
    for word in ("crane", "pier"):
        add_story(word)
    index_changes()
    shutil.rmtree(index_folder())
    assert found("crane") == 0
    assert rebuild_index() == 2
    assert found("crane") == 1


def test_more_changes_than_a_batch(add_story: Callable[[str], Story]) -> None:
    story = add_story("crane")
    Outbox.objects.bulk_create([Outbox(key=f"story:{story.pk}") for _ in range(1200)])
    index_changes()
    assert Outbox.objects.count() == 0
    Outbox.objects.bulk_create([Outbox(key=f"story:{story.pk}") for _ in range(1200)])
    assert rebuild_index() == 1
    assert Outbox.objects.count() == 0


def test_what_another_process_indexes_is_left_to_it(add_story: Callable[[str], Story]) -> None:
    add_story("crane")
    with Index(index_folder()) as other:
        other.remove(["story:none"])  # it holds the writer
        index_at_once()
        assert Outbox.objects.count() == 1
    index_at_once()
    assert (found("crane"), Outbox.objects.count()) == (1, 0)
