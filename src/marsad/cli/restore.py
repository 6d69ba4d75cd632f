"""`marsad restore`: a newsroom from a backup."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from marsad.cli.output import words
from marsad.errors import BadInput
from marsad.newsroom.config import House, write_config
from marsad.newsroom.folder import migrate, open_newsroom


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--database", default="", help="postgresql://user:password@host/name. Default: SQLite in the folder.")
def command(file: Path, folder: Path, database: str) -> None:
    """Make a newsroom in FOLDER, which must be empty, from the backup FILE."""
    if folder.exists() and any(folder.iterdir()):
        raise BadInput(f"{str(folder)!r} is not empty. Restore into a new folder.")
    from marsad.newsroom import archive_file

    folder.mkdir(parents=True, exist_ok=True)
    house = archive_file.unpack(file, folder)
    write_config(folder, msgspec.json.decode(house, type=House), database=database)
    open_newsroom(folder)
    migrate()
    from marsad.newsroom.backup import load_rows
    from marsad.newsroom.indexer import rebuild_index

    kept = load_rows(folder)
    words.print(
        f"{kept.rows:,} rows and {kept.captures:,} capture files restored, {rebuild_index():,} stories indexed. "
        f"Start it: marsad serve --newsroom {folder}"
    )
