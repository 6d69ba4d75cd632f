"""`marsad names` as people and programs use it, and the examples of its page."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bench.names.floors import GOLDEN, read_golden
from bench.names.verdicts import read_labelled

from marsad.cli.names import FLOOR
from marsad.names import NameIndex

PAGE = (Path(__file__).parents[2] / "docs" / "names.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pool.txt").write_text(
        "Riad al-Asaad\nBashar al-Assad\nHay'at Tahrir al-Sham\nIdleb\n", encoding="utf-8"
    )
    (tmp_path / "story.txt").write_text("They left Idelb.\n", encoding="utf-8")
    found = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "names.jsonl").write_text(found[0], encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    marsad = [sys.executable, "-c", "from marsad.cli.main import main; main()", "names", *arguments]
    return subprocess.run(
        marsad, cwd=folder, input=given, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_each_query_is_answered_by_a_line(folder: Path) -> None:
    done = run(folder, "find", "--queries", "-", "--pool", "pool.txt", "--top", "1", given="رياض الأسعد\n\u202e\nHTS\n")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["query"] for row in rows] == ["رياض الأسعد", "\u202e", "HTS"]
    assert [[hit["name"] for hit in row["hits"]] for row in rows] == [["Riad al-Asaad"], [], ["Hay'at Tahrir al-Sham"]]
    assert "refused" in rows[1]


def test_what_is_no_likeness_is_no_hit(folder: Path) -> None:
    done = run(folder, "find", "Tahir Asfari", "--pool", "pool.txt")
    assert (done.returncode, done.stdout) == (0, "")
    assert "No name comes near 'Tahir Asfari': the nearest, " in done.stderr and "--floor 0" in done.stderr
    assert run(folder, "find", "Tahir Asfari", "--pool", "pool.txt", "--floor", "0").stdout.endswith(" al-Sham\n")
    assert run(folder, "find", "x", "--pool", "pool.txt").stderr == "No name comes near 'x'.\n"
    rows = run(
        folder, "find", "--queries", "-", "--pool", "pool.txt", given="Tahir Asfari\nAssad\n"
    ).stdout.splitlines()
    hits = [[hit["name"] for hit in json.loads(row)["hits"]] for row in rows]
    assert (hits[0], len(hits[1][:2])) == ([], 2), "a family name alone is found"


def test_scores_are_not_below_0_and_a_floor_of_0_shows_them(folder: Path) -> None:
    (folder / "one.txt").write_text("Bashar al-Assad\n", encoding="utf-8")
    asked = ("find", "Azad Lorem Quorum", "--pool", "one.txt")
    done = run(folder, *asked)
    assert (done.stdout, "scores 0.000" in done.stderr) == ("", True)
    assert run(folder, *asked, "--floor", "0").stdout == "0.000  Bashar al-Assad\n"


def test_the_floor_takes_no_spelling_of_ours() -> None:
    asked = read_golden(GOLDEN / "names.tsv")
    index = NameIndex(asked)
    scores = [
        hit.score
        for name, queries in asked.items()
        for query in queries
        for hit in index.find(query)
        if hit.name == name
    ]
    assert len(scores) > 80 and min(scores) > FLOOR + 0.2
    alone = [max(hit.score for hit in NameIndex([one.a]).find(one.b)) for one in read_labelled() if one.kind == "same"]
    assert len(alone) > 250 and min(alone) > FLOOR + 0.2


def test_without_a_pool_it_says_what_to_do(folder: Path) -> None:
    done = run(folder, "find", "Assad")
    assert done.returncode == 1
    assert "--pool FILE" in done.stderr


def test_pairs_are_compared(folder: Path) -> None:
    done = run(folder, "compare", "--pairs", "-", "--jsonl", given="بشار الأسد\tBashar al-Assad\n🚀\tAssad\n")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [set(row) for row in rows] == [{"a", "b", "score", "verdict", "why"}] * 2
    assert [row["verdict"] for row in rows] == ["same", "unsure"]


def test_a_pair_that_is_none_loses_no_other(folder: Path) -> None:
    given = "\n  \nno tab\rAleppo\tAleppo\r\n\tAleppo\nAleppo\tAleppo\t \n\t\nAleppo\tAleppo\tIdlib\n"
    done = run(folder, "compare", "--pairs", "-", given=given)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["verdict"] for row in rows] == ["unsure", "same", "unsure", "same", "unsure", "unsure"]
    told = [row["why"].split(":")[0] for row in rows if row["verdict"] == "unsure"]
    assert told == ["Line 3 has no tab", "Line 5", "Line 7", "Line 8 has 3 columns"]
    assert done.stderr == "4 lines could not be compared (3, 5, 7, 8); the rows say why.\n"
    assert done.returncode == 0


def test_a_file_without_names_is_refused(folder: Path) -> None:
    (folder / "empty.txt").write_text("\n \n", encoding="utf-8")
    done = run(folder, "find", "Idleb", "--pool", "empty.txt")
    assert (done.returncode, done.stdout) == (1, "") and "'empty.txt' is empty: a pool has a name a line" in done.stderr
    for asked in (["find", "--queries", "empty.txt", "--pool", "pool.txt"], ["compare", "--pairs", "empty.txt"]):
        done = run(folder, *asked)
        assert (done.returncode, done.stdout) == (0, "") and "'empty.txt' is empty: nothing was" in done.stderr
    done = run(folder, "check", "story.txt", "--authority", "empty.txt")
    assert (done.returncode, done.stdout) == (1, "") and "'empty.txt' is empty: an authority file is" in done.stderr


def test_nothing_in_a_name_turns_the_line_round(folder: Path) -> None:
    (folder / "turned.txt").write_text("Bashar \u202eal-Assad\n", encoding="utf-8")
    done = run(folder, "compare", "--pairs", "-", given="Bashar \u202eal-Assad\tBashar al-Assad\u2069\n")
    assert json.loads(done.stdout)["a"] == "Bashar \u202eal-Assad"
    asked = ("find", "Assad", "--pool", "turned.txt")
    printed = [done.stdout, run(folder, *asked).stdout, run(folder, *asked, "--jsonl").stdout]
    assert [sorted(set(re.findall("[\u202a-\u202e\u2066-\u2069]", one))) for one in printed] == [[], [], []]
    assert "Bashar \ufffdal-Assad" in printed[1] and "Bashar \\u202eal-Assad" in printed[2]


def test_names_beside_a_file_of_pairs_are_refused(folder: Path) -> None:
    assert run(folder, "compare", "Aleppo", "Idlib", "--pairs", "pool.txt").returncode == 2


def test_lines_of_a_pool_that_are_no_names_are_counted_and_told(folder: Path) -> None:
    (folder / "odd.txt").write_text("\n" + "...\n" * 12 + "Idleb\n", encoding="utf-8")
    done = run(folder, "find", "Idleb", "--pool", "odd.txt")
    assert "Line 2 of the pool left out" in done.stderr
    assert "And 2 more lines" in done.stderr
    assert done.stdout.endswith("Idleb\n")


@pytest.mark.skipif(os.name == "nt", reason="arguments are bytes on other systems")
def test_bytes_that_are_no_text_are_refused(folder: Path) -> None:
    for arguments in (
        ["find", "Id\udcfflib", "--pool", "pool.txt", "--jsonl"],
        ["compare", "Id\udcfflib", "x", "--jsonl"],
    ):
        done = run(folder, *arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert "is not UTF-8" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_check_gives_findings(folder: Path) -> None:
    done = run(folder, "check", "story.txt", "--authority", "names.jsonl", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["findings"] == [
        {
            "check": "name-slip",
            "severity": "warning",
            "spans": [[10, 15]],
            "message": "“Idelb” may be a slip for “Idleb”.",
            "suggestion": "Idleb",
        }
    ]


def test_spellings_in_the_other_script_are_proposed(folder: Path) -> None:
    done = run(folder, "propose", "Abdelkader")
    assert (done.returncode, len(done.stdout.splitlines()), done.stdout.splitlines()[0]) == (0, 3, "عبد القادر")
    rows = run(folder, "propose", "--names", "-", "--top", "1", given="\nنصر الله\n\u202e\nIdlib\n").stdout.splitlines()
    found = [json.loads(row) for row in rows]
    assert [row["proposals"] for row in found] == [["Nasrallah"], [], ["ادلب"]]
    assert [row["name"] for row in found] == ["نصر الله", "\u202e", "Idlib"]
    assert ["refused" in row for row in found] == [False, True, False]
    done = run(folder, "propose", "مُحَمَّد", "--scheme", "ijmes", "--jsonl")
    assert json.loads(done.stdout)["proposals"][0] == "Muḥammad"


def test_what_is_no_name_gets_no_proposal(folder: Path) -> None:
    (folder / "empty.txt").write_text("\n", encoding="utf-8")
    done = run(folder, "propose", "🚀")
    assert (done.returncode, done.stdout) == (1, "") and "give a name" in done.stderr
    done = run(folder, "propose", "--names", "empty.txt")
    assert (done.returncode, done.stdout) == (0, "") and "'empty.txt' is empty: nothing was proposed" in done.stderr
    for wrong in ([], ["Idlib", "--names", "empty.txt"], ["Idlib", "--scheme", "other"]):
        assert run(folder, "propose", *wrong).returncode == 2


def test_an_authority_file_that_tells_no_house_style_is_not_silent(folder: Path) -> None:
    line = '{"id": "idleb", "kind": "place", "names": [{"text": "Idleb", "lang": "en"%s}]}\n'
    (folder / "odd.jsonl").write_text(line % ', "kind": "hous"', encoding="utf-8")
    done = run(folder, "check", "story.txt", "--authority", "odd.jsonl")
    assert (
        (done.returncode, done.stdout) == (1, "") and "Line 1 of 'odd.jsonl'" in done.stderr and "'hous'" in done.stderr
    )
    (folder / "odd.jsonl").write_text(line % "", encoding="utf-8")
    done = run(folder, "check", "story.txt", "--authority", "odd.jsonl")
    assert done.returncode == 0 and "No name of 'odd.jsonl' is the house's" in done.stderr


def test_the_examples_of_the_page_run(folder: Path) -> None:
    for example in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", example],
            cwd=folder,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    for line, answer in re.findall(r"\$ marsad names (.+)\n(.+)", PAGE):
        arguments = [one.strip('"') for one in re.findall(r'"[^"]*"|\S+', line)]
        assert run(folder, *arguments).stdout.strip() == answer
