"""`marsad read`: a row for each input, data on stdout alone, exit codes that tell."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.collect.store import CaptureStore
from marsad.records import Capture
from outlet_server import Answer, OutletServer
from real_newsroom import CLEAN, marsad

PAGE = """<!doctype html><html lang=en><head><title>{0}</title></head><body><article><h1>{0}</h1>
<p>The harbour master said that the second boat would sail again from Monday, twice a day.</p>
<p>Traders on the quay said that prices had doubled while only one of the boats was running.</p></article>"""


def page(headline: str) -> bytes:
    return PAGE.format(headline).encode()


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.html").write_bytes(page("The Second Ferry Sails Again"))
    (folder / "b.txt").write_text("A Pump Is Mended\n\nThe pump of the only well was mended, an engineer said.\n")
    (folder / "inner" / "c.html").write_bytes(page("Growers Pull Up Apple Trees"))
    return folder


@pytest.fixture
def server() -> Iterator[OutletServer]:
    with OutletServer() as running:
        running.answers["/a"] = Answer(page("The Second Ferry Sails Again"))
        yield running


def test_one_file_is_a_view_for_people(pages: Path) -> None:
    said = marsad("read", pages / "a.html")
    assert "The Second Ferry Sails Again" in said.out
    assert said.err == ""


def test_one_file_is_one_object(pages: Path) -> None:
    said = marsad("read", "--json", pages / "a.html")
    row = json.loads(said.out)
    assert (row["input"], row["kind"], row["schema"]) == (str(pages / "a.html"), "story", "marsad.reading/1")
    for field in ("headline", "deck", "date"):
        if row[field] and row[field]["spans"]:
            assert row[field]["printed"] == " ".join(row["text"][s:e] for s, e in row[field]["spans"])
    assert said.err == ""


def test_a_page_may_leave_out_the_tags_that_html_lets_it(tmp_path: Path) -> None:
    path = tmp_path / "short.html"
    whole = page("The Second Ferry Sails Again").decode()
    path.write_text(re.sub("</?(html|head|body)[^>]*>", "", whole))
    row = json.loads(marsad("read", "--json", path).out)
    assert (row["kind"], row["headline"]["value"]) == ("story", "The Second Ferry Sails Again")


def test_several_inputs_are_a_list_in_order(pages: Path) -> None:
    inputs = [pages / "b.txt", pages / "missing.html", pages / "a.html"]
    said = marsad("read", "--json", *inputs, code=1)
    rows = json.loads(said.out)
    assert [row["input"] for row in rows] == [str(path) for path in inputs]
    assert [row["kind"] for row in rows] == ["story", "refused", "story"]
    assert rows[1]["refusals"][0]["reason"] == "bad-input"
    assert "1 refused" in said.err


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_folder_is_a_list_however_many_it_holds(tmp_path: Path, count: int) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.html").write_bytes(page(f"Page Number {number} of a Folder"))
    said = marsad("read", "--json", folder, code=0 if count else 1)
    rows = json.loads(said.out)
    assert isinstance(rows, list)
    assert len(rows) == max(1, count)  # an empty folder is a refusal


def test_json_lines_are_a_row_a_line(pages: Path) -> None:
    rows = [json.loads(line) for line in marsad("read", "--jsonl", pages).out.splitlines()]
    assert [Path(row["input"]).name for row in rows] == ["a.html", "b.txt", "c.html"]


def test_standard_input(pages: Path) -> None:
    row = json.loads(marsad("read", "--json", "-", stdin=(pages / "a.html").read_bytes()).out)
    assert (row["input"], row["headline"]["value"]) == ("-", "The Second Ferry Sails Again")
    lines = b"\n".join(json.dumps({"html": page(f"Line Number {n} of Them").decode()}).encode() for n in range(2))
    assert [row["kind"] for row in json.loads(marsad("read", "--json", "-", stdin=lines).out)] == ["story"] * 2
    said = marsad("read", "--json", "-", stdin=b"", code=1)
    assert json.loads(said.out)["kind"] == "refused"


def test_a_warc_and_one_record_of_it(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    for number in range(2):
        capture = Capture(
            input=f"p{number}",
            address=f"https://post.example/{number}",
            body=page(f"Page Number {number} of a Crawl"),
            media_type="text/html",
            status=200,
            headers=(("Content-Type", "text/html"),),
            received_at=datetime.now(UTC),
        )
        place = store.append(capture)
    rows = json.loads(marsad("read", "--json", tmp_path / place.file).out)
    assert [row["address"] for row in rows] == ["https://post.example/0", "https://post.example/1"]
    one = json.loads(marsad("read", "--json", rows[1]["input"]).out)
    assert one["text"] == rows[1]["text"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 4000,
        bytes(range(256)) * 40,
        b"\x1f\x8b\x08broken",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 obj",
        b"\xff\xfe",
    ],
    ids=["empty", "nul", "binary", "gzip", "pdf", "bom"],
)
def test_what_is_no_page_is_a_refusal_with_a_reason(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "thing"
    path.write_bytes(content)
    row = json.loads(marsad("read", "--json", path, code=1).out)
    assert row["kind"] == "refused"
    assert row["refusals"][0]["reason"]
    assert "refused" in marsad("read", path, code=1).out


def test_names_that_are_no_files(tmp_path: Path) -> None:
    odd = tmp_path / "caf\udce9.html"  # bytes that are no UTF-8
    odd.write_bytes(page("A Page in an Odd File"))
    assert (
        json.loads(marsad("read", "--json", os.fsencode(odd).decode("utf-8", "surrogateescape")).out)["kind"] == "story"
    )
    said = marsad("read", "--json", "x" * 5000, "ftp://post.example/", "no/such/../file", code=1)
    assert [row["kind"] for row in json.loads(said.out)] == ["refused"] * 3


def test_addresses_on_this_machine_are_refused_unless_allowed(server: OutletServer) -> None:
    refused = json.loads(marsad("read", "--json", server.address("/a"), code=1).out)
    assert refused["refusals"][0]["reason"] == "address-refused"
    assert server.asked == []
    allowed = marsad("read", "--json", "--allow-private", f"127.0.0.1:{server.port}", server.address("/a"))
    row = json.loads(allowed.out)
    assert (row["kind"], row["address"]) == ("story", server.address("/a"))
    other = marsad("read", "--json", "--allow-private", "127.0.0.1:1", server.address("/a"), code=1)
    assert json.loads(other.out)["kind"] == "refused"


def test_two_pages_of_a_host_are_fetched_politely(server: OutletServer) -> None:
    server.answers["/b"] = Answer(page("Growers Pull Up Apple Trees"))
    begun = time.monotonic()
    allow = ("--allow-private", f"127.0.0.1:{server.port}")
    rows = json.loads(marsad("read", "--json", *allow, server.address("/a"), server.address("/b")).out)
    assert [row["kind"] for row in rows] == ["story"] * 2
    assert server.times("/robots.txt") == 1
    assert time.monotonic() - begun > 2  # the pause between two requests to one host


@pytest.mark.parametrize(
    "arguments", [(), ("--no-such-option", "x"), ("--publisher",), ("--outlets", "no-such-folder", "x")]
)
def test_a_command_not_understood_is_2(arguments: tuple[str, ...]) -> None:
    said = marsad("read", *arguments, code=2)
    assert said.out == ""
    assert "Error:" in said.err


def test_an_outlet_declaration_that_cannot_be_used_is_a_sentence(tmp_path: Path, pages: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "x.yaml").write_text("id: [")
    said = marsad("read", "--outlets", tmp_path / "own", pages / "a.html", code=1)
    assert said.err.startswith("marsad: the outlet declarations")


def test_a_folder_without_a_model_is_a_sentence(tmp_path: Path, pages: Path) -> None:
    (tmp_path / "model").mkdir()
    said = marsad("read", "--model", tmp_path / "model", pages / "a.html", code=1)
    assert said.err.startswith("marsad: ") and "is no model" in said.err


def test_a_reader_that_goes_away_is_no_trouble(pages: Path) -> None:
    for number in range(40):
        (pages / f"more-{number}.html").write_bytes(page("x" * 20000))
    for form in ("--jsonl", "--json"):
        command = [sys.executable, "-m", "marsad", "read", form, str(pages)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=CLEAN) as process:
            assert process.stdout is not None and process.stderr is not None
            process.stdout.read(10)
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(30) in (0, 1)


def test_a_page_does_not_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "[" / "bold] :bomb: [red].txt"
    path.parent.mkdir()
    hostile = "Headline \x1b]0;owned\x07 of the Day\n\nWords \x1b[2J\x9b31m that [/] clear the [bold]screen[/bold].\n"
    hostile += "\n" + "Traders on the quay said that prices had doubled while only one boat was running.\n" * 8
    path.write_text(hostile)
    (tmp_path / "other.txt").write_text("x")
    for arguments in ((path,), (path, tmp_path / "other.txt", tmp_path / "\x1b[2Jmissing")):
        said = marsad("read", *arguments, code=None)
        assert "\x1b" not in said.out + said.err and "\x9b" not in said.out
        assert "[bold]screen[/bold]" in said.out
        assert ":bomb:" in said.out
    assert json.loads(marsad("read", "--json", path).out)["text"] == hostile  # data is data


def test_a_large_file_is_refused_quickly_and_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    program = (
        "import pathlib, sys; from marsad.cli.main import main\n"
        "try:\n    main(['read', '--json', sys.argv[1]])\n"
        "except SystemExit as end:\n"
        "    status = pathlib.Path('/proc/self/status').read_text()\n"
        "    print(end.code, int(status.split('VmHWM:')[1].split()[0]) // 1024, file=sys.stderr)"
    )
    begun = time.monotonic()
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, env=CLEAN, check=True)
    code, megabytes = map(int, done.stderr.splitlines()[-1].split())
    assert json.loads(done.stdout)["refusals"][0]["reason"] == "unreadable"
    assert (code, megabytes < 250) == (1, True), megabytes
    assert time.monotonic() - begun < 5


def test_the_library_command_loads_no_django_and_starts_quickly(pages: Path) -> None:
    program = (
        "import sys; from marsad.cli.main import main\n"
        "try:\n    main(['read', '--jsonl', sys.argv[1]])\n"
        "except SystemExit:\n"
        "    print([m for m in sys.modules if m.startswith(('django', 'tantivy', 'marsad.newsroom'))], file=sys.stderr)"
    )
    before = os.times()
    done = subprocess.run([sys.executable, "-c", program, pages / "b.txt"], capture_output=True, env=CLEAN, check=True)
    after = os.times()
    assert done.stderr.strip() == b"[]"
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    assert spent < 3, f"{spent:.1f} s of CPU for a line of text"


def test_plain_text_is_read_without_what_only_other_inputs_need(pages: Path) -> None:
    program = """
import atexit, sys
from marsad.cli.main import main
slow = {"asyncio", "duckdb", "feedparser", "httpx2", "trafilatura"}
atexit.register(lambda: print(*sorted(slow & set(sys.modules)), file=sys.stderr))
main()
"""
    arguments = [sys.executable, "-c", program, "read", str(pages / "b.txt")]
    done = subprocess.run(arguments, capture_output=True, text=True, env=CLEAN, check=True)
    assert "A Pump Is Mended" in done.stdout
    assert done.stderr.split() == []
