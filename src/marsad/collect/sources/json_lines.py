"""JSON Lines: an object a line, each with a page or a text in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

import msgspec
from msgspec import Struct

from marsad.collect.addresses import clean_address
from marsad.collect.content_type import parse_content_type
from marsad.collect.sources.documents import refuse
from marsad.errors import BadInput, MarsadError, Unreadable
from marsad.records import Capture, Refusal, RefusedInput

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_STEP = 2**20


class Line(Struct, frozen=True):
    """What a line may say; other fields are not looked at.

    One of `html`, `text` and `body` is needed. `date` is when it was received. Headers make it an
    HTTP answer, with status 200 if `status` doesn't say otherwise. In rows of `marsad read` it is the
    page's own date, which says nothing of that, and `refusals` are why there is no page.
    """

    address: str | None = None
    url: str | None = None
    html: str | None = None
    text: str | None = None
    body: str | None = None
    headers: dict[str, str] | None = None
    status: int | None = None
    date: datetime | dict[str, object] | None = None
    kind: object = None
    refusals: object = None


def looks_like_json_lines(head: bytes) -> bool:
    """Say whether a stream that begins like this holds JSON Lines rather than a page."""
    return re.match(rb"(\xef\xbb\xbf)?\s*\{\s*\"", head) is not None


def open_json_lines(stream: BinaryIO, name: str, max_bytes: int) -> Iterator[Capture | RefusedInput]:
    """Yield an item for each line that is not blank; a bad line is a refusal for that line alone."""
    number = 0
    try:
        for number, line in enumerate(_read_lines(stream, max_bytes), 1):
            if line is None:
                detail = f"line {number} of {name!r} is longer than {max_bytes} bytes"
                yield refuse(f"{name}#{number}", Unreadable(detail))
            elif line.strip():
                yield _take_line(line, f"{name}#{number}")
    except OSError as error:
        yield refuse(f"{name}#{number + 1}", error)


def _read_lines(stream: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """Yield lines; None for one that is too long, which is skipped without being held in memory."""
    while line := stream.readline(max_bytes + 1):
        if len(line) <= max_bytes or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(_STEP)) and not rest.endswith(b"\n"):
            pass
        yield None


def _take_line(line: bytes, name: str) -> Capture | RefusedInput:
    address = None
    try:
        try:
            fields = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=Line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise BadInput(f"{name!r} is not a line as expected: {error}") from error
        address = clean_address(fields.address or fields.url or "")
        if refusal := _find_refusal(fields):
            return RefusedInput(input=name, address=address, refusal=refusal)
        return _build_capture(fields, name, address)
    except MarsadError as error:
        return refuse(name, error, address)


def _find_refusal(fields: Line) -> Refusal | None:
    """Return why `marsad read` refused what a row of it stands for, or None where the line is no such row."""
    if fields.kind != "refused" or fields.html or fields.body or fields.text:
        return None
    try:
        return next(iter(msgspec.convert(fields.refusals, tuple[Refusal, ...])), None)
    except msgspec.ValidationError:
        return None


def _build_capture(fields: Line, name: str, address: str | None) -> Capture:
    content = next((part for part in (fields.html, fields.body, fields.text) if part is not None), None)
    if content is None:
        raise BadInput(f"{name!r} has no page: expected one of the fields 'html', 'text' or 'body'")
    headers = _clean_headers(fields.headers or {}, name)
    if fields.status is not None and not 100 <= fields.status < 600:
        raise BadInput(f"{name!r}: {fields.status!r} is not an HTTP status")
    declared = next((value for key, value in headers if key.lower() == "content-type"), "")
    media_type, _ = parse_content_type(declared)
    if fields.html is not None:
        media_type = media_type or "text/html"
    elif fields.body is None:
        media_type = media_type or "text/plain"
    return Capture(
        input=name,
        address=address,
        body=content.encode("utf-8", "surrogatepass"),
        media_type=media_type,
        charset="utf-8",  # whatever it was: a JSON string is Unicode, and we encoded it
        headers=headers,
        status=(fields.status or 200) if headers else 0,
        received_at=_find_date(fields.date),
    )


def _clean_headers(headers: dict[str, str], name: str) -> tuple[tuple[str, str], ...]:
    """Return headers as they would have come down the wire, read as Latin-1."""
    for key in headers:
        if not _TOKEN.fullmatch(key):
            raise BadInput(f"{name!r}: {key!r} is not the name of an HTTP header")
    return tuple(
        (key, " ".join(value.split()).encode("utf-8", "replace").decode("latin-1")) for key, value in headers.items()
    )


def _find_date(date: datetime | dict[str, object] | None) -> datetime:
    if not isinstance(date, datetime):
        return datetime.now(UTC)
    try:
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return datetime.now(UTC)
