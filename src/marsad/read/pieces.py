"""Pieces: the lines and blocks of a page, in reading order, as the structure reader sees them.

Plain text and HTML both become pieces, so that one reader serves both. HTML gives hints along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from marsad.records import Field, Span

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_EDGE = (
    _SPACES + "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""White space and the invisible marks of direction, which no field begins or ends with."""


@dataclass(slots=True)
class Piece:
    """One block of a page: a line of plain text, several that were wrapped, or a block of HTML.

    Attributes:
        spans: Where it stands in the reading's text; several where a paragraph was wrapped.
        text: The text at the spans, joined by one space. Offsets inside a piece count in this.
        gap: Whether an empty line (or a block's edge) stands before it.
        tag: The nearest block element's name; "" in plain text.
        hints: What markup or declaration say it is, such as "headline" or "furniture".
        links: The share of its letters that are links, 0 to 1.
        address: Where its first link leads, or None.
        body: Whether the body extractor took it; None where none ran.
        group: Number of the nearest list item, article or row, for listings.
        marks: Stretches that markup names inside it: start, end and hint.
        bold: Whether all of it is set in bold, as old pages set headlines.
    """

    spans: tuple[Span, ...]
    text: str
    gap: bool = False
    tag: str = ""
    hints: frozenset[str] = frozenset()
    links: float = 0.0
    address: str | None = None
    body: bool | None = None
    group: int = 0
    marks: tuple[tuple[int, int, str], ...] = ()
    bold: bool = False

    def spans_of(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where a stretch of the piece stands in the reading's text."""
        found: list[Span] = []
        at = 0
        for first, last in self.spans:
            size = last - first
            left, right = max(start - at, 0), min(end - at, size)
            if left < right:
                found.append((first + left, first + right))
            at += size + 1
        return tuple(found)

    def part(self, start: int, end: int) -> Piece:
        """Return a stretch as a piece of its own, which keeps the link only if it holds it."""
        linked = any(mark == "a" and start < b and a < end for a, b, mark in self.marks)
        return replace(
            self,
            spans=self.spans_of(start, end),
            text=self.text[start:end],
            links=1.0 if linked else 0.0,
            address=self.address if linked else None,
            marks=(),
        )

    def field(self, start: int = 0, end: int | None = None, value: str | None = None) -> Field:
        """Return a stretch as a field; its value is what is printed unless another one is given."""
        end = len(self.text) if end is None else end
        printed = self.text[start:end]
        spans = self.spans_of(start, end)
        if len(self.spans) > 1:
            printed = " ".join(self.text[s:e] for s, e in self._inner(start, end))
        return Field(" ".join(printed.split()) if value is None else value, printed, spans)

    def _inner(self, start: int, end: int) -> list[Span]:
        """Return the parts of a stretch that lie on its lines, in the piece's own offsets."""
        found: list[Span] = []
        at = 0
        for first, last in self.spans:
            left, right = max(start, at), min(end, at + last - first)
            if left < right:
                found.append((left, right))
            at += last - first + 1
        return found


def split_lines(text: str) -> list[Piece]:
    """Return the lines of a plain text that hold anything, without the white space at their edges.

    >>> [(p.text, p.gap) for p in split_lines("One\\r\\n\\r\\n  Two ")]
    [('One', False), ('Two', True)]
    """
    pieces: list[Piece] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        core = raw.strip(_EDGE)
        if not core:
            continue
        start = match.start() + len(raw) - len(raw.lstrip(_EDGE))
        between = text[previous_end:start]
        newlines = between.count("\n") or between.count("\r") + between.count("\u2028") + between.count("\x85")
        gap = newlines > 1 or "\u2029" in between or "\x0c" in between
        pieces.append(Piece(((start, start + len(core)),), core, gap=gap and bool(pieces)))
        previous_end = start + len(core)
    return pieces
