"""An authority file: who and what a newsroom knows, with every spelling of each name. JSON Lines, one a line."""

from __future__ import annotations

from pathlib import Path

import msgspec

from marsad.errors import BadInput
from marsad.records import Authority


def read_authorities(path: Path) -> list[Authority]:
    """Return the authorities of a file.

    Raises:
        BadInput: a line is no authority; the message says which and why.
    """
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(msgspec.json.decode(line, type=Authority))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadInput(
                f"Line {number} of {str(path)!r} is no authority: {error}. "
                'Write {"id": ..., "kind": "place", "names": [{"text": ..., "lang": "en", "kind": "house"}]}.'
            ) from error
    return found
