"""How each outlet is doing: expected against received, refusals, last success."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from marsad.newsroom.archive.models import Announcement, Outlet, Refusal, Story

WINDOW_DAYS = 7


@dataclass(frozen=True, slots=True)
class OutletHealth:
    """An outlet's last days in numbers. Each number is the length of a list that `health_list` gives."""

    outlet: Outlet
    succeeded_at: datetime | None
    expected: int
    received: int
    waiting: int
    refused: int
    feeds_failing: int

    @property
    def verdict(self) -> str:
        """Say in a word how it is: `well`, `behind`, `failing` or `silent`."""
        if self.feeds_failing:
            return "failing"
        if self.expected == 0:
            return "silent"
        return "behind" if self.received < 0.9 * self.expected else "well"


def outlet_health(now: datetime | None = None) -> list[OutletHealth]:
    """Return the health of each outlet that has feeds, over the last seven days."""
    since = (now or timezone.now()) - timedelta(days=WINDOW_DAYS)
    seen = Q(feeds__announcements__first_seen_at__gte=since)
    state = "feeds__announcements__state"
    rows = (
        Outlet.objects.filter(active=True, feeds__isnull=False)
        .annotate(
            succeeded_at=Max("feeds__succeeded_at"),
            expected=Count("feeds__announcements__address", filter=seen, distinct=True),
            received=Count("feeds__announcements__address", filter=seen & Q(**{state: "received"}), distinct=True),
            waiting=Count("feeds__announcements__address", filter=seen & Q(**{state: "expected"}), distinct=True),
            failing=Count("feeds", filter=Q(feeds__failures__gt=0), distinct=True),
        )
        .order_by("name")
    )
    refused = dict(_refusals(since).values_list("outlet").annotate(n=Count("id")).order_by().values_list("outlet", "n"))
    return [
        OutletHealth(
            outlet=row,
            succeeded_at=row.succeeded_at,
            expected=row.expected,
            received=row.received,
            waiting=row.waiting,
            refused=refused.get(row.pk, 0),
            feeds_failing=row.failing,
        )
        for row in rows
    ]


def announced(outlet: Outlet, what: str, now: datetime | None = None) -> QuerySet[Announcement]:
    """Return the announcements behind a number of `outlet_health`: `expected`, `received` or `waiting`.

    An address that two feeds announced is listed once.
    """
    since = (now or timezone.now()) - timedelta(days=WINDOW_DAYS)
    rows = Announcement.objects.filter(feed__outlet=outlet, first_seen_at__gte=since)
    if what != "expected":
        rows = rows.filter(state="received" if what == "received" else "expected")
    firsts = rows.order_by("address", "id").values("address").annotate(first=Max("id")).values("first")
    return Announcement.objects.filter(pk__in=firsts).order_by("-first_seen_at", "-id")


def refusals(outlet: Outlet | None = None, now: datetime | None = None) -> QuerySet[Refusal]:
    """Return the refusals of the last seven days that nothing has settled, of one outlet or of all."""
    rows = _refusals((now or timezone.now()) - timedelta(days=WINDOW_DAYS))
    return rows.filter(outlet=outlet) if outlet else rows


def archive_totals() -> dict[str, int]:
    """Return how much the archive holds."""
    return {"stories": Story.objects.count(), "refusals": Refusal.objects.filter(settled_at=None).count()}


def _refusals(since: datetime) -> QuerySet[Refusal]:
    return Refusal.objects.filter(last_at__gte=since, settled_at=None).select_related("outlet", "capture")
