"""`marsad backup`: database and captures in one file."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli.newsroom_option import newsroom_option
from marsad.cli.output import counted, say


@click.command("backup")
@newsroom_option
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def command(newsroom: Path, file: Path) -> None:
    """Put database, outlets and captures into FILE (a .tar.gz). Work may go on meanwhile.

    The secret key and the database's password are not in it.
    """
    from marsad.newsroom.backup import back_up

    kept = back_up(file)
    say(
        f"{counted(kept.rows, 'row')} and {counted(kept.captures, 'capture file')} in {file}. "
        f"Try it: marsad restore {file} DIR"
    )
