"""An authority file: who and what a newsroom knows, with every spelling of each name. JSON Lines, one a line."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from marsad.errors import BadInput


class NameForm(msgspec.Struct, frozen=True):
    """One spelling of a name.

    Attributes:
        text: as written.
        lang: BCP 47; "und" where nobody said.
        kind: what it is to the house: house (as we write it), variant, acronym, translation, misspelling and the like.
    """

    text: str
    lang: str = "und"
    kind: str = "variant"


class Authority(msgspec.Struct, frozen=True):
    """A person, body, place or outlet, and its names."""

    id: str
    kind: Literal["person", "body", "place", "outlet"]
    names: tuple[NameForm, ...]


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
