"""The day of publication: which of a page's printed dates it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from marsad.read.datelines import Dateline
from marsad.read.layout import Structure
from marsad.read.look import Line
from marsad.read.meta import PageMeta
from marsad.read.pieces import Piece
from marsad.records import Field
from marsad.text.dates import clean_day, find_dates

_ROLES = {"posted": 3.0, "": 2.0, "updated": 1.0}
_NOT_THERE = ("body", "headline", "caption", "deck")


def read_day(structure: Structure, meta: PageMeta | None, dateline: tuple[Piece, Dateline] | None) -> Field | None:
    """Return the day of publication, with its printed form where it is printed.

    What a line calls the date, and its distance from the headline, decide; metadata decides between
    equals. A dateline's "Oct 9" takes its year from metadata, or has no value.
    """
    claimed = [day for text in (meta.dates if meta else []) if (day := clean_day(text))]
    best: tuple[float, Field] | None = None
    for at, line in enumerate(structure.lines):
        if structure.kinds[at] in _NOT_THERE:
            continue
        for role, start, end, day in _dates_of(line):
            score = _ROLES[role] + _weigh(structure, at) + 4.0 * (day in claimed)
            if best is None or score > best[0]:
                best = (score, line.piece.field(start, end, day.isoformat()))
    if best:
        return best[1]
    if dateline and (found := dateline[1].date):
        filed = dateline[0].field(found.start, found.end)
        known = found.day or (claimed[0] if claimed else None)
        return Field(known.isoformat() if known else None, filed.printed, filed.spans)
    return Field(claimed[0].isoformat(), "", ()) if claimed else None


def _weigh(structure: Structure, at: int) -> float:
    """Weigh the place of a date: near the headline and below it, not in a credit or a masthead."""
    head = structure.headline or 0
    hints = structure.lines[at].piece.hints
    weight = 6.0 * ("=date" in hints) + 1.0 * ("date" in hints) + (1.5 if at > head else 0.0) - 0.05 * abs(at - head)
    if structure.lines[at].credit is not None or structure.kinds[at] == "credit":
        weight -= 3.5
    return weight - 3.0 if "furniture" in hints else weight


def _dates_of(line: Line) -> Iterator[tuple[str, int, int, date]]:
    """Yield role, place and day of the full dates of a line of small print."""
    if line.meta is not None:
        for dated in line.meta.dates:
            if dated.found.day:
                yield dated.role, dated.found.start, dated.found.end, dated.found.day
    elif line.credit is not None or not line.piece.hints.isdisjoint(("date", "=date")):
        for found in find_dates(line.piece.text[:200]):
            if found.day:
                yield "", found.start, found.end, found.day
