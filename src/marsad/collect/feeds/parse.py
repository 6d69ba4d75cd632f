"""The one door to feeds of every kind."""

from __future__ import annotations

import re
from typing import Literal

from marsad.collect.decompress import decode_gzip
from marsad.collect.feeds.html_listing import parse_listing_page
from marsad.collect.feeds.json_feed import parse_json_feed
from marsad.collect.feeds.sitemap import parse_sitemap
from marsad.collect.feeds.syndication import parse_syndication
from marsad.errors import Unreadable
from marsad.records import Capture, FeedListing

FeedKind = Literal["rss", "atom", "json", "sitemap", "html"]

MAX_BYTES = 20 * 2**20
"""Most bytes of a feed after decompression."""

MAX_XML_FEED = 8 * 2**20
"""Most bytes of RSS or Atom; one of ten thousand entries has five million. `limited_parser` bounds their time."""

_ROOT = re.compile(rb"<\s*(?:[\w.-]+:)?(rss|feed|rdf|urlset|sitemapindex|html|channel)\b", re.IGNORECASE)
_HEAD = 16_384


def parse_feed(capture: Capture, kind: FeedKind | None = None) -> FeedListing:
    """Parse a feed: RSS, RDF, Atom, JSON Feed, a sitemap or sitemap index, a listing page.

    What the bytes are decides, not what the server calls them. An HTML page counts as a feed only
    where it is declared as one (`kind="html"`): otherwise it is an error page, and not a feed.

    All text fields come out as plain text, addresses absolute and in their one spelling; what had
    to be left out is said in `notes`. No entry is dropped for being one too many.

    Args:
        capture: The feed as received; its address is what relative addresses count from.
        kind: What the outlet's declaration calls it; None to find out.

    Raises:
        Unreadable: The capture is no such feed, or an empty or damaged one.
    """
    body = decode_gzip(capture.body, MAX_BYTES) if capture.body.startswith(b"\x1f\x8b") else capture.body
    base = capture.address or ""
    if not body.strip():
        raise Unreadable(f"feed {capture.input!r} is empty: expected a feed or a sitemap")
    if kind == "html":
        return parse_listing_page(body, base, capture.charset)
    match _guess_form(body):
        case "json":
            return parse_json_feed(body, base)
        case "urlset" | "sitemapindex":
            return parse_sitemap(body, base)
        case "rss" | "feed" | "rdf" | "channel":
            if len(body) > MAX_XML_FEED:
                raise Unreadable(f"feed {capture.input!r} has {len(body)} bytes: expected {MAX_XML_FEED} at most")
            return parse_syndication(body, base, capture.charset)
        case "html":
            raise Unreadable(
                f"feed {capture.input!r} is an HTML page: expected a feed; "
                "if the page's links are meant, declare the feed with 'kind: html'"
            )
        case _:
            raise Unreadable(
                f"{capture.input!r} is not a feed: expected RSS, Atom, JSON Feed or a sitemap, "
                f"found {body.lstrip()[:40]!r}"
            )


def _guess_form(body: bytes) -> str | None:
    """Say what the bytes look like, in any encoding that keeps or doubles ASCII."""
    head = body[:_HEAD].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip()
    if head.startswith(b"{"):
        return "json"
    match = _ROOT.search(head)
    return match[1].decode("ascii").lower() if match else None
