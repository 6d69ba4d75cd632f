"""What came in: groups of stories that print the same text, filtered, with counts that equal their lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, get_args

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from marsad.errors import IndexBroken, ModelMissing
from marsad.newsroom.archive.models import Story
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.queries.labels import OutletLabel, outlet_label
from marsad.newsroom.folder import index_folder
from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.queries.spellings import spellings_in
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
    keys, note = find_stories(asked.text)
    tests = _Tests(asked, user, now or timezone.now())
    found = Story.objects.annotate(group=GROUP).order_by()
    if keys is not None:
        found = found.filter(pk__in=keys)
    chosen = found.filter(tests.outlet & tests.lang & tests.states[asked.state] & tests.periods[asked.since])
    counts = _count(found.filter(tests.outlet & tests.lang), tests)
    total = counts["total"]
    pages = max(1, -(-total // SIZE))
    page = min(max(asked.page, 1), pages)
    leads = (
        Story.objects.filter(pk__in=chosen.values("group"))
        .annotate(day=Coalesce("published_on", TruncDate("first_seen_at")))
        .order_by("-day", "-first_seen_at", "-pk")
        .values_list("pk", flat=True)[(page - 1) * SIZE : page * SIZE]
    )
    timely = found.filter(tests.states[asked.state] & tests.periods[asked.since])
    return Incoming(
        asked=replace(asked, page=page),
        total=total,
        rows=tuple(rows_with_reprints(list(leads))),
        states=tuple(Choice(one, _STATE_NAMES[one], counts[one], one == asked.state) for one in STATES),
        periods=tuple(Choice(one, _PERIOD_NAMES[one], counts[one], one == asked.since) for one in PERIODS),
        outlets=_facet(timely.filter(tests.lang, outlet__isnull=False), "outlet__key", "outlet__name", asked.outlet),
        languages=_facet(timely.filter(tests.outlet), "lang", "lang", asked.lang),
        note=note,
        pages=pages,
        archive_is_empty=not total and not Story.objects.exists(),
    )


def find_stories(text: str) -> tuple[list[int] | None, str]:
    """Return the archived stories that a search finds, best first, and a note; None without a search.

    Where the index can't answer, headlines are searched instead, and the note says so.
    """
    if not text.strip():
        return None, ""
    try:
        index = Index(index_folder())
        results = index.search(SearchQuery(text=text, scope="archive", size=MOST_FOUND, also=spellings_in(text)))
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


class _Tests:
    """What a story has to pass, filter by filter, so that one question to the database counts them all.

    The state is that of a story's whole group.
    """

    def __init__(self, asked: IncomingFilter, user: User, now: datetime) -> None:
        self.asked = asked
        self.outlet = Q(outlet__key=asked.outlet) if asked.outlet else Q()
        self.lang = Q(lang=asked.lang) if asked.lang else Q()
        held = Q(group__in=_groups_held())
        mine = Q(group__in=_groups_held().filter(claimed_by=user))
        self.states: dict[State, Q] = {"open": ~held, "mine": mine, "taken": held, "all": Q()}
        since = {value: Q(first_seen_at__gte=now - timedelta(days=days)) for value, days in DAYS.items()}
        self.periods: dict[Since, Q] = {**since, "ever": Q()}


def _groups_held() -> QuerySet[Draft, int]:
    """Return the groups of which somebody translates, or has translated, a story."""
    held = Draft.objects.exclude(claimed_by=None, stage="drafting").order_by()
    return held.annotate(group=Coalesce("story__reprint_of_id", "story_id")).values_list("group", flat=True)


def _count(rows: QuerySet[Story], tests: _Tests) -> dict[str, int]:
    """Count the groups of the list, and of the list that each other state and period would open."""
    state, since = tests.states[tests.asked.state], tests.periods[tests.asked.since]
    wanted = {"total": state & since}
    wanted |= {value: test & since for value, test in tests.states.items()}
    wanted |= {value: test & state for value, test in tests.periods.items()}
    counts = rows.aggregate(
        **{name: Count("group", distinct=True, filter=test or None) for name, test in wanted.items()}
    )
    return {name: int(count) for name, count in counts.items()}


def _facet(rows: QuerySet[Story], column: str, name: str, chosen: str) -> tuple[Choice, ...]:
    """Count the groups of each value of a column; the chosen one is there even with none."""
    grouped = rows.values(value=F(column), name=F(name)).annotate(n=Count("group", distinct=True))
    choices = [Choice(row["value"], row["name"], int(row["n"]), row["value"] == chosen) for row in grouped]
    if chosen and not any(choice.chosen for choice in choices):
        choices.append(Choice(chosen, chosen, 0, True))
    return tuple(sorted(choices, key=lambda choice: (-choice.count, choice.name)))


_STATE_NAMES: dict[State, str] = {"open": "Unclaimed", "mine": "Mine", "taken": "Claimed", "all": "All"}
_PERIOD_NAMES: dict[Since, str] = {"today": "Last day", "week": "7 days", "month": "30 days", "ever": "Ever"}
