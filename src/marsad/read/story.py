"""From the structure of a page to the fields of a story."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.read.bylines import Byline, Evidence, parse_byline
from marsad.read.colophon import find_translator, is_disclaimer
from marsad.read.credits import Credit, find_body_credit, find_deck_credit
from marsad.read.datelines import Dateline, parse_dateline
from marsad.read.look import Line
from marsad.read.meta import PageMeta
from marsad.read.outletnames import guess_outlet
from marsad.read.pieces import Piece
from marsad.read.structure import Structure
from marsad.records import Field
from marsad.text.dates import clean_day
from marsad.text.normalise import fold_phrase

_CONFIDENT = 0.55


@dataclass(slots=True)
class Parts:
    """The fields of a story, each a field or None."""

    headline: Field | None = None
    deck: Field | None = None
    byline: Field | None = None
    author: Field | None = None
    dateline: Field | None = None
    date: Field | None = None
    outlet_credited: Field | None = None
    outlet_stance: Field | None = None
    translated_by: Field | None = None
    disclaimer: Field | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A credit with the piece that holds it."""

    piece: Piece
    credit: Credit


def read_parts(structure: Structure, meta: PageMeta | None, evidence: Evidence, publisher: str | None) -> Parts:
    """Return the fields of a story.

    Args:
        structure: Which line is what.
        meta: What the page says of itself, for HTML.
        evidence: What the page knows of names.
        publisher: The publisher's name, which خاص stands for.
    """
    parts = Parts()
    lines = structure.lines
    if structure.headline is not None:
        parts.headline = lines[structure.headline].piece.field()
    elif meta and meta.titles:
        parts.headline = Field(meta.titles[0], "", ())
    if structure.deck is not None:
        parts.deck = lines[structure.deck].piece.field()
    dateline = _dateline(structure, evidence)
    found = _byline(structure, meta, evidence)
    if found:
        _use_byline(parts, *found, publisher)
    elif meta and meta.authors and _is_author(meta.authors[0], evidence):
        parts.author = Field(meta.authors[0], "", ())
    if dateline:
        piece, line = dateline
        parts.dateline = piece.field(*line.place)
        if line.author and parts.author is None:
            parts.author = piece.field(*line.author)
    _use_credit(parts, structure, evidence, dateline)
    parts.date = _date(structure, meta, dateline)
    _use_notices(parts, structure)
    return parts


def _is_author(name: str, evidence: Evidence) -> bool:
    """Say whether metadata's author is a person and not the site or its administrator."""
    byline = parse_byline(f"By {name}", evidence)
    return byline is not None and byline.author is not None and not name.startswith("http")


def _dateline(structure: Structure, evidence: Evidence) -> tuple[Piece, Dateline] | None:
    for at in structure.body[:2]:
        piece = structure.lines[at].piece
        if found := parse_dateline(piece.text, evidence):
            return piece, found
    return None


def _byline(structure: Structure, meta: PageMeta | None, evidence: Evidence) -> tuple[Piece, Byline, int] | None:
    """Return the byline: declared, marked up, in words, or by its looks beside the headline."""
    lines = structure.lines
    first_body = structure.body[0] if structure.body else len(lines)
    best: tuple[float, Piece, Byline, int] | None = None
    for at, line in enumerate(lines):
        piece = line.piece
        byline, offset, loose = (line.meta.byline, line.meta.byline_at, line.meta.loose) if line.meta else (None, 0, True)
        hinted = not piece.hints.isdisjoint(("byline", "=byline"))
        if byline is None and hinted and line.kind == "text" and len(piece.text) < 140 and structure.kinds[at] not in ("headline", "deck", "body"):
            byline, offset, loose = _hinted(piece, evidence)
        if byline is None or (byline.staff and byline.outlet is None and byline.place is None):
            continue
        if structure.kinds[at] in ("headline", "deck") or ("furniture" in piece.hints and not hinted):
            continue
        if loose and not hinted and not (structure.headline or 0) < at < min(first_body, (structure.headline or 0) + 9):
            continue
        score = 3.0 * ("=byline" in piece.hints) + 2.0 * hinted + 2.0 * (not loose) + (1.0 if at < first_body else 0.0)
        score += 1.0 if byline.author else 0.0
        if best is None or score > best[0]:
            best = (score, piece, byline, offset)
    del meta
    return best[1:] if best else None


