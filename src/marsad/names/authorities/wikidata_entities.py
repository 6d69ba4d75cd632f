"""The JSON of each entity out of a file of Wikidata, whichever of its shapes that file has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Raw, Struct

from marsad.names.authorities.rows import refuse
from marsad.names.authorities.streams import Line, open_lines
from marsad.records import Refusal

WHOLE = 64 * 1024 * 1024
"""Bytes up to which a file that has not an entity a line is read at once."""


class _Answer(Struct, frozen=True):
    """What Wikidata answers when it is asked for entities by their numbers."""

    entities: dict[str, Raw]


def find_entities(path: Path) -> Iterator[tuple[int, bytes | Refusal]]:
    """Yield the JSON of each entity with its line: of the dump's array, of JSON Lines, or of `{"entities": {...}}`."""
    lines = open_lines(path)
    for line in lines:
        if line.number == 1 and _is_whole(line):
            yield from _read_whole(line, lines)
        elif line.data is None:
            yield line.number, refuse("unreadable-line", line.why, line.number)
        elif (data := line.data.rstrip(b",").removeprefix(b"[").strip()) not in (b"]", b""):
            yield line.number, data


def _is_whole(line: Line) -> bool:
    """Tell whether a file is one JSON text over many lines, by its first."""
    start = (line.data or b"")[:200]
    return start == b"{" or start.replace(b" ", b"").startswith(b'{"entities"') or start in (b"[{", b"[ {")


def _read_whole(first: Line, rest: Iterator[Line]) -> Iterator[tuple[int, bytes | Refusal]]:
    parts, size = [first.data or b""], 0
    for line in rest:
        parts.append(line.data or b"")
        size += len(parts[-1])
        if size > WHOLE:
            why = f"one JSON text of more than {WHOLE:,} bytes: write an entity a line, as the dump does."
            yield 1, refuse("too-long", why, 1)
            return
    data = b"\n".join(parts)
    try:
        found = msgspec.json.decode(data, type=_Answer | list[Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        try:  # one entity, printed prettily
            yield 1, bytes(msgspec.json.decode(data, type=Raw))
        except (msgspec.DecodeError, RecursionError):
            yield 1, refuse("no-json", f"the file is no JSON: {error}.", 1)
        return
    several = found if isinstance(found, list) else found.entities.values()
    for number, one in enumerate(several, 1):
        yield number, bytes(one)
