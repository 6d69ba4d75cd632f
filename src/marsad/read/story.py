"""From the structure of a page to the fields of a story."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.read.bylines import parse_byline
from marsad.read.carrier import CreditFound, find_credits
from marsad.read.colophon import find_translator
from marsad.read.datelines import Dateline, parse_dateline, parse_dateline_alone, parse_filed_line
from marsad.read.dayline import read_day
from marsad.read.evidence import Evidence
from marsad.read.footcredits import is_house, settle_foot_credit
from marsad.read.layout import Structure
from marsad.read.look import Line
from marsad.read.meta import PageMeta
from marsad.read.notices import weigh_notice
from marsad.read.pieces import Piece
from marsad.read.signature import Byline
from marsad.records import Field
from marsad.text.normalise import fold_phrase
from marsad.text.scripts import ARABIC_LETTER


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
    settle_foot_credit(structure, evidence)
    if structure.headline is not None:
        parts.headline = lines[structure.headline].piece.field()
    elif meta and meta.titles:
        parts.headline = Field(meta.titles[0], "", ())
    if structure.decks:
        parts.deck = _joined([lines[at].piece for at in structure.decks])
    dateline = _find_dateline(structure, evidence)
    if found := _find_byline(structure, evidence):
        _use_byline(parts, *found, publisher)
    elif meta and meta.authors and _is_author(meta.authors[0], evidence):
        parts.author = Field(meta.authors[0], "", ())
    if dateline:
        piece, line = dateline
        parts.dateline = piece.field(*line.place) if line.place else parts.dateline
        if line.author and parts.author is None:
            parts.author = piece.field(*line.author)
    _use_credits(parts, structure, evidence, dateline, publisher)
    parts.date = read_day(structure, meta, dateline)
    _use_notices(parts, structure)
    _drop_biography(structure, parts.author)
    return parts


_BIOGRAPHY = re.compile(
    r",?\s(?:is|was|writes|works|teaches|lives|covers|has (?:written|published|worked|covered)|a|an|the)\s"
    r"|\s?(?:[،:]\s)?(?:هو\s|هي\s)?(?:كاتبة?|صحافية?|صحفية?|باحثة?|شاعرة?|روائية?|أكاديمية?|محامية?|مدونة?|أستاذة?|ناشطة?|محررة?)\b"
)
_THE_AUTHOR = re.compile(
    r"(?:about )?the (?:author|writer|columnist)s?\b(?::|\s(?:is|was|writes|works|lives|teaches)\s)"
    r"|(?:ال)?كاتبة?\s?:?\s(?:كاتب|صحاف|صحف|باحث|شاعر|روائي|أكاديم)",
    re.IGNORECASE,
)


def _drop_biography(structure: Structure, author: Field | None) -> None:
    """Take closing lines about the author ("Lina Haddad is a journalist …") out of the body."""
    name = (author.value or "") if author else ""
    for _ in range(2):
        if len(structure.body) < 3:
            return
        last = structure.body[-1]
        text = structure.lines[last].piece.text
        told = bool(name) and text.startswith(name) and bool(_BIOGRAPHY.match(text, len(name)))
        if len(text) >= 400 or not (told or _THE_AUTHOR.match(text)):
            return
        structure.kinds[last] = "furniture"
        structure.body.pop()


def _joined(pieces: list[Piece]) -> Field:
    """Return several pieces as one field."""
    fields = [piece.field() for piece in pieces]
    spans = tuple(span for field in fields for span in field.spans)
    return Field(
        " ".join(field.value for field in fields if field.value), " ".join(field.printed for field in fields), spans
    )


def _is_author(name: str, evidence: Evidence) -> bool:
    """Say whether metadata's author is a person and not the site or its administrator."""
    byline = parse_byline(f"By {name}", evidence)
    return byline is not None and byline.author is not None and not name.startswith("http")


def _find_dateline(structure: Structure, evidence: Evidence) -> tuple[Piece, Dateline] | None:
    for at in (*structure.decks[-1:], *structure.body[:2]):
        piece = structure.lines[at].piece
        found = parse_dateline(piece.text, evidence)
        if found and (structure.kinds[at] != "deck" or _signed_in_bracket(piece.text, found)):
            return piece, found
    head = structure.headline or 0
    for at in range(max(head - 2, 0), structure.body[0] if structure.body else 0):
        line = structure.lines[at]
        if line.credit is not None and line.credit.filed and (filed := parse_filed_line(line.piece.text, evidence)):
            return line.piece, filed
        dated = line.meta and line.meta.dates and line.meta.byline is None and structure.kinds[at] == "date"
        if dated and (alone := parse_dateline_alone(line.piece.text, evidence)):
            return line.piece, alone
    return None


def _signed_in_bracket(text: str, dateline: Dateline) -> bool:
    """Say whether an agency's bracket shows that a short first paragraph was taken for a deck."""
    return dateline.agency is not None and text[: dateline.agency.start].rstrip().endswith("(")


