"""Rows out of a table that somebody's spreadsheet wrote: any separator, one bad row at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from marsad.errors import BadInput
from marsad.names.authorities.rows import refuse
from marsad.names.authorities.streams import open_text
from marsad.records import Refusal

LONGEST_ROW = 100_000
"""Letters of a row. A quotation mark that is never closed makes the rest of a file one row."""
MOST_LINES = 200
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, its cells by the names of the columns, folded to lower case."""

    line: int
    cells: dict[str, str]


def read_cells(path: Path) -> Iterator[TableRow | Refusal]:
    """Yield the rows of a table of which the first has the names of the columns; blank rows are skipped.

    Raises:
        BadInput: there is no row of names, or the file breaks off.
    """
    lines = open_text(path)
    header = next(((number, line) for number, line in lines if line.strip()), None)
    if header is None:
        raise BadInput(f"{str(path)!r} is empty: expected a table whose first row names its columns.")
    separator = max(",;\t|", key=header[1].count)
    names = [name.strip().lstrip("\ufeff").casefold() for name in _split(header[1], separator)]
    for line, text in _rows(lines, separator):
        if isinstance(text, Refusal):
            yield text
            continue
        cells = [undefused(cell.replace("\x00", "")).strip() for cell in _split(text, separator)]
        if len(cells) > len(names) and any(cells[len(names) :]):
            why = f"it has {len(cells)} cells for {len(names)} columns. Quote cells that have {separator!r} in them."
            yield refuse("too-many-cells", why, line)
        elif any(cells):
            yield TableRow(line, dict(zip(names, cells, strict=False)))


def _rows(lines: Iterator[tuple[int, str]], separator: str) -> Iterator[tuple[int, str | Refusal]]:
    """Join lines that a quoted cell goes over; one that is never closed is refused, and the lines after it stand."""
    waiting: list[tuple[int, str]] = []
    for number, line in lines:
        waiting.append((number, line))
        text = "".join(text for _, text in waiting)
        state = _state(text, separator)
        if state == "whole" or (state == "odd" and len(waiting) == 1):
            yield _checked(waiting[0][0], text)
        elif state == "odd" or len(waiting) >= MOST_LINES or len(text) > LONGEST_ROW:
            yield from _give_up(waiting)
        else:
            continue
        waiting = []
    if waiting:
        yield from _give_up(waiting)


def _give_up(waiting: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str | Refusal]]:
    """Refuse the line that opens a quotation, and take the others as they stand."""
    number, _ = waiting[0]
    yield number, refuse("open-quotation", "a quotation mark in it is never closed. Close or double it.", number)
    for after, text in waiting[1:]:
        yield _checked(after, text)


def _checked(number: int, text: str) -> tuple[int, str | Refusal]:
    if len(text) > LONGEST_ROW:
        return number, refuse("too-long", f"it has more than {LONGEST_ROW:,} letters.", number)
    return number, text


def _state(text: str, separator: str) -> Literal["whole", "open", "odd"]:
    """Tell whether a quoted cell goes on after the end of a text, or has letters after the mark that closes it."""
    if '"' not in text:
        return "whole"
    try:
        list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        return "open" if "unexpected end" in str(error) else "odd"
    return "whole"


def _split(text: str, separator: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    except csv.Error:
        return []


def defused(cell: str) -> str:
    """Return a cell that no spreadsheet runs: what looks like a formula gets an apostrophe in front.

    >>> defused("=HYPERLINK(A1)"), undefused(defused("=HYPERLINK(A1)")), undefused("'Ayn al-Arab")
    ("'=HYPERLINK(A1)", '=HYPERLINK(A1)', "'Ayn al-Arab")
    """
    cell = cell.replace("\x00", "\ufffd")
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def undefused(cell: str) -> str:
    """Return a cell as it was before `defused`."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
