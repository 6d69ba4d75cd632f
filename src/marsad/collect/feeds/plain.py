"""Fields of a feed as plain text, and entries that don't repeat themselves."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec
import nh3

from marsad.records import FeedEntry

MAX_TITLE = 1_000
MAX_SUMMARY = 10_000

_MARKUP = re.compile(r"[<&]")
_UNWANTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\s]+")
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)


def clean_text(value: object, limit: int = MAX_TITLE) -> str:
    """Return a field as one line of plain text, whatever a feed put into it.

    Tags are taken out, with scripts and styles whole; character references become characters,
    and that again where they were escaped twice. What looks like markup afterwards is text.

    >>> clean_text("<b>سد</b> &amp;lt;script&amp;gt;x()&amp;lt;/script&amp;gt; الصافية")
    'سد الصافية'
    >>> clean_text("5 < 6")
    '5 < 6'
    """
    if not isinstance(value, str):
        return ""
    text = value[: limit * 20]
    for _ in range(3):
        if not _MARKUP.search(text):
            break
        stripped = html.unescape(nh3.clean(text, tags=set()))
        if stripped == text:
            break
        text = stripped
    text = _UNWANTED.sub(" ", text).strip()
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def clean_moment(value: datetime | None) -> datetime | None:
    """Return an aware instant in UTC, or None for none or for one that no news has."""
    if value is None:
        return None
    try:
        moment = (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return moment if _EARLIEST <= moment <= _LATEST else None


def parse_moment(text: object) -> datetime | None:
    """Parse an ISO 8601 / W3C date-time as JSON Feed and sitemaps have it; None if it is none.

    >>> parse_moment("2026-11-22T09:00:00+03:00").isoformat()
    '2026-11-22T06:00:00+00:00'
    """
    if not isinstance(text, str):
        return None
    try:
        return clean_moment(datetime.fromisoformat(text.strip()))
    except ValueError:
        return None


def sift_entries(entries: Iterable[FeedEntry]) -> tuple[tuple[FeedEntry, ...], tuple[str, ...]]:
    """Keep each address once and each id once; returns the entries and notes on what was odd.

    Where one id stands for several addresses, the later ones get their address as id: better a
    story twice than a story lost.
    """
    kept: dict[str, FeedEntry] = {}
    ids: set[str] = set()
    repeated = shared = undated = 0
    for entry in entries:
        if entry.address in kept:
            repeated += 1
            continue
        if entry.id in ids:
            shared += 1
            entry = msgspec.structs.replace(entry, id=entry.address)
        ids.add(entry.id)
        kept[entry.address] = entry
        undated += entry.published_at is None and entry.updated_at is None
    notes = []
    if repeated:
        notes.append(f"{repeated} entries repeat an address: kept once")
    if shared:
        notes.append(f"{shared} entries share an id with another: told apart by address")
    if undated:
        notes.append(f"{undated} entries have no date")
    return tuple(kept.values()), tuple(notes)


def note_size(count: int) -> tuple[str, ...]:
    """Return a note where a feed is larger than feeds are."""
    return (f"{count} entries: all kept",) if count >= 1_000 else ()
