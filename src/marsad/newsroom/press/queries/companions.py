"""Who is named in the same published stories as an actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from marsad.edition.actors.graph import MOST
from marsad.newsroom.press.queries.told import Told
from marsad.newsroom.whoswho.models import Authority
from marsad.records import Companion

LISTED = 40
"""How many of them his page lists."""

Ties = tuple[tuple[int, int, int], ...]


def companions_of(
    head: int, told: Sequence[Told], rows: Mapping[int, Authority], pages: Mapping[int, str]
) -> tuple[tuple[Companion, ...], Ties]:
    """Return who is named with an actor, the most frequent first, and which of the first of them meet.

    Args:
        head: The number of the actor's heading.
        told: The stories that name him.
        rows: The headings that may be named.
        pages: The addresses of those that have a page.
    """
    together: list[set[int]] = []
    counts: Counter[int] = Counter()
    sure: set[int] = set()
    for one in told:
        named = _named(one)
        confirmed = named.pop(head, False)
        together.append(set(named) & set(rows))
        counts.update(together[-1])
        sure |= {other for other, is_sure in named.items() if is_sure and confirmed}
    ordered = sorted(counts, key=lambda number: (-counts[number], number))[:LISTED]
    companions = tuple(
        Companion(
            name=rows[number].label,
            native=rows[number].native,
            kind=rows[number].kind,  # type: ignore[arg-type]
            stories=counts[number],
            slug=pages.get(number),
            sure=number in sure,
        )
        for number in ordered
    )
    return companions, _ties(ordered[:MOST], together)


def _named(told: Told) -> dict[int, bool]:
    """Return whom a story names, and whether a person said so."""
    named: dict[int, bool] = {}
    for meant in told.meant.values():
        head = meant.identity.head
        named[head] = named.get(head, False) or meant.identity.confirmed
    return named


def _ties(ordered: Sequence[int], together: Sequence[set[int]]) -> Ties:
    places = {number: place for place, number in enumerate(ordered)}
    counts: Counter[tuple[int, int]] = Counter()
    for names in together:
        counts.update(combinations(sorted(places[number] for number in names if number in places), 2))
    return tuple((one, other, count) for (one, other), count in sorted(counts.items()))
