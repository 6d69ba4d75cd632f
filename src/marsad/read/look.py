"""A first look at every piece of a page: what its own words say, before its place is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.read.boxes import is_asking, is_tool
from marsad.read.bylines import parse_byline
from marsad.read.colophon import find_translator
from marsad.read.credits import Credit
from marsad.read.datelines import parse_dateline_alone
from marsad.read.evidence import Evidence
from marsad.read.hints import HEADINGS
from marsad.read.linecredits import find_line_credit
from marsad.read.lines import LineKind, classify_line, is_sentence, is_terminal
from marsad.read.metaline import DateOnLine, MetaLine, parse_meta_line
from marsad.read.notices import LIKELY, has_notice_sign, weigh_notice
from marsad.read.outletnames import is_person_like
from marsad.read.pieces import Piece
from marsad.read.signature import Byline
from marsad.read.words import load_words
from marsad.text.dates import find_dates
from marsad.text.normalise import fold_phrase

_HEAD, _FOOT = 2000, 500
"""Lines looked at from either end. No story has more, and a dump of a million lines must not take hours."""
_SOURCE = re.compile(r"(?:source|المصدر|المصادر)\s*:", re.IGNORECASE)
_JOINTS = " \t|•·-–—:()[]"
_DIGIT = re.compile(r"\d")
_DATED = re.compile(r"[12١٢۱۲]\d{3}|\d\s?[/.:\-]\s?\d|\d\s?(?:min|h|دق)")
_TITLE = 320
"""The longest line that can be a headline, and so be printed twice."""
_SHORT = 160
"""The longest line that can be small print."""
_SIGNS = (
    *(
        "by ",
        "by:",
        "day",
        "desk",
        "author",
        "words:",
        "reporting:",
        "writer",
        "correspondent",
        ")",
        "|",
        " · ",
        " • ",
        " - ",
        " – ",
        " — ",
        "ـ",
    ),
    *(
        "/",
        "- ",
        " -",
        "كتب",
        "بقلم",
        "عداد",
        "تقرير",
        "تحقيق",
        "حوار",
        "حاور",
        "مراسل",
        "أعد",
        "بواسطة",
        "خاص",
        "نشر",
        "حدث",
        "منذ",
        "كاتب",
        "»",
    ),
)
"""Small print has a digit or one of these; to look for them is cheap."""
_TRANSLATED = re.compile(
    r"\W{0,3}(?:translat|english\b|rendered|tr(?:ansl?)?\.|edited and translated|(?:ال)?ترجم"
    r"|this \w+ (?:was|has been) |[^.,]{3,40} translated this )",
    re.IGNORECASE,
)


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
        return len(text) >= 320 or (len(text) >= 60 and is_sentence(text))


def look_at(pieces: list[Piece], evidence: Evidence) -> list[Line]:
    """Say of every piece what its own words say."""
    lines: list[Line] = []
    for at, piece in enumerate(pieces):
        text = piece.text
        if _HEAD <= at < len(pieces) - _FOOT:
            lines.append(Line(piece, "text"))
            continue
        # A long line that ends as a sentence is never a headline: its folded form is not asked for.
        titled = len(text) <= _SHORT or (len(text) <= _TITLE and not is_terminal(text))
        key = fold_phrase(text) if titled else ""
        line = Line(piece, classify_line(text, key), key=key)
        lines.append(line)
        if len(text) > _SHORT:
            continue
        if line.kind == "text" and _TRANSLATED.match(text) and find_translator(text):
            line.kind = "notice"
        if line.kind == "text" or (line.kind == "notice" and len(text) < _SHORT):
            line.credit = find_line_credit(text, evidence)
        if len(lines) > 1 and line.kind == "text":
            _read_label(lines[-2], line, evidence)
        if (
            line.credit is None
            and line.meta is None
            and line.kind in ("text", "furniture", "section")
            and _may_be_meta(line, evidence)
        ):
            _look_for_meta(line, evidence)
    _settle_heading(lines)
    _settle_boxes(lines)
    _settle_foot(lines)
    return lines


def _settle_heading(lines: list[Line]) -> None:
    """Take a page's only <h1> for text though it looks like a counter: "Flight 7"."""
    headings = [line for line in lines if line.piece.tag == "h1"]
    if len(headings) != 1 or headings[0].kind != "furniture" or "furniture" in headings[0].piece.hints:
        return
    if is_tool(headings[0].piece.text) and headings[0].key.rstrip("0123456789 ") not in load_words().furniture | {""}:
        headings[0].kind = "text"


def _settle_boxes(lines: list[Line]) -> None:
    """Take a block of plain text that asks the reader for something whole: its title is no part of the story."""
    for at, line in enumerate(lines):
        if line.kind != "furniture" or line.piece.tag or not is_asking(line.piece.text):
            continue
        above = at
        while above > 0 and not lines[above].piece.gap and at - above < 6:
            above -= 1
        for other in lines[above:at]:
            if other.plain and len(other.piece.text) < _SHORT:
                other.kind = "furniture"


