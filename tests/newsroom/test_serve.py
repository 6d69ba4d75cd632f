"""`marsad serve`: three processes that start together, are started again, and stop together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from marsad.cli.serve import port_of
from marsad.newsroom.config import House, write_config
from marsad.newsroom.demo_passwords import DEMO_PASSWORD
from real_newsroom import CLEAN, database_url, make_newsroom, marsad

PARTS = {"web", "indexer", "scheduler"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def children(pid: int) -> dict[str, int]:
    """Return the running parts below a process, by name."""
    found = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            words = (entry / "cmdline").read_text().split("\0")
        except (OSError, IndexError):
            continue
        if parent == pid and "--only" in words:
            found[words[words.index("--only") + 1]] = int(entry.name)
    return found


def wait_for(condition: Callable[[], object], seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.1)


def get(port: int, path: str = "/") -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            status: int = answer.status
            return status
    except OSError:
        return 0


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    return make_newsroom(tmp_path / "newsroom", database=database_url())


@pytest.fixture
def start(newsroom: Path, tmp_path: Path) -> Iterator[Callable[[int], subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []

    def run(port: int) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "marsad", "serve", "--newsroom", str(newsroom), "--port", str(port)]
        with (tmp_path / "log").open("ab") as log:
            started.append(subprocess.Popen(command, env=CLEAN, stdout=log, stderr=log))
        return started[-1]

    yield run
    for process in started:
        below = children(process.pid)
        process.kill()
        process.wait()
        for pid in below.values():
            os.kill(pid, signal.SIGKILL)


@pytest.mark.slow
def test_it_starts_answers_mends_itself_and_stops(
    start: Callable[[int], subprocess.Popen[bytes]], newsroom: Path, tmp_path: Path
) -> None:
    port = free_port()
    process = start(port)
    wait_for(lambda: get(port) == 200)
    wait_for(lambda: set(children(process.pid)) == PARTS)
    assert (get(port, "/login/"), get(port, "/feed.atom")) == (200, 200)
    page = tmp_path / "page.txt"
    page.write_text("A Pump Is Mended\n\nThe pump of the only well was mended on Monday, an engineer said.\n")
    marsad("add", page, "--newsroom", newsroom)
    wait_for(lambda: '"total":1' in marsad("search", "pump", "--in", "archive", "--json", "--newsroom", newsroom).out)
    before = children(process.pid)
    for name in ("web", "indexer"):
        os.kill(before[name], signal.SIGKILL)
    wait_for(lambda: set(children(process.pid)) == PARTS and children(process.pid)["web"] != before["web"])
    wait_for(lambda: get(port) == 200)
    running = children(process.pid)
    assert running["scheduler"] == before["scheduler"]
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in running.values())
    log = (tmp_path / "log").read_text()
    assert "web ended with code -9; starting it again in 1 s." in log
    assert "Traceback" not in log
    assert "cut short" not in marsad("doctor", "--newsroom", newsroom, code=None).err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
@pytest.mark.slow
def test_other_ways_to_stop(start: Callable[[int], subprocess.Popen[bytes]], number: signal.Signals) -> None:
    process = start(free_port())
    wait_for(lambda: set(children(process.pid)) == PARTS)
    running = children(process.pid)
    process.send_signal(number)
    assert process.wait(20) == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in running.values())


def test_a_port_that_is_taken_is_one_sentence(newsroom: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = marsad("serve", "--newsroom", newsroom, "--port", port, code=1)
    assert f"127.0.0.1:{port} can't be listened on" in said.err
    said = marsad("serve", "--newsroom", newsroom, "--host", "192.0.2.1", "--port", port, code=1)
    assert "can't be listened on" in said.err


def test_the_port_is_that_of_the_houses_address(newsroom: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        settings = newsroom / "newsroom.toml"
        settings.write_text(settings.read_text().replace("127.0.0.1:8000", f"127.0.0.1:{port}"))
        assert f"127.0.0.1:{port} can't be listened on" in marsad("serve", "--newsroom", newsroom, code=1).err


@pytest.mark.parametrize(
    ("address", "port"),
    [
        ("http://localhost:8123/x", 8123),
        ("http://[::1]:8124", 8124),
        ("http://127.0.0.1", 8000),
        ("https://review.example:8443", 8000),
        ("http://127.0.0.1:port", 8000),
        ("", 8000),
    ],
)
def test_only_an_address_on_this_machine_names_the_port(address: str, port: int) -> None:
    assert port_of(address) == port


def test_the_demos_passwords_guard_nothing_that_others_reach(newsroom: Path) -> None:
    marsad("user", "add", "dina", "--role", "editor", "--password", DEMO_PASSWORD, "--newsroom", newsroom)
    port = free_port()
    said = marsad("serve", "--newsroom", newsroom, "--host", "0.0.0.0", "--port", port, code=1)
    assert "dina can log in with the demo's password" in said.err
    said = marsad("serve", "--newsroom", newsroom, "--host", "0.0.0.0", "--port", port, "--only", "web", code=1)
    assert "dina can log in with the demo's password" in said.err
    text = (newsroom / "newsroom.toml").read_text()
    (newsroom / "newsroom.toml").write_text(text.replace("http://127.0.0.1:8000", "https://review.example"))
    said = marsad("serve", "--newsroom", newsroom, "--port", port, code=1)
    assert "'review.example'" in said.err


def test_a_newsroom_that_is_none_is_not_served(tmp_path: Path) -> None:
    said = marsad("serve", "--newsroom", tmp_path, code=1)
    assert "is not a newsroom" in said.err
    write_config(tmp_path / "x", House(), database="postgresql://marsad@127.0.0.1:1/none")
    said = marsad("serve", "--newsroom", tmp_path / "x", "--port", free_port(), code=1)
    assert said.err.startswith("marsad: The database can't be used")
