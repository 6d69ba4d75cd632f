"""Hand-kept files of `resources/` made into package data, and the check that the two agree."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from marsad.errors import BadInput

RESOURCES = Path(__file__).parents[2] / "resources"


def compile_resources(name: str, target: Path, make: Callable[[Path], bytes], arguments: Sequence[str]) -> int:
    """Write the compiled file, or with `--check` say whether it is up to date; return the exit code.

    Args:
        name: The folder below `resources/`.
        target: The file of package data.
        make: Returns the compiled form of a folder, or raises BadInput, whose message is printed.
        arguments: Those of the command line.
    """
    folder = RESOURCES / name
    if not folder.is_dir():
        print(f"{folder} is not there: run this in a checkout of the repository", file=sys.stderr)
        return 2
    try:
        compiled = make(folder)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 1
    if "--check" in arguments:
        if not target.exists() or target.read_bytes() != compiled:
            print(f"{target.name} differs from resources/{name}: run this without --check", file=sys.stderr)
            return 1
        return 0
    target.write_bytes(compiled)
    print(f"{target.name}: {len(compiled):,} bytes", file=sys.stderr)
    return 0
