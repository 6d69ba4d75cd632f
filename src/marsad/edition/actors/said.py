"""What an actor said, chosen by subject, outlet, kind and time; each choice has an address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import replace

from marsad.edition.paths import actor_path, page_path, slug_of
from marsad.errors import BadInput
from marsad.records import ActorSaying

KINDS = ("direct", "mixed", "indirect")
PAGE_SIZE = 50
"""How many statements a page of the live edition shows."""
_WHEN = re.compile(r"\d{4}(?:-\d\d)?")

Field = Literal["subject", "outlet", "kind", "when"]


class ActorQuery(Struct, frozen=True, kw_only=True):
    """Which of an actor's statements are asked for.

    Attributes:
        subject: The slug of a keyword that they speak of.
        outlet: The id of the outlet that carried them.
        kind: direct, mixed or indirect.
        when: A year or a month: `2026`, `2026-03`.
        page: Counts from 1.
    """

    subject: str | None = None
    outlet: str | None = None
    kind: str | None = None
    when: str | None = None
    page: int = 1


class Choice(Struct, frozen=True):
    """One way to choose: its value in an address, its name, and how many statements it leaves."""

    value: str
    name: str
    count: int


def parse_query(values: Mapping[str, str]) -> ActorQuery:
    """Read which statements are asked for from an address.

    Raises:
        BadInput: A value is none that an address of ours has.
    """
    kind, when, page = values.get("kind") or None, values.get("when") or None, values.get("page") or "1"
    if kind is not None and kind not in KINDS:
        raise BadInput(f"kind={kind!r} is none; choose one of {', '.join(KINDS)}.")
    if when is not None and not _WHEN.fullmatch(when):
        raise BadInput(f"when={when!r} is neither a year nor a month; write it as 2026 or 2026-03.")
    if not (page.isascii() and page.isdigit() and len(page) < 7 and int(page)):
        raise BadInput(f"page={page!r} is not a page number; begin with page=1.")
    return ActorQuery(
        subject=values.get("subject") or None, outlet=values.get("outlet") or None, kind=kind, when=when, page=int(page)
    )


def query_path(slug: str, query: ActorQuery) -> str:
    """Return the address of an actor's page with some of his statements chosen."""
    fields = (("subject", query.subject), ("outlet", query.outlet), ("kind", query.kind), ("when", query.when))
    pairs = [(name, value) for name, value in fields if value]
    if not pairs:
        return page_path(actor_path(slug), query.page)
    if query.page > 1:
        pairs.append(("page", str(query.page)))
    return f"{actor_path(slug)}?{urlencode(pairs, errors='replace')}"


def with_choice(query: ActorQuery, field: Field, value: str | None) -> ActorQuery:
    """Return a query with one choice made, or taken off for None; it begins at the first page."""
    changed: dict[str, object] = {field: value, "page": 1}
    return replace(query, **changed)


def choose(sayings: Iterable[ActorSaying], query: ActorQuery) -> tuple[ActorSaying, ...]:
    """Return the statements that a query asks for, of all pages."""
    if query == ActorQuery(page=query.page):
        return tuple(sayings)
    return tuple(saying for saying in sayings if _fits(saying, query))


def choices(sayings: Sequence[ActorSaying], query: ActorQuery, field: Field) -> tuple[Choice, ...]:
    """Return what else can be chosen in one field while the other choices stand; the fullest first, years newest first.

    A time is chosen by years here, by months in the picture. What is chosen is among them even where it leaves nothing.
    """
    left = choose(sayings, with_choice(query, field, None))
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for saying in left:
        for value, name in _VALUES[field](saying):
            names.setdefault(value, name)
            counts[value] += 1
    chosen = (getattr(query, field) or "")[: 4 if field == "when" else None]
    if chosen and chosen not in counts:  # it leaves nothing beside the others, and can be taken off
        names.update(pair for saying in sayings for pair in _VALUES[field](saying) if pair[0] == chosen)
        counts.update({chosen: 0} if chosen in names else {})
    if field == "when":
        ordered = sorted(counts, reverse=True)
    elif field == "kind":
        ordered = [kind for kind in KINDS if kind in counts]
    else:
        ordered = sorted(counts, key=lambda value: (-counts[value], names[value].casefold()))
    return tuple(Choice(value, names[value], counts[value]) for value in ordered)


def subjects_of(saying: ActorSaying) -> tuple[tuple[str, str], ...]:
    """Return what a statement speaks of, slug and name."""
    return tuple({_slug(word): word for word in saying.subjects}.items())


def kind_of(saying: ActorSaying) -> str:
    """Return whether a statement is quoted word for word, in part, or reported."""
    return saying.parts[0].sayings[0].kind


def is_sure(saying: ActorSaying) -> bool:
    """Say whether a person stands for the statement and for who makes it."""
    return saying.sure and saying.parts[0].sayings[0].confirmed


def _fits(saying: ActorSaying, query: ActorQuery) -> bool:
    return (
        (query.kind is None or kind_of(saying) == query.kind)
        and (query.outlet is None or saying.story.original.outlet == query.outlet)
        and (query.when is None or f"{saying.on.year:04}-{saying.on.month:02}".startswith(query.when))
        and (query.subject is None or any(slug == query.subject for slug, _ in subjects_of(saying)))
    )


@lru_cache
def _year(year: int) -> tuple[str, str]:
    return f"{year:04}", f"{year:04}"


_VALUES: dict[Field, Callable[[ActorSaying], Iterable[tuple[str, str]]]] = {
    "subject": subjects_of,
    "outlet": lambda saying: ((saying.story.original.outlet, saying.story.original.outlet_name),),
    "kind": lambda saying: ((kind_of(saying), ""),),
    "when": lambda saying: (_year(saying.on.year),),
}


_slug = lru_cache(maxsize=4096)(slug_of)
