"""Whether two headings may be one, and why: for a person to say, never done by the machine."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from marsad.names.linking.context import Support, agree
from marsad.names.linking.likeness import Level, Likeness, compare_forms, signature, telling, try_parse
from marsad.names.linking.offices import parse_office
from marsad.names.linking.records import Heading
from marsad.text.scripts import ARABIC_LETTER

LEAST = 0.6
"""Score from which two headings are worth a question."""
_BASE = {Level.SAME: 0.7, Level.ALIKE: 0.6, Level.PART: 0.45, Level.NEAR: 0.4, Level.FAMILY: 0.2, Level.OTHER: 0.0}
MARGIN = 0.01
ACROSS = 0.06
"""What it is worth that two names can't be the same, as no script is common to both headings."""
COMPARED = 8
"""Spellings of each heading that are compared with each other."""


@dataclass(frozen=True, slots=True)
class Merge:
    """How likely two headings are one, and why, in sentences."""

    score: float
    reasons: tuple[str, ...]


def compare_headings(one: Heading, other: Heading, addresses: frozenset[str] | set[str] = frozenset()) -> Merge | None:
    """Return whether two headings may be one; None where that is not worth a question.

    Args:
        one: A heading.
        other: Another.
        addresses: Where both are to be found elsewhere, under one address.
    """
    if one.kind != other.kind or one.silent or other.silent:
        return None
    said: list[str] = []
    more = _evidence(one, other, addresses, said)
    if more is None:
        return None
    common = {name for name in one.names if name in other.names}
    across = not _scripts(one) & _scripts(other)
    like = _best(one, other, common, hopeful=across or _BASE[Level.ALIKE] + more >= LEAST + MARGIN)
    score = _BASE[like.level] * (0.6 + 0.4 * like.score) + 0.02 * min(len(common), 4) + more
    score += ACROSS if across and like.level == Level.ALIKE else 0.0
    if one.kind != "person" and like.level in (Level.PART, Level.FAMILY):
        score -= _BASE[like.level]
    if one.kind == "person" and like.level == Level.SAME and _is_one_word(like.form):
        score -= 0.3
    if score < LEAST:
        return None
    return Merge(round(min(score, 0.99), 3), ((_say(like),) if like.level >= Level.NEAR else ()) + tuple(said))


def _evidence(one: Heading, other: Heading, addresses: Collection[str], said: list[str]) -> float | None:
    """Return what speaks for one heading besides the names, and write it down; None where dates speak against it."""
    more = 0.0
    if addresses:
        more += 0.5
        said.append(f"Both are {min(addresses)}.")
    for ours, theirs in _days(one, other):
        if ours is not None and theirs is not None:
            if not (ours.startswith(theirs) or theirs.startswith(ours)):
                return None
            more += 0.15
            said.append(f"Both have the date {max(ours, theirs, key=len)}.")
    if (office := _office(one, other)) is not None:
        more += 0.15
        said.append(office)
    if shared := set(one.related) & set(other.related):
        more += 0.05
        said.append(f"Both have to do with {one.related[min(shared)][0]}.")
    return more


def _best(one: Heading, other: Heading, common: set[str], *, hopeful: bool) -> Likeness:
    """Return how like the two spellings are that are most like each other; slips don't count.

    Spellings that are not the same are compared only where there is more that speaks for one heading.
    """
    ours = [name for name in one.names if name not in one.slips][:COMPARED]
    theirs = [name for name in other.names if name not in other.slips][:COMPARED]
    for name in ours:
        if name in common and name in theirs:
            return compare_forms(name, name)
    signed = {_signed(name): name for name in reversed(theirs)}
    same = next((name for name in ours if _signed(name) and _signed(name) in signed), None)
    if same is not None:
        return compare_forms(same, signed[_signed(same)])
    if not hopeful:
        return Likeness(Level.OTHER, 0.0, "", "")
    found = [compare_forms(name, form) for name in ours for form in theirs]
    return max(found, key=lambda like: (like.level, like.score), default=Likeness(Level.OTHER, 0.0, "", ""))


def _scripts(heading: Heading) -> set[bool]:
    return {ARABIC_LETTER.search(name) is not None for name in heading.names}


@lru_cache(maxsize=65536)
def _signed(text: str) -> tuple[str, ...]:
    name = try_parse(text)
    return signature(name) if name else ()


def _say(like: Likeness) -> str:
    if like.level == Level.SAME:
        return f"Same name in {'Arabic' if ARABIC_LETTER.search(like.form) else 'Latin letters'}: {like.form}."
    if like.level == Level.PART:
        return f"{like.read_as} and {like.form} share first and last name."
    return f"{like.read_as} may be another spelling of {like.form}."


def _is_one_word(form: str) -> bool:
    name = try_parse(form)
    return name is None or len(telling(name)) < 2


def _days(one: Heading, other: Heading) -> list[tuple[str | None, str | None]]:
    return [(_day(one, kind), _day(other, kind)) for kind in ("born", "died", "founded", "ended")]


def _day(heading: Heading, kind: str) -> str | None:
    return next((fact.value for fact in heading.facts if fact.kind == kind and fact.value), None)


def _office(one: Heading, other: Heading) -> str | None:
    """Return the office that both are said to have held."""
    for ours in one.facts:
        for theirs in other.facts:
            if ours.kind not in ("office", "member", "description") or theirs.kind not in (
                "office",
                "member",
                "description",
            ):
                continue
            of = one.related.get(int(ours.of), ()) if ours.of else ()
            same_body = ours.of is not None and ours.of == theirs.of
            if same_body and parse_office(ours.value).roles & parse_office(theirs.value).roles:
                return f"Both are called {ours.value}."
            if agree(parse_office(theirs.value), parse_office(ours.value), of, (theirs.value,)) == Support.STRONG:
                return f"Both are called {ours.value}."
    return None
