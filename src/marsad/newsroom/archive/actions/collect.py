"""Ask the feeds that are due, fetch what they announce, take it in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from marsad.collect.fetch import FetchPolicy
from marsad.collect.politeness import HOST_RESTS
from marsad.collect.visitor import Visitor
from marsad.newsroom.archive.actions.expect import expect
from marsad.newsroom.archive.actions.ingest import ingest, recover_captures
from marsad.newsroom.archive.actions.refuse import keep_refusal, settle_refusals
from marsad.newsroom.archive.convert import feed_question, storable
from marsad.newsroom.archive.models import Announcement, Feed
from marsad.records import Capture as CaptureRecord
from marsad.records import FeedListing, NotModified, Refusal, RefusedInput
from marsad.records import Outlet as OutletRecord

ATTEMPTS = 5
"""After so many passing failures an announced page is refused for good."""

PAGES_A_HOST = 40
"""Pages of one host in a round: at two seconds each, a minute and a half."""

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
    """Poll the feeds that are due (or all of them) and fetch what is expected, until nothing is."""
    recover_captures()
    with Visitor(fetch_policy()) as visitor:
        while collect_round(visitor=visitor, outlets=outlets, report=report, everything=everything):
            everything = False


def collect_round(
    *, visitor: Visitor, outlets: Sequence[OutletRecord], report: Report, everything: bool = False
) -> int:
    """Poll the feeds that are due (or all of them), then fetch some of what is expected.

    Of each host at most `PAGES_A_HOST` pages, so that the feeds of all are asked again before long.

    Returns:
        How many pages wait for the next round.
    """
    due = {feed.address: feed for feed in _due_feeds(datetime.now(UTC), everything)}
    with closing(visitor.poll_feeds([feed_question(feed) for feed in due.values()])) as answers:
        for question, answer in answers:
            report(Step("feed", question.address, _take_poll(due[question.address], answer)))
    expected, waiting = _expected(datetime.now(UTC))
    report(Step("pages", "", "expected", len(expected)))
    with closing(visitor.fetch_pages(expected)) as pages:
        for address, result in pages:
            report(Step("page", address, _take_page(expected[address], result, outlets)))
    return waiting


def fetch_policy() -> FetchPolicy:
    """Return how this newsroom fetches, from its settings."""
    collecting = settings.NEWSROOM.collect
    return FetchPolicy(
        allow_private=collecting.allow_private,
        delay=collecting.delay_seconds,
        contact=settings.NEWSROOM.house.contact or settings.NEWSROOM.house.address,
    )


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
            if answer.damaged:
                refusal = Refusal("collect", "feed-damaged", "; ".join(answer.notes))
                keep_refusal(identity=feed.address, refusal=refusal, now=now, outlet=feed.outlet)
            outcome = "read"
    feed.save()
    return outcome


def _take_validators(feed: Feed, listing: FeedListing) -> None:
    """Keep what to ask with next time; a validator too long to keep whole is none.

    Of a damaged feed neither: it is to come whole next time, not to be called unchanged.
    """
    etag, last_modified = ("", "") if listing.damaged else (storable(listing.etag), storable(listing.last_modified))
    feed.etag = etag if len(etag) <= 500 else ""
    feed.last_modified = last_modified if len(last_modified) <= 100 else ""


def _expected(now: datetime) -> tuple[dict[str, list[Announcement]], int]:
    """Return what is to be fetched now, by address (two feeds may announce one page), and how many wait.

    The newest go first: an outlet that announces its whole past at once does not hide today's news.
    """
    rows = Announcement.objects.filter(
        Q(try_at=None) | Q(try_at__lte=now), state=Announcement.State.EXPECTED, feed__active=True
    ).order_by(Coalesce("updated_at", "announced_at", "first_seen_at").desc(), "id")
    hosts: dict[str, set[str]] = {}
    waiting: set[str] = set()
    for address in rows.values_list("address", flat=True).iterator():
        chosen = hosts.setdefault(urlsplit(address).netloc, set())
        (chosen if len(chosen) < PAGES_A_HOST else waiting).add(address)
    chosen = set().union(*hosts.values())
    expected: dict[str, list[Announcement]] = {}
    for row in rows.filter(address__in=chosen).select_related("feed__outlet"):
        expected.setdefault(row.address, []).append(row)
    return expected, len(waiting - chosen)


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