def _hinted(piece: Piece, evidence: Evidence) -> tuple[Byline | None, int, bool]:
    found = parse_byline(piece.text, evidence, loose=True)
    if found is None and len(piece.text.split()) <= 6 and piece.text[-1] not in ".!?؟:":
        found = Byline(0, len(piece.text), author=(0, len(piece.text)))
    return found, 0, True


def _use_byline(parts: Parts, piece: Piece, byline: Byline, offset: int, publisher: str | None) -> None:
    parts.byline = piece.field(offset + byline.start, offset + byline.end)
    if byline.author:
        parts.author = piece.field(offset + byline.author[0], offset + byline.author[1])
    if byline.place:
        parts.dateline = piece.field(offset + byline.place[0], offset + byline.place[1])
    if byline.outlet:
        parts.outlet_credited = piece.field(offset + byline.outlet.start, offset + byline.outlet.end)
        if byline.outlet.stance:
            parts.outlet_stance = piece.field(offset + byline.outlet.stance[0], offset + byline.outlet.stance[1])
    elif byline.own:
        own = piece.field(offset + byline.own[0], offset + byline.own[1])
        parts.outlet_credited = Field(publisher, own.printed, own.spans)


def _use_credit(parts: Parts, structure: Structure, evidence: Evidence, dateline: tuple[Piece, Dateline] | None) -> None:
    """Take the outlet from the best place that names one, and its stance from any place that states it."""
    found = _credits(structure, evidence, dateline)
    if parts.outlet_credited is None and found:
        best = found[0]
        parts.outlet_credited = best.piece.field(best.credit.name.start, best.credit.name.end)
        if best.credit.author and parts.author is None:
            parts.author = best.piece.field(*best.credit.author)
    if parts.outlet_stance is None and parts.outlet_credited is not None:
        key = fold_phrase(parts.outlet_credited.printed)
        for other in found:
            name = other.credit.name
            if name.stance and fold_phrase(other.piece.text[name.start : name.end]) == key:
                parts.outlet_stance = other.piece.field(*name.stance)
                break


def _credits(structure: Structure, evidence: Evidence, dateline: tuple[Piece, Dateline] | None) -> list[_Found]:
    """Return the credits of a page, best place first: declared, line, deck, dateline, body."""
    lines = structure.lines
    found: list[_Found] = []
    for line in lines:
        if "=credit" in line.piece.hints:
            credit = line.credit or find_deck_credit(line.piece.text, evidence) or _whole(line.piece)
            found.append(_Found(line.piece, credit))
    for at, line in enumerate(lines):
        if line.credit is not None and ("furniture" not in line.piece.hints or at > (structure.headline or 0)):
            found.append(_Found(line.piece, line.credit))
    if structure.deck is not None:
        piece = lines[structure.deck].piece
        if credit := find_deck_credit(piece.text, evidence):
            found.append(_Found(piece, credit))
    if dateline and dateline[1].agency:
        found.append(_Found(dateline[0], Credit(dateline[1].agency, 0.9)))
    found += _meta_credits(structure, evidence)
    if found:
        return found
    body: list[_Found] = []
    for at in [*structure.body[:3], *structure.body[-1:]]:
        piece = lines[at].piece
        credit = find_body_credit(piece.text, evidence)
        if credit is None and at == structure.body[-1] and len(piece.text) < 300:
            credit = find_deck_credit(piece.text, evidence)
            credit = credit if credit and credit.score >= 0.9 else None
        if credit and credit.score >= _CONFIDENT:
            body.append(_Found(piece, credit))
    return body


