"""The outlets that the house knows."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from marsad.errors import BadDeclaration
from marsad.records import Outlet

COMPILED = "outlets.json"


def load_outlets(folder: Path | None = None) -> tuple[Outlet, ...]:
    """Return all outlets, sorted by id: the shipped ones and a newsroom's own.

    Args:
        folder: The newsroom's `*.yaml` declarations; one with a shipped outlet's id takes its
            place. A folder that is not there holds none.

    Raises:
        BadDeclaration: A declaration of the newsroom can't be used; the message lists every problem.
    """
    if folder is None or not folder.is_dir():
        return _load_shipped()
    outlets = {outlet.id: outlet for outlet in (*_load_shipped(), *_load_own(folder))}
    return tuple(outlets[key] for key in sorted(outlets))


def _load_own(folder: Path) -> list[Outlet]:
    """Return the outlets declared in a folder. What checks them is slow to load, and only needed here."""
    from marsad.collect.outlets.check import check_declared, find_doubles
    from marsad.collect.outlets.declaration import Declared, Problem, read_declarations

    declared: list[Declared] = []
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.yaml")):
        found, wrong = read_declarations(file)
        declared += found
        problems += wrong
        for one in found:
            problems += check_declared(one)
    problems += find_doubles(declared)
    if problems:
        lines = "\n".join(f"  {problem}" for problem in problems)
        raise BadDeclaration(f"the outlet declarations in {str(folder)!r} can't be used:\n{lines}")
    return [one.outlet for one in declared]


@cache
def _load_shipped() -> tuple[Outlet, ...]:
    data = files("marsad.collect.outlets").joinpath(COMPILED).read_bytes()
    return msgspec.json.decode(data, type=tuple[Outlet, ...])
