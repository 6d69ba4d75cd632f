"""A newsroom made from a backup."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import msgspec

from marsad.errors import BadInput
from marsad.newsroom.archive_file import unpack
from marsad.newsroom.config import NewsroomConfig, write_config
from marsad.newsroom.folder import migrate, open_newsroom


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore brought."""

    rows: int
    captures: int
    indexed: int


def restore(file: Path, folder: Path, *, database: str = "") -> Restored:
    """Make a newsroom in a folder from a backup; if that fails, the folder is removed again.

    Args:
        file: What `backup.back_up` wrote.
        folder: Where to; not there yet, or empty.
        database: PostgreSQL's address, of an empty database; empty for SQLite in the folder.

    Raises:
        BadInput: The folder is not empty, the file is no whole backup, or the database holds something.
    """
    if folder.exists() and any(folder.iterdir()):
        raise BadInput(f"{str(folder)!r} is not empty. Restore into a new folder.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        folder.chmod(0o700)
        config = _parse_settings(unpack(file, folder), file)
        write_config(folder, config.house, collecting=config.collect, web=config.web, database=database)
        return _fill(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _parse_settings(data: bytes, file: Path) -> NewsroomConfig:
    try:
        return msgspec.json.decode(data, type=NewsroomConfig)
    except msgspec.DecodeError as error:
        raise BadInput(f"The settings in {str(file)!r} can't be used: {error}. Try another copy.") from error


def _fill(folder: Path) -> Restored:
    open_newsroom(folder)
    migrate()
    from marsad.newsroom.backup import load_rows
    from marsad.newsroom.indexer import rebuild_index

    kept = load_rows(folder)
    return Restored(rows=kept.rows, captures=kept.captures, indexed=rebuild_index())
