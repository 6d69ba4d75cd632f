"""The forms of the researcher's table: CSV, JSON Lines, Parquet, and Web Annotations."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from glob import escape
from importlib.util import find_spec
from pathlib import Path

from marsad.cli.output import json_of
from marsad.errors import ModelMissing
from marsad.read.annotations import annotate
from marsad.read.statement_rows import COLUMNS, statement_rows
from marsad.records import Carrier, Reading

NEEDS_DUCKDB = "Parquet is written by DuckDB, which is not installed; from a clone of Marsad: pip install '.[parquet]'"

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_SPANS = "INTEGER[][]"
_PARQUET = dict.fromkeys(COLUMNS, "VARCHAR") | {
    "named": "BOOLEAN",
    "carried": "BOOLEAN",
    "hedge": "VARCHAR[]",
    "chain": 'STRUCT("name" VARCHAR, "as" VARCHAR)[]',
    "source_spans": _SPANS,
    "cue_spans": _SPANS,
    "content_spans": _SPANS,
    "confidence": "DOUBLE",
}


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is written: its first bytes, and the bytes of a reading's rows."""

    header: bytes
    encode: Callable[[Reading], bytes]


def csv_rows(reading: Reading) -> bytes:
    """Return a reading's rows as CSV (RFC 4180), no cell of which a spreadsheet takes for a formula."""
    return _csv([_cell(getattr(row, name)) for name in COLUMNS] for row in statement_rows(reading))


def json_rows(reading: Reading) -> bytes:
    """Return a reading's rows as JSON Lines."""
    return b"".join(json_of(row) + b"\n" for row in statement_rows(reading))


def annotation_line(reading: Reading) -> bytes:
    """Return a reading's statements as one line of JSON-LD; nothing where it has none."""
    page = annotate(reading)
    return json_of(page) + b"\n" if page else b""


def write_parquet(rows: Path, output: Path) -> None:
    """Make a Parquet file of a table's JSON Lines; the file is there whole or not at all.

    Raises:
        ModelMissing: DuckDB is not installed.
    """
    require_duckdb()
    import duckdb

    beside = output.with_name(f"{output.name}.new")
    quiet: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(":memory:", config=quiet) as database:
        table = database.read_json(escape(str(rows)), columns=_PARQUET, format="newline_delimited")
        table.write_parquet(str(beside), compression="zstd")
    beside.replace(output)


def require_duckdb() -> None:
    """Raise if what writes Parquet is not installed.

    Raises:
        ModelMissing: DuckDB is not installed.
    """
    if find_spec("duckdb") is None:
        raise ModelMissing(f"{NEEDS_DUCKDB} (or name an output that ends in .csv or .jsonl).")


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return _defused("; ".join(map(str, value)) if all(isinstance(part, str) for part in value) else _joined(value))
    return "" if value is None else _defused(str(value))


def _joined(parts: tuple[object, ...]) -> str:
    """Return a chain as `outlet: al-Mizan > agency: HANA`, spans as `12-40;55-60`."""
    chain = [f"{part.role}: {part.name}" for part in parts if isinstance(part, Carrier)]
    return " > ".join(chain) or ";".join("-".join(map(str, part)) for part in parts if isinstance(part, tuple))


def _defused(cell: str) -> str:
    """Return a cell that no spreadsheet runs: what looks like a formula gets an apostrophe in front.

    >>> _defused("=HYPERLINK(A1)"), _defused("3-40")
    ("'=HYPERLINK(A1)", '3-40')
    """
    cell = cell.replace("\x00", "\ufffd")
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


FORMS = {
    "csv": Form(_csv([COLUMNS]), csv_rows),
    "jsonl": Form(b"", json_rows),
    "parquet": Form(b"", json_rows),
    "annotations": Form(b"", annotation_line),
}
"""Every form by the name that `--format` takes. Parquet has its rows gathered as JSON Lines first."""
