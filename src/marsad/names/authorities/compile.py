"""Compile `resources/whoswho/*.yaml` into the package data: `python -m marsad.names.authorities.compile [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from marsad.names.authorities.handmade import COMPILED, read_entries
from marsad.resources import compile_resources

TARGET = Path(__file__).parent / COMPILED


def compile_entries(folder: Path) -> bytes:
    """Return the compiled form of a folder of authorities: JSON Lines.

    Raises:
        BadInput: An entry can't be used.
    """
    return b"".join(msgspec.json.encode(entry) + b"\n" for entry in read_entries(folder))


def main(arguments: list[str]) -> int:
    """Write the compiled file, or with `--check` say whether it is up to date; returns the exit code."""
    return compile_resources("whoswho", TARGET, compile_entries, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