def _find_byline(structure: Structure, evidence: Evidence) -> tuple[Piece, Byline, int] | None:
    """Return the byline: declared, marked up, in words, or by its looks below the headline."""
    head = structure.headline or 0
    first_body = structure.body[0] if structure.body else len(structure.lines)
    best: tuple[float, int, tuple[Piece, Byline, int]] | None = None
    for at, line in enumerate(structure.lines):
        piece, kind = line.piece, structure.kinds[at]
        hinted = not piece.hints.isdisjoint(("byline", "=byline"))
        if kind in ("headline", "deck") or ("furniture" in piece.hints and not hinted):
            continue
        byline, offset, loose = None, 0, True
        if line.credit is not None and line.credit.filed and ARABIC_LETTER.match(piece.text):
            byline = parse_byline(piece.text, evidence, loose=True)
        if line.meta and line.meta.byline:
            byline, offset, loose = line.meta.byline, line.meta.byline_at, line.meta.loose
        if byline is None or not _says_who(byline, line):
            continue
        if at > first_body and byline.author is None:
            continue  # after the body an outlet's name is a credit
        if loose and not hinted and not head < at < min(first_body, head + 9):
            continue
        score = 3.0 * ("=byline" in piece.hints) + 2.0 * hinted + 2.0 * (not loose)
        score += 1.0 * (at < first_body) + 1.0 * (byline.author is not None)
        if best is None or score > best[0]:
            best = (score, at, (piece, byline, offset))
    if best is None:
        return None
    if structure.kinds[best[1]] == "credit":
        structure.kinds[best[1]] = "byline"
    return best[2]


def _says_who(byline: Byline, line: Line) -> bool:
    """Say whether a byline tells more than "posted by admin": a name, or the newsroom on a line of its own."""
    if not byline.staff or byline.outlet is not None or byline.place is not None:
        return True
    alone = line.meta is not None and not line.meta.dates and not line.meta.others
    return alone and "admin" not in line.key and "editor" not in line.key


def _use_byline(parts: Parts, piece: Piece, byline: Byline, offset: int, publisher: str | None) -> None:
    def part(span: tuple[int, int]) -> Field:
        return piece.field(offset + span[0], offset + span[1])

    parts.byline = part((byline.start, byline.end))
    if byline.author:
        parts.author = part(byline.author)
    if byline.place:
        parts.dateline = part(byline.place)
    if byline.outlet:
        parts.outlet_credited = part((byline.outlet.start, byline.outlet.end))
        if byline.outlet.stance:
            parts.outlet_stance = part(byline.outlet.stance)
    elif byline.own and publisher:
        own = part(byline.own)
        parts.outlet_credited = Field(publisher, own.printed, own.spans)


def _use_credits(
    parts: Parts,
    structure: Structure,
    evidence: Evidence,
    dateline: tuple[Piece, Dateline] | None,
    publisher: str | None,
) -> None:
    """Take the outlet from the best place that names one, and its stance from any place that states it."""
    found = [one for one in find_credits(structure, evidence, dateline) if not _is_own(one, structure, publisher)]
    if parts.outlet_credited is None and found:
        best = found[0]
        parts.outlet_credited = best.piece.field(best.credit.name.start, best.credit.name.end)
        if best.credit.author and parts.author is None:
            parts.author = best.piece.field(*best.credit.author)
    if parts.outlet_stance is not None or parts.outlet_credited is None:
        return
    key = fold_phrase(parts.outlet_credited.printed)
    for other in found:
        name = other.credit.name
        if name.stance and fold_phrase(other.piece.text[name.start : name.end]) == key:
            parts.outlet_stance = other.piece.field(*name.stance)
            return


def _is_own(found: CreditFound, structure: Structure, publisher: str | None) -> bool:
    """Say whether a name under the headline is the house's own, which signs there and is not credited."""
    name = found.piece.text[found.credit.name.start : found.credit.name.end]
    if not found.credit.filed:
        return False
    return is_house(structure, name) or (publisher is not None and fold_phrase(name) == fold_phrase(publisher))


_ALONE = re.compile(r"^\W*(?:translat|ترجم)", re.IGNORECASE)


def _use_notices(parts: Parts, structure: Structure) -> None:
    """Read translator and disclaimer; a person in a line of his own goes before the house."""
    rank = 0
    for at, line in enumerate(structure.lines):
        text, kind = line.piece.text, structure.kinds[at]
        notice = line.kind == "notice"
        if kind in ("headline", "deck") or len(text) > 1500 or (kind == "body" and not notice):
            continue
        span = find_translator(text) if notice or len(text) < 250 else None
        alone = span is not None and len(text) < 120 and bool(_ALONE.match(text))
        if span and 1 + alone > rank:
            rank = 1 + alone
            parts.translated_by = line.piece.field(*span)
        if notice and weigh_notice(fold_phrase(text)).limits and parts.disclaimer is None:
            parts.disclaimer = line.piece.field()
        elif span and kind in ("disclaimer", "furniture"):
            structure.kinds[at] = "translated_by"
