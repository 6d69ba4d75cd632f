"""The command line as a whole: help for everything, errors in a sentence."""

from __future__ import annotations

import os
import pty
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from marsad.cli.main import COMMANDS, cli
from marsad.collect.outlets import load_outlets
from marsad.newsroom.config import House, load_config, write_config
from real_newsroom import CLEAN, marsad


def commands() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)  # type: ignore[attr-defined]
        yield (name,), command
        if isinstance(command, click.Group):
            for inner, sub in command.commands.items():
                yield (name, inner), sub


ALL = dict(commands())


@pytest.mark.parametrize("name", ALL, ids=" ".join)
def test_every_command_has_help_that_reads_well(name: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(cli, [*name, "--help"], terminal_width=100)
    assert shown.exit_code == 0
    command = ALL[name]
    sentence = (command.help or "").strip().split("\n\n")[0]
    assert sentence.endswith((".", ":")) and sentence[0].isupper()
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not isinstance(parameter.type, click.Choice):
            assert parameter.help or parameter.name in ("page", "port", "help"), (name, parameter.name)


def test_the_first_page_names_every_command() -> None:
    said = marsad("--help")
    for name, (_, text) in COMMANDS.items():
        assert f"\n  {name} " in said.out
        assert text.split()[0] in said.out
    assert "0.1" in marsad("--version").out


def test_an_unknown_command_is_not_understood() -> None:
    assert "No such command 'publish'" in marsad("publish", code=2).err


NEED_A_NEWSROOM = (
    ("health",),
    ("collect",),
    ("add", "x"),
    ("search", "x"),
    ("user", "list"),
    ("index", "rebuild"),
    ("edition", "build", "out"),
    ("backup", "file.tar.gz"),
    ("serve",),
)


@pytest.mark.parametrize("arguments", NEED_A_NEWSROOM, ids=lambda arguments: arguments[0])
def test_without_a_newsroom_there_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    said = marsad(*arguments, code=1, cwd=tmp_path)
    assert said.out == ""
    assert said.err == said.err.strip() + "\n"
    assert said.err.startswith("marsad: ") and "marsad init" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_newsroom_is_found_by_folder_and_by_environment(newsroom: Path) -> None:
    assert "No outlet has feeds" in marsad("health", cwd=newsroom).err
    assert "No outlet has feeds" in marsad("health", "--newsroom", newsroom).err


def broken_settings(folder: Path) -> str:
    (folder / "newsroom.toml").write_text("[house]\nname = ")
    return "cannot be used"


def no_tables(folder: Path) -> str:
    (folder / "newsroom.sqlite3").unlink()
    return "no such table"


def no_database(folder: Path) -> str:
    (folder / "newsroom.sqlite3").write_bytes(b"this is not a database, whatever its name says" * 99)
    return "not a database"


def unreachable(folder: Path) -> str:
    url = "postgresql://marsad@127.0.0.1:1/none"
    write_config(folder, House(), database=url, renew=True)
    return "The database can't be used"


@pytest.mark.parametrize("harm", [broken_settings, no_tables, no_database, unreachable])
def test_a_newsroom_that_is_broken_is_a_sentence(newsroom: Path, harm: object) -> None:
    expected = harm(newsroom)  # type: ignore[operator]
    said = marsad("health", "--newsroom", newsroom, code=1)
    assert said.err.startswith("marsad: ") and expected in said.err
    assert len(said.err.strip().splitlines()) == 1


def test_a_disk_that_refuses_is_a_sentence(newsroom: Path) -> None:
    said = marsad("backup", newsroom / "no" / "such" / "folder" / "b.tar.gz", "--newsroom", newsroom, code=1)
    assert said.err.startswith("marsad: No such file or directory")


def at_a_terminal(typed: str, *arguments: object) -> str:
    """Run a command with a terminal in front of it, type, and return what it showed."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(sys.executable, [sys.executable, "-m", "marsad", *map(str, arguments)], CLEAN)
    shown = b""
    for line in typed.splitlines(keepends=True):
        asked = b""
        while not asked.endswith(b": "):  # what is typed before the question would be thrown away
            asked += os.read(terminal, 4096)
        os.write(terminal, line.encode())
        shown += asked
    with suppress(OSError):  # how Linux says that the other end is closed
        while more := os.read(terminal, 4096):
            shown += more
    os.close(terminal)
    assert os.waitpid(pid, 0)[1] == 0, shown.decode()
    return shown.decode()


def test_init_asks_little_and_says_what_comes_next(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert "دار النشر is ready" in at_a_terminal("دار النشر\nhttps://review.example/\n", "init", folder)
    assert load_config(folder).house.address == "https://review.example"
    assert {path.name for path in folder.iterdir()} >= {"newsroom.toml", "secret.key", "newsroom.sqlite3", "outlets"}
    again = marsad("init", folder, "--name", "x", "--address", "https://x.example", code=1)
    assert "holds a newsroom already" in again.err
    for address in ("review.example", "https://", "ftp://review.example", "https://[::1"):
        assert "is not an address" in marsad("init", tmp_path / "x", "--name", "x", "--address", address, code=2).err
    said = marsad("init", tmp_path / "y", "--name", "y", "--address", "http://y", "--database", "mysql://y/y", code=1)
    assert "Expected nothing (SQLite)" in said.err
    assert not (tmp_path / "x").exists() and not (tmp_path / "y").exists()


def test_init_asks_nothing_without_a_terminal(tmp_path: Path) -> None:
    said = marsad("init", tmp_path / "x", stdin=b"a name\n", code=2)
    assert "name of the newsroom is missing. Give --name." in said.err and not (tmp_path / "x").exists()
    marsad("init", tmp_path / "x", "--name", "The Quay Review")
    assert load_config(tmp_path / "x").house.address == "http://127.0.0.1:8000"


def test_the_pattern_of_a_declaration_is_good_and_collects_nothing(tmp_path: Path) -> None:
    marsad("init", tmp_path / "x", "--name", "x")
    (pattern,) = (tmp_path / "x" / "outlets").iterdir()
    assert pattern.suffix != ".yaml"  # no declaration until it is copied
    own = pattern.with_name("my-outlet.yaml")
    own.write_text(pattern.read_text())
    assert "good." in marsad("outlets", "check", own).err
    (outlet,) = [outlet for outlet in load_outlets(own.parent) if outlet.id == "my-outlet"]
    assert outlet.feeds == ()
    own.write_text(pattern.read_text().replace(": []\n#", ":\n "))
    assert "good." in marsad("outlets", "check", own).err


def test_a_newsroom_is_private_and_an_edition_is_not(tmp_path: Path) -> None:
    def mode(path: Path) -> int:
        return path.stat().st_mode & 0o777

    made, restored, edition = tmp_path / "made", tmp_path / "restored", tmp_path / "edition"
    made.mkdir(mode=0o755)
    marsad("init", made, "--name", "x")
    marsad("backup", tmp_path / "x.tar.gz", "--newsroom", made)
    marsad("restore", tmp_path / "x.tar.gz", restored)
    for folder in (made, restored):
        assert mode(folder) == 0o700
        assert {mode(path) for path in folder.glob("newsroom.sqlite3*")} == {0o600}
    marsad("edition", "build", edition, "--newsroom", made)
    plain = tmp_path / "plain"
    plain.touch()
    assert mode(edition / "index.html") == mode(plain)


def test_a_person_is_asked_for_what_is_not_given(newsroom: Path, tmp_path: Path) -> None:
    long = "a password of some length"
    shown = at_a_terminal(f"editor\nRuth Haddad\n{long}\n{long}\n", "user", "add", "ruth", "--newsroom", newsroom)
    assert "ruth can log in as editor" in shown and long not in shown
    shielded = ("user", "add", "dina", "--role", "editor", "--shielded", "--newsroom", newsroom)
    assert "Name" not in at_a_terminal(f"{long}\n{long}\n", *shielded)
    assert "Ruth Haddad" in marsad("user", "list", "--newsroom", newsroom).out
    # Nothing is asked in vain.
    assert "already" in marsad("user", "add", "ruth", "--role", "editor", "--newsroom", newsroom, code=1).err
    assert "is not a newsroom" in marsad("user", "add", "tom", "--newsroom", tmp_path, code=1).err
    said = marsad("user", "add", "tom", "--role", "editor", "--name", "", "--newsroom", newsroom, code=2).err
    assert "the password is missing. Give --password." in said
    said = marsad("user", "add", "tom", "--newsroom", newsroom, code=2).err
    assert "--role {reader|translator|editor|operator}" in said


def test_people_are_added_changed_and_listed(newsroom: Path) -> None:
    def user(*arguments: str, code: int = 0) -> str:
        said = marsad("user", *arguments, "--newsroom", newsroom, code=code)
        return said.out + said.err

    long = "a password of some length"
    user("add", "omar", "--role", "operator", "--password", long)
    user("add", "ruth", "--role", "editor", "--name", "Ruth Haddad", "--shielded", "--password", long)
    assert "too short" in user("add", "dina", "--role", "editor", "--password", "short", code=1)
    assert "already" in user("add", "ruth", "--role", "editor", "--password", long, code=1)
    assert "no user 'nobody'" in user("change", "nobody", "--close", code=1)
    assert "closed" in user("change", "ruth", "--close", "--role", "translator")
    listed = user("list")
    assert "Ruth Haddad" in listed and "shielded" in listed and "closed" in listed and "translator" in listed
    assert "last operator" in user("change", "omar", "--role", "reader", code=1)
    assert "omar has a new password" in user("password", "omar", "--password", f"{long} and more")
    assert "no user 'nobody'" in user("password", "nobody", "--password", long, code=1)
    assert long not in listed
