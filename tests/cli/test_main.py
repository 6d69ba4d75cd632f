"""The command line as a whole: help for everything, errors in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from marsad.cli.main import COMMANDS, cli
from marsad.newsroom.config import House, write_config
from real_newsroom import marsad


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


def test_init_asks_little_and_says_what_comes_next(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    said = marsad("init", folder, stdin="دار النشر\nhttps://review.example/\n".encode())
    assert "دار النشر is ready" in said.err
    assert {path.name for path in folder.iterdir()} >= {"newsroom.toml", "secret.key", "newsroom.sqlite3", "outlets"}
    again = marsad("init", folder, "--name", "x", "--address", "https://x.example", code=1)
    assert "holds a newsroom already" in again.err
    for address in ("review.example", "https://", "ftp://review.example", "https://[::1"):
        assert "is not an address" in marsad("init", tmp_path / "x", "--name", "x", "--address", address, code=2).err
    said = marsad("init", tmp_path / "y", "--name", "y", "--address", "http://y", "--database", "mysql://y/y", code=1)
    assert "Expected nothing (SQLite)" in said.err
    assert not (tmp_path / "x").exists() and not (tmp_path / "y").exists()


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
