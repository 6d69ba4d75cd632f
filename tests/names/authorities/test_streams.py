"""Files that are packed, cut, endless or traps."""

from __future__ import annotations

import gzip

import pytest

from marsad.errors import BadInput
from marsad.names.authorities import streams
from marsad.names.authorities.streams import guess_encoding, open_lines, open_text


def test_lines_lose_ends_marks_and_blanks(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"\xef\xbb\xbfone\r\n\n  two \nthree")
    assert [(line.number, line.data) for line in open_lines(path)] == [(1, b"one"), (3, b"two"), (4, b"three")]


def test_an_overlong_line_is_said_and_those_after_it_stand(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"a" * 5000 + b"\nb\n" + b"c" * 101)
    lines = list(open_lines(path, longest=100))
    assert [line.data for line in lines] == [None, b"b", None]
    assert "100 bytes" in lines[0].why


def test_a_file_that_breaks_off_gives_what_it_has(tmp_path):
    path = tmp_path / "file.gz"
    path.write_bytes(gzip.compress(b"".join(b"line %d\n" % n for n in range(50_000)))[:-5000])
    *good, last = open_lines(path)
    assert len(good) > 1000
    assert last.data is None
    assert "damaged" in last.why


def test_what_unpacks_without_end_is_a_trap(tmp_path, monkeypatch):
    monkeypatch.setattr(streams, "BOMB_FROM", 1 << 20)
    path = tmp_path / "file.gz"
    for content in (b"\0" * (8 << 20), b"a\n" * (4 << 20)):
        path.write_bytes(gzip.compress(content))
        with pytest.raises(BadInput, match="times its"):
            list(open_lines(path, longest=1000))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_the_encoding_of_a_table_is_told(tmp_path, encoding):
    path = tmp_path / "table.csv"
    path.write_bytes("اسم,name\nإدلب,Idleb\n".encode(encoding))
    assert [line.lstrip("\ufeff") for _, line in open_text(path)] == ["اسم,name\n", "إدلب,Idleb\n"]


def test_letters_over_the_edge_of_a_piece_are_still_utf_8(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b"a" * ((1 << 20) + 3) + "إدلب\n".encode() * 300_000)
    assert guess_encoding(path) == "utf-8-sig"
