"""`marsad names propose`: likely spellings of names in the other script."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click
import msgspec

from marsad.cli.name_lines import lines_of, typed
from marsad.cli.output import json_of, say, shown
from marsad.errors import BadInput
from marsad.names.romanise import Scheme, propose

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True)


class ProposedName(msgspec.Struct, frozen=True, omit_defaults=True):
    """A name and its likely spellings in the other script, the likeliest first."""

    name: str
    proposals: tuple[str, ...] = msgspec.field()
    refused: str | None = None


@click.command("propose")
@click.argument("name", required=False)
@click.option("--names", type=_FILE, help="A file of names, a name a line; - for standard input.")
@click.option("--top", type=click.IntRange(1, 100), default=3, show_default=True, help="Spellings a name.")
@click.option(
    "--scheme",
    type=click.Choice(get_args(Scheme)),
    default="press",
    show_default=True,
    help="How Latin letters write Arabic: as the press does, or first by the IJMES scheme, letter for letter.",
)
@click.option("--jsonl", is_flag=True, help="Print JSON Lines: a name a line.")
def command(name: str | None, names: Path | None, top: int, scheme: Scheme, jsonl: bool) -> None:
    """Propose spellings of NAME in the other script, the likeliest first.

    Arabic names are written in Latin letters, names in other letters in Arabic ones. They are guesses to choose from.

    Exit code 1 if the NAME is no name.

    Example: marsad names propose "أبو محمد الجولاني" --top 5
    """
    if (name is None) == (names is None):
        raise click.UsageError("Give a NAME, or --names FILE with one a line.")
    asked = [typed(name)] if name is not None else [line for _, line in lines_of(names or Path("-"))]
    if not asked:
        say(f"{str(names)!r} is empty: nothing was proposed.")
    for line in asked:
        found = _proposed(line, top, scheme)
        if jsonl or names is not None:
            click.echo(json_of(found))
            continue
        if found.refused:
            raise BadInput(found.refused)
        for spelling in found.proposals:
            click.echo(shown(spelling))


def _proposed(name: str, top: int, scheme: Scheme) -> ProposedName:
    """Return the spellings of one name; what is no name gets none, and why."""
    try:
        return ProposedName(name, tuple(propose(name, top, scheme)))
    except BadInput as error:
        return ProposedName(name, (), str(error))
