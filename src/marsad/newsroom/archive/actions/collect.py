"""Ask the feeds that are due, fetch what they announce, take it in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from asgiref.sync import async_to_sync, sync_to_async
from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from marsad.collect.fetch import Fetcher, FetchPolicy
from marsad.collect.gather import fetch_pages, poll_feeds
from marsad.collect.politeness import HOST_RESTS
from marsad.newsroom.archive.actions.expect import expect
from marsad.newsroom.archive.actions.ingest import ingest, recover_captures
from marsad.newsroom.archive.actions.refuse import keep_refusal, settle_refusals
from marsad.newsroom.archive.convert import feed_question, storable
from marsad.newsroom.archive.models import Announcement, Feed
from marsad.records import Capture as CaptureRecord
from marsad.records import FeedListing, NotModified, RefusedInput
from marsad.records import Outlet as OutletRecord

ATTEMPTS = 5
"""After so many passing failures an announced page is refused for good."""

LONGEST_PAUSE = 24 * 60
"""Minutes. A feed that keeps failing is asked once a day."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened while collecting, for a progress bar.

    `outcome` of a page is that of `ingest`, or `later` for a failure that will be tried again.
    """

    kind: Literal["feed", "pages", "page"]
    subject: str
    outcome: str
    count: int = 1


Report = Callable[[Step], None]


def collect_due(*, outlets: Sequence[OutletRecord], report: Report, everything: bool = False) -> None:
    """Run one round: poll the feeds that are due (or all of them), then fetch what is expected."""
    recover_captures()
    async_to_sync(_collect)(outlets, report, everything)


def fetch_policy() -> FetchPolicy:
    """Return how this newsroom fetches, from its settings."""
    collecting = settings.NEWSROOM.collect
    return FetchPolicy(
        allow_private=collecting.allow_private,
        delay=collecting.delay_seconds,
        contact=settings.NEWSROOM.house.contact or settings.NEWSROOM.house.address,
    )


async def _collect(outlets: Sequence[OutletRecord], report: Report, everything: bool) -> None:
    now = datetime.now(UTC)
    async with Fetcher(fetch_policy()) as fetcher:
        due = {feed.address: feed for feed in await sync_to_async(_due_feeds)(now, everything)}
        questions = [feed_question(feed) for feed in due.values()]
        async for question, answer in poll_feeds(fetcher, questions):
            outcome = await sync_to_async(_take_poll)(due[question.address], answer)
            report(Step("feed", question.address, outcome))
        expected = await sync_to_async(_expected)(datetime.now(UTC))
        report(Step("pages", "", "expected", len(expected)))
        async for address, result in fetch_pages(fetcher, list(expected)):
            outcome = await sync_to_async(_take_page)(expected[address], result, outlets)
            report(Step("page", address, outcome))


def _due_feeds(now: datetime, everything: bool) -> list[Feed]:
    feeds = Feed.objects.filter(active=True).select_related("outlet").order_by("id")
    return list(feeds if everything else feeds.filter(Q(due_at=None) | Q(due_at__lte=now)))


@transaction.atomic
def _take_poll(feed: Feed, answer: FeedListing | NotModified | RefusedInput) -> str:
    now = datetime.now(UTC)
    feed.polled_at = now
    if isinstance(answer, RefusedInput):
        feed.failures += 1
        pause = timedelta(minutes=min(feed.every_minutes * 2**feed.failures, LONGEST_PAUSE))
        feed.due_at = now + max(pause, timedelta(seconds=answer.retry_after or 0))
        keep_refusal(identity=feed.address, refusal=answer.refusal, now=now, outlet=feed.outlet)
        outcome = "refused"
    else:
        feed.failures = 0
        feed.succeeded_at = now
        feed.due_at = now + timedelta(minutes=feed.every_minutes)
        settle_refusals(identity=feed.address, now=now)
        outcome = "unchanged"
        if isinstance(answer, FeedListing):
            _take_validators(feed, answer)
            expect(feed=feed, entries=answer.entries, now=now)
            outcome = "read"
    feed.save()
    return outcome


def _take_validators(feed: Feed, listing: FeedListing) -> None:
    """Keep what to ask with next time; a validator too long to keep whole is none."""
    etag, last_modified = storable(listing.etag), storable(listing.last_modified)
    feed.etag = etag if len(etag) <= 500 else ""
    feed.last_modified = last_modified if len(last_modified) <= 100 else ""


def _expected(now: datetime) -> dict[str, list[Announcement]]:
    """Return what is to be fetched, by address: two feeds may announce one page."""
    rows = Announcement.objects.filter(
        Q(try_at=None) | Q(try_at__lte=now), state=Announcement.State.EXPECTED, feed__active=True
    )
    expected: dict[str, list[Announcement]] = {}
    for row in rows.select_related("feed__outlet").order_by("id"):
        expected.setdefault(row.address, []).append(row)
    return expected


def _take_page(
    announcements: list[Announcement], result: CaptureRecord | RefusedInput, outlets: Sequence[OutletRecord]
) -> str:
    """Take in a page or note why not. Repeating it after a kill changes nothing more."""
    now = datetime.now(UTC)
    address = announcements[0].address
    outlet = announcements[0].feed.outlet
    if isinstance(result, RefusedInput):
        return _put_off(announcements, result, now)
    ingested = ingest(capture=result, outlets=outlets, outlet=outlet)
    if ingested.outcome == "refused":
        state = Announcement.State.REFUSED
    else:
        state = Announcement.State.RECEIVED
        settle_refusals(identity=address, now=now)  # a redirect gives the story another identity
    _rows(announcements).update(state=state)
    return ingested.outcome


@transaction.atomic
def _put_off(announcements: list[Announcement], result: RefusedInput, now: datetime) -> str:
    """Note why a page was not fetched, and when to try again if that may help."""
    first = announcements[0]
    wait = timedelta(seconds=result.retry_after or 0)
    if result.refusal.reason == HOST_RESTS:  # it was not even asked: nothing stands against this page
        _rows(announcements).update(try_at=now + wait)
        return "later"
    attempts = first.attempts + 1
    final = result.permanent or attempts >= ATTEMPTS
    keep_refusal(identity=first.address, refusal=result.refusal, now=now, outlet=first.feed.outlet)
    _rows(announcements).update(
        attempts=attempts,
        state=Announcement.State.REFUSED if final else Announcement.State.EXPECTED,
        try_at=None if final else now + max(wait, timedelta(minutes=5 * 3**attempts)),
    )
    return "refused" if final else "later"


def _rows(announcements: list[Announcement]) -> QuerySet[Announcement]:
    return Announcement.objects.filter(pk__in=[row.pk for row in announcements])
