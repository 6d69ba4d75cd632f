"""A run killed at any moment and repeated ends with the same archive as an undisturbed one."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from marsad.collect.store import CaptureStore
from marsad.records import CapturePlace
from marsad.sample.outlets import SampleOutlets
from real_newsroom import CLEAN, database_url, make_newsroom

POSTGRESQL = os.environ.get("MARSAD_TEST_DATABASE") == "postgresql"
KILLS = int(os.environ.get("MARSAD_KILLS", "5" if POSTGRESQL else "12"))


@dataclass(frozen=True)
class Newsroom:
    """A newsroom of its own processes, on a database of the kind under test."""

    folder: Path
    database: str

    def start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "marsad", "collect", "--all", "--newsroom", str(self.folder)]
        return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True, env=CLEAN)

    def rows(self, question: str) -> list[tuple[object, ...]]:
        if self.database:
            with psycopg.connect(self.database) as connection:
                return connection.execute(question).fetchall()  # type: ignore[arg-type]
        with closing(sqlite3.connect(self.folder / "newsroom.sqlite3")) as connection:
            return connection.execute(question).fetchall()


@pytest.fixture(scope="module")
def outlets() -> Iterator[SampleOutlets]:
    with SampleOutlets((0, 0, 0)) as running:
        yield running


def open_newsroom(folder: Path, outlets: SampleOutlets) -> Newsroom:
    database = database_url()
    return Newsroom(make_newsroom(folder, outlets=outlets, database=database), database)


def archive_of(newsroom: Newsroom) -> dict[str, list[tuple[object, ...]]]:
    """Return what the archive holds, without times and numbers that say when."""
    questions = {
        "captures": "select address, sha256, size, kind from archive_capture order by 1, 2",
        "stories": "select identity, text, headline, published_on from archive_story order by 1",
        "refusals": "select identity, stage, reason from archive_refusal order by 1, 2, 3",
        "announced": "select address, state from archive_announcement order by 1",
        "outbox": "select distinct key from archive_outbox order by 1",
    }
    return {name: newsroom.rows(question) for name, question in questions.items()}


def check_captures(newsroom: Newsroom) -> int:
    """Open every capture at its place; the files hold nothing more."""
    store = CaptureStore(newsroom.folder / "captures")
    places = newsroom.rows("select sha256, warc_file, warc_offset, warc_length from archive_capture")
    ends: dict[str, int] = {}
    for sha256, file, offset, length in places:
        assert isinstance(file, str) and isinstance(offset, int) and isinstance(length, int)
        assert store.open(CapturePlace(file, offset, length)).sha256 == sha256
        ends[file] = max(ends.get(file, 0), offset + length)
    assert {file: store.end_of(file) for file in store.files()} == ends
    return len(places)


@pytest.mark.slow
def test_killed_runs_end_like_an_undisturbed_one(tmp_path: Path, outlets: SampleOutlets) -> None:
    calm = open_newsroom(tmp_path / "calm", outlets)
    begun = time.monotonic()
    assert calm.start().wait(120) == 0
    whole_run = time.monotonic() - begun
    wild = open_newsroom(tmp_path / "wild", outlets)
    dice = random.Random(7)
    killed = 0
    for _ in range(KILLS):
        process = wild.start()
        time.sleep(dice.uniform(0.15, 0.9) * whole_run / 2)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.wait(30)
    assert wild.start().wait(120) == 0
    assert killed >= KILLS // 3
    assert check_captures(wild) == check_captures(calm) > 30
    expected, found = archive_of(calm), archive_of(wild)
    for name, rows in expected.items():
        assert found[name] == rows, name
    assert expected["outbox"] == []  # each run indexes what runs before it left
