"""Authority files of our own: JSON Lines, an authority a line, as it is in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from marsad.errors import BadInput
from marsad.names.authorities.rows import Row, refuse
from marsad.names.authorities.streams import open_lines
from marsad.records import Authority

_SHAPE = '{"id": ..., "kind": "place", "names": [{"text": ..., "lang": "en", "kind": "house"}]}'


def read_jsonl(path: Path) -> Iterator[Row]:
    """Yield the authorities of a file; a line that is none is refused by itself."""
    decoder = msgspec.json.Decoder(Authority)
    for line in open_lines(path):
        if line.data is None:
            yield refuse("unreadable-line", line.why, line.number)
            continue
        try:
            yield decoder.decode(line.data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield refuse("no-authority", f"it is no authority: {error}. Write {_SHAPE}.", line.number)


def read_authorities(path: Path) -> list[Authority]:
    """Return the authorities of a file of our own, all of them or none.

    Raises:
        BadInput: a line is no authority; the message says which and why.
    """
    found = []
    for row in read_jsonl(path):
        if not isinstance(row, Authority):
            number, _, why = row.detail.removeprefix("Line ").partition(": it is no authority: ")
            raise BadInput(f"Line {number} of {str(path)!r} is no authority: {why}" if why else row.detail)
        found.append(row)
    return found


def write_jsonl(authorities: Iterable[Authority]) -> Iterator[bytes]:
    """Yield a line an authority; what is not known is left out."""
    for authority in authorities:
        yield msgspec.json.encode(_sparse(msgspec.to_builtins(authority))) + b"\n"


def _sparse(value: object) -> object:
    if isinstance(value, dict):
        return {key: _sparse(one) for key, one in value.items() if one is not None and one != () and one != []}
    return [_sparse(one) for one in value] if isinstance(value, list | tuple) else value
