"""What came in: groups of stories that print the same text, filtered, with counts that equal their lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, get_args

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from marsad.errors import IndexBroken, ModelMissing
from marsad.newsroom.archive.models import Outlet, Story
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.queries.labels import OutletLabel, outlet_label
from marsad.newsroom.staff.models import User
from marsad.records import SearchQuery
from marsad.search.index import Index

State = Literal["open", "mine", "taken", "all"]
Since = Literal["today", "week", "month", "ever"]
STATES: tuple[State, ...] = get_args(State)
PERIODS: tuple[Since, ...] = get_args(Since)
DAYS: dict[Since, int] = {"today": 1, "week": 7, "month": 30}
SIZE = 30
GROUP = Coalesce("reprint_of_id", "pk")
"""What stands for a story's group: the story that it reprints, or itself."""
MOST_FOUND = 200
"""How many stories a search puts before the filters: the best ones."""


@dataclass(frozen=True, slots=True)
class IncomingFilter:
    """What the list is narrowed to. Empty means everything."""

    text: str = ""
    outlet: str = ""
    lang: str = ""
    state: State = "open"
    since: Since = "week"
    page: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter and the length of the list that choosing it opens."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """A story with those that print the same text."""

    story: Story
    label: OutletLabel
    draft: Draft | None
    reprints: tuple[IncomingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Incoming:
    """A page of the list, its length, and the filters' counts."""

    asked: IncomingFilter
    total: int
    rows: tuple[IncomingRow, ...]
    states: tuple[Choice, ...]
    periods: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    note: str
    pages: int
    archive_is_empty: bool


def incoming(asked: IncomingFilter, user: User, now: datetime | None = None) -> Incoming:
    """Return a page of what came in.

    A group is listed once, under its first story, if any story of it passes; every count counts groups.
    """
    now = now or timezone.now()
    keys, note = find_stories(asked.text)

    def groups(narrowed: IncomingFilter) -> QuerySet[Story]:
        return _matching(narrowed, keys, user, now)

    total = _count(groups(asked))
    pages = max(1, -(-total // SIZE))
    page = min(max(asked.page, 1), pages)
    leads = (
        Story.objects.filter(pk__in=groups(asked).values_list(GROUP))
        .annotate(day=Coalesce("published_on", TruncDate("first_seen_at")))
        .order_by("-day", "-first_seen_at", "-pk")[(page - 1) * SIZE : page * SIZE]
    )
    return Incoming(
        asked=replace(asked, page=page),
        total=total,
        rows=tuple(rows_with_reprints([lead.pk for lead in leads])),
        states=tuple(
            Choice(value, _STATE_NAMES[value], _count(groups(replace(asked, state=value))), value == asked.state)
            for value in STATES
        ),
        periods=tuple(
            Choice(value, _PERIOD_NAMES[value], _count(groups(replace(asked, since=value))), value == asked.since)
            for value in PERIODS
        ),
        outlets=_facet(groups(replace(asked, outlet="")), "outlet__key", asked.outlet),
        languages=_facet(groups(replace(asked, lang="")), "lang", asked.lang),
        note=note,
        pages=pages,
        archive_is_empty=not Story.objects.exists(),
    )


def find_stories(text: str) -> tuple[list[int] | None, str]:
    """Return the archived stories that a search finds, best first, and a note; None without a search.

    Where the index can't answer, headlines are searched instead, and the note says so.
    """
    if not text.strip():
        return None, ""
    try:
        index = Index(Path(settings.NEWSROOM_FOLDER or ".") / "index")
        results = index.search(SearchQuery(text=text, scope="archive", size=MOST_FOUND))
        if not index.count:
            return _headlines(text), "Only headlines were searched: nothing is indexed yet. Run `marsad index rebuild`."
    except (IndexBroken, ModelMissing) as error:
        return _headlines(text), f"Only headlines were searched: {error}"
    note = results.note
    if results.total > MOST_FOUND:
        note = f"{note} These are the best {MOST_FOUND} of {results.total:,} stories found.".strip()
    return [int(hit.key.removeprefix("story:")) for hit in results.hits], note


def _headlines(text: str) -> list[int]:
    rows = Story.objects.filter(headline__icontains=text.strip().replace("\x00", ""))
    return list(rows.values_list("pk", flat=True)[:MOST_FOUND])


def rows_with_reprints(pks: Sequence[int]) -> list[IncomingRow]:
    """Return stories as rows, in the order given, each with its reprints folded under it."""
    wanted = Story.objects.filter(Q(pk__in=pks) | Q(reprint_of__in=pks))
    stories = list(wanted.select_related("outlet", "draft__claimed_by").defer("text", "signature"))
    rows = {story.pk: IncomingRow(story, outlet_label(story), getattr(story, "draft", None)) for story in stories}
    under: dict[int, list[IncomingRow]] = {}
    for story in stories:
        if story.reprint_of_id is not None:
            under.setdefault(story.reprint_of_id, []).append(rows[story.pk])
    return [replace(rows[pk], reprints=tuple(under.get(pk, ()))) for pk in pks if pk in rows]


def _matching(asked: IncomingFilter, keys: Iterable[int] | None, user: User, now: datetime) -> QuerySet[Story]:
    """Return the stories that pass; the state is that of a story's whole group."""
    rows = Story.objects.annotate(group=GROUP).order_by()
    if keys is not None:
        rows = rows.filter(pk__in=list(keys))
    if asked.outlet:
        rows = rows.filter(outlet__key=asked.outlet)
    if asked.lang:
        rows = rows.filter(lang=asked.lang)
    if asked.since in DAYS:
        rows = rows.filter(first_seen_at__gte=now - timedelta(days=DAYS[asked.since]))
    if asked.state == "open":
        return rows.exclude(group__in=_groups_held())
    if asked.state == "mine":
        return rows.filter(group__in=_groups_held().filter(claimed_by=user))
    if asked.state == "taken":
        return rows.filter(group__in=_groups_held())
    return rows


def _groups_held() -> QuerySet[Draft, int]:
    """Return the groups of which somebody translates, or has translated, a story."""
    held = Draft.objects.exclude(claimed_by=None, stage="drafting").order_by()
    return held.annotate(group=Coalesce("story__reprint_of_id", "story_id")).values_list("group", flat=True)


def _count(rows: QuerySet[Story]) -> int:
    return int(rows.aggregate(n=Count("group", distinct=True))["n"])


def _facet(rows: QuerySet[Story], column: str, chosen: str) -> tuple[Choice, ...]:
    grouped = rows.exclude(**{column: None}).values(value=F(column)).annotate(n=Count("group", distinct=True))
    counted = {str(row["value"]): int(row["n"]) for row in grouped}
    names = dict(Outlet.objects.values_list("key", "name")) if column == "outlet__key" else {}
    if chosen:
        counted.setdefault(chosen, 0)
    choices = [Choice(value, names.get(value, value), n, value == chosen) for value, n in counted.items()]
    return tuple(sorted(choices, key=lambda choice: (-choice.count, choice.name)))


_STATE_NAMES: dict[State, str] = {"open": "Unclaimed", "mine": "Mine", "taken": "Claimed", "all": "All"}
_PERIOD_NAMES: dict[Since, str] = {"today": "Last day", "week": "7 days", "month": "30 days", "ever": "Ever"}
