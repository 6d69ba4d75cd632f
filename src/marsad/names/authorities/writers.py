"""Every format that can be written, by the name that `--format` takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from marsad.names.authorities.ftm_write import write_ftm
from marsad.names.authorities.jsonld import write_jsonld
from marsad.names.authorities.jsonlines import write_jsonl
from marsad.names.authorities.table_write import write_table
from marsad.records import Authority

WRITERS: dict[str, Callable[[Iterable[Authority]], Iterator[bytes]]] = {
    "ftm": write_ftm,
    "jsonld": write_jsonld,
    "csv": write_table,
    "jsonl": write_jsonl,
}
"""Each takes authorities one by one and yields the bytes of the file."""
