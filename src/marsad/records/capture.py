"""What was received, and what a feed announced."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Literal

from msgspec import Struct

from marsad.records.reading import Refusal


class Capture(Struct, frozen=True, kw_only=True):
    """Bytes as received, with where and when. Never changed.

    Attributes:
        input: How the caller named it: a path, `-`, `file.warc.gz#offset`, an address.
        address: The address that the bytes answer for (after redirects), or None for a bare file.
        requested: The address that was asked for, where redirects led elsewhere.
        body: The bytes, content encoding already undone, transfer encoding too.
        media_type: Lower-case type without parameters, such as `text/html`; "" if unknown.
        charset: What the sender declared, or None.
        headers: Response headers in order, names as sent.
        status: HTTP status, or 0 for a file.
        received_at: Aware UTC instant.
    """

    input: str
    body: bytes
    received_at: datetime
    address: str | None = None
    requested: str | None = None
    media_type: str = ""
    charset: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 0

    @property
    def sha256(self) -> str:
        """Return the lower-case hexadecimal SHA-256 of the body."""
        return sha256(self.body).hexdigest()


class NotModified(Struct, frozen=True, kw_only=True):
    """The server's word that an address still gives what it gave before."""

    address: str
    checked_at: datetime


class RefusedInput(Struct, frozen=True, kw_only=True):
    """An input that gave no capture, and why. Stands in the capture's place, so that no input is lost."""

    input: str
    refusal: Refusal
    address: str | None = None
    permanent: bool = True
    """False where another try may help: a server that was down, a time-out."""
    retry_after: float | None = None
    """Seconds until that try, where the server or our politeness says so."""


class CapturePlace(Struct, frozen=True):
    """Where a capture lies: a WARC file (relative to the captures folder) and a byte range."""

    file: str
    offset: int
    length: int


class FeedEntry(Struct, frozen=True, kw_only=True):
    """One story announced by a feed or a sitemap."""

    address: str
    id: str
    title: str = ""
    summary: str = ""
    author: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None


class FeedListing(Struct, frozen=True, kw_only=True):
    """A feed or sitemap as parsed.

    `more` holds further sitemaps of an index; `notes` says what was odd and what was left out.
    `damaged` says that something was lost: it was torn, or entries had to be left out.
    """

    kind: Literal["rss", "atom", "json", "sitemap", "html"]
    title: str = ""
    entries: tuple[FeedEntry, ...] = ()
    more: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    damaged: bool = False
    etag: str = ""
    last_modified: str = ""
