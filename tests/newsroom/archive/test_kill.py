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
from pathlib import Path

import pytest

from marsad.collect.store import CaptureStore
from marsad.newsroom.config import Collecting, House, write_config
from marsad.records import CapturePlace
from marsad.sample.declarations import declaration_yaml, declarations
from marsad.sample.outlets import SampleOutlets

CLEAN = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
KILLS = int(os.environ.get("MARSAD_KILLS", "12"))


@pytest.fixture(scope="module")
def outlets() -> Iterator[SampleOutlets]:
    with SampleOutlets((0, 0, 0)) as running:
        yield running


def make_newsroom(folder: Path, outlets: SampleOutlets) -> Path:
    private = tuple(f"127.0.0.1:{port}" for port in outlets.ports)
    write_config(folder, House(name="Kill Review"), collecting=Collecting(allow_private=private, delay_seconds=0.0))
    (folder / "outlets").mkdir()
    for outlet in declarations(outlets.ports):
        (folder / "outlets" / f"{outlet.id}.yaml").write_text(declaration_yaml(outlet), encoding="utf-8")
    run = "from marsad.newsroom.folder import *; import pathlib; open_newsroom(pathlib.Path('.')); migrate()"
    subprocess.run([sys.executable, "-c", run], cwd=folder, check=True, env=CLEAN)
    return folder


def start(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "marsad", "collect", "--all", "--newsroom", str(folder)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True, env=CLEAN)


def archive_of(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what the archive holds, without times and numbers that say when."""
    questions = {
        "captures": "select address, sha256, size from archive_capture order by 1, 2",
        "stories": "select identity, text, headline, published_on from archive_story order by 1",
        "refusals": "select identity, stage, reason from archive_refusal order by 1, 2, 3",
        "announced": "select address, state from archive_announcement order by 1",
        "outbox": "select distinct key from archive_outbox order by 1",
    }
    with sqlite3.connect(folder / "newsroom.sqlite3") as rows:
        return {name: rows.execute(question).fetchall() for name, question in questions.items()}


def check_captures(folder: Path) -> int:
    """Open every capture at its place; the files hold nothing more."""
    store = CaptureStore(folder / "captures")
    with sqlite3.connect(folder / "newsroom.sqlite3") as rows:
        places = rows.execute("select sha256, warc_file, warc_offset, warc_length from archive_capture").fetchall()
    ends: dict[str, int] = {}
    for sha256, file, offset, length in places:
        assert store.open(CapturePlace(file, offset, length)).sha256 == sha256
        ends[file] = max(ends.get(file, 0), offset + length)
    assert {file: store.end_of(file) for file in store.files()} == ends
    return len(places)


@pytest.mark.slow
def test_killed_runs_end_like_an_undisturbed_one(tmp_path: Path, outlets: SampleOutlets) -> None:
    calm = make_newsroom(tmp_path / "calm", outlets)
    begun = time.monotonic()
    assert start(calm).wait(120) == 0
    whole_run = time.monotonic() - begun
    wild = make_newsroom(tmp_path / "wild", outlets)
    dice = random.Random(7)
    killed = 0
    for _ in range(KILLS):
        process = start(wild)
        time.sleep(dice.uniform(0.15, 0.9) * whole_run / 2)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.wait(30)
    assert start(wild).wait(120) == 0
    assert killed >= KILLS // 3
    assert check_captures(wild) == check_captures(calm) > 30
    expected, found = archive_of(calm), archive_of(wild)
    for name in ("captures", "stories", "refusals", "announced"):
        assert found[name] == expected[name], name
    # Two runs may leave a key twice in the outbox: putting a document twice leaves one.
    assert found["outbox"] == expected["outbox"]
