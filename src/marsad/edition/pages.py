"""What each page of the edition shows: small records that a database or a folder can fill."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Literal

from msgspec import Struct

from marsad.records import Outlet, PublishedStory, SearchResults


class Cluster(Struct, frozen=True):
    """A story and the others of its event, which are folded under "also reported by"."""

    story: PublishedStory
    also: tuple[PublishedStory, ...] = ()


class FrontPage(Struct, frozen=True, kw_only=True):
    """The front page: what an editor ranked, then what is new."""

    ranked: tuple[Cluster, ...]
    latest: tuple[Cluster, ...] = ()


class Pager(Struct, frozen=True):
    """Where a page stands in a list that runs over several. Pages count from 1."""

    path: str
    page: int = 1
    pages: int = 1


class Month(Struct, frozen=True):
    """A month as a calendar: how many stories each day has. `days` holds days with stories only."""

    year: int
    month: int
    days: tuple[tuple[int, int], ...] = ()

    @property
    def first(self) -> date:
        """Return the first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def count(self) -> int:
        """Return how many stories the month has."""
        return sum(count for _, count in self.days)


class ListingPage(Struct, frozen=True, kw_only=True):
    """A list of stories: a section, a keyword, a day or a month.

    Attributes:
        kind: What the list is of.
        path: Its canonical path.
        title: Its heading: the section, the keyword. Not needed for a day or a month.
        stories: The stories of this page.
        total: How many the whole list has; the count that is shown.
        intro: A sentence under the heading.
        day: The day, or any day of the month, for those two kinds.
        calendar: The month's calendar, for a month.
    """

    kind: Literal["section", "people", "places", "bodies", "topics", "day", "month"]
    path: str
    stories: tuple[PublishedStory, ...]
    total: int
    title: str = ""
    intro: str = ""
    day: date | None = None
    calendar: Month | None = None
    pager: Pager | None = None


class OutletPage(Struct, frozen=True, kw_only=True):
    """An outlet: its names, its stance labels from when to when, and its stories."""

    outlet: Outlet
    stories: tuple[PublishedStory, ...]
    total: int
    pager: Pager | None = None


class OutletsPage(Struct, frozen=True):
    """All outlets that have stories, each with how many."""

    outlets: tuple[tuple[Outlet, int], ...]


class ArchivePage(Struct, frozen=True):
    """All months that have stories, newest first."""

    months: tuple[Month, ...]


class SearchPage(Struct, frozen=True, kw_only=True):
    """A page of results; without any, the empty search page, which teaches.

    Attributes:
        results: What the index gave, or None before a question was put.
        outlet_names: The name to print for each outlet's id.
        refused: Why the question could not be put to the index, in a sentence.
    """

    results: SearchResults | None = None
    outlet_names: Mapping[str, str] = {}
    refused: str = ""


LATEST = 60
"""How many of the newest stories the front page is made of, besides those that an editor ranked."""


def front_page(stories: Iterable[PublishedStory], *, size: int = 24) -> FrontPage:
    """Arrange stories for the front page: ranked ones by rank, the rest newest first, one entry an event.

    Args:
        stories: All published stories, or at least those with a rank and the newest `LATEST`; withdrawn
            ones are left out.
        size: How many entries the page has at most.
    """
    shown = [story for story in stories if story.withdrawn is None]
    shown.sort(key=lambda story: (-story.published_at.timestamp(), story.slug))
    shown = [story for place, story in enumerate(shown) if place < LATEST or story.rank > 0]
    shown.sort(key=lambda story: (story.rank <= 0, story.rank))
    clusters = fold_events(shown)[:size]
    ranked = tuple(cluster for cluster in clusters if cluster.story.rank > 0)
    return FrontPage(ranked=ranked, latest=tuple(cluster for cluster in clusters if cluster.story.rank <= 0))


def fold_events(stories: Iterable[PublishedStory]) -> tuple[Cluster, ...]:
    """Fold the stories of one event under the first of them; the order stays."""
    heads: list[PublishedStory] = []
    also: dict[str, list[PublishedStory]] = {}
    for story in stories:
        if story.event and story.event in also:
            also[story.event].append(story)
            continue
        heads.append(story)
        if story.event:
            also[story.event] = []
    return tuple(Cluster(head, tuple(also.get(head.event or "", ()))) for head in heads)


def months_of(days: Mapping[date, int]) -> tuple[Month, ...]:
    """Return the months of some days with their counts, newest first."""
    months: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for day in sorted(days):
        if days[day] > 0:
            months.setdefault((day.year, day.month), []).append((day.day, days[day]))
    return tuple(Month(year, month, tuple(found)) for (year, month), found in sorted(months.items(), reverse=True))


def days_of(stories: Iterable[PublishedStory]) -> dict[date, int]:
    """Count stories by the day (UTC) of their publication."""
    counts: dict[date, int] = {}
    for story in stories:
        day = published_on(story.published_at)
        counts[day] = counts.get(day, 0) + 1
    return counts


def published_on(at: datetime) -> date:
    """Return the day of an instant as the archive counts it: in UTC."""
    return at.astimezone(UTC).date()
