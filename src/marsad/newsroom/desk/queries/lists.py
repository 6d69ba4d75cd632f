"""The exact list behind each number of the health table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from marsad.newsroom.archive.models import Announcement, Capture, Outlet, Refusal
from marsad.newsroom.archive.queries.health import announced, refusals

SIZE = 50
NUMBERS = {
    "expected": "announced by the feeds",
    "received": "announced and received",
    "waiting": "announced and not here yet",
}
"""The numbers of the health table that count announcements, and what each says."""


@dataclass(frozen=True, slots=True)
class AnnouncedRow:
    """An announcement, and the story that came of it."""

    announcement: Announcement
    story: int | None


def announced_page(outlet: Outlet, what: str, number: str) -> tuple[list[AnnouncedRow], Page[Announcement]]:
    """Return a page of the announcements behind a number, each with its story, and the page itself."""
    page = Paginator(announced(outlet, what), SIZE).get_page(number)
    stories = _stories_at(row.address for row in page)
    return [AnnouncedRow(row, stories.get(row.address)) for row in page], page


def refusals_page(outlet: Outlet | None, number: str) -> Page[Refusal]:
    """Return a page of the refusals of the last days, of one outlet or of all."""
    return Paginator(refusals(outlet), SIZE).get_page(number)


def find_outlet(key: str) -> Outlet | None:
    """Return an outlet by its key, or None."""
    return Outlet.objects.filter(key=key).first()


def find_refusal(pk: int) -> Refusal | None:
    """Return a refusal with its outlet and capture, settled or not, or None."""
    return Refusal.objects.select_related("outlet", "capture").filter(pk=pk).first()


def _stories_at(addresses: Iterable[str]) -> dict[str, int]:
    rows = Capture.objects.filter(address__in=list(addresses)).exclude(story=None)
    return dict(rows.values_list("address", "story_id"))