def _whole(piece: Piece) -> Credit:
    from marsad.read.nameforms import NameAt

    return Credit(NameAt(0, len(piece.text)), 0.9)


def _meta_credits(structure: Structure, evidence: Evidence) -> list[_Found]:
    """Return outlets named in the small print beside the headline, where they are known."""
    from marsad.read.nameforms import NameAt

    found: list[_Found] = []
    last = structure.body[-1] if structure.body else len(structure.lines)
    for at, line in enumerate(structure.lines):
        if line.meta is None or "furniture" in line.piece.hints:
            continue
        for start, end in line.meta.others:
            if guess_outlet(line.piece.text[start:end], evidence.names) >= (0.7 if at > last else 0.95):
                found.append(_Found(line.piece, Credit(NameAt(start, end), 0.8)))
    return found


def _date(structure: Structure, meta: PageMeta | None, dateline: tuple[Piece, Dateline] | None) -> Field | None:
    """Choose the day of publication among the dates that are printed; metadata decides between them."""
    days = {day for text in (meta.dates if meta else []) if (day := clean_day(text))}
    head = structure.headline or 0
    best: tuple[float, Field] | None = None
    for at, line in enumerate(structure.lines):
        if structure.kinds[at] in ("body", "headline", "caption", "deck"):
            continue
        for role, span, day in _dates_of(line):
            score = {"posted": 3.0, "": 2.0, "updated": 1.0}[role]
            score += 4.0 * (day in days) + 6.0 * ("=date" in line.piece.hints) + 1.0 * ("date" in line.piece.hints)
            score += 1.5 if at > head else 0.0
            score -= 0.05 * abs(at - head)
            if line.credit is not None or structure.kinds[at] == "credit":
                score -= 3.5
            if "furniture" in line.piece.hints:
                score -= 3
            if best is None or score > best[0]:
                best = (score, line.piece.field(*span, day.isoformat()))
    if best:
        return best[1]
    if dateline and dateline[1].date:
        piece, line_date = dateline[0], dateline[1].date
        day = line_date.day or next((day for day in days), None)
        return piece.field(line_date.start, line_date.end, day.isoformat()) if day else Field(None, *_printed(piece, line_date.start, line_date.end))
    first = next((day for text in (meta.dates if meta else []) if (day := clean_day(text))), None)
    return Field(first.isoformat(), "", ()) if first else None


def _printed(piece: Piece, start: int, end: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    made = piece.field(start, end)
    return made.printed, made.spans


def _dates_of(line: Line):  # type: ignore[no-untyped-def]
    from marsad.text.dates import find_dates

    if line.meta is not None:
        for dated in line.meta.dates:
            if dated.found.day:
                yield dated.role, (dated.found.start, dated.found.end), dated.found.day
    elif line.credit is not None or not line.piece.hints.isdisjoint(("date", "=date")):
        for found in find_dates(line.piece.text[:200]):
            if found.day:
                yield "", (found.start, found.end), found.day


_ALONE = re.compile(r"^\W*(?:translat|ترجم)", re.IGNORECASE)


def _use_notices(parts: Parts, structure: Structure) -> None:
    """Read translator and disclaimer; a person in a line of his own goes before the house."""
    best = -1
    for at, line in enumerate(structure.lines):
        text = line.piece.text
        if structure.kinds[at] in ("headline", "deck") or len(text) > 1500:
            continue
        if structure.kinds[at] == "body" and line.kind != "notice":
            continue
        span = find_translator(text) if line.kind == "notice" or len(text) < 250 else None
        alone = bool(span) and len(text) < 120 and bool(_ALONE.match(text))
        if span and (2 if alone else 1) > best:
            best = 2 if alone else 1
            parts.translated_by = line.piece.field(*span)
        if line.kind == "notice" and is_disclaimer(text) and parts.disclaimer is None:
            parts.disclaimer = line.piece.field()
        elif span and structure.kinds[at] in ("disclaimer", "furniture"):
            structure.kinds[at] = "translated_by"
