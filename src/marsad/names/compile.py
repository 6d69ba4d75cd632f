"""Compile `resources/names/*.yaml` into the package data: `python -m marsad.names.compile [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from marsad.names.given import COMPILED as GIVEN
from marsad.names.given import compile_given
from marsad.names.wordlists import COMPILED, RawForms, RawLists, RawWords
from marsad.resources import compile_resources

TARGET = Path(__file__).parent / COMPILED


def compile_lists(folder: Path) -> bytes:
    """Return the compiled form of a folder of word lists.

    Raises:
        msgspec.ValidationError: a list is missing or unknown.
    """
    words = msgspec.yaml.decode((folder / "words.yaml").read_bytes(), type=RawWords, strict=False)
    forms = msgspec.yaml.decode((folder / "forms.yaml").read_bytes(), type=RawForms, strict=False)
    return msgspec.json.encode(RawLists(words, forms)) + b"\n"


def compile_spellings(folder: Path) -> bytes:
    """Return the compiled form of the listed spellings, folded by the words that are compiled already."""
    return compile_given(msgspec.yaml.decode((folder / "given.yaml").read_bytes(), type=list[list[str]]))


def main(arguments: list[str]) -> int:
    """Write the compiled files, or with `--check` say whether they are up to date; returns the exit code."""
    return compile_resources("names", TARGET, compile_lists, arguments) or compile_resources(
        "names", TARGET.with_name(GIVEN), compile_spellings, arguments
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
