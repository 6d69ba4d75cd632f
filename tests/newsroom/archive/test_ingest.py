"""A capture taken in becomes a story, a listing or a kept refusal, and its bytes are kept once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.newsroom.archive.actions.ingest import Ingested, capture_store, ingest, recover_captures
from marsad.newsroom.archive.convert import capture_place, reading_record
from marsad.newsroom.archive.models import LONGEST_ADDRESS, Capture, Outbox, Outlet, Refusal, Story
from marsad.newsroom.archive.queries.captures import current_capture
from marsad.records import Capture as CaptureRecord
from real_newsroom import CLEAN, database_url, make_newsroom

Take = Callable[..., Ingested]
Write = Callable[..., bytes]

LISTING = (
    "<!doctype html><html lang=en><title>Harbour news</title><h1>Harbour</h1><ul>"
    + "".join(
        f'<li><h2><a href="/s/{n}">Story number {n} of the harbour is told here</a></h2><p>2026-11-{n:02}</p></li>'
        for n in range(1, 15)
    )
    + "</ul>"
).encode()


def outbox() -> list[str]:
    return list(Outbox.objects.order_by("pk").values_list("key", flat=True))


def test_a_new_page_is_a_story_with_its_bytes_kept(take: Take, write_page: Write) -> None:
    taken = take(write_page())
    assert taken.outcome == "new"
    story = Story.objects.get()
    assert (story.headline, story.identity) == ("Second Ferry Sails Again", "https://post.example/harbour/ferry")
    assert reading_record(story).text == story.text
    assert outbox() == [f"story:{story.pk}"]
    row = Capture.objects.get()
    assert row.story == story
    assert capture_store().open(capture_place(row)).body == write_page()


def test_the_same_bytes_twice_are_one_capture(take: Take, write_page: Write) -> None:
    first, second = take(write_page()), take(write_page())
    assert (second.outcome, second.story) == ("known", first.story)
    assert Capture.objects.get().seen_at > Capture.objects.get().received_at
    assert len(outbox()) == Story.objects.count() == 1


def test_changed_bytes_are_a_new_capture_of_the_same_story(take: Take, write_page: Write) -> None:
    first = take(write_page()).story
    assert first is not None
    changed = take(write_page("Second Ferry Sails Again, Then Stops"))
    assert (changed.outcome, changed.story) == ("changed", first)
    story = Story.objects.get()
    assert story.headline.endswith("Stops")
    assert story.first_seen_at == first.first_seen_at < story.read_at
    assert story.captures.count() == 2
    assert outbox() == [f"story:{story.pk}"] * 2


def test_a_page_that_goes_back_to_earlier_bytes_is_a_change_and_no_new_capture(take: Take, write_page: Write) -> None:
    first = take(write_page()).capture
    take(write_page("Another"))
    assert [take(write_page()).outcome for _ in range(2)] == ["changed", "known"]
    story = Story.objects.get()
    assert story.headline == "Second Ferry Sails Again"
    assert (current_capture(story), Capture.objects.count()) == (first, 2)


def test_an_older_capture_is_kept_and_does_not_touch_the_story(take: Take, write_page: Write) -> None:
    story = take(write_page("As of Today")).story
    before = Story.objects.values().get()
    old = datetime.now(UTC) - timedelta(days=9)
    taken = take(write_page("As of Last Week"), received_at=old)
    assert (taken.outcome, taken.story) == ("older", story)
    assert Story.objects.values().get() == before
    assert Story.objects.get().captures.count() == 2
    assert take(write_page("As of Last Week"), received_at=old).outcome == "known"
    assert Story.objects.values().get() == before
    assert len(outbox()) == 1


@pytest.mark.parametrize(("body", "outcome"), [(b"", "refused"), (LISTING, "listing")])
def test_a_page_that_was_emptied_belongs_to_its_story_whose_text_stays(
    take: Take, write_page: Write, body: bytes, outcome: str
) -> None:
    full = take(write_page()).capture
    before = Story.objects.values().get()
    gone = take(body)
    assert (gone.outcome, gone.story) == (outcome, None)
    story = Story.objects.get()
    assert Story.objects.values().get() == before
    assert (story.captures.first(), current_capture(story)) == (gone.capture, full)
    assert take(body).outcome == outcome  # and again: it does not pass for the story
    assert take(write_page()).outcome == "known"  # the outlet put it back
    assert story.captures.first() == full


def test_an_old_empty_page_is_no_news(take: Take, write_page: Write) -> None:
    full = take(write_page()).capture
    take(b"", received_at=datetime.now(UTC) - timedelta(days=9))
    assert Story.objects.get().captures.first() == full


def test_a_listing_is_kept_and_is_no_story(take: Take) -> None:
    assert take(LISTING).outcome == "listing"
    assert Capture.objects.get().story is None
    assert not Story.objects.exists() and not Refusal.objects.exists()


def test_a_page_that_cannot_be_read_is_refused_with_its_reason(take: Take) -> None:
    taken = take(b"")
    refusal = Refusal.objects.get()
    assert taken.outcome == "refused"
    assert (refusal.stage, refusal.reason, refusal.times) == ("read", "empty", 1)
    assert refusal.capture == taken.capture == Capture.objects.get()
    assert outbox() == []


def test_refused_bytes_that_come_again_are_refused_again_and_kept_once(take: Take) -> None:
    take(b"")
    assert take(b"").outcome == "refused"
    assert Refusal.objects.get().times == 2
    assert Capture.objects.count() == 1


def test_a_refusal_is_settled_when_the_page_can_be_read(take: Take, write_page: Write) -> None:
    take(b"")
    assert take(write_page()).outcome == "new"
    assert Refusal.objects.get().settled_at is not None
    take(b"")
    assert Refusal.objects.get().settled_at is None
    assert Story.objects.get().headline == "Second Ferry Sails Again"  # what was read before stays


def test_a_file_without_an_address_is_known_by_its_bytes(take: Take, write_page: Write) -> None:
    one = take(write_page(), None, input="a.html")
    assert one.story is not None and one.capture is not None
    assert one.story.identity == f"sha256:{one.capture.sha256}"
    assert one.story.address == ""
    assert take(write_page(), None, input="copy-of-a.html").outcome == "known"
    assert take(write_page("Other"), None).outcome == "new"


def test_no_bytes_behind_nul_and_surrogates_are_lost(take: Take, write_page: Write) -> None:
    text = "Nul\x00 in the Headline\n\nA paragraph\x00 with a nul, told at some length so that it is one.\n" * 2
    taken = take(text.encode(), None, media_type="text/plain", charset=None, input="a\x00b\ud800.txt")
    assert taken.capture is not None
    assert capture_store().open(capture_place(taken.capture)).body == text.encode()
    page = write_page("Nul &#0; and half a pair &#xD800;", ("Some &#xD83D; words\x00 and more of them. " * 4,) * 3)
    assert take(page).outcome in ("new", "refused")
    for story in Story.objects.all():
        reading = reading_record(story)
        assert "\x00" not in story.text + story.headline
        assert all(block.spans[-1][1] <= len(story.text) for block in reading.blocks)


def test_headers_that_cannot_be_kept_are_a_refusal_not_a_crash(take: Take, write_page: Write) -> None:
    taken = take(write_page(), headers=(("X-Odd", "a\r\nSet-Cookie: b"),))
    assert (taken.outcome, taken.capture) == ("refused", None)
    assert Refusal.objects.get().stage == "capture"
    assert take(write_page()).outcome == "new"


def test_long_addresses_fit_or_are_refused(take: Take, write_page: Write) -> None:
    fits = ("https://post.example/" + "%D8%AE" * 400)[:LONGEST_ADDRESS]
    assert take(write_page(), fits).outcome == "new"
    long = "https://post.example/" + "x" * 7000
    taken = take(write_page(), long)
    assert taken.outcome == "refused"
    assert Refusal.objects.get().reason == "address-too-long"
    assert take(write_page(), long).outcome == "refused"
    assert Refusal.objects.get().times == 2


def test_a_very_long_headline_is_kept(take: Take, write_page: Write) -> None:
    taken = take(write_page("A word " * 3000))
    assert taken.outcome in ("new", "refused")
    assert Capture.objects.count() == 1


def test_long_media_types_fit(take: Take, write_page: Write) -> None:
    assert take(write_page(), media_type="text/" + "x" * 5000).capture is not None


def test_a_story_without_a_headline_has_a_name_for_lists(take: Take) -> None:
    body = "<html><body>" + "<p>Words of the day, and more of them, as they were printed in the paper.</p>" * 6
    taken = take(body.encode())
    assert taken.story is None or taken.story.headline.strip()


def test_a_fault_of_the_reader_is_kept_and_stops_nobody(
    db: None, newsroom_folder: Path, make_capture: Callable[..., CaptureRecord], write_page: Write
) -> None:
    broken: list[object] = [object()]  # no declaration at all: reading with it must fail
    taken = ingest(capture=make_capture(write_page()), outlets=broken)  # type: ignore[arg-type]
    assert taken.outcome == "refused"
    assert Refusal.objects.get().reason == "fault"
    assert ingest(capture=make_capture(write_page()), outlets=()).outcome == "new"
    assert Refusal.objects.get().settled_at is not None


def test_an_outlet_that_is_known_is_not_forgotten(
    take: Take, write_page: Write, make_capture: Callable[..., CaptureRecord]
) -> None:
    outlet = Outlet.objects.create(key="post", name="Post", native_name="Post", lang="en", declaration={})
    ingest(capture=make_capture(write_page()), outlets=(), outlet=outlet)
    take(write_page("Changed"))
    assert Story.objects.get().outlet == outlet


def test_what_a_killed_run_appended_is_cut_off(take: Take, write_page: Write) -> None:
    take(write_page())
    store = capture_store()
    file = store.current_file()
    assert file is not None
    end = store.end_of(file)
    with (store.folder / file).open("ab") as handle:
        handle.write(b"half a record")
    taken = take(write_page("Next"))
    assert taken.capture is not None and taken.capture.warc_offset == end
    with (store.folder / file).open("ab") as handle:
        handle.write(b"half a record")
    recover_captures()
    assert store.end_of(file) == taken.capture.warc_offset + taken.capture.warc_length


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.one_of(
        st.binary(max_size=2000),
        st.text(max_size=800).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.lists(st.sampled_from(["<p>", "<h1>", "</p>", "<time>", "\x00", "&#0;", "&#xD800;", "خبر", "word "])).map(
            lambda parts: "".join(parts).encode()
        ),
    ),
    address=st.sampled_from([None, "https://post.example/a", "https://post.example/b"]),
    media_type=st.sampled_from(["", "text/html", "text/plain", "application/pdf"]),
    charset=st.sampled_from([None, "utf-8", "windows-1256", "utf-16", "no-such", "idna"]),
)
def test_any_bytes_give_a_story_a_listing_or_a_refusal(
    take: Take, body: bytes, address: str | None, media_type: str, charset: str | None
) -> None:
    taken = take(body, address, media_type=media_type, charset=charset)
    assert taken.capture is not None
    assert capture_store().open(capture_place(taken.capture)).body == body
    assert (taken.story is not None) == (taken.outcome in ("new", "changed", "known"))
    if taken.outcome == "refused":
        assert taken.capture.refusals.filter(settled_at=None).exists()


def test_two_processes_ingest_at_the_same_time(tmp_path: Path, write_page: Write) -> None:
    database = database_url()
    folder = make_newsroom(tmp_path / "newsroom", database=database)
    pages = folder / "pages"
    pages.mkdir()
    for number in range(20):
        words = tuple(f"Sentence {number}-{n} of a page that shares nothing with page {number + 1}." for n in range(4))
        (pages / f"{number}.html").write_bytes(write_page(f"Page number {number}", words))
    command = [sys.executable, "-m", "marsad", "add", str(pages), "--newsroom", str(folder)]
    running = [subprocess.Popen(command, env=CLEAN, stderr=subprocess.PIPE) for _ in range(2)]
    for process in running:
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err.decode()
    counts = dict(count_rows(folder, database, ("archive_capture", "archive_story", "archive_outbox")))
    assert counts == {"archive_capture": 20, "archive_story": 20, "archive_outbox": 0}


def count_rows(folder: Path, database: str, tables: Iterable[str]) -> Iterable[tuple[str, int]]:
    import sqlite3

    connected = psycopg.connect(database) if database else sqlite3.connect(folder / "newsroom.sqlite3")
    with connected:
        for table in tables:
            row = connected.execute(f"select count(*) from {table}").fetchone()  # type: ignore[arg-type]
            assert row is not None
            yield table, row[0]
    connected.close()


@pytest.mark.parametrize("column", ["identity"])
def test_the_longest_arabic_name_fits_the_database(db: None, newsroom_folder: Path, column: str) -> None:
    from marsad.newsroom.archive.actions.refuse import keep_refusal
    from marsad.records import Refusal as RefusalRecord

    for end in ("أ", "ب"):
        name = "ملف/" * 2000 + end
        refusal = RefusalRecord("capture", "x" * 300, "\x00\ud800" * 3000)
        keep_refusal(identity=name, refusal=refusal, now=datetime.now(UTC))
    assert Refusal.objects.count() == 2
    assert connection.vendor in ("sqlite", "postgresql")
