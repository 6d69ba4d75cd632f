"""Compile `resources/cues/*.yaml` into the package data: `python -m marsad.read.statements.compile [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from marsad.read.statements.lexicon import COMPILED, Raw

RESOURCES = Path(__file__).parents[4] / "resources" / "cues"


def compile_lexicon(folder: Path) -> bytes:
    """Return the compiled form of a folder of word lists.

    Raises:
        msgspec.ValidationError: a list is missing or unknown.
    """
    lists = {path.stem: msgspec.yaml.decode(path.read_bytes(), type=Raw) for path in sorted(folder.glob("*.yaml"))}
    return msgspec.json.format(msgspec.json.encode(lists), indent=0) + b"\n"


def main(arguments: list[str]) -> int:
    """Write the compiled file, or with `--check` say whether it is up to date; returns the exit code."""
    target = Path(__file__).parent / COMPILED
    if not RESOURCES.is_dir():
        print(f"{RESOURCES} is not there: run this in a checkout of the repository", file=sys.stderr)
        return 2
    compiled = compile_lexicon(RESOURCES)
    if "--check" in arguments:
        if not target.exists() or target.read_bytes() != compiled:
            print(f"{COMPILED} differs from resources/cues: run this without --check", file=sys.stderr)
            return 1
        return 0
    target.write_bytes(compiled)
    print(f"{COMPILED}: {len(compiled)} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
