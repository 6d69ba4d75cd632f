"""What a byline says: its record, and who is the newsroom and no person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.read.nameforms import NameAt
from marsad.read.words import load_words
from marsad.text.normalise import fold_phrase

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Byline:
    """The parts of a byline, as offsets into the line. `own` says that the publisher signs (خاص)."""

    start: int
    end: int
    author: Range | None = None
    outlet: NameAt | None = None
    place: Range | None = None
    own: Range | None = None
    staff: bool = False


BRACKET_LAST = re.compile(r"\s*\(([^()]{2,70})\)\s*$")
"""A bracket that closes a line, as stances stand in it."""
_DESK = re.compile(
    r"(?:our|the|an?) (?:\w+ ){0,3}(?:staff|correspondents?|reporters?|team|desk)|(?:\w+ ){0,2}desk"
    r"|(?:ال)?قسم \w+(?: \w+)?|هيئة \w+|فريق \w+|مكتب \w+|محرر \w+(?: \w+)?"
)


def is_staff(name: str) -> bool:
    """Say whether a name is the newsroom's and no person's: "our correspondent", هيئة التحرير."""
    folded = fold_phrase(name)
    return folded in load_words().staff or bool(_DESK.fullmatch(folded))
