"""`marsad doctor`: each thing that can be wrong has its sentence, and `--mend` mends what loses nothing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.newsroom.config import House, write_config
from marsad.newsroom.demo_passwords import DEMO_PASSWORD
from real_newsroom import make_newsroom, marsad

PASSWORD = "a password of some length"


def add_user(newsroom: Path, login: str, role: str, password: str = PASSWORD) -> None:
    marsad("user", "add", login, "--role", role, "--password", password, "--newsroom", newsroom)


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    newsroom = make_newsroom(tmp_path_factory.mktemp("healthy") / "newsroom")
    page = newsroom / "page.txt"
    page.write_text("A Pump Is Mended\n\nThe pump of the only well was mended on Monday, an engineer said.\n")
    marsad("add", page, "--newsroom", newsroom)
    marsad("index", "update", "--newsroom", newsroom)
    add_user(newsroom, "omar", "operator")
    return newsroom


@pytest.fixture
def newsroom(healthy: Path, tmp_path: Path) -> Path:
    """Return a copy to do harm to."""
    return Path(shutil.copytree(healthy, tmp_path / "newsroom"))


def run_sql(newsroom: Path, statement: str) -> None:
    with sqlite3.connect(newsroom / "newsroom.sqlite3") as connection:
        connection.execute(statement)
    connection.close()


def capture_file(newsroom: Path) -> Path:
    return next((newsroom / "captures").glob("*/*.warc.gz"))


def test_a_healthy_newsroom_is_well(healthy: Path) -> None:
    said = marsad("doctor", "--newsroom", healthy)
    assert said.err.endswith("All is well.\n")
    assert "✗" not in said.err
    assert "the search index holds 1 of 1 stories, 0 changes wait" in said.err


def test_without_a_newsroom_the_installation_is_looked_at(tmp_path: Path) -> None:
    said = marsad("doctor", cwd=tmp_path)
    assert "No newsroom named" in said.err and "Python 3" in said.err


def no_settings(newsroom: Path) -> str:
    (newsroom / "newsroom.toml").unlink()
    return "it has no newsroom.toml"


def bad_settings(newsroom: Path) -> str:
    (newsroom / "newsroom.toml").write_text("[collect]\ndelay_seconds = 'soon'\n")
    return "collect.delay_seconds"


def bad_database(newsroom: Path) -> str:
    (newsroom / "newsroom.toml").write_text("[database]\nurl = 'mysql://a'\n")
    return "Expected nothing (SQLite)"


def unreachable_database(newsroom: Path) -> str:
    write_config(newsroom, House(), database="postgresql://marsad@127.0.0.1:1/none", renew=True)
    return "the database does not answer"


def damaged_database(newsroom: Path) -> str:
    for path in newsroom.glob("newsroom.sqlite3*"):
        path.unlink()
    (newsroom / "newsroom.sqlite3").write_bytes(b"no database at all " * 500)
    return "the database does not answer"


def short_key(newsroom: Path) -> str:
    (newsroom / "secret.key").write_text("short")
    return "holds no secret key"


def bad_declaration(newsroom: Path) -> str:
    (newsroom / "outlets" / "north.yaml").write_text("id: [")
    return "the outlet declarations"


def nobody(newsroom: Path) -> str:
    run_sql(newsroom, "update staff_user set role = 'reader'")
    return "somebody can approve and publish"


def demo_password(newsroom: Path) -> str:
    add_user(newsroom, "dina", "editor", DEMO_PASSWORD)
    write_config(newsroom, House(address="https://review.example"), renew=True)
    return "dina can log in with the demo's password"


def lost_captures(newsroom: Path) -> str:
    file = capture_file(newsroom)
    file.write_bytes(file.read_bytes()[:-20])
    return "cut short: 20"


def missing_captures(newsroom: Path) -> str:
    capture_file(newsroom).unlink()
    return "cut short: 20"


def failing_feed(newsroom: Path) -> str:
    run_sql(
        newsroom,
        "insert into archive_outlet (id, key, name, native_name, lang, declaration, active)"
        " values (1, 'north', 'The North', 'The North', 'en', '{}', 1)",
    )
    run_sql(
        newsroom,
        "insert into archive_feed (outlet_id, address, kind, every_minutes, active, etag, last_modified, failures)"
        " values (1, 'https://north.example/feed', 'rss', 30, 1, '', '', 3)",
    )
    return "failing: The North"


def behind(newsroom: Path) -> None:
    failing_feed(newsroom)
    run_sql(newsroom, "update archive_feed set failures = 0")
    run_sql(
        newsroom,
        "insert into archive_announcement (feed_id, address, title, first_seen_at, state, attempts)"
        " values (1, 'https://north.example/1', '', datetime('now'), 'expected', 0)",
    )


def test_an_outlet_that_is_behind_is_named_and_no_fault(newsroom: Path) -> None:
    behind(newsroom)
    assert "behind what they announced (`marsad health` says how far): The North" in said_by_doctor(newsroom)


def said_by_doctor(newsroom: Path) -> str:
    return marsad("doctor", "--newsroom", newsroom).err


@pytest.mark.parametrize(
    "harm",
    [
        no_settings,
        bad_settings,
        bad_database,
        unreachable_database,
        damaged_database,
        short_key,
        bad_declaration,
        nobody,
        demo_password,
        lost_captures,
        missing_captures,
        failing_feed,
    ],
)
def test_what_is_wrong_has_its_sentence(newsroom: Path, harm: Callable[[Path], str]) -> None:
    expected = harm(newsroom)
    said = marsad("doctor", "--newsroom", newsroom, "--mend", code=1)  # which no machine can mend
    wrong = [line for line in said.err.splitlines() if line.startswith("✗")]
    assert len(wrong) == 1 and expected in said.err, said.err
    assert "  → " in said.err
    assert "1 to be mended." in said.err


def open_key(newsroom: Path) -> str:
    (newsroom / "secret.key").chmod(0o644)
    return "readable by its owner"


def no_key(newsroom: Path) -> str:
    (newsroom / "secret.key").unlink()
    return "holds no secret key"


def old_tables(newsroom: Path) -> str:
    run_sql(newsroom, "delete from django_migrations where app = 'sessions'")
    run_sql(newsroom, "drop table django_session")
    return "changes to its tables are waiting"


def no_index(newsroom: Path) -> str:
    shutil.rmtree(newsroom / "index")
    return "the search index holds 0 of 1"


def damaged_index(newsroom: Path) -> str:
    for path in (newsroom / "index").rglob("meta.json"):
        path.write_text("{")
    return "index"


def index_of_another(newsroom: Path) -> str:
    run_sql(newsroom, "update archive_capture set story_id = null")
    for table in ("signatureband", "mention", "attribution"):
        run_sql(newsroom, f"delete from archive_{table}")
    run_sql(newsroom, "delete from archive_story")
    return "the search index holds 1 of 0"


def nobody_indexes(newsroom: Path) -> str:
    run_sql(newsroom, "insert into archive_outbox (key, at) values ('story:1', '2026-11-21 09:15:00')")
    return "1 changes wait to be indexed, the oldest since 2026-11-21 09:15 UTC"


@pytest.mark.parametrize(
    "harm", [open_key, no_key, old_tables, no_index, damaged_index, index_of_another, nobody_indexes]
)
def test_what_loses_nothing_is_mended(newsroom: Path, harm: Callable[[Path], str]) -> None:
    expected = harm(newsroom)
    assert expected in marsad("doctor", "--newsroom", newsroom, code=1).err
    said = marsad("doctor", "--newsroom", newsroom, "--mend")
    assert said.err.endswith("All is well.\n")
    assert marsad("doctor", "--newsroom", newsroom).err.endswith("All is well.\n")


def test_a_tail_of_a_killed_run_is_nothing_wrong(newsroom: Path) -> None:
    with capture_file(newsroom).open("ab") as handle:
        handle.write(b"half a record")
    marsad("doctor", "--newsroom", newsroom)
