"""Compile `resources/outlets/*.yaml` into the package data: `python -m marsad.collect.outlets.compile [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from marsad.collect.outlets.check import check_outlets
from marsad.collect.outlets.declaration import read_declarations
from marsad.collect.outlets.load import COMPILED
from marsad.errors import BadDeclaration
from marsad.records import Outlet

RESOURCES = Path(__file__).parents[4] / "resources" / "outlets"
TARGET = Path(__file__).parent / COMPILED


def compile_outlets(folder: Path) -> bytes:
    """Return the compiled form of a folder of declarations: JSON, an outlet a line, sorted by id.

    Raises:
        BadDeclaration: A declaration can't be used.
    """
    if problems := check_outlets(folder):
        raise BadDeclaration("\n".join(str(problem) for problem in problems))
    outlets = [declared.outlet for file in sorted(folder.glob("*.yaml")) for declared in read_declarations(file)[0]]
    lines = [_render_compactly(outlet) for outlet in sorted(outlets, key=lambda outlet: outlet.id)]
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def main(arguments: list[str]) -> int:
    """Write the compiled file, or with `--check` say whether it is up to date; returns the exit code."""
    if not RESOURCES.is_dir():
        print(f"{RESOURCES} is not there: run this in a checkout of the repository", file=sys.stderr)
        return 2
    try:
        compiled = compile_outlets(RESOURCES)
    except BadDeclaration as error:
        print(error, file=sys.stderr)
        return 1
    if "--check" in arguments:
        if not TARGET.exists() or TARGET.read_bytes() != compiled:
            print(f"{TARGET.name} differs from resources/outlets: run this without --check", file=sys.stderr)
            return 1
        return 0
    TARGET.write_bytes(compiled)
    print(f"{TARGET.name}: {len(compiled.splitlines()) - 2} outlets", file=sys.stderr)
    return 0


def _render_compactly(outlet: Outlet) -> bytes:
    """Return JSON without empty lists and nulls, which the records have as defaults."""
    fields = msgspec.to_builtins(outlet)
    return msgspec.json.encode({key: value for key, value in fields.items() if value not in (None, ())})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
