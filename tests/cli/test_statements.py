"""`marsad statements`: a row a statement in every form, nothing lost, nothing silent, and what it says at the end."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import duckdb
import msgspec
import pytest
from click.testing import CliRunner

from marsad.cli.statement_forms import csv_rows, json_rows
from marsad.cli.statement_run import Choice
from marsad.cli.statements import Asked, command, run
from marsad.collect.fetch import FetchPolicy
from marsad.collect.visitor import Visitor
from marsad.errors import BadInput, ModelMissing
from marsad.read.statement_rows import COLUMNS
from marsad.records import Capture, Carrier, Finding, Reading
from real_newsroom import CLEAN, marsad
from statement_samples import arabic_story, read_sample, said, story

Make = Callable[..., int]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Return a folder of three pages; the sample reader takes the first line for the headline."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"Story {name.upper()}\n")
    return folder


@pytest.fixture
def make(pages: Path) -> Make:
    """Return a function that makes a table of the pages with a reader of the test's own."""

    def made(
        output: Path | None,
        *inputs: Path | str,
        read: Callable[[Capture], Reading] = read_sample,
        form: str = "csv",
        choice: Choice = Choice(),  # noqa: B008 - frozen
        refusals: Path | None = None,
        anew: bool = False,
        publisher: str | None = None,
    ) -> int:
        todo = tuple(str(one) for one in inputs or (pages,))
        asked = Asked(todo, form, output, refusals, anew, choice, publisher, None, None)
        with Visitor(FetchPolicy()) as visitor:
            return run(asked, visitor, read)

    return made


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names_of(path: Path) -> list[str]:
    return [f"{row['story']} {row['statement']}" for row in rows_of(path)]


ALL = [f"Story {name} s{number}" for name in "ABC" for number in range(1, 5)]


