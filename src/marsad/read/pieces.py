"""Pieces: the lines and blocks of a page, in reading order, as the structure reader sees them.

Plain text and HTML both become pieces, so that one reader serves both. HTML gives hints along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_EDGE = " \t\xa0\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u3000"
"""White space and the invisible marks of direction, which no field begins or ends with."""


@dataclass(slots=True)
class Piece:
    """One line of plain text or one block of a page.

    Attributes:
        start: Where it begins in the reading's text.
        end: Where it ends, edges of white space left out.
        text: The text between them.
        gap: Whether an empty line (or a block's edge) stands before it.
        tag: The nearest block element's name; "" in plain text.
        hints: What markup, declaration or metadata say it is, such as "headline" or "furniture".
        links: The share of its letters that are links, 0 to 1.
        address: Where its first link leads, or None.
        body: Whether the body extractor took it; None where none ran.
        group: Number of the nearest list item, article or row, for listings.
        marks: Stretches inside it that markup names: start and end in the reading's text, and the hint.
    """

    start: int
    end: int
    text: str
    gap: bool = False
    tag: str = ""
    hints: frozenset[str] = frozenset()
    links: float = 0.0
    address: str | None = None
    body: bool | None = None
    group: int = 0
    marks: tuple[tuple[int, int, str], ...] = ()


def split_lines(text: str) -> list[Piece]:
    """Return the lines of a plain text that hold anything, without the white space at their edges.

    >>> [(p.text, p.gap) for p in split_lines("One\\r\\n\\r\\n  Two ")]
    [('One', False), ('Two', True)]
    """
    pieces: list[Piece] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        left = len(raw) - len(raw.lstrip(_EDGE))
        core = raw.strip(_EDGE)
        if not core:
            continue
        start = match.start() + left
        between = text[previous_end:start]
        gap = between.count("\n") > 1 or (between.count("\n") == 0 and between.count("\r") > 1) or "\u2029" in between
        pieces.append(Piece(start, start + len(core), core, gap=gap and bool(pieces)))
        previous_end = start + len(core)
    return pieces
