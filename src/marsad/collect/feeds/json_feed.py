"""JSON Feed 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import msgspec

from marsad.collect.addresses import clean_address
from marsad.collect.feeds.plain import MAX_SUMMARY, clean_text, note_size, parse_moment, sift_entries
from marsad.errors import Unreadable
from marsad.records import FeedEntry, FeedListing


def parse_json_feed(body: bytes, base: str) -> FeedListing:
    """Parse a JSON Feed.

    Fields of a wrong type count as absent: one bad entry does not lose the others.

    Raises:
        Unreadable: The bytes are not JSON, or JSON of another kind.
    """
    try:
        feed = msgspec.json.decode(body.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(f"feed {base!r} is not JSON: {error}") from error
    if not isinstance(feed, dict) or not isinstance(items := feed.get("items"), list):
        raise Unreadable(f"feed {base!r} is not a JSON Feed: expected an object with a list 'items'")
    found = [_read_item(item, base) for item in items]
    entries, notes = sift_entries(entry for entry in found if entry is not None)
    lost = found.count(None)
    return FeedListing(
        kind="json",
        title=clean_text(feed.get("title")),
        entries=entries,
        damaged=bool(lost),
        notes=(
            *((f"{lost} items have no address that can be visited: left out",) if lost else ()),
            *notes,
            *note_size(len(entries)),
        ),
    )


def _read_item(item: object, base: str) -> FeedEntry | None:
    if not isinstance(item, dict) or (address := _find_address(item, base)) is None:
        return None
    identifier = item.get("id")
    return FeedEntry(
        address=address,
        id=clean_text(str(identifier) if isinstance(identifier, (int, float)) else identifier) or address,
        title=clean_text(item.get("title")),
        summary=clean_text(item.get("summary") or item.get("content_text"), MAX_SUMMARY),
        author=_find_author(item),
        published_at=parse_moment(item.get("date_published")),
        updated_at=parse_moment(item.get("date_modified")),
    )


def _find_address(item: dict[str, object], base: str) -> str | None:
    for key in ("url", "external_url"):
        value = item.get(key)
        if isinstance(value, str) and value and (address := clean_address(value, base or None)):
            return address
    return clean_address(str(item.get("id")))


def _find_author(item: dict[str, object]) -> str:
    listed = item.get("authors")
    authors = [*(listed if isinstance(listed, list) else ()), item.get("author")]
    names = (clean_text(author.get("name")) for author in authors if isinstance(author, dict))
    return ", ".join(dict.fromkeys(name for name in names if name))
