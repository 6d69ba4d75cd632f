from __future__ import annotations

import gzip
import io
import zlib
from contextlib import suppress

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given
from hypothesis import strategies as st

from marsad.collect.decompress import decode_body, parse_encodings
from marsad.errors import Unreadable


def squeeze(writer, data: bytes) -> bytes:
    stream = io.BytesIO()
    stream.close = lambda: None  # the writer closes what it writes to; we want what was written
    with writer(stream) as out:
        out.write(data)
    return stream.getvalue()


PACK = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "deflate": zlib.compress,
    "br": lambda data: squeeze(BrotliWriter, data),
    "zstd": lambda data: squeeze(ZstdWriter, data),
}


@pytest.mark.parametrize("name", PACK)
@given(data=st.binary(max_size=5_000))
def test_round_trip(name, data):
    assert decode_body(PACK[name](data), (name,), 10_000) == data


@pytest.mark.parametrize("name", PACK)
def test_nothing_gives_nothing(name):
    assert decode_body(b"", (name,), 10) == b""


@pytest.mark.parametrize("name", PACK)
def test_the_bound_holds_early(name):
    packed = PACK[name](bytes(60_000_000))
    assert len(packed) < 100_000
    with pytest.raises(Unreadable, match=r"bomb|bound"):
        decode_body(packed, (name,), 20_000_000)
    with pytest.raises(Unreadable, match=r"bomb|bound"):
        decode_body(PACK[name](bytes(2_000)), (name,), 1_999)


@pytest.mark.parametrize("name", PACK)
@given(data=st.binary(min_size=1, max_size=300), cut=st.integers(1, 40))
def test_cut_short_is_damaged_or_whole(name, data, cut):
    packed = PACK[name](data)
    try:
        assert decode_body(packed[:-cut], (name,), 10_000) in (b"", data)
    except Unreadable as error:
        assert name in str(error)


@pytest.mark.parametrize("name", PACK)
@given(raw=st.binary(max_size=500))
def test_any_bytes_are_decoded_or_refused(name, raw):
    with suppress(Unreadable):
        decode_body(raw, (name,), 10_000)


def test_many_members_are_no_way_to_keep_us_busy():
    with pytest.raises(Unreadable, match="members"):
        decode_body(gzip.compress(b"", mtime=0) * 50_000, ("gzip",), 10_000_000)


def test_what_follows_the_last_member_is_dropped():
    assert decode_body(gzip.compress(b"page", mtime=0) + b"\r\n<!-- cached -->", ("gzip",), 100) == b"page"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("", ()), ("gzip", ("gzip",)), (" GZIP ,, X-gzip", ("gzip", "gzip")), ("br;q=1", ("br;q=1",))],
)
def test_encodings(value, expected):
    assert parse_encodings(value) == expected