def _settle_foot(lines: list[Line]) -> None:
    """Find the notices below the last paragraph: there less has to speak for them than elsewhere."""
    for line in reversed(lines[-200:]):
        text = line.piece.text
        if line.plain and has_notice_sign(text) and weigh_notice(fold_phrase(text)).weight >= LIKELY:
            line.kind = "notice"
        if line.is_long:
            return


def _marked(piece: Piece, evidence: Evidence) -> MetaLine | None:
    """Read what markup or the outlet's declaration calls a byline; a few words are then a name."""
    text = piece.text
    declared = "=byline" in piece.hints
    if len(text) >= 140 or not (declared or "byline" in piece.hints):
        return None
    byline = parse_byline(text, evidence, loose=True)
    if byline is None and text.count(" ") < 6 and text[-1] not in ".!?؟:":
        named = not declared or is_person_like(text)
        byline = Byline(0, len(text), author=(0, len(text)) if named else None)
    if byline is None and declared:
        byline = Byline(0, len(text))
    return MetaLine((), byline) if byline else None


_STROKES = re.compile(
    r"[|•·●■]|^(?:first |last )?(?:posted|published|updated|filed|edition|issue|added|عدد|نشر|أضيف)", re.IGNORECASE
)


def _dated(text: str) -> MetaLine | None:
    """Take a line with a day between strokes, or behind "Posted …", for small print, whatever else it tells."""
    if len(text) > _SHORT or is_terminal(text) or not _STROKES.search(text):
        return None
    dates = tuple(DateOnLine(found, "") for found in find_dates(text, yearless=False) if found.day)
    return MetaLine(dates) if dates else None


def _filed(text: str, evidence: Evidence) -> MetaLine | None:
    """Take a dateline with its day that stands on a line of its own for small print."""
    found = parse_dateline_alone(text, evidence)
    return MetaLine((DateOnLine(found.date, ""),)) if found and found.date else None


def _read_label(above: Line, line: Line, evidence: Evidence) -> None:
    """Read a value whose label has a block of its own: "Source:" above "Al-Dafater"."""
    label = above.piece.text
    if len(label) > 20 or not label.rstrip().endswith(":"):
        return
    shift = len(label) + 1
    text = f"{label} {line.piece.text}"
    if _SOURCE.match(label):
        credit = find_line_credit(text, evidence)
        if credit and credit.name.start >= shift:
            line.credit = Credit(credit.name.moved(-shift), credit.score)
    elif (byline := parse_byline(text, evidence)) and byline.author and byline.author[0] >= shift:
        author = (byline.author[0] - shift, byline.author[1] - shift)
        line.meta = MetaLine((), Byline(0, len(line.piece.text), author=author))


def split_titles(pieces: list[Piece], evidence: Evidence) -> list[Piece]:
    """Part a linked title from small print that shares its block: "<a>Title of a story</a> 3 May 2021"."""
    parted: list[Piece] = []
    for piece in pieces:
        anchors = [(start, end) for start, end, mark in piece.marks if mark == "a"]
        if len(anchors) == 1 and piece.links < 0.95 and len(piece.text) < 400:
            start, end = anchors[0]
            before, after = piece.text[:start].strip(_JOINTS), piece.text[end:].strip(_JOINTS)
            title, rest = piece.text[start:end], before or after
            if title.count(" ") >= 2 and bool(before) != bool(after) and _is_dated(rest, evidence):
                at = piece.text.index(rest, 0 if before else end)
                halves = [piece.part(start, end), piece.part(at, at + len(rest))]
                parted += reversed(halves) if before else halves
                continue
        parted.append(piece)
    return parted


def _is_dated(text: str, evidence: Evidence) -> bool:
    if not _has_sign(text):
        return False
    meta = parse_meta_line(text, evidence)
    return meta is not None and bool(meta.dates or meta.byline)


def _may_be_meta(line: Line, evidence: Evidence) -> bool:
    """Say cheaply whether a line can hold a date or a byline at all; most of a page's lines can't."""
    piece = line.piece
    if "furniture" in piece.hints or (line.kind == "section" and piece.tag in HEADINGS):
        return False
    if len(piece.text) > 60 and is_terminal(piece.text):
        return False
    if line.kind == "furniture" and not _DIGIT.search(piece.text):
        return False
    if _has_sign(piece.text) or not piece.hints.isdisjoint(("byline", "date", "=byline", "=date")):
        return True
    words = line.key.split(" ", 7)
    if len(words) > 7:
        return False
    known = load_words()
    return words[0] in known.given_names or line.key in known.staff or evidence.names.match(piece.text) is not None


def _has_sign(text: str) -> bool:
    low = text.lower()
    return bool(_DATED.search(text)) or any(sign in low for sign in _SIGNS)


def _look_for_meta(line: Line, evidence: Evidence) -> None:
    meta = parse_meta_line(line.piece.text, evidence)
    if meta is None:
        line.meta = _marked(line.piece, evidence) or _dated(line.piece.text) or _filed(line.piece.text, evidence)
        return
    if meta.dates or meta.byline is not None:
        line.meta = meta
    elif line.kind != "section":
        line.kind = "furniture"
