"""Sitemaps, sitemap indexes and the news extension (sitemaps.org; Google's news namespace)."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from marsad.collect.addresses import clean_address
from marsad.collect.feeds.plain import clean_text, note_size, parse_moment, sift_entries
from marsad.errors import Unreadable
from marsad.records import FeedEntry, FeedListing

_LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


def parse_sitemap(body: bytes, base: str) -> FeedListing:
    """Parse a sitemap (`urlset`) or an index of sitemaps; `more` of an index begins with the newest.

    Entities are not expanded and nothing is loaded from elsewhere.

    Raises:
        Unreadable: The bytes are no sitemap, not even a damaged one.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"sitemap {base!r} is not XML: {error}") from error
    if root is None or _name(root) not in ("urlset", "sitemapindex"):
        raise Unreadable(f"{base!r} is not a sitemap: expected <urlset> or <sitemapindex>")
    damage = tuple(f"damaged, read as far as it goes: {error.message}" for error in list(parser.error_log)[:1])
    if _name(root) == "sitemapindex":
        return FeedListing(kind="sitemap", more=_read_index(root, base), notes=damage, damaged=bool(damage))
    found = [_read_place(child, base) for child in root if _name(child) == "url"]
    entries, notes = sift_entries(entry for entry in found if entry is not None)
    lost = found.count(None)
    return FeedListing(
        kind="sitemap",
        entries=entries,
        damaged=bool(damage or lost),
        notes=(
            *damage,
            *((f"{lost} places have no address that can be visited: left out",) if lost else ()),
            *notes,
            *note_size(len(entries)),
        ),
    )


def _read_index(root: etree._Element, base: str) -> tuple[str, ...]:
    dated: list[tuple[datetime, str]] = []
    for child in root:
        address = clean_address(_text(child, "loc"), base or None)
        if address is not None:
            dated.append((parse_moment(_text(child, "lastmod")) or _LONG_AGO, address))
    # Stable: where no sitemap is dated, the order of the index stays.
    return tuple(dict.fromkeys(address for _, address in sorted(dated, key=lambda pair: pair[0], reverse=True)))


def _read_place(place: etree._Element, base: str) -> FeedEntry | None:
    address = clean_address(_text(place, "loc"), base or None)
    if address is None:
        return None
    return FeedEntry(
        address=address,
        id=address,
        title=clean_text(_text(place, "title")),
        published_at=parse_moment(_text(place, "publication_date")),
        updated_at=parse_moment(_text(place, "lastmod")),
    )


def _name(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _text(element: etree._Element, name: str) -> str:
    """Return the text of the first descendant of a name, in any namespace."""
    found = next((child for child in element.iter() if _name(child) == name), None)
    return "".join(map(str, found.itertext())).strip() if found is not None else ""
