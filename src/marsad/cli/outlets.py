"""`marsad outlets`: declarations."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from marsad.cli.output import say, table
from marsad.collect.outlets import load_outlets
from marsad.collect.outlets.check import check_outlets


@click.group("outlets")
def command() -> None:
    """Check outlet declarations, and list outlets."""


@command.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
def check(files: tuple[Path, ...]) -> None:
    """Check declarations (YAML) and say what is wrong, line by line.

    Exit code 0 if all are good, 1 if not.
    """
    bad = 0
    for path in files:
        problems = check_outlets(path)
        bad += bool(problems)
        for problem in problems:
            place = path / problem.file if path.is_dir() else path
            say(str(msgspec.structs.replace(problem, file=str(place))))
        if not problems:
            say(f"{path}: good.")
    sys.exit(1 if bad else 0)


@command.command("list")
@click.argument("folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
def list_(folder: Path | None) -> None:
    """List the outlets that are known: those that ship, and those declared in FOLDER."""
    rows = [
        (o.id, o.name_in("en"), o.name_in(o.language), o.language, o.kind, str(len(o.feeds)))
        for o in load_outlets(folder)
    ]
    table(("id", "name", "own name", "lang", "kind", "feeds"), rows, numbers=(5,))
