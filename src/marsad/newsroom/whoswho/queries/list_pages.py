"""A page of the list of headings, and how many stand under each kind and letter: from indexes, however many there are.

What stands in a list that is long is counted for all headings at once; the sealed and the confirmed are few, and are
taken off or told by themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from time import time
from typing import Literal

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet

from marsad.newsroom.whoswho.models import Authority, Judgement, NameForm
from marsad.newsroom.whoswho.queries.clusters import confirmed_clusters, sealed_clusters

SIZE = 50
STATES = {"": "All", "unconfirmed": "Unconfirmed", "confirmed": "Confirmed", "sealed": "Sealed"}
"""What a list is narrowed to. Sealed headings are on a list of their own, which editors alone have."""

Column = Literal["letter", "native_letter"]
Few = tuple[int, str, str, str]
"""A heading among the few that are counted by themselves: number, kind, and its letters."""


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What the list is narrowed to. Empty means everything."""

    text: str = ""
    kind: str = ""
    letter: str = ""
    state: str = ""
    page: int = 1


@dataclass(slots=True)
class Tally:
    """How many headings stand under each kind and letter of either alphabet; the letter is empty without a name."""

    letter: Counter[tuple[str, str]] = field(default_factory=Counter)
    native_letter: Counter[tuple[str, str]] = field(default_factory=Counter)

    def kinds(self) -> Counter[str]:
        """Return how many of each kind there are."""
        found: Counter[str] = Counter()
        for (kind, _), count in self.letter.items():
            found[kind] += count
        return found

    def total(self) -> int:
        """Return how many there are."""
        return self.letter.total()

    def letters(self, column: Column, kind: str = "") -> Counter[str]:
        """Return how many of a kind, or of all, stand under each letter of an alphabet."""
        found: Counter[str] = Counter()
        for (of_kind, letter), count in getattr(self, column).items():
            if letter and count and kind in ("", of_kind):
                found[letter] += count
        return found

    def without(self, few: Iterable[Few]) -> Tally:
        """Return the same without some headings."""
        less = _tally_of(few)
        return Tally(self.letter - less.letter, self.native_letter - less.native_letter)


def tallies_of(states: Collection[str]) -> dict[str, Tally]:
    """Return the tallies of the lists that somebody may open."""
    sealed = {row[0]: row for row in _few(sealed_clusters())}
    confirmed = [row for row in _few(confirmed_clusters()) if row[0] not in sealed]
    seen = _everything().without(sealed.values())
    found = {
        "": seen,
        "unconfirmed": seen.without(confirmed),
        "confirmed": _tally_of(confirmed),
        "sealed": _tally_of(sealed.values()),
    }
    return {state: found[state] for state in states}


def heads_at(asked: ListFilter, tally: Tally) -> tuple[int, list[Authority]]:
    """Return how long a list is, and the headings of a page of it, or of its last page.

    Those who have a name in the alphabet come first, by its letters. Numbers are read from an index, and the headings
    of the page alone are fetched: so the last page of very many costs little more than the first.
    """
    heads = heads_in(asked.state)
    heads = heads.filter(kind=asked.kind) if asked.kind else heads
    latin, native = tally.letters("letter", asked.kind), tally.letters("native_letter", asked.kind)
    by_native = bool(asked.letter) and not asked.letter.isascii()
    column, names = ("native_letter", ("native_sort", "sort")) if by_native else ("letter", ("sort", "native_sort"))
    order = (column, *names, "pk")
    if not asked.letter:
        lettered, total = latin.total(), tally.kinds()[asked.kind] if asked.kind else tally.total()
        parts = [(heads.filter(letter__gt=""), lettered), (heads.filter(letter=""), total - lettered)]
    elif latin[asked.letter] and native[asked.letter]:  # such as the sign for numbers: it is in both alphabets
        either = heads.filter(Q(letter=asked.letter) | Q(native_letter=asked.letter))
        parts = [(either, either.count())]
    elif latin[asked.letter]:
        parts = [(heads.filter(letter=asked.letter), latin[asked.letter])]
    else:
        parts = [(heads.filter(native_letter=asked.letter), native[asked.letter])]
    total = sum(count for _, count in parts)
    start = (min(max(asked.page, 1), max(-(-total // SIZE), 1)) - 1) * SIZE
    return total, _slice([(rows.order_by(*order), count) for rows, count in parts], start)


def heads_in(state: str) -> QuerySet[Authority]:
    """Return the headings of a list."""
    heads = Authority.objects.filter(head=None)
    if state == "sealed":
        return heads.filter(pk__in=sealed_clusters())
    heads = heads.exclude(pk__in=sealed_clusters())
    if state == "confirmed":
        return heads.filter(pk__in=confirmed_clusters())
    return heads.exclude(pk__in=confirmed_clusters()) if state == "unconfirmed" else heads


def _slice(parts: Iterable[tuple[QuerySet[Authority], int]], start: int) -> list[Authority]:
    numbers: list[int] = []
    for rows, count in parts:
        if start < count:
            numbers += rows.values_list("pk", flat=True)[start : start + SIZE - len(numbers)]
        start = max(start - count, 0)
    found = Authority.objects.in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def _everything() -> Tally:
    """Return the tally of all headings that stand for a cluster, counted anew when one may have come, gone or moved.

    Asked of indexes alone. What another process commits late is counted within a minute.
    """
    last = [
        rows.objects.order_by("-pk").values_list("pk", moment).first()
        for rows, moment in ((Authority, "made_at"), (NameForm, "at"), (Judgement, "at"))
    ]
    gone = NameForm.objects.filter(withdrawn_at__isnull=False).aggregate(last=Max("withdrawn_at"))["last"]
    return _counted((str(settings.NEWSROOM_FOLDER), *last, gone, int(time() // 60)))


@lru_cache(maxsize=1)
def _counted(state: tuple[object, ...]) -> Tally:
    """Count each alphabet from an index in its order."""
    heads = Authority.objects.filter(head=None).order_by()
    latin = heads.values_list("kind", "letter").annotate(n=Count("pk"))
    native = heads.values_list("kind", "native_letter").annotate(n=Count("pk"))
    return Tally(*(Counter({(kind, letter): n for kind, letter, n in rows}) for rows in (latin, native)))


def _few(clusters: QuerySet[Authority, int]) -> list[Few]:
    rows = Authority.objects.filter(pk__in=clusters).order_by()
    return list(rows.values_list("pk", "kind", "letter", "native_letter"))


def _tally_of(few: Iterable[Few]) -> Tally:
    rows = list(few)
    return Tally(Counter((kind, one) for _, kind, one, _ in rows), Counter((kind, one) for _, kind, _, one in rows))
