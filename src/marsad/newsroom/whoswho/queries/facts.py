"""Facts by kind, and which of them contradict each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

from marsad.newsroom.whoswho.models import Fact, FactKind
from marsad.text.normalise import fold_phrase
from marsad.text.repeated import join_repeated

ONCE = (FactKind.BORN, FactKind.DIED, FactKind.FOUNDED, FactKind.ENDED)
"""What happens once to anybody, so that two days of it can't both be right."""


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact as a person sees it. `of` is None where it tells of no heading; of a sealed one nothing is told.

    `joined` is its value where that repeats the name of `of`: what is before the name, the name, what is behind it.
    """

    fact: Fact
    of: int | None
    of_label: str
    joined: tuple[str, str, str] | None
    of_sealed: bool
    contested: bool


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts of one kind, the earliest first."""

    kind: str
    name: str
    facts: tuple[ShownFact, ...]
    contested: bool


def fact_groups(facts: Sequence[Fact], hidden: Collection[int]) -> tuple[FactGroup, ...]:
    """Return facts by kind.

    Args:
        facts: The facts that stand.
        hidden: Numbers of headings that whoever looks may not see.
    """
    contested = find_contested(facts)
    groups = []
    for kind in FactKind:
        of_kind = tuple(_shown(fact, hidden, contested) for fact in facts if fact.kind == kind)
        if of_kind:
            name = str(kind.label).lower()
            groups.append(FactGroup(kind.value, name, of_kind, any(one.contested for one in of_kind)))
    return tuple(groups)


def find_contested(facts: Sequence[Fact]) -> set[int]:
    """Return the numbers of facts that another one contradicts.

    Of what happens once, two days that don't fit are a contradiction; of an office, a membership or a place, two that
    say the same with days that overlap and don't fit. `2017` fits `2017-01-28`.
    """
    found = set()
    for one, other in combinations(facts, 2):
        if one.kind == other.kind and _contradict(one, other):
            found |= {one.pk, other.pk}
    return found


def _contradict(one: Fact, other: Fact) -> bool:
    if one.kind in ONCE:
        return bool(one.value and other.value) and not fits(fold_phrase(one.value), fold_phrase(other.value))
    if (one.of_id, fold_phrase(one.value)) != (other.of_id, fold_phrase(other.value)):
        return False
    apart = (one.to_on and other.from_on and one.to_on < other.from_on[: len(one.to_on)]) or (
        other.to_on and one.from_on and other.to_on < one.from_on[: len(other.to_on)]
    )
    return not apart and not (fits(one.from_on, other.from_on) and fits(one.to_on, other.to_on))


def fits(one: str, other: str) -> bool:
    """Say whether two partial dates may be one day: what is open fits everything.

    >>> fits("2017", "2017-01-28"), fits("2016", "2017-01-28"), fits("", "2017")
    (True, False, True)
    """
    return one.startswith(other) or other.startswith(one)


def _shown(fact: Fact, hidden: Collection[int], contested: Collection[int]) -> ShownFact:
    sealed = fact.of_id in hidden
    names = () if sealed or fact.of is None else (fact.of.label, fact.of.native)
    return ShownFact(
        fact=fact,
        of=None if sealed or fact.of is None else fact.of.head_id or fact.of_id,
        of_label="" if sealed or fact.of is None else str(fact.of),
        joined=join_repeated(fact.value, *names),
        of_sealed=sealed,
        contested=fact.pk in contested,
    )
