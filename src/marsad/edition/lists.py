"""Every list that an edition has: its sections, keywords, days, months and outlets, from its stories alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from msgspec.structs import replace

from marsad.edition import paths
from marsad.edition.pages import ListingPage, OutletPage, Pager, days_of, months_of, published_on
from marsad.records import Outlet, OutletName, PublishedStory

PAGE_SIZE = 30
"""How many stories a page of a list shows, on a server and in plain files."""


def sections_of(counts: Mapping[str, int]) -> list[str]:
    """Return the sections in use, the fullest first; spellings that share an address are one section.

    Args:
        counts: How many stories are filed under each spelling. The commonest one is returned.

    >>> sections_of({"politics": 3, "economy": 4, "Politics": 2})
    ['politics', 'economy']
    """
    spellings: dict[str, Counter[str]] = {}
    for name, count in counts.items():
        spellings.setdefault(paths.slug_of(name), Counter())[name] += count
    fullest = sorted(spellings.values(), key=lambda names: (-names.total(), min(names)))
    return [_commonest(names) for names in fullest]


def section_lists(stories: Iterable[PublishedStory]) -> list[ListingPage]:
    """Return the list of each section."""
    return _lists_of("section", ((paths.section_path(s.section), s.section, s) for s in stories))


def keyword_lists(stories: Sequence[PublishedStory]) -> list[ListingPage]:
    """Return the list of each keyword; spellings that share an address share a list."""
    found: list[ListingPage] = []
    for kind in get_args(paths.KeywordKind):
        rows = ((paths.keyword_path(kind, word), word, s) for s in stories for word in getattr(s.keywords, kind))
        found += _lists_of(kind, rows)
    return found


def day_lists(stories: Iterable[PublishedStory]) -> list[ListingPage]:
    """Return the list of each day and of each month, the months with their calendars."""
    stories = tuple(stories)
    calendars = {(month.year, month.month): month for month in months_of(days_of(stories))}
    dated = [(published_on(story.published_at), story) for story in stories]
    days = _lists_of("day", ((paths.day_path(day), day.isoformat(), story) for day, story in dated))
    months = _lists_of("month", ((paths.month_path(day), day.isoformat(), story) for day, story in dated))
    pages = []
    for page in days + months:
        day = published_on(page.stories[0].published_at)
        calendar = calendars[day.year, day.month] if page.kind == "month" else None
        pages.append(replace(page, title="", day=day, calendar=calendar))
    return pages


def outlet_lists(stories: Iterable[PublishedStory], outlets: Sequence[Outlet] = ()) -> list[OutletPage]:
    """Return the page of each outlet that has stories; one without a declaration is named as its stories name it."""
    declared = {outlet.id: outlet for outlet in outlets}
    found: dict[str, list[PublishedStory]] = {}
    for story in stories:
        found.setdefault(story.original.outlet, []).append(story)
    return [
        OutletPage(outlet=declared.get(key) or _outlet_of(mine[0]), stories=tuple(mine), total=len(mine))
        for key, mine in sorted(found.items())
    ]


def split_listing(page: ListingPage, size: int = PAGE_SIZE) -> Iterator[ListingPage]:
    """Yield the pages of a list that may be too long for one."""
    for number, pages, part in _parts(page.stories, size):
        yield replace(page, stories=part, pager=Pager(page.path, number, pages))


def split_outlet(page: OutletPage, size: int = PAGE_SIZE) -> Iterator[OutletPage]:
    """Yield the pages of an outlet whose stories may be too many for one."""
    for number, pages, part in _parts(page.stories, size):
        yield replace(page, stories=part, pager=Pager(paths.outlet_path(page.outlet.id), number, pages))


def _lists_of(kind: str, rows: Iterable[tuple[str, str, PublishedStory]]) -> list[ListingPage]:
    """Gather stories by path; the title is the spelling that most of them use."""
    found: dict[str, dict[str, PublishedStory]] = {}
    spellings: dict[str, Counter[str]] = {}
    for path, title, story in rows:
        found.setdefault(path, {})[story.slug] = story
        spellings.setdefault(path, Counter())[title] += 1
    return [
        ListingPage(
            kind=kind,  # type: ignore[arg-type]  # one of the kinds that the functions above name
            path=path,
            title=_commonest(spellings[path]),
            stories=tuple(mine.values()),
            total=len(mine),
        )
        for path, mine in sorted(found.items())
    ]


def _commonest(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))


def _parts(stories: tuple[PublishedStory, ...], size: int) -> Iterator[tuple[int, int, tuple[PublishedStory, ...]]]:
    """Yield the number of each page, how many there are, and its stories."""
    pages = max(1, -(-len(stories) // size))
    for number in range(1, pages + 1):
        yield number, pages, stories[(number - 1) * size : number * size]


def _outlet_of(story: PublishedStory) -> Outlet:
    """Return what a story says of its outlet, in the place of a declaration."""
    original = story.original
    names = (OutletName(original.outlet_name, story.lang), OutletName(original.outlet_native, original.lang))
    return Outlet(
        id=original.outlet,
        names=names if original.outlet_native != original.outlet_name else names[:1],
        language=original.lang,
    )
