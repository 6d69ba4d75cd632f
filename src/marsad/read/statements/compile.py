"""Compile `resources/cues/*.yaml` into the package data: `python -m marsad.read.statements.compile [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from marsad.read.statements.lexicon import COMPILED, Raw
from marsad.resources import compile_resources

TARGET = Path(__file__).parent / COMPILED


def compile_lexicon(folder: Path) -> bytes:
    """Return the compiled form of a folder of word lists.

    Raises:
        msgspec.ValidationError: a list is missing or unknown.
    """
    lists = {path.stem: msgspec.yaml.decode(path.read_bytes(), type=Raw) for path in sorted(folder.glob("*.yaml"))}
    return msgspec.json.format(msgspec.json.encode(lists), indent=0) + b"\n"


def main(arguments: list[str]) -> int:
    """Write the compiled file, or with `--check` say whether it is up to date; returns the exit code."""
    return compile_resources("cues", TARGET, compile_lexicon, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
