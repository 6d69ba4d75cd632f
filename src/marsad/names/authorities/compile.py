"""Compile `resources/whoswho/*.yaml` into the package data: `python -m marsad.names.authorities.compile [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from marsad.errors import BadInput
from marsad.names.authorities.handmade import COMPILED, read_entries

RESOURCES = Path(__file__).parents[4] / "resources" / "whoswho"
TARGET = Path(__file__).parent / COMPILED


def main(arguments: list[str]) -> int:
    """Write the compiled file, or with `--check` say whether it is up to date; returns the exit code."""
    if not RESOURCES.is_dir():
        print(f"{RESOURCES} is not there: run this in a checkout of the repository", file=sys.stderr)
        return 2
    try:
        entries = read_entries(RESOURCES)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 1
    compiled = b"".join(msgspec.json.encode(entry) + b"\n" for entry in entries)
    if "--check" in arguments:
        if not TARGET.exists() or TARGET.read_bytes() != compiled:
            print(f"{COMPILED} differs from resources/whoswho: run this without --check", file=sys.stderr)
            return 1
        return 0
    TARGET.write_bytes(compiled)
    print(f"{COMPILED}: {len(entries)} entries, {len(compiled):,} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
