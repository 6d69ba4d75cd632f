from __future__ import annotations

import io
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator as OtherIterator

from marsad.collect.store import CaptureStore
from marsad.errors import BadInput, Unreadable
from marsad.records import Capture, CapturePlace

NOW = datetime(2026, 11, 22, 9, 26, 53, 589793, tzinfo=UTC)
PAGE = "<h1>السد</h1>".encode()


def http(body: bytes = PAGE, **changes: object) -> Capture:
    given = {
        "input": "https://mizan.example/1",
        "address": "https://mizan.example/1",
        "body": body,
        "received_at": NOW,
        "media_type": "text/html",
        "charset": "utf-8",
        "headers": (
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Encoding", "gzip"),
            ("Transfer-Encoding", "chunked"),
            ("content-length", "7"),
            ("X-Archive-Orig-Odd", "kept"),
            ("X-Empty", ""),
        ),
        "status": 200,
    }
    return Capture(**{**given, **changes})


def file(body: bytes = PAGE, **changes: object) -> Capture:
    return Capture(
        **{"input": "pages/السد 1.html", "body": body, "received_at": NOW, "media_type": "text/html"} | changes
    )


CAPTURES = [
    http(),
    http(requested="http://mizan.example/1", input="http://mizan.example/1"),
    http(b""),
    http(bytes(range(256)) * 50, media_type="image/png", charset=None),
    http(headers=(), media_type="", charset=None, status=299),
    http(PAGE, media_type="text/plain", charset="windows-1256"),
    file(),
    file(b"", media_type=""),
    file(PAGE, input="-", charset="utf-8"),
    file(PAGE, input="old.warc.gz#123", address="https://sada.example/a"),
    file(PAGE, input="odd \n name \udcff#?"),
    file(PAGE, received_at=datetime(2026, 1, 2, tzinfo=UTC)),
]


@pytest.mark.parametrize("capture", CAPTURES)
def test_what_is_kept_is_what_comes_back(tmp_path, capture):
    store = CaptureStore(tmp_path)
    store.append(file(b"before"))
    place = store.append(capture)
    store.append(file(b"after"))
    assert CaptureStore(tmp_path).open(place) == capture


