"""What the reader and the declarations have learnt since reaches the archive, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from marsad.newsroom.archive.actions.ingest import Ingested, capture_store, ingest
from marsad.newsroom.archive.actions.reread import reread
from marsad.newsroom.archive.actions.sync_outlets import sync_outlets
from marsad.newsroom.archive.convert import reading_record
from marsad.newsroom.archive.models import Capture, Outbox, Outlet, Refusal, Story
from marsad.records import Capture as CaptureRecord
from marsad.records import Outlet as OutletRecord
from marsad.records import OutletName

Take = Callable[..., Ingested]
Write = Callable[..., bytes]

POST = OutletRecord(id="post", names=(OutletName("The Post", "en"),), language="en", hosts=("post.example",))


def again(*outlets: OutletRecord, only: Outlet | None = None) -> Counter[str]:
    return Counter(page.outcome for page in reread(outlets=outlets, only=only))


def forget_reading() -> None:
    """Leave stories as an older reader would have."""
    for story in Story.objects.all():
        reading = {**story.reading, "headline": None}
        Story.objects.filter(pk=story.pk).update(reading=reading, headline="Read wrong", deck="so is this")
    Outbox.objects.all().delete()


def test_a_second_reading_of_the_same_changes_nothing(take: Take, write_page: Write) -> None:
    for number in range(3):
        take(write_page(f"Page {number} of the Post"), f"https://post.example/{number}")
    take(b"\x00" * 99, None, input="nul.bin")
    before = list(Story.objects.values())
    Outbox.objects.all().delete()
    assert again() == {"same": 3, "refused": 1}
    assert list(Story.objects.values()) == before
    assert not Outbox.objects.exists()


def test_a_better_reading_reaches_the_story_and_the_index(take: Take, write_page: Write) -> None:
    story = take(write_page()).story
    assert story is not None
    forget_reading()
    assert again() == {"changed": 1}
    after = Story.objects.get()
    assert (after.headline, after.deck, after.pk) == (story.headline, story.deck, story.pk)
    assert reading_record(after) == reading_record(story)
    assert after.first_seen_at == story.first_seen_at < after.read_at
    assert Outbox.objects.get().key == f"story:{story.pk}"
    assert again() == {"same": 1}


def test_an_outlet_declared_since_gets_its_stories(take: Take, write_page: Write) -> None:
    take(write_page())
    take(write_page("Of Somebody Else"), "https://other.example/1")
    sync_outlets(declarations=[POST])
    outlet = Outlet.objects.get()
    assert again(POST, only=outlet) == {"changed": 1}
    assert [story.outlet for story in Story.objects.order_by("pk")] == [outlet, None]
    assert again(POST, only=outlet) == {"same": 1}
    assert again(POST)["same"] == 2


def test_the_capture_of_today_is_read_not_an_older_or_emptied_one(take: Take, write_page: Write) -> None:
    take(write_page("As of Today"))
    take(write_page("As of Last Week"), received_at=datetime.now(UTC) - timedelta(days=7))
    take(b"")
    forget_reading()
    assert again() == {"changed": 1}
    assert Story.objects.get().headline == "As of Today"
    assert Refusal.objects.get().times == 1


def test_a_page_that_was_refused_by_mistake_becomes_a_story(
    db: None, newsroom_folder: object, make_capture: Callable[..., CaptureRecord], write_page: Write
) -> None:
    broken: list[object] = [object()]  # no declaration at all: reading with it must fail
    assert ingest(capture=make_capture(write_page()), outlets=broken).outcome == "refused"  # type: ignore[arg-type]
    assert again() == {"new": 1}
    assert Story.objects.get().headline == "Second Ferry Sails Again"
    assert (Capture.objects.get().kind, Refusal.objects.get().settled_at is None) == ("story", False)
    assert again() == {"same": 1}


def test_a_worse_reading_takes_no_story_away(take: Take, write_page: Write) -> None:
    take(write_page())
    Story.objects.update(outlet=Outlet.objects.create(key="post", name="", native_name="", lang="en", declaration={}))
    before = Story.objects.values().get()
    broken: list[object] = [object()]
    assert Counter(page.outcome for page in reread(outlets=broken)) == {"kept": 1}  # type: ignore[arg-type]
    assert Story.objects.values().get() == before


def test_lost_bytes_are_told_and_stop_nobody(take: Take, write_page: Write) -> None:
    take(write_page())
    lost = take(write_page("Lost"), "https://post.example/lost").capture
    assert lost is not None
    path = capture_store().folder / lost.warc_file
    path.write_bytes(path.read_bytes()[: lost.warc_offset + 9])
    assert again() == {"same": 1, "lost": 1}


@pytest.mark.parametrize("stop", [0, 1])
def test_stopped_anywhere_it_leaves_whole_stories(take: Take, write_page: Write, stop: int) -> None:
    for number in range(3):
        take(write_page(f"Page {number} of the Post"), f"https://post.example/{number}")
    forget_reading()
    for number, _ in enumerate(reread(outlets=())):
        if number == stop:
            break
    assert Story.objects.exclude(headline="Read wrong").count() == Outbox.objects.count() == stop + 1
    assert again() == {"same": stop + 1, "changed": 2 - stop}
