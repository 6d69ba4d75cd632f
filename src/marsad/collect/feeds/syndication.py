"""RSS in all its versions, RDF and Atom, by feedparser."""

from __future__ import annotations

import calendar
import time
from datetime import UTC, datetime

from feedparser import FeedParserDict

from marsad.collect.addresses import clean_address
from marsad.collect.feeds.limited_parser import parse_limited
from marsad.collect.feeds.plain import MAX_SUMMARY, clean_moment, clean_text, note_size, sift_entries
from marsad.errors import Unreadable
from marsad.records import FeedEntry, FeedListing


def parse_syndication(body: bytes, base: str, charset: str | None) -> FeedListing:
    """Parse RSS, RDF or Atom.

    Raises:
        Unreadable: The bytes are not XML that even a lenient reader makes a feed of, or take it too long.
    """
    try:
        parsed = parse_limited(body, base, charset)
    except Unreadable as error:
        raise Unreadable(f"feed {base!r}: {error}") from error
    except (ValueError, LookupError, RecursionError, AssertionError, TypeError, AttributeError) as error:
        # A lenient parser over hostile bytes: what it trips over is a feed that can't be read.
        raise Unreadable(f"feed {base!r} can't be parsed: {type(error).__name__}: {error}") from error
    if not parsed.version and not parsed.entries:
        raise Unreadable(f"feed {base!r} is not RSS or Atom: {parsed.damage or 'no feed in it'}")
    found = [_read_entry(entry, base) for entry in parsed.entries]
    entries, notes = sift_entries(entry for entry in found if entry is not None)
    lost = found.count(None)
    return FeedListing(
        kind="atom" if parsed.version.startswith("atom") else "rss",
        title=clean_text(parsed.feed.get("title")),
        entries=entries,
        damaged=bool(parsed.damage or lost),
        notes=(
            *((f"damaged, read as far as it goes: {clean_text(parsed.damage, 200)}",) if parsed.damage else ()),
            *((f"{lost} entries have no address that can be visited: left out",) if lost else ()),
            *((clean_text(parsed.odd, 200),) if parsed.odd else ()),
            *notes,
            *note_size(len(entries)),
        ),
    )


def _read_entry(entry: FeedParserDict, base: str) -> FeedEntry | None:
    address = _find_address(entry, base)
    if address is None:
        return None
    return FeedEntry(
        address=address,
        id=clean_text(entry.get("id")) or address,
        title=clean_text(entry.get("title")),
        summary=clean_text(entry.get("summary"), MAX_SUMMARY),
        author=clean_text(entry.get("author")),
        # dict.get: feedparser's own would give the day of publication where no update is told.
        published_at=_read_moment(dict.get(entry, "published_parsed")),
        updated_at=_read_moment(dict.get(entry, "updated_parsed")),
    )


def _find_address(entry: FeedParserDict, base: str) -> str | None:
    links = [link.get("href") for link in entry.get("links", ()) if link.get("rel", "alternate") == "alternate"]
    for candidate in (entry.get("link"), *links):
        if isinstance(candidate, str) and candidate and (address := clean_address(candidate, base or None)):
            return address
    return clean_address(str(entry.get("id", "")))


def _read_moment(value: object) -> datetime | None:
    if not isinstance(value, time.struct_time):
        return None
    try:
        return clean_moment(datetime.fromtimestamp(calendar.timegm(value), UTC))
    except (ValueError, OverflowError, OSError):
        return None