def test_csv_is_the_table(tmp_path: Path, make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "t.csv"
    assert make(output) == 0
    assert names_of(output) == ALL
    first = rows_of(output)[0]
    assert tuple(first) == COLUMNS
    assert first["chain"] == "publisher: The Harbour Post > agency: HANA"
    assert re.fullmatch(r"\d+-\d+;\d+-\d+", first["content_spans"])
    assert (first["named"], first["carried"], first["confidence"], first["parent"]) == ("true", "false", "0.9", "")
    assert output.read_bytes().startswith(b"story,input,")
    assert output.read_bytes().count(b"\r\n") == 13
    said = " ".join(capsys.readouterr().err.split())
    assert said.startswith("12 statements in 3 of 3 pages.")
    assert "t.csv" in said


def test_rows_go_to_standard_output_without_a_file(pages: Path, make: Make, capfd: pytest.CaptureFixture[str]) -> None:
    assert make(None, pages / "a.txt") == 0
    out, err = capfd.readouterr()
    assert [row["statement"] for row in csv.DictReader(io.StringIO(out, newline=""))] == ["s1", "s2", "s3", "s4"]
    assert err == "4 statements in 1 of 1 page.\n"


def test_no_cell_is_a_formula() -> None:
    for start in ("=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1"):
        hostile = msgspec.structs.replace(
            story(start), attributions=(said(1, ((0, 3),), chain=(Carrier(start, "outlet"),), cue=((4, 7),)),)
        )
        cells = next(csv.reader(io.StringIO(csv_rows(hostile).decode(), newline="")))
        assert cells[COLUMNS.index("input")] == f"'{start}"
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


def _rest_of(screen: int) -> bytes:
    """Return all that a closed terminal was written: it comes in pieces and ends with an error."""
    read = b""
    with os.fdopen(screen, "rb", buffering=0) as shown, contextlib.suppress(OSError):
        while piece := shown.read(4000):
            read += piece
    return read


def test_what_turns_a_line_round_is_escaped_as_it_is_or_shown(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    turned = story("a\u202eb")
    assert b"a\\u202eb" in json_rows(turned) and json.loads(json_rows(turned).splitlines()[0])["input"] == "a\u202eb"
    assert "a\u202eb" in csv_rows(turned).decode(), "CSV has no escapes: a file holds what the page has"
    ours, terminal = pty.openpty()
    with open(terminal, "w") as screen:  # noqa: PTH123 - a descriptor
        monkeypatch.setattr(sys, "stdout", screen)
        make(None, read=lambda capture: turned)
    printed = _rest_of(ours).decode()
    assert "a\ufffdb" in printed and "\u202e" not in printed, "but a person's terminal is not turned"


def test_arabic_goes_through_as_it_is() -> None:
    cells = next(csv.reader(io.StringIO(csv_rows(arabic_story()).decode(), newline="")))
    assert cells[COLUMNS.index("content")] == "السد نصف فارغ"
    assert cells[COLUMNS.index("chain")] == "agency: وكالة حدران للأنباء"


def test_json_lines_keep_lists_and_find_their_words_again() -> None:
    reading = story()
    rows = [json.loads(line) for line in json_rows(reading).splitlines()]
    assert [tuple(row) for row in rows] == [COLUMNS] * 4
    assert rows[0]["chain"] == [
        {"name": "The Harbour Post", "as": "publisher"},
        {"name": "HANA", "as": "agency"},
    ]
    assert rows[1]["hedge"] == ["reportedly"]
    for row in rows:
        assert " ".join(reading.text[s:e] for s, e in row["cue_spans"]) == row["cue"]
        assert row["content"][:12] in " ".join(reading.text[s:e] for s, e in row["content_spans"])


def test_parquet_holds_what_json_lines_hold(tmp_path: Path, make: Make) -> None:
    output = tmp_path / "it's [1].parquet"
    assert make(output, form="parquet") == 0
    assert make(tmp_path / "t.jsonl", form="jsonl") == 0
    expected = [json.loads(line) for line in (tmp_path / "t.jsonl").read_bytes().splitlines()]
    table = duckdb.connect().execute("select * from read_parquet(?)", [str(output).replace("[", "[[]", 1)])
    assert tuple(column[0] for column in table.description or ()) == COLUMNS
    assert [json.loads(json.dumps(dict(zip(COLUMNS, row, strict=True)))) for row in table.fetchall()] == expected


def test_parquet_without_a_statement_is_an_empty_table(tmp_path: Path, make: Make) -> None:
    output = tmp_path / "t.parquet"
    assert make(output, form="parquet", choice=Choice(least=1.0)) == 0
    assert duckdb.connect().execute("select count(*) from read_parquet(?)", [str(output)]).fetchall() == [(0,)]


def test_annotations_are_a_page_a_story(tmp_path: Path, make: Make) -> None:
    output = tmp_path / "t.jsonl"
    assert make(output, form="annotations") == 0
    found = [json.loads(line) for line in output.read_bytes().splitlines()]
    assert [(page["type"], len(page["items"])) for page in found] == [("AnnotationPage", 4)] * 3


def test_only_sure_statements_and_only_speech(tmp_path: Path, make: Make) -> None:
    make(tmp_path / "sure.csv", choice=Choice(least=0.7))
    assert {row["statement"] for row in rows_of(tmp_path / "sure.csv")} == {"s1", "s2", "s4"}
    make(tmp_path / "speech.csv", choice=Choice(speech=True))
    assert {row["statement"] for row in rows_of(tmp_path / "speech.csv")} == {"s1", "s4"}


def test_what_is_not_read_is_counted_and_listed(
    tmp_path: Path, pages: Path, make: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(capture: Capture) -> Reading:
        if capture.input.endswith("b.txt"):
            note = Finding("language", "note", (), "Names and statements were not looked for.")
            return Reading(input=capture.input, kind="story", lang="fa", findings=(note,))
        if capture.input.endswith("c.txt"):
            raise ValueError("a fault of ours")
        return read_sample(capture)

    refusals = tmp_path / "refused.jsonl"
    assert make(tmp_path / "t.csv", pages, tmp_path / "missing.html", read=read, refusals=refusals) == 1
    assert names_of(tmp_path / "t.csv") == ALL[:4]
    listed = [json.loads(line) for line in refusals.read_text().splitlines()]
    assert [(Path(one["input"]).name, one["stage"], one["reason"]) for one in listed] == [
        ("b.txt", "read", "language"),
        ("c.txt", "read", "fault"),
        ("missing.html", "capture", "bad-input"),
    ]
    said = " ".join(capsys.readouterr().err.split())
    assert "4 statements in 1 of 2 pages; 2 refused; 1 not looked through for their language." in said
    assert "says why" in said


def test_a_run_goes_on_where_a_person_stopped_it(
    tmp_path: Path, make: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    read: list[str] = []

    def stopping(capture: Capture) -> Reading:
        if capture.input.endswith("b.txt"):
            raise KeyboardInterrupt
        return counting(capture)

    def counting(capture: Capture) -> Reading:
        read.append(Path(capture.input).name)
        return read_sample(capture)

    output = tmp_path / "t.parquet"
    assert make(output, read=stopping, form="parquet") == 130
    assert "the same command goes on from here" in " ".join(capsys.readouterr().err.split())
    assert not output.exists()
    assert make(output, read=counting, form="parquet") == 0
    assert read == ["a.txt", "b.txt", "c.txt"]
    assert "12 statements in 3 of 3 pages, 4 of them from earlier runs." in " ".join(capsys.readouterr().err.split())
    found = duckdb.connect().execute("select story, statement from read_parquet(?)", [str(output)]).fetchall()
    assert [" ".join(row) for row in found] == ALL


def test_what_comes_into_a_folder_is_added_and_what_was_refused_is_tried_again(
    tmp_path: Path, pages: Path, make: Make
) -> None:
    output, refusals = tmp_path / "t.csv", tmp_path / "refused.jsonl"
    (pages / "b.txt").unlink()
    (pages / "b.txt").symlink_to(tmp_path / "nowhere")
    for _ in range(2):
        assert make(output, refusals=refusals) == 1
        assert len(refusals.read_bytes().splitlines()) == 1
    (pages / "b.txt").unlink()
    (pages / "b.txt").write_text("Story B\n")
    (pages / "0.txt").write_text("Story 0\n")
    assert make(output, refusals=refusals) == 0
    assert sorted(names_of(output)) == sorted([*ALL, *(f"Story 0 s{number}" for number in range(1, 5))])
    assert refusals.read_bytes() == b""


def test_an_input_named_in_two_ways_is_one(
    tmp_path: Path, pages: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    output = tmp_path / "t.csv"
    make(output, "pages/a.txt", pages / "a.txt", pages)
    assert sorted(names_of(output)) == ALL


def test_a_table_among_its_inputs_is_not_read(tmp_path: Path, pages: Path, make: Make) -> None:
    output, refusals = pages / "t.jsonl", pages / "refused.jsonl"
    for _ in range(2):
        assert make(output, form="jsonl", refusals=refusals) == 0
    assert len(output.read_bytes().splitlines()) == 12


def test_a_missing_model_stops_the_run_and_keeps_what_was_done(tmp_path: Path, make: Make) -> None:
    def read(capture: Capture) -> Reading:
        if capture.input.endswith("c.txt"):
            raise ModelMissing("No model.")
        return read_sample(capture)

    with pytest.raises(ModelMissing):
        make(tmp_path / "t.csv", read=read)
    assert names_of(tmp_path / "t.csv") == ALL[:8]
    assert make(tmp_path / "t.csv") == 0
    assert names_of(tmp_path / "t.csv") == ALL


def test_other_settings_need_another_output(tmp_path: Path, make: Make) -> None:
    make(tmp_path / "t.csv")
    with pytest.raises(BadInput, match=r"--publisher was None and is 'HANA'"):
        make(tmp_path / "t.csv", publisher="HANA")
    assert make(tmp_path / "t.csv", publisher="HANA", anew=True) == 0
    assert names_of(tmp_path / "t.csv") == ALL


def test_a_parquet_file_of_others_is_not_written_over(tmp_path: Path, make: Make) -> None:
    output = tmp_path / "t.parquet"
    output.write_bytes(b"precious")
    with pytest.raises(BadInput, match="exists and has no"):
        make(output, form="parquet")
    assert output.read_bytes() == b"precious"
    assert make(output, form="parquet", anew=True) == 0
    assert output.read_bytes().startswith(b"PAR1")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("x", "-o", "table.xlsx"), "say --format"),
        (("x", "--format", "parquet"), "give --output"),
        (("x", "--anew"), "give --output"),
        (("x", "--least", "2"), "not in the range"),
        (("x", "-o", "t.csv", "--refusals", "t.csv"), "same file"),
        (("x", "-o", "nowhere/t.csv"), "There is no folder 'nowhere' for --output: make it"),
        (("x", "--refusals", "nowhere/r.jsonl"), "There is no folder 'nowhere' for --refusals: make it"),
        ((), "Missing argument"),
    ],
)
def test_a_command_not_understood_is_2(arguments: tuple[str, ...], said: str) -> None:
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())


def test_the_help_names_every_column_and_what_is_done_to_formulas() -> None:
    words = re.findall(r"\w+", click.Context(command).get_help())
    assert set(COLUMNS) <= set(words)
    assert "apostrophe" in words


ENGLISH = """{0}

AL-WARDIYA - The harbour master, Idris Wannas, said that the second boat would sail again from Monday.

“We are tired,” he told reporters, “of waiting.” Traders said that prices had doubled, according to the union.
"""


def english(folder: Path, count: int, times: int = 1) -> Path:
    """Write some pages in English, each with its paragraphs so many times over."""
    folder.mkdir()
    headline, _, body = ENGLISH.partition("\n")
    for number in range(count):
        title = headline.format(f"Ferry Number {number} Sails Again")
        (folder / f"{number:03}.txt").write_text(title + "\n" + body * times)
    return folder


def test_the_command_as_people_run_it(tmp_path: Path) -> None:
    folder = english(tmp_path / "pages", 3)
    ran = marsad("statements", folder)
    rows = list(csv.DictReader(io.StringIO(ran.out, newline="")))
    assert ran.out.splitlines()[0] == ",".join(COLUMNS)
    assert re.match(r"[\d,]+ statements? in \d of 3 pages\.", ran.err)
    for row in rows:
        text = (folder / Path(row["input"]).name).read_text()
        spans = [tuple(map(int, span.split("-"))) for span in row["cue_spans"].split(";") if span]
        assert " ".join(" ".join(text[s:e] for s, e in spans).split()) == row["cue"].removeprefix("'")
    refused = marsad("statements", tmp_path / "missing", code=1)
    assert refused.out.splitlines() == [",".join(COLUMNS)]
    assert re.match(r"Refused \(bad-input\): '.*missing' can't be opened: .*\nNo page .*; 1 refused\.", refused.err)


def test_other_outlets_in_the_same_folder_need_another_output(tmp_path: Path) -> None:
    page, own, output = tmp_path / "a.fa.txt", tmp_path / "outlets", tmp_path / "t.csv"
    page.write_text("کشتی دوم دوباره راه افتاد\n\nمدیر بندر گفت که این کشتی از فردا هر روز دو بار خواهد رفت.\n")
    own.mkdir()
    arguments = ("statements", page, "--outlets", own, "-o", output)
    assert "not looked through for their language" in marsad(*arguments).err
    marsad(*arguments)
    declared = "id: quay\nlanguage: en\nkind: newspaper\nnames:\n- {text: Quay Voice, lang: en}\n"
    (own / "quay.yaml").write_text(declared)
    said = marsad(*arguments, code=1).err
    assert "begun with other settings: the outlets changed since. Go back" in said
    marsad(*arguments, "--anew")


def test_a_refused_row_of_a_reading_is_refused_for_its_own_reason(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"%PDF-1.7 and so on")
    rows = tmp_path / "rows.jsonl"
    rows.write_bytes(marsad("read", "--jsonl", tmp_path / "a.html", code=1).raw)
    said = marsad("statements", rows, code=1).err
    assert said.startswith(f"Refused (binary): {rows}#1: the bytes are a PDF document")


def test_a_private_address_is_refused_with_the_option_that_allows_it() -> None:
    said = marsad("statements", "http://127.0.0.1:9/a", code=1).err
    assert "Refused (address-refused): http://127.0.0.1:9/a: " in said
    assert "allow it with --allow-private '127.0.0.1:9'" in said


def test_standard_input_can_be_read_but_not_gone_on_with(tmp_path: Path) -> None:
    page = ENGLISH.format("A Ferry Sails Again").encode()
    marsad("statements", "-o", tmp_path / "t.csv", "-", stdin=page)
    again = marsad("statements", "-o", tmp_path / "t.csv", "-", stdin=page, code=1)
    assert "Standard input can't be gone on with" in again.err


def test_without_duckdb_parquet_is_a_sentence_with_the_way_out(tmp_path: Path) -> None:
    program = "import sys; sys.modules['duckdb'] = None; from marsad.cli.main import main; main(sys.argv[1:])"
    arguments = ["statements", "x.txt", "-o", str(tmp_path / "t.parquet")]
    run_it = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(run_it, capture_output=True, text=True, env=CLEAN, check=False)
    assert done.returncode == 1
    assert "pip install '.[parquet]'" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_run_that_is_killed_loses_and_doubles_nothing(tmp_path: Path, form: str) -> None:
    folder = english(tmp_path / "pages", 40, times=12)
    output, journal = tmp_path / "t.out", tmp_path / "t.out.journal"
    words = [sys.executable, "-m", "marsad", "statements", str(folder), "--format", form, "-o", str(output)]
    begun = time.monotonic()
    with subprocess.Popen(words, env=CLEAN, stderr=subprocess.PIPE) as process:
        while process.poll() is None and time.monotonic() - begun < 100:
            if journal.exists() and b'"is":"input"' in journal.read_bytes():
                process.send_signal(signal.SIGKILL)
                break
            time.sleep(0.005)
    if form == "parquet" and process.returncode == -signal.SIGKILL:
        assert not output.exists()
    marsad("statements", folder, "--format", form, "-o", output)
    marsad("statements", folder, "--format", form, "-o", tmp_path / "whole.out")
    assert output.read_bytes() == (tmp_path / "whole.out").read_bytes()
