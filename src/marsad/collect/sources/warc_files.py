"""WARC files, ours and those of other crawlers."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO
from urllib.parse import urlsplit

from fastwarc.stream_io import ChunkedReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from marsad.collect.addresses import clean_address
from marsad.collect.content_type import parse_content_type
from marsad.collect.decompress import decode_body, parse_encodings
from marsad.collect.sources.documents import refuse
from marsad.errors import Unreadable
from marsad.records import Capture, RefusedInput

_TEXT = {"", "text/html", "text/plain", "application/xhtml+xml"}
_KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_TOO_LONG_TO_SKIP = 2 * 2**30
"""A record that claims more is not read past: skipping it means inflating it."""


class _Pipe:
    """A pipe that knows how far it was read, which the WARC reader asks of its stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._position = 0

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        data = self._stream.read(size)
        self._position += len(data)
        return data

    def tell(self) -> int:
        """Return the number of bytes read."""
        return self._position

    def seek(self, offset: int, whence: int = 0) -> int:
        """Refuse: a pipe goes one way."""
        raise OSError("a pipe can't be read again")

    def close(self) -> None:
        """Leave the pipe open: it is not ours."""


def looks_like_warc(head: bytes) -> bool:
    """Say whether a stream that begins like this is a WARC file, gzipped or not."""
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def open_warc(
    stream: BinaryIO, name: str, max_bytes: int, only_at: int | None = None
) -> Iterator[Capture | RefusedInput]:
    """Yield the pages of a WARC file: 2xx responses, resources and conversions that are text.

    What is no page (pictures, redirects, requests, robots.txt) is passed over; a page that can't
    be read is a refusal; where the file itself is damaged the rest of it is one refusal.

    Args:
        stream: The file, at its beginning or at a record's.
        name: How the caller names it; an item's name is `name#offset`.
        max_bytes: Most bytes of a page.
        only_at: Yield the record that begins at this offset and no other.
    """
    offset = only_at or 0
    try:
        source = stream if stream.seekable() else _Pipe(stream)
        for record in ArchiveIterator(source, record_types=_KINDS, parse_http=False, fsspec_args=False):
            if only_at is not None and record.stream_pos != only_at:
                break
            offset = record.stream_pos
            size = record.content_length
            item = _take_record(record, f"{name}#{offset}", max_bytes)
            if item is not None:
                yield item
                if only_at is not None:
                    return
            if size > _TOO_LONG_TO_SKIP:
                raise OSError(f"a record of {size} bytes, which is not read past")
        if only_at is not None:
            yield refuse(f"{name}#{only_at}", Unreadable(f"the record at {only_at} of {name!r} is no page"))
    except (OSError, ValueError, EOFError) as error:
        detail = f"WARC file {name!r} is damaged at or after {offset}: {error}; what follows is not read"
        yield refuse(f"{name}#{offset}", Unreadable(detail))


def _take_record(record: WarcRecord, name: str, max_bytes: int) -> Capture | RefusedInput | None:
    target = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    address = clean_address(target)
    try:
        return _read_record(record, name, address, max_bytes)
    except (Unreadable, OSError, ValueError) as error:
        reason = error if isinstance(error, Unreadable) else Unreadable(f"{name!r} can't be read: {error}")
        return refuse(name, reason, address)


def _read_record(record: WarcRecord, name: str, address: str | None, max_bytes: int) -> Capture | None:
    status = 0
    headers: tuple[tuple[str, str], ...] = ()
    declared = record.headers.get("Content-Type") or ""
    if record.record_type == WarcRecordType.response:
        if not declared.lower().startswith("application/http"):
            return None
        record.parse_http()
        if record.http_headers is None:  # the library's types promise otherwise
            raise Unreadable(f"{name!r} is said to be an HTTP answer and has no HTTP head")
        status = record.http_headers.status_code or 0
        headers = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in record.http_headers.items_bytes())
        declared = _header(headers, "content-type")
        if not 200 <= status < 300 or (address and urlsplit(address).path == "/robots.txt"):
            return None
    media_type, charset = parse_content_type(declared)
    if media_type not in _TEXT:
        return None
    if record.content_length > max_bytes:
        raise Unreadable(f"{name!r} has {record.content_length} bytes: expected {max_bytes} at most")
    size = record.content_length
    body = record.reader.read(size) if size else b""
    if len(body) < size:
        raise Unreadable(f"{name!r} ends after {len(body)} of {size} bytes")
    return Capture(
        input=name,
        address=address,
        body=_undo_encodings(body, headers, max_bytes),
        media_type=media_type,
        charset=charset,
        headers=headers,
        status=status,
        received_at=record.record_date or datetime.now(UTC),
    )


def _undo_encodings(body: bytes, headers: tuple[tuple[str, str], ...], max_bytes: int) -> bytes:
    """Undo transfer and content encodings, unless the crawler did and left the headers standing."""
    if "chunked" in _header(headers, "transfer-encoding").lower():
        try:
            with ChunkedReader(io.BytesIO(body)) as reader:
                body = reader.read(len(body)) or body
        except OSError:
            pass
    try:
        return decode_body(body, parse_encodings(_header(headers, "content-encoding")), max_bytes)
    except Unreadable:
        if body.lstrip()[:1] == b"<":
            return body
        raise


def _header(headers: tuple[tuple[str, str], ...], name: str) -> str:
    return next((value for key, value in headers if key.lower() == name), "")
