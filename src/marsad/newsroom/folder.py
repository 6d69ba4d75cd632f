"""Open a newsroom's folder: point Django at it, make or migrate its database."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from marsad.errors import BadInput
from marsad.newsroom.config import FOLDER_VARIABLE, SQLITE_FILE, load_config, newsroom_folder


def open_newsroom(folder: Path | None) -> Path:
    """Set Django up on a newsroom's folder and return it.

    Without `folder`, the environment variable MARSAD_NEWSROOM decides, then the working directory
    if it holds a newsroom.

    Raises:
        BadInput: There is no newsroom, or its settings can't be used.
    """
    chosen = folder or newsroom_folder() or Path.cwd()
    load_config(chosen)  # say what is wrong before Django says less
    chosen = chosen.resolve()
    current = newsroom_folder()
    if apps.ready and current != chosen:
        raise BadInput(f"This process works on {str(current)!r} already; it can't open {str(chosen)!r} too.")
    os.environ[FOLDER_VARIABLE] = str(chosen)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.newsroom.settings")
    django.setup()
    return chosen


def this_newsroom() -> Path:
    """Return the folder of the newsroom that this process works on.

    Raises:
        BadInput: It works on none.
    """
    folder = settings.NEWSROOM_FOLDER
    if folder is None:
        raise BadInput(f"No newsroom is open. Name one with --newsroom DIR or ${FOLDER_VARIABLE}.")
    return Path(folder)


def index_folder() -> Path:
    """Return where this newsroom's search index lies."""
    return this_newsroom() / "index"


def migrate(*, quiet: bool = True) -> None:
    """Make the tables, or bring them up to date, in a database that only its owner may read."""
    _keep_private()
    call_command("migrate", interactive=False, verbosity=0 if quiet else 1)


def _keep_private() -> None:
    """Close an SQLite database to others; the files that SQLite puts beside it take after it."""
    if settings.NEWSROOM_FOLDER and not settings.NEWSROOM.database.url:
        path = this_newsroom() / SQLITE_FILE
        path.touch(mode=0o600)
        for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            with suppress(FileNotFoundError):
                each.chmod(0o600)
