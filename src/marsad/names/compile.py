"""Compile `resources/names/*.yaml` into the package data: `python -m marsad.names.compile [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from marsad.names.wordlists import COMPILED, RawForms, RawLists, RawWords

RESOURCES = Path(__file__).parents[3] / "resources" / "names"


def compile_lists(folder: Path) -> bytes:
    """Return the compiled form of a folder of word lists.

    Raises:
        msgspec.ValidationError: a list is missing or unknown.
    """
    words = msgspec.yaml.decode((folder / "words.yaml").read_bytes(), type=RawWords, strict=False)
    forms = msgspec.yaml.decode((folder / "forms.yaml").read_bytes(), type=RawForms, strict=False)
    return msgspec.json.encode(RawLists(words, forms)) + b"\n"


def main(arguments: list[str]) -> int:
    """Write the compiled file, or with `--check` say whether it is up to date; returns the exit code."""
    target = Path(__file__).parent / COMPILED
    if not RESOURCES.is_dir():
        print(f"{RESOURCES} is not there: run this in a checkout of the repository", file=sys.stderr)
        return 2
    compiled = compile_lists(RESOURCES)
    if "--check" in arguments:
        if not target.exists() or target.read_bytes() != compiled:
            print(f"{COMPILED} differs from resources/names: run this without --check", file=sys.stderr)
            return 1
        return 0
    target.write_bytes(compiled)
    print(f"{COMPILED}: {len(compiled)} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
