"""Undoing content encodings, with a bound on what comes out.

The HTTP client is asked for raw bytes and decoding is done here, in small steps, because a bound
that is checked after a library has inflated its input comes too late: a kilobyte can become a
gigabyte, and encodings can be nested.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator, Sequence

from fastwarc.stream_io import BrotliReader, WarcReader, ZstdReader

from marsad.errors import Unreadable

OFFERED = "gzip, deflate, br, zstd"
"""The value of Accept-Encoding."""

_STEP = 64 * 1024
_MAX_LAYERS = 3
_MAX_MEMBERS = 1_000
_MAX_RATIO = 250
_FREE = 2**20
"""Below this size a high ratio harms nobody: a page of blanks compresses well."""


def decode_body(raw: bytes, encodings: Sequence[str], max_bytes: int) -> bytes:
    """Undo the content encodings of a body.

    Args:
        raw: The body as sent.
        encodings: In the order in which they were applied, as Content-Encoding lists them.
        max_bytes: Most bytes that any layer may give.

    Raises:
        Unreadable: An encoding is unknown, damaged, cut short, nested too deeply, or a bomb.
    """
    layers = [name for name in encodings if name not in ("identity", "")]
    if len(layers) > _MAX_LAYERS:
        raise Unreadable(f"{len(layers)} nested content encodings {layers!r}: expected {_MAX_LAYERS} at most")
    for name in reversed(layers):
        decode = _DECODERS.get(name)
        if decode is None:
            raise Unreadable(f"content encoding {name!r} is not known: expected one of {sorted(_DECODERS)}")
        if raw:
            raw = _gather(decode(raw), name, len(raw), max_bytes)
    return raw


def decode_gzip(raw: bytes, max_bytes: int) -> bytes:
    """Undo gzip of a file, such as a sitemap; bounds and errors as for `decode_body`."""
    return decode_body(raw, ("gzip",), max_bytes)


def parse_encodings(value: str) -> tuple[str, ...]:
    """Return the encodings that a Content-Encoding header lists.

    >>> parse_encodings("Gzip,  br")
    ('gzip', 'br')
    """
    return tuple(part.strip().lower().removeprefix("x-") for part in value.split(",") if part.strip())


def _gather(pieces: Iterator[bytes], name: str, size: int, max_bytes: int) -> bytes:
    parts: list[bytes] = []
    total = 0
    try:
        for piece in pieces:
            total += len(piece)
            if total > max_bytes:
                raise Unreadable(f"{name}: {size} bytes inflate to more than {max_bytes}, which is the bound")
            if total > _FREE and total > size * _MAX_RATIO:
                raise Unreadable(f"{name}: {size} bytes inflate more than {_MAX_RATIO} times, as a bomb does")
            parts.append(piece)
    except (zlib.error, OSError) as error:
        raise Unreadable(f"{name}: the compressed body is damaged: {error}") from error
    return b"".join(parts)


def _inflate(raw: bytes, window: int) -> Iterator[bytes]:
    """Inflate all members one after another; what follows the last one is dropped, as browsers do."""
    at, members, member = 0, 1, zlib.decompressobj(window)
    while at < len(raw):
        chunk = raw[at : at + _STEP]
        at += len(chunk)
        while chunk and not member.eof:
            yield member.decompress(chunk, _STEP)
            chunk = member.unconsumed_tail
        if member.eof:
            at -= len(member.unused_data)
            if raw[at : at + 2] != b"\x1f\x8b":
                return
            if members == _MAX_MEMBERS:
                raise zlib.error(f"it has more than {_MAX_MEMBERS} members")
            members, member = members + 1, zlib.decompressobj(window)
    while not member.eof:
        piece = member.decompress(b"", _STEP)
        if not piece:
            raise zlib.error("it ends in the middle")
        yield piece


def _gunzip(raw: bytes) -> Iterator[bytes]:
    return _inflate(raw, 16 + zlib.MAX_WBITS)


def _undeflate(raw: bytes) -> Iterator[bytes]:
    # "deflate" means the zlib format (RFC 9110, 8.4.1.2), but some servers send the bare stream.
    is_zlib = len(raw) >= 2 and raw[0] & 0x0F == 8 and (raw[0] << 8 | raw[1]) % 31 == 0
    return _inflate(raw, zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)


def _read_all(reader: WarcReader) -> Iterator[bytes]:
    while piece := reader.read(_STEP):
        yield piece


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gunzip,
    "deflate": _undeflate,
    "br": lambda raw: _read_all(BrotliReader(io.BytesIO(raw))),
    "zstd": lambda raw: _read_all(ZstdReader(io.BytesIO(raw))),
}
