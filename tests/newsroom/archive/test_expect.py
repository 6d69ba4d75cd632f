"""What a feed announced is expected once, and again when it says it was updated."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from marsad.newsroom.archive.actions.expect import expect
from marsad.newsroom.archive.models import Announcement, Feed, Outlet, Refusal
from marsad.records import FeedEntry

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture
def feed(db: None) -> Feed:
    outlet = Outlet.objects.create(key="post", name="Post", native_name="Post", lang="en", declaration={})
    return Feed.objects.create(outlet=outlet, address="https://post.example/feed", kind="atom")


def entry(number: int, updated_at: datetime | None = None, **fields: str) -> FeedEntry:
    address = f"https://post.example/{number}"
    return FeedEntry(**{"address": address, "id": str(number), **fields}, updated_at=updated_at)


def test_an_entry_is_expected_once(feed: Feed) -> None:
    for _ in range(2):
        expect(feed=feed, entries=[entry(1), entry(1, title="the same id again"), entry(2)], now=NOW)
    assert list(Announcement.objects.order_by("pk").values_list("address", "title", "state")) == [
        ("https://post.example/1", "", "expected"),
        ("https://post.example/2", "", "expected"),
    ]


def test_an_updated_entry_is_expected_again_once(feed: Feed) -> None:
    expect(feed=feed, entries=[entry(1, NOW)], now=NOW)
    Announcement.objects.update(state="refused", attempts=5)
    expect(feed=feed, entries=[entry(1, NOW)], now=NOW)
    assert Announcement.objects.get().state == "refused"
    expect(feed=feed, entries=[entry(1, NOW + timedelta(hours=1))], now=NOW)
    row = Announcement.objects.get()
    assert (row.state, row.attempts, row.updated_at) == ("expected", 0, NOW + timedelta(hours=1))
    Announcement.objects.update(state="received")
    expect(feed=feed, entries=[entry(1, NOW)], now=NOW)
    assert Announcement.objects.get().state == "received"


def test_an_address_that_is_too_long_is_a_refusal(feed: Feed) -> None:
    expect(feed=feed, entries=[entry(1, address="https://post.example/" + "x" * 5000), entry(2)], now=NOW)
    assert Announcement.objects.get().address == "https://post.example/2"
    refusal = Refusal.objects.get()
    assert (refusal.reason, refusal.outlet) == ("address-too-long", feed.outlet)


def test_any_title_can_be_stored(feed: Feed) -> None:
    expect(feed=feed, entries=[entry(1, title="a\x00b\ud800" * 5000)], now=NOW)
    assert Announcement.objects.get().title.startswith("a\ufffdb\ufffd")


def test_ten_thousand_entries_are_quick(feed: Feed, django_assert_max_num_queries: object) -> None:
    entries = [entry(number) for number in range(10_000)]
    begun = time.process_time()
    for _ in range(2):
        expect(feed=feed, entries=entries, now=NOW)
    assert time.process_time() - begun < 5
    assert Announcement.objects.count() == 10_000
