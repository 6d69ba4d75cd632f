"""How a name in a story is like a heading's names: the same, spelled otherwise, shorter, or a family name alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from marsad.errors import BadInput
from marsad.names.clean import find_flaws
from marsad.names.compare import Comparison, compare_names
from marsad.names.parse import Name, Part, parse_name
from marsad.names.wordlists import load_lists
from marsad.text.scripts import ARABIC_LETTER

PART_ALIKE = 0.65
"""Score from which two words may be one word."""
LIKELY = 0.5
"""Scores below this are of other names."""
_GLUED = re.compile(r"\A(?:ل(?=ل\w{3})|[وفبلك](?=\w{2}))")
_GLUED_TWICE = re.compile(r"\A[وف](?:[بك]|ل)(?=\w{3})")
_WHERE_FROM = re.compile(r"\Aال\w+ي[ةه]?\s+(?=\S+\s+\S)")
_OF = re.compile(r"\s(?:of|from)\s.+\Z")


class Level(IntEnum):
    """How far two names are one, the least first."""

    OTHER = 0
    FAMILY = 1
    NEAR = 2
    PART = 3
    ALIKE = 4
    SAME = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a name is to one spelling: `form` is the spelling, `read_as` the name without what was taken off."""

    level: Level
    score: float
    form: str
    read_as: str


def readings_of(wording: str, *, person: bool) -> tuple[str, ...]:
    """Return a name as it stands, and what it is without a word that may not belong to it.

    Arabic prepositions are written to the name, and a reader may take where somebody is from for his first name.

    >>> readings_of("بأبي ليث الصخري", person=True)[1]
    'أبي ليث الصخري'
    >>> readings_of("الكاردي أورهان تسمر", person=True)[1], readings_of("Rima Ayyash of the Movement", person=True)[1]
    ('أورهان تسمر', 'Rima Ayyash')
    """
    found = [wording]
    if ARABIC_LETTER.match(wording):
        for glued in (_GLUED, _GLUED_TWICE):
            if match := glued.match(wording):
                rest = wording[match.end() :]
                found.append(f"ا{rest}" if match[0] == "ل" and rest.startswith("ل") else rest)
        if person and (match := _WHERE_FROM.match(wording)):
            found.append(wording[match.end() :])
    elif person:
        found.append(_OF.sub("", wording))
    return tuple(dict.fromkeys(found))


def signature(name: Name) -> tuple[str, ...]:
    """Return a name's letters without articles, titles and particles: the same for what differs in form only.

    >>> signature(parse_name("Dr. Bashar al-Assad")) == signature(parse_name("Bashar Al Assad"))
    True
    """
    return tuple(part.shapes[0] for part in name.parts if part.kind not in ("title", "particle")) or tuple(
        part.shapes[0] for part in name.parts
    )


def telling(name: Name) -> tuple[Part, ...]:
    """Return the parts of a name that tell whose it is."""
    return tuple(part for part in name.parts if part.kind in ("name", "organisation", "number"))


def try_parse(text: str) -> Name | None:
    """Return the parts of a name, None for what is none."""
    try:
        return parse_name(text)
    except BadInput:
        return None


@lru_cache(maxsize=65536)
def compare_forms(name: str, form: str) -> Likeness:
    """Return how a name in a story is like one spelling of a heading.

    >>> compare_forms("Bashar al-Assad", "بشار الأسد").level.name, compare_forms("Asmi", "Ayman al-Asmi").level.name
    ('ALIKE', 'FAMILY')
    """
    one, other = try_parse(name), try_parse(form)
    if one is None or other is None:
        return Likeness(Level.OTHER, 0.0, form, name)
    if signature(one) == signature(other):
        return Likeness(Level.SAME, 1.0, form, name)
    found = compare_names(name, form)
    return Likeness(_level(found, one, other), found.score, form, name)


def _level(found: Comparison, one: Name, other: Name) -> Level:
    ours, theirs = telling(one), telling(other)
    like = {part.a: part.score for part in found.parts if part.a and part.b}
    met = {part.b for part in found.parts if part.a and part.b and part.score >= PART_ALIKE}
    if not found.parts:  # listed forms, or one word for two
        return Level.ALIKE if found.verdict == "same" else Level.OTHER
    matched = [part for part in ours if like.get(part.text, 0.0) >= PART_ALIKE]
    if len(ours) == len(theirs):
        if found.verdict == "same" and all(like.get(part.text) for part in ours):
            return Level.ALIKE
        return Level.NEAR if found.verdict != "different" and len(matched) == len(ours) else Level.OTHER
    if len(ours) == 1:
        return Level.FAMILY if matched and theirs and theirs[-1].text in met else Level.OTHER
    if len(theirs) == 1:
        return Level.FAMILY if met and ours[-1] in matched else Level.OTHER
    first, last, inside = _ends(ours, theirs, matched, met)
    body = any(part.kind == "organisation" for part in (*ours, *theirs))
    return Level.PART if inside and ((first and last) or (body and (first or last))) else Level.OTHER


def _ends(
    ours: tuple[Part, ...], theirs: tuple[Part, ...], matched: list[Part], met: Collection[str | None]
) -> tuple[bool, bool, bool]:
    """Return whether the longer name's first and last words are in the shorter, and the whole shorter in the longer."""
    if len(ours) < len(theirs):
        return theirs[0].text in met, theirs[-1].text in met, len(matched) == len(ours)
    return ours[0] in matched, ours[-1] in matched, all(part.text in met for part in theirs)


def is_common(name: Name) -> bool:
    """Tell whether a name is made of nothing but names that everybody bears.

    >>> is_common(parse_name("Ahmad Hassan")), is_common(parse_name("Ahmad al-Turaybili"))
    (True, False)
    """
    common = load_lists().common
    parts = [part for part in name.parts if part.kind == "name"]
    return bool(parts) and all(any(shape in common for shape in part.shapes) for part in parts)


def is_suspect(texts: Iterable[str]) -> bool:
    """Tell whether a name has letters of two scripts in one word, or an override of direction."""
    return any({"mixed-letters", "direction-override"} & set(find_flaws(text)) for text in texts)
