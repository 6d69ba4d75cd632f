"""Lists of stories: sections, keywords, outlets, the archive."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal, cast

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from marsad.edition import paths
from marsad.edition.lists import PAGE_SIZE
from marsad.edition.pages import ArchivePage, ListingPage, Month, OutletPage, OutletsPage, Pager, months_of
from marsad.newsroom.archive.convert import shown_outlet
from marsad.newsroom.archive.models import Outlet
from marsad.newsroom.press.convert import UNKNOWN_OUTLET
from marsad.newsroom.press.models import Publication
from marsad.newsroom.press.queries.published import (
    days_with_counts,
    published_between,
    records,
    sections,
    standing,
    with_keyword,
)
from marsad.newsroom.press.views.answer import page, renderer
from marsad.records import Outlet as OutletRecord
from marsad.records import OutletName, PublishedStory

UNNAMED = OutletRecord(id=UNKNOWN_OUTLET, names=(OutletName("An unnamed outlet", "en"),), language="und")
"""The outlet page of stories that came without one."""

KeywordKind = Literal["people", "places", "bodies", "topics"]


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a section."""
    name = next((name for name in sections() if paths.slug_of(name) == slug), None)
    if name is None:
        raise Http404
    path = paths.section_path(name)
    stories, total, pager = _page(request, path, standing().filter(section_slug=slug))
    listing = ListingPage(kind="section", path=path, stories=stories, total=total, title=name, pager=pager)
    return page(renderer().listing(listing))


@require_safe
def keyword(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Show the stories that carry a keyword."""
    text, rows = with_keyword(kind, slug)
    if text is None:
        raise Http404
    known = cast(KeywordKind, kind)
    path = paths.keyword_path(known, text)
    stories, total, pager = _page(request, path, rows)
    return page(
        renderer().listing(ListingPage(kind=known, path=path, stories=stories, total=total, title=text, pager=pager))
    )


@require_safe
def outlet(request: HttpRequest, key: str) -> HttpResponse:
    """Show an outlet with its names and stance labels, and what was translated from it."""
    row = Outlet.objects.filter(key=key).first()
    if row is None and key != UNKNOWN_OUTLET:
        raise Http404
    shown = shown_outlet(row) if row else UNNAMED
    stories, total, pager = _page(request, paths.outlet_path(key), standing().filter(outlet=row))
    return page(renderer().outlet(OutletPage(outlet=shown, stories=stories, total=total, pager=pager)))


@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    """Show all outlets that something was translated from."""
    counts = dict(standing().order_by().values_list("outlet").annotate(n=Count("id")))
    rows = Outlet.objects.in_bulk([pk for pk in counts if pk is not None])
    shown = tuple((shown_outlet(rows[pk]) if pk else UNNAMED, n) for pk, n in counts.items())
    return page(renderer().outlets(OutletsPage(shown)))


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """Show all months with their counts."""
    return page(renderer().archive(ArchivePage(months_of(dict(days_with_counts())))))


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Show a month: its calendar and its stories."""
    first = _day(year, month, 1)
    after = (first + timedelta(days=31)).replace(day=1)
    path = paths.month_path(first)
    stories, total, pager = _page(request, path, published_between(first, after))
    counts = {day: n for day, n in days_with_counts() if first <= day < after}
    calendar = next(iter(months_of(counts)), Month(year, month))
    return page(
        renderer().listing(
            ListingPage(
                kind="month", path=path, stories=stories, total=total, day=first, calendar=calendar, pager=pager
            )
        )
    )


@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """Show what was published on a day (UTC)."""
    on = _day(year, month, day)
    path = paths.day_path(on)
    stories, total, pager = _page(request, path, published_between(on, on + timedelta(days=1)))
    return page(
        renderer().listing(ListingPage(kind="day", path=path, stories=stories, total=total, day=on, pager=pager))
    )


def _page(
    request: HttpRequest, path: str, rows: QuerySet[Publication]
) -> tuple[tuple[PublishedStory, ...], int, Pager | None]:
    """Return one page of a list, the length of the whole, and the pager where it runs over several."""
    total = rows.count()
    pages = max(1, -(-total // PAGE_SIZE))
    text = request.GET.get("page", "1")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
    if not 1 <= number <= pages:
        raise Http404
    stories = tuple(records(rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]))
    return stories, total, Pager(path, number, pages) if pages > 1 else None


def _day(year: int, month: int, day: int) -> date:
    if not MINYEAR < year < MAXYEAR:  # the calendar's first and last year have no day before and after
        raise Http404
    try:
        return date(year, month, day)
    except ValueError:
        raise Http404 from None
