"""Whether two headings may be one, and why: for a person to say, never done by the machine."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.names.linking.context import Support, agree
from marsad.names.linking.likeness import Level, Likeness, compare_forms, telling, try_parse
from marsad.names.linking.offices import parse_office
from marsad.names.linking.records import Heading
from marsad.text.scripts import ARABIC_LETTER

LEAST = 0.6
"""Score from which two headings are worth a question."""
_BASE = {Level.SAME: 0.7, Level.ALIKE: 0.6, Level.PART: 0.45, Level.NEAR: 0.4, Level.FAMILY: 0.2, Level.OTHER: 0.0}
COMPARED = 12
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
    like = _best(one, other)
    score, reasons = _BASE[like.level] * (0.6 + 0.4 * like.score), []
    if like.level >= Level.NEAR:
        reasons.append(_say(like))
    score += 0.02 * min(len({name for name in one.names if name in other.names}), 4)
    if one.kind != "person" and like.level in (Level.PART, Level.FAMILY):
        score = 0.0
    if one.kind == "person" and like.level == Level.SAME and _is_one_word(like.form):
        score -= 0.3
    if addresses:
        score += 0.5
        reasons.append(f"Both are {min(addresses)}.")
    for fact, theirs in _days(one, other):
        if fact is not None and theirs is not None:
            if not (fact.startswith(theirs) or theirs.startswith(fact)):
                return None
            score += 0.15
            reasons.append(f"Both have the date {max(fact, theirs, key=len)}.")
    office = _office(one, other)
    if office is not None:
        score += 0.15
        reasons.append(office)
    common = set(one.related) & set(other.related)
    if common:
        score += 0.05
        reasons.append(f"Both have to do with {one.related[min(common)][0]}.")
    if score < LEAST:
        return None
    return Merge(round(min(score, 0.99), 3), tuple(reasons))


def _best(one: Heading, other: Heading) -> Likeness:
    """Return how like the two spellings are that are most like each other; slips don't count."""
    ours = [name for name in one.names if name not in one.slips][:COMPARED]
    theirs = [name for name in other.names if name not in other.slips][:COMPARED]
    found = [compare_forms(name, form) for name in ours for form in theirs]
    return max(found, key=lambda like: (like.level, like.score), default=Likeness(Level.OTHER, 0.0, "", ""))


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
