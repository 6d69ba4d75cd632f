"""Commands on a newsroom that collected: numbers and the lists behind them, search, the edition, the index."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from marsad.sample.outlets import SampleOutlets
from real_newsroom import marsad


def rows(*arguments: object, newsroom: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(marsad(*arguments, "--json", "--newsroom", newsroom).out)
    return found


def test_health_counts_what_its_lists_hold(collected: Path) -> None:
    health = rows("health", newsroom=collected)
    assert {row["outlet"] for row in health} == {"al-mizan", "sada-al-jabal", "harbour-post"}
    for row in health:
        for what in ("expected", "received", "waiting", "refused"):
            listed = rows("health", row["outlet"], "--list", what, newsroom=collected)
            assert len(listed) == int(row[what])
    everything = rows("health", "--list", "expected", newsroom=collected)
    assert len(everything) == sum(int(row["expected"]) for row in health)


def test_health_for_people(collected: Path) -> None:
    table = marsad("health", "--newsroom", collected).out
    heads = ["outlet", "verdict", "last", "success", "expected", "received", "waiting", "refused"]
    assert table.splitlines()[0].split() == heads
    refused = marsad("health", "harbour-post", "--list", "refused", "--newsroom", collected).out
    assert "read: empty" in refused and "read: binary" in refused
    said = marsad("health", "nobody", "--newsroom", collected, code=2)
    assert "'nobody' is no outlet" in said.err


def test_collecting_again_finds_nothing_new(collected: Path, outlets: SampleOutlets) -> None:
    said = marsad("collect", "--all", "--newsroom", collected)
    assert "4 feeds asked; pages: none expected" in said.err
    assert said.out == ""


def test_search_finds_arabic_and_english_in_the_archive(collected: Path) -> None:
    found = json.loads(marsad("search", "--in", "archive", "--json", "السد", "--newsroom", collected).out)
    assert found["total"] >= 1
    for hit in found["hits"]:
        for start, end in hit["headline_highlights"]:
            assert hit["headline"][start:end]
    by_outlet = sum(item["count"] for item in found["outlets"])
    assert by_outlet == found["total"]
    shown = marsad("search", "--in", "archive", "harbour", "--newsroom", collected)
    assert "stories." in shown.err and shown.out
    none = marsad("search", "nothing-has-this-word", "--newsroom", collected)
    assert (none.out, "No story" in none.err) == ("", True)


@pytest.mark.parametrize("query", ['"', "(", "-", "AND OR NOT", "*", "a" * 5000, "[/bold]", "\\", "title:x^2~"])
def test_any_query_is_answered(collected: Path, query: str) -> None:
    marsad("search", "--json", "--in", "archive", "--newsroom", collected, "--", query)


def test_search_options_that_cannot_be(collected: Path) -> None:
    for arguments in (("--from", "yesterday"), ("--page", "0"), ("--in", "drafts")):
        marsad("search", "x", *arguments, "--newsroom", collected, code=2)


def test_the_index_is_rebuilt_while_another_could_read(collected: Path) -> None:
    before = json.loads(marsad("search", "--in", "archive", "--json", "harbour", "--newsroom", collected).out)["total"]
    assert "stories indexed" in marsad("index", "rebuild", "--newsroom", collected).err
    assert "0 changes indexed" in marsad("index", "update", "--newsroom", collected).err
    after = json.loads(marsad("search", "--in", "archive", "--json", "harbour", "--newsroom", collected).out)["total"]
    assert after == before > 0


def test_what_was_added_by_hand_is_found_at_once(newsroom: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A Pump Is Mended\n\nThe pump of the only well was mended on Monday, they said.\n")
    marsad("add", tmp_path / "a.txt", "--newsroom", newsroom)
    assert "1 story." in marsad("search", "--in", "archive", "pump", "--newsroom", newsroom).err
    run_sql(newsroom, "insert into archive_outbox (key, at) values ('story:1', '2026-11-22 09:00:00')")
    said = marsad("search", "--in", "archive", "nothing-has-this-word", "--newsroom", newsroom)
    assert "1 change waits to be indexed: marsad index update" in said.err
    assert "wait to be indexed" not in marsad("search", "--in", "archive", "pump", "--newsroom", newsroom).err


def test_the_archive_is_read_again(newsroom: Path, tmp_path: Path) -> None:
    assert "nothing to read again" in marsad("reread", "--newsroom", newsroom).err
    (tmp_path / "a.txt").write_text("A Pump Is Mended\n\nThe pump of the only well was mended on Monday, they said.\n")
    (tmp_path / "b.bin").write_bytes(bytes(range(256)) * 9)
    marsad("add", tmp_path / "a.txt", tmp_path / "b.bin", "--newsroom", newsroom, code=1)
    run_sql(newsroom, "update archive_story set headline = 'Read wrong'")
    said = marsad("reread", "--newsroom", newsroom)
    assert "2 pages read again: 1 read otherwise now, 1 refused still." in said.err
    assert "A Pump Is Mended" in marsad("search", "--in", "archive", "well", "--newsroom", newsroom).out
    assert "'nobody' is no outlet" in marsad("reread", "--outlet", "nobody", "--newsroom", newsroom, code=2).err
    for path in (newsroom / "captures").glob("*/*.warc.gz"):
        path.unlink()
    assert "2 lost" in marsad("reread", "--newsroom", newsroom, code=1).err


def run_sql(newsroom: Path, statement: str) -> None:
    with sqlite3.connect(newsroom / "newsroom.sqlite3") as connection:
        connection.execute(statement)
    connection.close()


def test_adding_says_what_was_taken_and_what_was_not(newsroom: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A Pump Is Mended\n\nThe pump of the only well was mended on Monday, they said.\n")
    (tmp_path / "[b] :bomb: b.bin").write_bytes(bytes(range(256)) * 9)
    inputs = (tmp_path / "a.txt", tmp_path / "[b] :bomb: b.bin", tmp_path / "no")
    said = marsad("add", *inputs, "--newsroom", newsroom, code=1)
    assert said.out == ""
    assert "refused" in said.err and "2 refused" in said.err and "1 new" in said.err
    assert "[b] :bomb: b.bin: binary" in said.err
    assert "1 known" in marsad("add", tmp_path / "a.txt", "--newsroom", newsroom).err
    refused = marsad("add", "http://127.0.0.1:1/x", "http://169.254.169.254/latest", "--newsroom", newsroom, code=1)
    assert refused.err.count("address-refused") == 2
    assert "expected http or https" in marsad("add", "ftp://x/", "--newsroom", newsroom, code=1).err


def test_outlets_are_checked_line_by_line(tmp_path: Path, collected: Path) -> None:
    good = collected / "outlets" / "al-mizan.yaml"
    assert "good." in marsad("outlets", "check", good).err
    bad = tmp_path / "bad.yaml"
    bad.write_text("id: x\nnames: []\nlanguage: 5\nfeeds:\n  - {address: 'javascript:1', kind: rsss}\n")
    said = marsad("outlets", "check", good, bad, code=1)
    assert said.err.count(bad.name) == len(said.err.strip().splitlines()) - 1
    assert "bad.yaml:" in said.err
    for data in (b"", b"\x00", b"- " * 5000, b"a: &a [*a]", b"x: !!python/object/apply:os.system ['true']"):
        bad.write_bytes(data)
        marsad("outlets", "check", bad, code=1)
    listed = marsad("outlets", "list", collected / "outlets").out
    assert "al-mizan" in listed


def test_an_edition_of_nothing_is_still_an_edition(newsroom: Path, tmp_path: Path) -> None:
    said = marsad("edition", "build", tmp_path / "out", "--newsroom", newsroom)
    assert "0 stories" in said.err
    assert "The Quay Review" in (tmp_path / "out" / "index.html").read_text()
