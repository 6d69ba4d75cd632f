"""`marsad demo`: a whole newsroom from nothing, and nothing more the second time."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from pathlib import Path

import pytest

from marsad.cli.demo import choose_ports, program
from marsad.cli.output import Lines
from marsad.errors import BadInput
from marsad.newsroom.config import Collecting, House, write_config
from marsad.sample.world import load_translations, load_world
from real_newsroom import make_newsroom, marsad

TABLES = ("archive_story", "archive_capture", "archive_refusal", "press_publication", "press_snapshot", "staff_user")


def free_ports() -> int:
    """Return the first of three free ports in a row."""
    for first in range(18_000, 30_000, 7):
        try:
            for port in range(first, first + 3):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", port))
        except OSError:
            continue
        return first
    raise AssertionError("no three free ports in a row")


@pytest.fixture(scope="module")
def ports() -> int:
    return free_ports()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, ports: int) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "newsroom"
    said = marsad("demo", folder, "--no-serve", "--outlet-port", ports)
    assert "`marsad health`" not in said.err and f"marsad health --newsroom {folder}" in said.err
    assert f"{len(load_translations())} stories published" in said.err
    told = (
        "Collecting the outlets",
        "Collecting: ",
        "4 feeds asked",
        "Linking the names",
        "Publishing what",
        " published;",
    )
    places = [said.err.find(words) for words in told]
    assert places == sorted(places) and places[0] == 0, "without a terminal it is told in plain lines"
    return folder


def counts(folder: Path) -> dict[str, int]:
    with sqlite3.connect(folder / "newsroom.sqlite3") as connection:
        found = {table: connection.execute(f"select count(*) from {table}").fetchone()[0] for table in TABLES}
    connection.close()
    return found


@pytest.mark.slow
def test_a_second_run_is_quick_and_adds_nothing(demo: Path, ports: int) -> None:
    before = counts(demo)
    assert before["archive_story"] >= 40 and before["press_publication"] >= 15
    begun = os.times()
    marsad("demo", demo, "--no-serve")
    ended = os.times()
    assert counts(demo) == before
    # Of its own time: other tests share the machine.
    assert ended.children_user + ended.children_system - begun.children_user - begun.children_system < 3


@pytest.mark.slow
def test_what_was_published_is_found_and_built(demo: Path, tmp_path: Path) -> None:
    headline = load_translations()[0].headline
    found = json.loads(marsad("search", "--json", f'"{headline}"', "--newsroom", demo).out)
    assert headline in [hit["headline"] for hit in found["hits"]]
    said = marsad("edition", "build", tmp_path / "out", "--newsroom", demo)
    assert f"{len(load_translations())} stories" in said.err
    assert headline in "".join(page.read_text() for page in (tmp_path / "out" / "stories").rglob("index.html"))
    marsad("doctor", "--newsroom", demo)


@pytest.mark.slow
def test_a_newsroom_with_everything_in_it_is_backed_up_whole(demo: Path, tmp_path: Path) -> None:
    marsad("backup", tmp_path / "demo.tar.gz", "--newsroom", demo)
    said = marsad("restore", tmp_path / "demo.tar.gz", tmp_path / "new")
    assert counts(tmp_path / "new") == counts(demo)
    assert f"{counts(demo)['archive_story'] + len(load_translations())} stories indexed" in said.err
    marsad("doctor", "--newsroom", tmp_path / "new")
    settings = ((demo / "newsroom.toml").read_text(), (tmp_path / "new" / "newsroom.toml").read_text())
    assert settings[0] == settings[1]


def test_a_real_newsroom_is_not_made_a_demo(tmp_path: Path, ports: int) -> None:
    newsroom = make_newsroom(tmp_path / "newsroom")
    before = (newsroom / "newsroom.toml").read_text()
    said = marsad("demo", newsroom, "--no-serve", "--outlet-port", ports, code=1)
    assert "is no demo" in said.err
    assert (newsroom / "newsroom.toml").read_text() == before


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path, ports: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = marsad("demo", tmp_path / "new", "--port", port, "--outlet-port", ports, code=1)
        assert f"127.0.0.1:{port} can't be listened on" in said.err and "make demo PORT=" in said.err
        assert not (tmp_path / "new").exists()
        said = marsad("demo", tmp_path / "new", "--no-serve", "--outlet-port", port, code=1)
        assert f"Port {port}" in said.err
        assert not (tmp_path / "new").exists()


def test_ports_are_the_first_that_are_free_and_stay(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    first = choose_ports(folder, None, 8000)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", first[1]))
        taken.listen()
        others = choose_ports(folder, None, 8000)
    assert others > first and len(others) == 3
    assert not set(choose_ports(folder, None, first[0])) & {first[0]}
    assert choose_ports(folder, 9001, 8000) == (9001, 9002, 9003)
    private = tuple(f"127.0.0.1:{port}" for port in (9001, 9002, 9003))
    write_config(folder, House(name=load_world().house.name), collecting=Collecting(allow_private=private))
    assert choose_ports(folder, None, 8000) == choose_ports(folder, 9001, 8000) == (9001, 9002, 9003)
    with pytest.raises(BadInput, match="ports 9001 to 9003"):
        choose_ports(folder, 9004, 8000)


def test_lines_are_few(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(every=60)
    for number in range(9):
        lines.tell(f"Collecting: {number} of 9 pages.")
    lines.tell("Publishing ...", begins=True)
    assert capsys.readouterr().err == "Collecting: 0 of 9 pages.\nPublishing ...\n"


def test_the_hint_names_what_to_type() -> None:
    assert program(".venv/bin/marsad") == ".venv/bin/marsad"
    assert program("/x/marsad/__main__.py") == "marsad"
