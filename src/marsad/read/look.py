"""A first look at every piece of a page: what its own words say, before its place is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.read.bylines import Evidence
from marsad.read.colophon import find_translator
from marsad.read.credits import Credit, find_line_credit
from marsad.read.lines import LineKind, classify_line, is_sentence
from marsad.read.metaline import MetaLine, parse_meta_line
from marsad.read.pieces import Piece
from marsad.text.normalise import fold_phrase

_TRANSLATED = re.compile(r"\W{0,3}(?:translat|english (?:version|translation)|edited and translated|(?:ال)?ترجم)", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """A piece with what its own words say of it."""

    piece: Piece
    kind: LineKind
    meta: MetaLine | None = None
    credit: Credit | None = None
    key: str = ""

    @property
    def plain(self) -> bool:
        """Whether it may be a headline, a deck or a paragraph."""
        return self.kind in ("text", "section") and self.meta is None and self.credit is None

    @property
    def is_long(self) -> bool:
        """Whether it is a paragraph by its looks."""
        text = self.piece.text
        if not self.plain or "furniture" in self.piece.hints or self.piece.links > 0.6 or "caption" in self.piece.hints:
            return False
        if self.piece.body is False and self.piece.tag not in ("p", "div", "td", "blockquote"):
            return False
        return len(text) >= 160 or (len(text) >= 60 and is_sentence(text))


def look_at(pieces: list[Piece], evidence: Evidence) -> list[Line]:
    """Say of every piece what its own words say."""
    lines: list[Line] = []
    for piece in pieces:
        text = piece.text
        line = Line(piece, classify_line(text))
        if line.kind == "text" and len(text) <= 150 and _TRANSLATED.match(text) and find_translator(text):
            line.kind = "notice"
        if len(text) <= 220:
            if line.kind in ("text", "furniture", "caption") or (line.kind == "section" and not piece.tag.startswith("h")):
                line.credit = find_line_credit(text, evidence.names) if line.kind == "text" else None
                if line.credit is None and line.kind != "caption":
                    line.meta = parse_meta_line(text, evidence)
                    if line.meta and not line.meta.dates and line.meta.byline is None:
                        line.meta = None
                        line.kind = "section" if line.kind == "section" else "furniture"
            line.key = fold_phrase(text)
        lines.append(line)
    return lines
