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
from marsad.resources import compile_resources

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
    return compile_resources("outlets", TARGET, compile_outlets, arguments)


def _render_compactly(outlet: Outlet) -> bytes:
    """Return JSON without empty lists and nulls, which the records have as defaults."""
    fields = msgspec.to_builtins(outlet)
    return msgspec.json.encode({key: value for key, value in fields.items() if value not in (None, ())})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
