"""Captures as WARC records and back (ISO 28500:2017, WARC 1.1).

A capture that came over HTTP becomes a `response` record, one from a file a `resource` record.
The block must agree with its own header, or replay tools decode twice: since we keep the body
with its encodings undone, the three headers that describe the body as it travelled
(Content-Encoding, Transfer-Encoding, Content-Length) are kept under the prefix that web archives
use, `X-Archive-Orig-`, and a true Content-Length is put last. So what replays is what we hashed,
nothing that the server said is lost, and reading turns it back exactly.

What WARC has no field for stands in `Marsad-` fields, percent-encoded.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import quote, unquote

from fastwarc.warc import WarcRecord, WarcRecordType

from marsad.collect.content_type import parse_content_type
from marsad.errors import BadInput, Unreadable
from marsad.records import Capture

_PREFIX = "X-Archive-Orig-"
_ABOUT_THE_WAY = {"content-encoding", "transfer-encoding", "content-length"}
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def render_warcinfo(file_name: str, software: str, now: datetime) -> bytes:
    """Return the record that opens a WARC file and says who wrote it."""
    record = WarcRecord()
    record.init_headers(WarcRecordType.warcinfo)
    record.headers["WARC-Date"] = _render_date(now)
    record.headers["WARC-Filename"] = file_name
    record.headers["Content-Type"] = "application/warc-fields"
    fields = f"software: {software}\r\nformat: WARC File Format 1.1\r\n"
    record.set_bytes_content(fields.encode())
    return _render(record)


def render_capture(capture: Capture) -> bytes:
    """Return a capture as one WARC record, not compressed.

    Raises:
        BadInput: The capture has headers that no HTTP message can have, or headers and no status.
    """
    record = WarcRecord()
    if capture.status:
        record.init_headers(WarcRecordType.response)
        record.headers["Content-Type"] = "application/http; msgtype=response"
        content = _render_head(capture) + capture.body
    else:
        if capture.headers:
            raise BadInput(f"{capture.input!r} has HTTP headers but no status: expected both or neither")
        record.init_headers(WarcRecordType.resource)
        if capture.media_type:
            record.headers["Content-Type"] = _render_type(capture)
        content = capture.body
    record.headers["WARC-Target-URI"] = capture.address or f"urn:marsad:input:{_quote(capture.input)}"
    record.headers["WARC-Date"] = _render_date(capture.received_at)
    record.headers["WARC-Payload-Digest"] = f"sha256:{capture.sha256}"
    record.headers["WARC-Block-Digest"] = f"sha256:{sha256(content).hexdigest()}"
    if capture.status and parse_content_type(_content_type(capture.headers)) != (capture.media_type, capture.charset):
        record.headers["WARC-Identified-Payload-Type"] = _render_type(capture)
    if capture.input != capture.address:
        record.headers["Marsad-Input"] = _quote(capture.input)
    if capture.requested is not None:
        record.headers["Marsad-Requested"] = _quote(capture.requested)
    record.set_bytes_content(content)
    return _render(record)


def read_capture(record: WarcRecord) -> Capture:
    """Turn a record that `render_capture` made back into the same capture.

    Raises:
        Unreadable: The record is no such record, or its body is not the one that was kept.
    """
    fields = record.headers
    digest = fields.get("WARC-Payload-Digest") or ""
    is_response = record.record_type == WarcRecordType.response
    if not digest.startswith("sha256:"):
        raise Unreadable(f"WARC record {record.record_id!r} has no SHA-256 digest: it is none of ours")
    status = 0
    headers: tuple[tuple[str, str], ...] = ()
    if is_response:
        if not record.is_http_parsed:
            record.parse_http()
        if record.http_headers is None:  # the library's types promise otherwise
            raise Unreadable(f"WARC record {record.record_id!r} has no HTTP head: it was changed")
        status, headers = record.http_headers.status_code or 0, _read_head(record)
    target = fields.get("WARC-Target-URI") or ""
    address = None if target.startswith("urn:marsad:input:") else target
    identified = fields.get("WARC-Identified-Payload-Type")
    if identified is None:
        identified = _content_type(headers) if is_response else fields.get("Content-Type") or ""
    media_type, charset = parse_content_type(identified)
    requested = fields.get("Marsad-Requested")
    capture = Capture(
        input=_unquote(fields.get("Marsad-Input") or _quote(target)),
        address=address,
        requested=_unquote(requested) if requested is not None else None,
        body=record.reader.read(),
        media_type=media_type,
        charset=charset,
        headers=headers,
        status=status,
        received_at=_parse_date(fields.get("WARC-Date") or ""),
    )
    if capture.sha256 != digest.removeprefix("sha256:"):
        raise Unreadable(f"the body of {capture.input!r} is not the one that was kept: SHA-256 {capture.sha256}")
    return capture


def _render(record: WarcRecord) -> bytes:
    stream = io.BytesIO()
    record.write(stream)
    return stream.getvalue()


def _render_head(capture: Capture) -> bytes:
    try:
        reason = HTTPStatus(capture.status).phrase
    except ValueError:
        reason = ""
    lines = [f"HTTP/1.1 {capture.status} {reason}"]
    for name, value in capture.headers:
        if not _TOKEN.fullmatch(name) or _CONTROL.search(value) or value != value.strip(" \t"):
            raise BadInput(f"{capture.input!r}: {name!r}: {value!r} is not an HTTP header")
        renamed = name.lower() in _ABOUT_THE_WAY or name.lower().startswith(_PREFIX.lower())
        lines.append(f"{_PREFIX if renamed else ''}{name}: {value}")
    lines.append(f"Content-Length: {len(capture.body)}")
    try:
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
    except UnicodeEncodeError as error:
        raise BadInput(f"{capture.input!r}: a header is not Latin-1, as header bytes are read: {error}") from error


def _read_head(record: WarcRecord) -> tuple[tuple[str, str], ...]:
    pairs = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in record.http_headers.items_bytes()]
    if pairs and pairs[-1][0] == "Content-Length":
        pairs.pop()
    skip = len(_PREFIX)
    return tuple((name[skip:] if name.startswith(_PREFIX) else name, value) for name, value in pairs)


def _content_type(headers: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(value for name, value in headers if name.lower() == "content-type")


def _render_type(capture: Capture) -> str:
    charset = f'; charset="{capture.charset}"' if capture.charset else ""
    return _CONTROL.sub(" ", f"{capture.media_type}{charset}")


def _render_date(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _parse_date(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise Unreadable(f"WARC-Date {text!r} is not a date such as 2026-11-22T09:26:00Z") from error


def _quote(text: str) -> str:
    return quote(text, safe="/:#?&=+,;@!$'()*~", errors="surrogatepass")


def _unquote(text: str) -> str:
    return unquote(text, errors="surrogatepass")
