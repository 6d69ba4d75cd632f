"""One file, one capture."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import BinaryIO

from marsad.collect.decompress import decode_gzip
from marsad.errors import MarsadError, Unreadable
from marsad.records import Capture, Refusal, RefusedInput

MAX_BYTES = 20 * 2**20
"""Most bytes of one page or text; no article comes near."""

_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
}


def take_document(stream: BinaryIO, name: str, max_bytes: int) -> Capture:
    """Read a stream to its end as one page or text; gzip is undone.

    Raises:
        Unreadable: It is larger than `max_bytes`, damaged gzip, or data.
        OSError: It can't be read.
    """
    body = stream.read(max_bytes + 1)
    if len(body) > max_bytes:
        raise Unreadable(f"{name!r} is larger than {max_bytes} bytes: expected one page or text")
    path = PurePath(name)
    if body.startswith(b"\x1f\x8b"):
        body = decode_gzip(body, max_bytes)
        path = path.with_suffix("") if path.suffix == ".gz" else path
    if path.suffix.lower() == ".json" and body.lstrip()[:1] in (b"{", b"["):
        raise Unreadable(f"{name!r} is JSON, not a page: expected HTML, text, a WARC, or JSON Lines in a file *.jsonl")
    return Capture(
        input=name,
        body=body,
        media_type=_MEDIA_TYPES.get(path.suffix.lower(), ""),
        received_at=datetime.now(UTC),
    )


def refuse(name: str, error: MarsadError | OSError, address: str | None = None) -> RefusedInput:
    """Return the refusal that stands for an input."""
    if isinstance(error, MarsadError):
        return RefusedInput(input=name, address=address, refusal=Refusal("capture", error.code, str(error)))
    detail = f"{name!r} can't be read: {error.strerror or error}"
    return RefusedInput(input=name, address=address, refusal=Refusal("capture", Unreadable.code, detail))


def show_path(path: str | Path) -> str:
    """Return a path as text that any output takes: bytes that are no UTF-8 are escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
