"""Newsrooms as people have them: a folder, its own database, and `marsad` as a process of its own."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from marsad.newsroom.config import Collecting, House, write_config
from marsad.sample.declarations import declaration_yaml, declarations
from marsad.sample.outlets import SampleOutlets

# The settings of the tests are not those of a newsroom, and no newsroom is named by chance.
CLEAN = {name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "MARSAD_NEWSROOM")}
_numbers = itertools.count(1)


def marsad(*arguments: object, stdin: bytes | None = None, code: int | None = 0, **options: object) -> Said:
    """Run a command to its end; `code` is the exit code that it must have."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "marsad", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**CLEAN, "COLUMNS": "160"},
        timeout=120,
        check=False,
        **options,  # type: ignore[call-overload]
    )
    said = Said(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))
    assert code is None or said.code == code, said.err
    assert "Traceback" not in said.err, said.err
    return said


class Said:
    """What a command left behind."""

    def __init__(self, code: int, raw: bytes, err: str) -> None:
        self.code, self.raw, self.err = code, raw, err

    @property
    def out(self) -> str:
        """Return the data it printed."""
        return self.raw.decode()


def database_url() -> str:
    """Return the address of an empty database of the kind under test; empty for SQLite."""
    if os.environ.get("MARSAD_TEST_DATABASE") != "postgresql":
        return ""
    return empty_postgresql()


def empty_postgresql() -> str:
    """Return the address of an empty database on a PostgreSQL server of the tests' own."""
    import psycopg

    from postgres import start_server

    url = start_server()
    name = f"real_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"create database {name}")
    return url.rpartition("/")[0] + f"/{name}"


def make_newsroom(folder: Path, *, outlets: SampleOutlets | None = None, database: str = "") -> Path:
    """Make a newsroom that may collect the sample outlets."""
    ports: Sequence[int] = outlets.ports if outlets else ()
    private = tuple(f"127.0.0.1:{port}" for port in ports)
    collecting = Collecting(allow_private=private, delay_seconds=0.0)
    write_config(folder, House(name="The Quay Review"), collecting=collecting, database=database)
    (folder / "outlets").mkdir()
    for outlet in declarations(ports) if ports else ():
        (folder / "outlets" / f"{outlet.id}.yaml").write_text(declaration_yaml(outlet), encoding="utf-8")
    run = "import pathlib; from marsad.newsroom.folder import *; open_newsroom(pathlib.Path('.')); migrate()"
    subprocess.run([sys.executable, "-c", run], cwd=folder, check=True, env=CLEAN)
    return folder
