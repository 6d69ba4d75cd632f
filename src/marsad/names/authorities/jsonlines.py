"""Authority files of our own: JSON Lines, an authority a line, as it is in memory."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import msgspec

from marsad.errors import BadInput
from marsad.names.authorities.rows import Row, refuse
from marsad.names.authorities.streams import open_lines
from marsad.records import Authority, FormKind

_SHAPE = '{"id": ..., "kind": "place", "names": [{"text": ..., "lang": "en", "kind": "house"}]}'


def read_jsonl(path: Path) -> Iterator[Row]:
    """Yield the authorities of a file; a line that is none is refused by itself."""
    return (row for _, row in _read(path))


def _read(path: Path) -> Iterator[tuple[int, Row]]:
    """Yield the authorities of a file and what is none, with the numbers of their lines."""
    decoder = msgspec.json.Decoder(Authority)
    for line in open_lines(path):
        if line.data is None:
            yield line.number, refuse("unreadable-line", line.why, line.number)
            continue
        try:
            yield line.number, decoder.decode(line.data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            why = f"it is no authority: {error}. Write {_SHAPE}."
            yield line.number, refuse("no-authority", why, line.number)


def read_authorities(path: Path) -> list[Authority]:
    """Return the authorities of a file of our own that a house style is taken from, all of them or none.

    Raises:
        BadInput: a line is no authority, or the kinds of its names are not those of the house; the message says which
            and why.
    """
    found = []
    for number, row in _read(path):
        if not isinstance(row, Authority):
            _, _, why = row.detail.partition(": it is no authority: ")
            raise BadInput(f"Line {number} of {str(path)!r} is no authority: {why}" if why else row.detail)
        if odd := _odd_kinds(row):
            raise BadInput(f"Line {number} of {str(path)!r}, {row.id!r}: {odd}")
        found.append(row)
    return found


def _odd_kinds(authority: Authority) -> str | None:
    """Return what is wrong with the kinds of an authority's names, and what to do; None where nothing is.

    Of a language and script one name is the house's today; of those that ended there may be many.
    """
    houses: dict[tuple[str, str], str] = {}
    for form in authority.names:
        if form.kind not in get_args(FormKind):
            known = ", ".join(get_args(FormKind))
            return (
                f"the name {form.text!r} is of the kind {form.kind!r}, and a name is one of: {known}. Write {_SHAPE}."
            )
        if form.kind != "house" or form.to_on is not None:
            continue
        first = houses.setdefault((form.lang.lower(), _script_of(form.text)), form.text)
        if first != form.text:
            return (
                f"{first!r} and {form.text!r} are both the house's in {form.lang!r}: keep one, and make the other a "
                '"variant", or give it the day until which it was the house\'s, as "to".'
            )
    return None


def _script_of(text: str) -> str:
    """Return the script of a text's first letter, as Unicode names it: LATIN."""
    return next((unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha()), "")


def write_jsonl(authorities: Iterable[Authority]) -> Iterator[bytes]:
    """Yield a line an authority; what is not known is left out."""
    for authority in authorities:
        yield msgspec.json.encode(_sparse(msgspec.to_builtins(authority))) + b"\n"


def _sparse(value: object) -> object:
    if isinstance(value, dict):
        return {key: _sparse(one) for key, one in value.items() if one is not None and one != () and one != []}
    return [_sparse(one) for one in value] if isinstance(value, list | tuple) else value