TOKEN = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,12}", fullmatch=True)
VALUE = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=30).map(
    lambda text: text.strip(" \t\x85\xa0")
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    body=st.binary(max_size=300),
    headers=st.lists(st.tuples(TOKEN, VALUE), max_size=6).map(tuple),
    status=st.integers(100, 599),
    name=st.text(min_size=1, max_size=20),
    at=st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_any_capture_comes_back(tmp_path, body, headers, status, name, at):
    store = CaptureStore(tmp_path)
    capture = Capture(
        input=name, address="https://a.example/", body=body, headers=headers, status=status, received_at=at
    )
    assert store.open(store.append(capture)) == capture
    bare = Capture(input=name, body=body, received_at=at)
    assert store.open(store.append(bare)) == bare


def test_other_tools_replay(tmp_path):
    store = CaptureStore(tmp_path)
    places = [store.append(http()), store.append(file())]
    (name,) = store.files()
    path = tmp_path / name
    with path.open("rb") as stream:
        seen = []
        for record in OtherIterator(stream, check_digests="raise"):
            body = record.content_stream().read()
            seen.append((record.rec_type, body))
            if record.rec_type == "response":
                assert record.http_headers.get_statuscode() == "200"
                assert record.http_headers.get_header("Content-Encoding") is None
                assert record.http_headers.get_header("X-Archive-Orig-Content-Encoding") == "gzip"
                assert record.http_headers.get_header("Content-Length") == str(len(PAGE))
                assert record.rec_headers.get_header("WARC-Target-URI") == "https://mizan.example/1"
                assert record.rec_headers.get_header("WARC-Date") == "2026-11-22T09:26:53.589793Z"
            if record.rec_type == "warcinfo":
                assert b"software: marsad/" in body and record.rec_headers.get_header("WARC-Filename") == path.name
    assert [kind for kind, _ in seen] == ["warcinfo", "response", "resource"]
    assert [body for kind, body in seen[1:]] == [PAGE, PAGE]
    data = path.read_bytes()
    positions = [record.stream_pos for record in ArchiveIterator(io.BytesIO(data), parse_http=True, auto_decode="all")]
    assert positions[1:] == [place.offset for place in places]
    checked = ArchiveIterator(io.BytesIO(data), parse_http=False, verify_digests=True)
    assert [str(record.record_type) for record in checked] == ["response", "resource"]
    response = next(iter(ArchiveIterator(io.BytesIO(data[places[0].offset :]), parse_http=True)))
    assert response.verify_payload_digest()


def test_files_turn_when_full_and_each_begins_with_its_description(tmp_path):
    store = CaptureStore(tmp_path, full=2_000)
    places = [store.append(file(os.urandom(700))) for _ in range(8)]
    files = store.files()
    assert len(files) > 2 and store.current_file() == files[-1]
    assert sorted({place.file for place in places}) == list(files)
    for name in files:
        first = next(iter(ArchiveIterator(io.BytesIO((tmp_path / name).read_bytes()))))
        assert str(first.record_type) == "warcinfo"


@pytest.mark.parametrize("name", ["../out.warc.gz", "/etc/passwd", "a/../../b", "", "link/x"])
def test_places_stay_inside(tmp_path, name):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x").write_bytes(b"x")
    store = CaptureStore(tmp_path / "captures")
    store.append(file())
    (tmp_path / "captures" / "link").symlink_to(outside)
    for act in (lambda: store.open(CapturePlace(name, 0, 10)), lambda: store.cut(name, 0)):
        with pytest.raises((BadInput, Unreadable)):
            act()
    assert (outside / "x").exists()


def test_changed_bytes_are_noticed(tmp_path):
    store = CaptureStore(tmp_path)
    place = store.append(file(b"x" * 100))
    path = tmp_path / place.file
    whole = path.read_bytes()
    for bad in (whole[: place.offset + 20], whole[: place.offset] + b"\0" * place.length, b"", whole[5:]):
        path.write_bytes(bad)
        with pytest.raises(Unreadable):
            store.open(place)
    path.unlink()
    with pytest.raises(Unreadable, match="can't be read"):
        store.open(place)


def test_a_forged_body_is_noticed(tmp_path):
    import gzip

    store = CaptureStore(tmp_path)
    place = store.append(file(b"they met three times"))
    path = tmp_path / place.file
    whole = path.read_bytes()
    record = gzip.decompress(whole[place.offset :]).replace(b"three", b"seven")
    forged = gzip.compress(record, mtime=0)
    path.write_bytes(whole[: place.offset] + forged)
    with pytest.raises(Unreadable, match="not the one that was kept"):
        store.open(CapturePlace(place.file, place.offset, len(forged)))


@pytest.mark.parametrize(
    "headers",
    [(("Bad Name", "x"),), (("X", "a\r\nY: b"),), (("", "x"),), (("X", "لا"),), (("X", " spaces "),), (("X\r\n", ""),)],
)
def test_headers_cannot_break_the_record(tmp_path, headers):
    store = CaptureStore(tmp_path)
    with pytest.raises(BadInput):
        store.append(http(headers=headers))
    assert store.files() == ()


def test_headers_without_a_status_are_no_capture(tmp_path):
    with pytest.raises(BadInput, match="both or neither"):
        CaptureStore(tmp_path).append(file(headers=(("X", "y"),)))


def test_every_torn_tail_is_cut(tmp_path):
    """A kill can stop an append after any byte; after recovery the file is as it was committed."""
    store = CaptureStore(tmp_path)
    first = store.append(file(b"first"))
    committed = {first.file: first.offset + first.length}
    path = tmp_path / first.file
    before = path.read_bytes()
    second = store.append(file(b"second"))
    after = path.read_bytes()
    for length in range(len(before), len(after) + 1):
        path.write_bytes(after[:length])
        fresh = CaptureStore(tmp_path)
        cut = fresh.recover(committed)
        assert cut == ({first.file: length - len(before)} if length > len(before) else {})
        assert path.read_bytes() == before
    again = CaptureStore(tmp_path).append(file(b"second"))
    assert (again.file, again.offset) == (second.file, second.offset)
    assert store.open(again) == file(b"second")


def test_a_new_file_that_nothing_points_to_goes_away(tmp_path):
    store = CaptureStore(tmp_path)
    place = store.append(file())
    whole = (tmp_path / place.file).read_bytes()
    for length in (0, 1, place.offset - 1, place.offset, len(whole)):
        (tmp_path / place.file).write_bytes(whole[:length])
        CaptureStore(tmp_path).recover({})
        assert CaptureStore(tmp_path).files() == ()
    assert store.open(store.append(file())) == file()


def test_lost_captures_are_told_not_cut(tmp_path):
    store = CaptureStore(tmp_path)
    place = store.append(file())
    with pytest.raises(BadInput, match="backup"):
        store.recover({place.file: place.offset + place.length + 1})
    with pytest.raises(BadInput, match="backup"):
        store.cut("2026/gone.warc.gz", 5)
    assert store.open(place) == file()


def test_a_failed_write_leaves_the_file_as_it_was(tmp_path):
    import resource

    def limited(folder: str) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        store = CaptureStore(Path(folder))
        place = store.append(file(b"whole"))
        end = place.offset + place.length
        resource.setrlimit(resource.RLIMIT_FSIZE, (end + 100, end + 100))
        try:
            store.append(file(os.urandom(5_000)))
        except OSError:
            os._exit(0 if store.end_of(place.file) == end else 3)
        os._exit(4)

    child = multiprocessing.get_context("fork").Process(target=limited, args=(str(tmp_path),))
    child.start()
    child.join()
    assert child.exitcode == 0


def test_writers_take_turns(tmp_path):
    store = CaptureStore(tmp_path)
    others = CaptureStore(tmp_path)
    with store.writing(), store.writing():
        with pytest.raises(BadInput, match="another process"), others.writing(patience=0.1):
            pass
        store.append(file())
    with others.writing(patience=0.1):
        pass


def test_many_threads_write_whole_records(tmp_path):
    store = CaptureStore(tmp_path, full=5_000)
    places: list[tuple[bytes, CapturePlace]] = []

    def work(number: int) -> None:
        for turn in range(10):
            body = f"{number}-{turn}".encode() * 40
            places.append((body, store.append(file(body))))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({(place.file, place.offset) for _, place in places}) == 60
    assert all(store.open(place).body == body for body, place in places)


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from marsad.collect.store import CaptureStore
from marsad.records import Capture
folder, journal = Path(sys.argv[1]), open(sys.argv[2], "a")
store = CaptureStore(folder, full=30_000)
for number in range(int(sys.argv[3]), 400):
    body = str(number).encode() * 200
    place = store.append(Capture(input=str(number), body=body, received_at=datetime(2026, 11, 22, tzinfo=UTC)))
    journal.write(f"{number} {place.file} {place.offset} {place.length}\\n")
    journal.flush()
"""


@pytest.mark.slow
def test_killed_many_times_it_ends_with_every_capture_once(tmp_path):
    journal, folder = tmp_path / "journal", tmp_path / "captures"
    journal.touch()
    kills = 0
    while True:
        rows = [line.split() for line in journal.read_text().splitlines(keepends=True) if line.endswith("\n")]
        journal.write_text("".join(" ".join(row) + "\n" for row in rows))
        ends = {row[1]: int(row[2]) + int(row[3]) for row in rows}
        CaptureStore(folder).recover(ends) if folder.exists() else None
        if len(rows) == 400:
            break
        child = subprocess.Popen([sys.executable, "-c", KILLED, str(folder), str(journal), str(len(rows))])
        size = journal.stat().st_size
        while journal.stat().st_size == size and child.poll() is None:
            time.sleep(0.002)
        time.sleep(0.013 * (kills % 5) / 4)
        child.kill()
        child.wait()
        kills += 1
    assert kills >= 5
    store = CaptureStore(folder)
    for number, (name, place_file, offset, length) in enumerate(rows):
        assert name == str(number)
        assert store.open(CapturePlace(place_file, int(offset), int(length))).input == str(number)
    found = [
        record.headers["Marsad-Input"]
        for name in store.files()
        for record in ArchiveIterator(io.BytesIO((folder / name).read_bytes()), parse_http=False)
        if str(record.record_type) == "resource"
    ]
    assert found == [str(number) for number in range(400)]
