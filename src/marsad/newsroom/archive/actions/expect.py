"""Note what a feed announced."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from marsad.newsroom.archive.actions.refuse import keep_refusal
from marsad.newsroom.archive.convert import announcement_row, storable
from marsad.newsroom.archive.models import LONGEST_ADDRESS, Announcement, Capture, Feed
from marsad.records import FeedEntry, Refusal

BATCH = 500
"""Entries to a query: a feed of ten thousand must not hold the database for long."""


def expect(*, feed: Feed, entries: Iterable[FeedEntry], now: datetime) -> None:
    """Expect the stories that a feed announces; one that says it was updated is expected again.

    Of entries with one address the first counts. Call it inside the transaction of the poll.
    """
    distinct: dict[str, FeedEntry] = {}
    for entry in entries:
        if len(entry.address) > LONGEST_ADDRESS:
            detail = f"{len(entry.address)} characters; expected {LONGEST_ADDRESS} at most."
            refusal = Refusal("collect", "address-too-long", detail)
            keep_refusal(identity=entry.address, refusal=refusal, now=now, outlet=feed.outlet)
        else:
            distinct.setdefault(storable(entry.address), entry)
    remaining = iter(distinct.items())
    while batch := dict(islice(remaining, BATCH)):
        _expect_batch(feed, batch, now)


def _expect_batch(feed: Feed, entries: dict[str, FeedEntry], now: datetime) -> None:
    known = {row.address: row for row in Announcement.objects.filter(feed=feed, address__in=entries)}
    captured = set(Capture.objects.filter(address__in=entries).values_list("address", flat=True))
    new = [announcement_row(feed, address, entry, now) for address, entry in entries.items() if address not in known]
    for row in new:
        row.state = Announcement.State.RECEIVED if row.address in captured else Announcement.State.EXPECTED
    Announcement.objects.bulk_create(new, ignore_conflicts=True)  # another collector may be at it
    updated = [row for address, row in known.items() if _was_updated(row, entries[address])]
    for row in updated:
        row.updated_at = entries[row.address].updated_at
        row.state, row.attempts, row.try_at = Announcement.State.EXPECTED, 0, None
    Announcement.objects.bulk_update(updated, ["updated_at", "state", "attempts", "try_at"])


def _was_updated(row: Announcement, entry: FeedEntry) -> bool:
    return entry.updated_at is not None and (row.updated_at is None or entry.updated_at > row.updated_at)
