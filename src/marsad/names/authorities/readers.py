"""Every format that can be read, by the name that `--format` takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from marsad.names.authorities.ftm_read import read_ftm
from marsad.names.authorities.jsonlines import read_jsonl
from marsad.names.authorities.pcodes import read_pcodes
from marsad.names.authorities.rows import Row
from marsad.names.authorities.table_read import read_table
from marsad.names.authorities.tidy import tidy_authority
from marsad.names.authorities.wikidata import read_wikidata
from marsad.records import Authority

READERS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "wikidata": read_wikidata,
    "ftm": read_ftm,
    "pcodes": read_pcodes,
    "table": read_table,
    "jsonl": read_jsonl,
}


def read_file(path: Path, form: str, *, having: str | None = None) -> Iterator[Row]:
    """Yield the rows of a file, tidied so that they can be taken in.

    Args:
        path: The file. It may be read more than once.
        form: A key of `READERS`.
        having: Leave out authorities with no name in this language.

    Raises:
        BadInput: the file as a whole can't be read as what it should be.
    """
    for row in READERS[form](path):
        if not isinstance(row, Authority):
            yield row
        elif having is None or any(name.lang.split("-")[0] == having for name in row.names):
            yield tidy_authority(row)
