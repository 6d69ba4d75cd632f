"""Whatever a file holds, a reader gives authorities and refusals, or says that the file is none of its kind."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authority_strategies import CAST
from marsad.errors import BadInput
from marsad.names.authorities import READERS, WRITERS, read_file
from marsad.records import Authority, Refusal

WHOLE = [
    *(b"".join(write(CAST)) for write in WRITERS.values()),
    b"admin1Name_en,admin1Pcode\nCoast,HD01\n",
    b"[\n" + json.dumps({"id": "Q1", "labels": {"en": {"value": "A"}}, "claims": {"P569": [{}]}}).encode() + b"\n]\n",
]
MARKS = [b'"', b"{", b"[", b"]", b"\n", b"\r", b"\0", b",", b"\xff", b"\x1f\x8b", b"BZh", "\u202e".encode(), b"9" * 400]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Return a good file with some of it cut out, doubled or replaced."""
    data = draw(st.sampled_from(WHOLE))
    for _ in range(draw(st.integers(1, 4))):
        at, to = sorted(draw(st.lists(st.integers(0, len(data)), min_size=2, max_size=2)))
        data = data[:at] + draw(st.sampled_from([*MARKS, data[at:to] * 2])) + data[to if to - at < 300 else at :]
    return data


@pytest.mark.parametrize("form", READERS)
@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=300) | damaged())
def test_any_bytes_are_read_or_refused(form: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(data)
        try:
            rows = list(read_file(path, form))
        except BadInput:
            return
    assert all(isinstance(row, Authority | Refusal) for row in rows)


def test_a_name_of_ten_thousand_letters_and_a_nul_are_read_for_the_house_to_refuse(tmp_path):
    path = tmp_path / "names.jsonl"
    names = [{"text": "x" * 10_000}, {"text": "a\0b", "lang": "\0", "kind": "\0"}]
    path.write_text(json.dumps({"id": "a", "kind": "place", "names": names, "same_as": ["https://a.example/\0"]}))
    [row] = read_file(path, "jsonl")
    assert (row.names[1].lang, row.same_as) == ("und", ())
