"""What a story's context says for a heading, and against it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from marsad.names.linking.offices import NOTHING, Office, parse_office
from marsad.names.linking.records import Heading, Named, Setting
from marsad.records import Fact
from marsad.text.normalise import fold_phrase

COMPANIONS = 2
"""People usually named with somebody, from whom on they tell who is meant."""
LONG_ENOUGH = 6
"""Letters of a body's folded name that can be looked for in an office."""

_ONE_OF_A_KIND = frozenset(("president", "premier", "king"))
"""Roles that one person of a country has."""


class Support(IntEnum):
    """How much the context says for a heading."""

    NONE = 0
    SOME = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Context:
    """What is for a heading, what is against it, and why.

    `grounded` is weaker than support: all that the story surely names lies in one country with it.
    """

    support: Support
    against: bool
    reasons: tuple[str, ...]
    worth: float
    grounded: bool = False


def weigh_context(named: Named, heading: Heading, setting: Setting) -> Context:
    """Return what the story's context says of a heading that a name may mean."""
    reasons: list[str] = []
    office = _office(named, heading, setting, reasons)
    against = _dates_against(named, heading, setting, reasons)
    if office is None:
        against, office = True, Support.NONE
    related = _related(heading, setting, reasons)
    companions = _companions(heading, setting, reasons)
    steps = office + related + companions
    support = Support.STRONG if steps >= Support.STRONG else Support(steps)
    worth = 0.08 * min(steps, 4) - (0.25 if against else 0.0)
    grounded = steps == 0 and _is_grounded(heading, setting, reasons)
    return Context(support, against, tuple(reasons), worth, grounded)


def _office(named: Named, heading: Heading, setting: Setting, reasons: list[str]) -> Support | None:
    """Say whether he is called what the heading is; None if that had ended by then and is not said to be former."""
    said = [parse_office(text) for text in (*named.offices, *named.beside)]
    whole = NOTHING
    for one in said:
        whole |= one
    found = Support.NONE
    ended: Fact | None = None
    for fact in heading.facts:
        if fact.kind not in ("office", "member", "description", "part_of", "place", "relation"):
            continue
        held = parse_office(fact.value)
        of = _names_of(fact, heading)
        support = agree(whole, held, of, (*named.offices, *named.beside))
        if support == Support.NONE:
            continue
        if _is_over(fact, setting.on) and not whole.former:
            ended = ended or fact
            continue
        if support > found:
            found = support
            reasons[:] = [
                f"Both are called {fact.value or of[0]}."
                if held.roles
                else f"Both have to do with {of[0] if of else fact.value}."
            ]
    if found == Support.NONE and ended is not None:
        reasons.append(f"{heading.label} was {ended.value} only until {ended.to_on}, before this story.")
        return None
    return found


def agree(said: Office, held: Office, of: tuple[str, ...], texts: tuple[str, ...]) -> Support:
    """Say whether what a story calls somebody is what a fact tells of a heading."""
    folded = [f" {fold_phrase(text)} " for text in texts]
    body = any(
        len(key) >= LONG_ENOUGH and any(key in text for text in folded) for key in (fold_phrase(name) for name in of)
    )
    same = len(said.roles & held.roles)
    field = bool(said.fields & held.fields)
    words = len(said.words & held.words)
    if same and (field or body or words):
        return Support.STRONG
    if body and not held.roles:
        return Support.STRONG
    if same and held.roles <= said.roles and not held.fields and not held.words:
        return Support.STRONG if held.roles & _ONE_OF_A_KIND else Support.SOME
    if same or body or words >= 2 or (field and words):
        return Support.SOME
    return Support.NONE


def _names_of(fact: Fact, heading: Heading) -> tuple[str, ...]:
    return next((names for number, names in heading.related.items() if str(number) == fact.of), ()) if fact.of else ()


def _is_over(fact: Fact, on: str | None) -> bool:
    """Tell whether a fact had ended by a day: at the last day that its end may mean."""
    return bool(fact.to_on and on and f"{fact.to_on}-99-99"[:10] < on)


def _dates_against(named: Named, heading: Heading, setting: Setting, reasons: list[str]) -> bool:
    if not setting.on:
        return False
    for fact in heading.facts:
        day = (fact.value or fact.from_on or "").strip()
        if fact.kind in ("born", "founded") and day[:4].isdigit() and day > setting.on:
            reasons.append(f"{heading.label} was {fact.kind} in {day[:4]}, after this story.")
            return True
        if fact.kind == "died" and named.speaks and day[:4].isdigit() and int(day[:4]) < int(setting.on[:4]) - 1:
            reasons.append(f"{heading.label} died in {day[:4]}, and the story lets him speak.")
            return True
    return False


def _related(heading: Heading, setting: Setting, reasons: list[str]) -> int:
    """Count up to two headings that its facts tell of and that the story names; a place alone is one step."""
    met = [
        names[0]
        for number, names in heading.related.items()
        if names and (number in setting.heads or any(fold_phrase(name) in setting.names for name in names))
    ]
    if met:
        reasons.append(f"The story speaks of {_listed(met)}, with which {heading.label} has to do.")
    elif who := setting.told_by.get(heading.number):
        reasons.append(f"The story speaks of {who}, which has to do with {heading.label}.")
        return 1
    return min(len(met), 2)


def _is_grounded(heading: Heading, setting: Setting, reasons: list[str]) -> bool:
    """Tell whether everything whose place is known shares a place with the heading."""
    if not setting.grounds or not (heading.lies | {heading.number}).intersection(*setting.grounds):
        return False
    reasons.append(f"All that the story surely names is of one country with {heading.label}.")
    return True


def _companions(heading: Heading, setting: Setting, reasons: list[str]) -> int:
    met = [number for number in heading.companions if number in setting.heads and number != heading.number]
    if met:
        who = "One of those" if len(met) == 1 else f"{len(met)} of those"
        reasons.append(f"{who} named here {'is' if len(met) == 1 else 'are'} often named with {heading.label}.")
    return 2 if len(met) > COMPANIONS else 1 if len(met) == COMPANIONS else 0


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1][:3])} and {names[-1]}"
