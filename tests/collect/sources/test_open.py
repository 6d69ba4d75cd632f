from __future__ import annotations

import gzip
import io
import os
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.collect.sources import open_sources
from marsad.collect.store import CaptureStore
from marsad.records import Capture, Reading, Refusal, RefusedInput

PAGE = "<h1>سد الصافية</h1>".encode()


def read(path, **options) -> list[Capture | RefusedInput]:
    return list(open_sources(path, **options))


def why(item: Capture | RefusedInput) -> str:
    assert isinstance(item, RefusedInput), item
    assert item.refusal.stage == "capture" and item.refusal.reason in ("bad-input", "unreadable")
    return item.refusal.detail


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.html", "text/html"),
        ("A.HTM", "text/html"),
        ("a.txt", "text/plain"),
        ("a.xhtml", "application/xhtml+xml"),
        ("a", ""),
    ],
)
def test_a_file_is_one_capture(tmp_path, name, media_type):
    (tmp_path / name).write_bytes(PAGE)
    (capture,) = read(tmp_path / name)
    assert capture.input == str(tmp_path / name)
    assert (capture.body, capture.media_type, capture.status, capture.address) == (PAGE, media_type, 0, None)


def test_gzip_is_undone_and_torn_gzip_refused(tmp_path):
    packed = gzip.compress(PAGE * 100, mtime=0)
    (tmp_path / "a.html.gz").write_bytes(packed)
    (capture,) = read(tmp_path / "a.html.gz")
    assert (capture.body, capture.media_type) == (PAGE * 100, "text/html")
    (tmp_path / "torn.gz").write_bytes(packed[: len(packed) // 2])
    assert "damaged" in why(read(tmp_path / "torn.gz")[0])
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(bytes(50_000_000), mtime=0))
    assert "inflate" in why(read(tmp_path / "bomb.gz")[0])


def test_a_large_file_is_refused_unread(tmp_path):
    with (tmp_path / "large.html").open("wb") as file:
        file.truncate(200 * 2**20)
    assert "larger than" in why(read(tmp_path / "large.html")[0])
    assert "larger than" in why(read("/dev/zero", max_bytes=1000)[0])


def test_data_is_no_page(tmp_path):
    (tmp_path / "a.json").write_text('{"headline": "A Pump"}')
    assert "is JSON, not a page" in why(read(tmp_path / "a.json")[0])


def test_an_empty_file_is_a_capture_of_nothing(tmp_path):
    (tmp_path / "a.html").touch()
    assert read(tmp_path / "a.html")[0].body == b""


@pytest.mark.parametrize(
    "name", ["missing.html", "missing.warc.gz", "missing.warc.gz#12", "a" * 5000, "nul\0", "", "a.html/b"]
)
def test_what_cannot_be_opened(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_bytes(PAGE)
    if name == "":
        return
    (item,) = read(name)
    assert repr(name.partition("#")[0])[:20] in why(item)[:60]


def test_a_folder_is_its_files_sorted_without_hidden_ones(tmp_path):
    for name in ("b.html", "a/2.html", "a/10.html", ".hidden.html", ".git/config", "c.txt", "a/.x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    assert [item.body.decode() for item in read(tmp_path)] == ["a/10.html", "a/2.html", "b.html", "c.txt"]


def test_links_out_of_a_folder_and_odd_files_are_refused(tmp_path):
    outside = tmp_path / "secret.html"
    outside.write_bytes(b"secret")
    folder = tmp_path / "folder"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "page.html").write_bytes(PAGE)
    (folder / "1-out.html").symlink_to(outside)
    (folder / "2-up").symlink_to(tmp_path)
    (folder / "3-loop").symlink_to(folder)
    (folder / "4-self").symlink_to(folder / "4-self")
    (folder / "5-in.html").symlink_to(folder / "inner" / "page.html")
    os.mkfifo(folder / "6-pipe")
    items = read(folder)
    kinds = [(Path(item.input).name, isinstance(item, Capture)) for item in items]
    assert kinds == [
        ("1-out.html", False),
        ("2-up", False),
        ("4-self", False),
        ("5-in.html", True),
        ("6-pipe", False),
        ("page.html", True),
    ]
    assert "link out of the folder" in why(items[0]) and "link out of the folder" in why(items[1])
    assert "leads nowhere" in why(items[2]) and "neither a file" in why(items[4])


def test_an_empty_folder_says_so(tmp_path):
    assert "nothing to read" in why(read(tmp_path)[0])


def test_names_that_are_no_utf8(tmp_path):
    name = os.fsencode(tmp_path) + b"/\xff\xfe.html"
    with open(name, "wb") as file:  # noqa: PTH123
        file.write(PAGE)
    (item,) = read(tmp_path)
    assert item.input.endswith("\\xff\\xfe.html") and item.body == PAGE
    item.input.encode()


@pytest.mark.parametrize(
    ("data", "count"),
    [(PAGE, 1), (b"Search\n\nHeadline", 1), (b"", 1), (b'{"text": "a"}\n{"text": "b"}\n', 2), (b"{not json lines}", 1)],
)
def test_standard_input(data, count):
    items = read("-", stdin=io.BufferedReader(io.BytesIO(data)))
    assert len(items) == count and all(isinstance(item, Capture) for item in items)
    assert items[0].input == ("-" if count == 1 else "-#1")


def test_a_pipe_into_standard_input(crawl):
    program = "from marsad.collect.sources import open_sources\nfor item in open_sources('-'): print(item.input)"
    command = f"{sys.executable} -c {shlex.quote(program)}"
    for start in (f"cat {crawl}", f"gzip -dc {crawl}", "printf text"):
        done = subprocess.run(["sh", "-c", f"{start} | {command}"], capture_output=True, text=True, check=True)
        assert done.stderr == "" and len(done.stdout.split()) == (1 if start == "printf text" else 8)


def test_a_warc_on_standard_input(tmp_path):
    store = CaptureStore(tmp_path)
    store.append(Capture(input="a.html", body=PAGE, media_type="text/html", received_at=datetime.now(UTC)))
    data = gzip.decompress((tmp_path / store.files()[0]).read_bytes())
    (item,) = read("-", stdin=io.BufferedReader(io.BytesIO(data)))
    assert item.body == PAGE and item.input.startswith("-#")


LINES = b"""\xef\xbb\xbf{"url": "HTTPS://Mizan.example/1", "html": "<p>\xd8\xb3", "date": "2026-10-01T10:00:00+03:00"}

{"address": "javascript:x", "text": "plain"}
{"headers": {"Content-Type": "text/html; charset=windows-1256", "X-Note": "\xd8\xb3\\r\\nX: y"}, "body": "<p>"}
not json
{"html": 5}
{"url": "https://a.example/"}
{"text": "", "status": 404, "headers": {"Bad Header": "x"}}
{"text": "x", "status": 9999}
{"text": "\\ud800"}
[1]
{"text": "last", "date": "0001-01-01T00:00:00+23:59"}"""


def test_json_lines(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_bytes(LINES)
    items = read(path)
    assert [item.input.rpartition("#")[2] for item in items] == [str(n) for n in (1, *range(3, 13))]
    first, second, third = items[:3]
    assert (first.address, first.body, first.media_type) == (
        "https://mizan.example/1",
        "<p>س".encode(),
        "text/html",
    )
    assert first.received_at == datetime(2026, 10, 1, 7, tzinfo=UTC) and first.charset == "utf-8"
    assert (second.address, second.media_type, second.status) == (None, "text/plain", 0)
    assert (third.status, third.media_type, third.charset) == (200, "text/html", "utf-8")
    assert third.headers[1] == ("X-Note", "س X: y".encode().decode("latin-1"))
    for item in items[3:9]:
        assert f"{path}#" in why(item)
    assert items[5].address == "https://a.example/" and "expected one of the fields" in why(items[5])
    assert items[-1].body == b"last"
    store = CaptureStore(tmp_path / "captures")
    for item in items:
        if isinstance(item, Capture):
            assert store.open(store.append(item)) == item


def test_a_refused_row_of_a_reading_keeps_its_reason(tmp_path):
    path = tmp_path / "rows.jsonl"
    refusal = Refusal("capture", "fetch-failed", "'https://post.example/1' answered with status 500")
    row = Reading(input="https://post.example/1", address="https://post.example/1", kind="refused", refusals=(refusal,))
    odd = b'{"kind": "refused"}\n{"kind": "refused", "refusals": 5}\n{"kind": "refused", "text": "A text"}\n'
    path.write_bytes(msgspec.json.encode(row) + b"\n" + odd)
    items = read(path)
    assert items[0] == RefusedInput(input=f"{path}#1", address=row.address, refusal=refusal)
    assert ["expected one of the fields" in why(item) for item in items[1:3]] == [True, True]
    assert items[3].body == b"A text"


def test_a_long_line_is_refused_and_the_next_one_read(tmp_path):
    path = tmp_path / "pages.ndjson"
    path.write_bytes(b'{"text": "' + b"a" * 5_000_000 + b'"}\n{"text": "short"}\n' + b"x" * 3_000)
    items = read(path, max_bytes=1_000)
    assert "longer than 1000" in why(items[0]) and items[1].body == b"short" and "longer than 1000" in why(items[2])
    assert len(items) == 3


def record(kind: str, address: str, block: bytes, content_type: str = "application/http; msgtype=response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"WARC-Date: 2026-11-01T10:00:00Z\r\nWARC-Target-URI: <{address}>\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)


def response(address: str, body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    head = "\r\n".join([f"HTTP/1.1 {status}", *headers])
    return record("response", address, head.encode() + b"\r\n\r\n" + body)


@pytest.fixture
def crawl(tmp_path) -> Path:
    """What another crawler wrote, with everything that such files hold."""
    site = "https://mizan.example"
    html = "Content-Type: text/html; charset=utf-8"
    records = [
        record("warcinfo", site, b"software: another\r\n", "application/warc-fields"),
        record("request", f"{site}/1", b"GET /1 HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        response(f"{site}/1", PAGE, html),
        response(f"{site}/1.png", b"\x89PNG", "Content-Type: image/png"),
        response(f"{site}/2", gzip.compress(PAGE, mtime=0), html, "Content-Encoding: gzip"),
        response(f"{site}/3", PAGE, html, "Content-Encoding: br", "Transfer-Encoding: chunked"),
        response(f"{site}/4", b"5\r\n<h1>a\r\n0\r\n\r\n", html, "Transfer-Encoding: chunked"),
        response(f"{site}/5", b"gone", html, status="404 Not Found"),
        response(f"{site}/robots.txt", b"User-agent: *", "Content-Type: text/plain"),
        response(f"{site}/6", gzip.compress(bytes(60_000_000), mtime=0), html, "Content-Encoding: gzip"),
        response(f"{site}/7", b"a" * 3_000_000, html),
        record("conversion", f"{site}/8", b"text", "text/plain"),
        record("response", "dns:mizan.example", b"mizan.example. 1 IN A 1.2.3.4", "text/dns"),
        response(f"{site}/9", PAGE, html),
    ]
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(records))
    return path


def test_warc_of_another_crawler(crawl):
    items = read(crawl, max_bytes=1_000_000)
    assert [item.address.rpartition("/")[2] for item in items] == ["1", "2", "3", "4", "6", "7", "8", "9"]
    bodies = {item.address[-1]: item.body for item in items if isinstance(item, Capture)}
    assert bodies == {"1": PAGE, "2": PAGE, "3": PAGE, "4": b"<h1>a", "8": b"text", "9": PAGE}
    assert "inflate" in why(items[4]) and "1000000 at most" in why(items[5])
    first = items[0]
    assert (first.status, first.media_type, first.charset) == (200, "text/html", "utf-8")
    assert first.input.startswith(f"{crawl}#")
    for item in (items[0], items[-1]):
        (again,) = read(item.input)
        assert again == item


def test_a_place_that_is_no_page(crawl):
    assert "no page" in why(read(f"{crawl}#0")[0])
    assert "damaged" in why(read(f"{crawl}#7")[0])
    assert why(read(f"{crawl}#999999999")[0])


def test_torn_and_damaged_warcs_keep_what_is_whole(crawl):
    whole = crawl.read_bytes()
    count = len(read(crawl))
    crawl.write_bytes(whole[: len(whole) - 40])
    items = read(crawl)
    assert len(items) == count and why(items[-1])
    crawl.write_bytes(whole[:900] + b"\xff" * 300 + whole[1200:])
    items = read(crawl)
    assert isinstance(items[0], Capture) and why(items[-1])
    for junk in (
        b"",
        b"not a warc",
        gzip.compress(b"not a warc", mtime=0),
        b"WARC/1.0\r\n",
        b"\x1f\x8b",
        b"WARC/1.1\r\nContent-Length: -5\r\n\r\n",
    ):
        crawl.write_bytes(junk)
        assert all(why(item) for item in read(crawl)) and len(read(crawl)) == 1


def test_our_own_store_is_read(tmp_path):
    store = CaptureStore(tmp_path)
    capture = Capture(
        input="x",
        address="https://mizan.example/1",
        body=PAGE,
        media_type="text/html",
        charset="utf-8",
        headers=(("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip")),
        status=200,
        received_at=datetime(2026, 11, 22, 9, 0, 0, 5, tzinfo=UTC),
    )
    place = store.append(capture)
    (item,) = read(tmp_path / place.file)
    assert item.input == f"{tmp_path / place.file}#{place.offset}"
    assert (item.body, item.address, item.received_at) == (PAGE, capture.address, capture.received_at)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(
    data=st.binary(max_size=300),
    start=st.sampled_from(
        [b"", b"WARC/1.0\r\n", b"\x1f\x8b\x08\x00", b'{"text":', b"<html>", b"WARC/1.1\r\nWARC-Type: response\r\n"]
    ),
    name=st.sampled_from(["a.html", "a.warc", "a.warc.gz", "a.jsonl", "a.gz", "a"]),
)
def test_any_bytes_under_any_name(tmp_path, data, start, name):
    (tmp_path / name).write_bytes(start + data)
    items = read(tmp_path / name)
    assert items and all(isinstance(item, (Capture, RefusedInput)) for item in items)
