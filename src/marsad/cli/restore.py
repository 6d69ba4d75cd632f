"""`marsad restore`: a newsroom from a backup."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli.newsroom_option import database_errors
from marsad.cli.output import counted, say


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--database", default="", help="postgresql://user:password@host/name. Default: SQLite in the folder.")
def command(file: Path, folder: Path, database: str) -> None:
    """Make a newsroom in FOLDER, which must be empty, from the backup FILE."""
    from marsad.newsroom.restore import restore

    with database_errors():
        kept = restore(file, folder, database=database)
    say(
        f"{counted(kept.rows, 'row')} and {counted(kept.captures, 'capture file')} restored, "
        f"{counted(kept.indexed, 'story', 'stories')} indexed. "
        f"Start it: marsad serve --newsroom {folder}"
    )
