"""What machines read of an edition: Atom, JSON Feed, sitemap and news sitemap.

Sources: RFC 4287, JSON Feed 1.1, sitemaps.org 0.9, Google's news sitemap 0.9. A story that was
taken back is in none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import msgspec
from lxml import etree
from msgspec import Struct

from marsad.edition.cite import address_of, translators_of
from marsad.edition.clean import clean_record
from marsad.edition.copies import copy_html, copy_text
from marsad.edition.paths import ATOM, FRONT, JSON_FEED, sitemap_path
from marsad.edition.web import web_address
from marsad.records import PublishedStory, Site

FEED_SIZE = 50
"""How many stories a feed holds."""
NEWS_WINDOW = timedelta(days=2)
NEWS_LIMIT = 1000
SITEMAP_LIMIT = 50_000

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def atom_feed(site: Site, stories: Iterable[PublishedStory]) -> bytes:
    """Return the newest stories as an Atom feed with headline, deck, credit and keywords."""
    site = clean_record(site)
    base = site.address.rstrip("/")
    chosen = _newest(stories, FEED_SIZE)
    feed = etree.fromstring(f'<feed xmlns="{_ATOM}"/>')
    feed.set(_XML_LANG, site.language)
    _add(feed, "id", base + FRONT)
    _add(feed, "title", site.name)
    if site.tagline:
        _add(feed, "subtitle", site.tagline)
    _add(feed, "updated", _instant(max((story.updated_at for story in chosen), default=_EPOCH)))
    _add(feed, "link", rel="self", type="application/atom+xml", href=base + ATOM)
    _add(feed, "link", rel="alternate", type="text/html", href=base + FRONT)
    _add(_add(feed, "author"), "name", site.name)
    for story in chosen:
        _add_entry(feed, story, site)
    return _document(feed)


def json_feed(site: Site, stories: Iterable[PublishedStory]) -> bytes:
    """Return the newest stories as a JSON Feed 1.1."""
    site = clean_record(site)
    base = site.address.rstrip("/")
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.name,
        "description": site.tagline,
        "home_page_url": base + FRONT,
        "feed_url": base + JSON_FEED,
        "language": site.language,
        "authors": [{"name": site.name, "url": base + FRONT}],
        "items": [_item(story, site) for story in _newest(stories, FEED_SIZE)],
    }
    return msgspec.json.encode(feed)


class SitePage(Struct, frozen=True):
    """A page that a sitemap names: its path, and when it last changed where that is known."""

    path: str
    updated_at: datetime | None = None


def sitemap(site: Site, pages: Sequence[SitePage], number: int = 0) -> bytes | None:
    """Return a sitemap, or None where there is no such part.

    Args:
        site: The house.
        pages: All pages to name.
        number: 0 for the sitemap itself. Where the pages are more than the 50,000 that one file may
            name, that is an index of parts, which count from 1.
    """
    base = site.address.rstrip("/")
    parts = -(-len(pages) // SITEMAP_LIMIT)
    if number and not 1 < parts >= number:
        return None
    if parts > 1 and number == 0:
        root = etree.fromstring(f'<sitemapindex xmlns="{_SITEMAP}"/>')
        for part in range(1, parts + 1):
            _add(_add(root, "sitemap"), "loc", base + sitemap_path(part))
        return _document(root)
    root = etree.fromstring(f'<urlset xmlns="{_SITEMAP}"/>')
    first = max(0, number - 1) * SITEMAP_LIMIT
    for page in pages[first : first + SITEMAP_LIMIT]:
        url = _add(root, "url")
        _add(url, "loc", base + page.path)
        if page.updated_at:
            _add(url, "lastmod", _instant(page.updated_at))
    return _document(root)


def news_sitemap(site: Site, stories: Iterable[PublishedStory], as_of: datetime) -> bytes:
    """Return a news sitemap of the two days before an instant, up to the 1,000 that the format allows."""
    site = clean_record(site)
    root = etree.fromstring(f'<urlset xmlns="{_SITEMAP}" xmlns:news="{_NEWS}"/>')
    fresh = (story for story in stories if as_of - NEWS_WINDOW <= story.published_at <= as_of)
    for story in _newest(fresh, NEWS_LIMIT):
        url = _add(root, "url")
        _add(url, "loc", address_of(story, site))
        news = etree.SubElement(url, f"{{{_NEWS}}}news")
        publication = etree.SubElement(news, f"{{{_NEWS}}}publication")
        etree.SubElement(publication, f"{{{_NEWS}}}name").text = site.name
        etree.SubElement(publication, f"{{{_NEWS}}}language").text = story.lang
        etree.SubElement(news, f"{{{_NEWS}}}publication_date").text = _instant(story.published_at)
        etree.SubElement(news, f"{{{_NEWS}}}title").text = story.headline
    return _document(root)


def _add_entry(feed: etree._Element, story: PublishedStory, site: Site) -> None:
    """Add one story to an Atom feed."""
    address = address_of(story, site)
    entry = _add(feed, "entry")
    entry.set(_XML_LANG, story.lang)
    _add(entry, "id", address)
    _add(entry, "title", story.headline)
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    source = web_address(story.original.address)
    if source:
        _add(entry, "link", rel="via", hreflang=story.original.lang, href=source)
    _add(entry, "published", _instant(story.published_at))
    _add(entry, "updated", _instant(story.updated_at))
    _add(_add(entry, "author"), "name", story.original.author or story.original.outlet_name)
    for name in translators_of(story):
        _add(_add(entry, "contributor"), "name", name)
    _add(entry, "category", term=story.section)
    for keyword in _keywords(story):
        _add(entry, "category", term=keyword)
    _add(entry, "summary", story.deck or _opening(story))
    _add(entry, "content", copy_html(story, site), type="html")
    if site.disclaimer:
        _add(entry, "rights", site.disclaimer)


def _item(story: PublishedStory, site: Site) -> dict[str, object]:
    """Return one story as an item of a JSON Feed."""
    item: dict[str, object] = {
        "id": address_of(story, site),
        "url": address_of(story, site),
        "title": story.headline,
        "summary": story.deck or _opening(story),
        "content_html": copy_html(story, site),
        "content_text": copy_text(story, site),
        "date_published": _instant(story.published_at),
        "date_modified": _instant(story.updated_at),
        "language": story.lang,
        "tags": [story.section, *_keywords(story)],
        "authors": [{"name": story.original.author or story.original.outlet_name}],
        "_marsad": {
            "outlet": story.original.outlet_name,
            "stance": story.original.stance,
            "original_title": story.original.headline,
            "original_language": story.original.lang,
            "translators": list(translators_of(story)),
            "disclaimer": site.disclaimer,
        },
    }
    source = web_address(story.original.address)
    if source:
        item["external_url"] = source
    return item


def _newest(stories: Iterable[PublishedStory], size: int) -> list[PublishedStory]:
    """Return the newest stories that stand, cleaned; at one instant the order is by slug."""
    standing = [story for story in stories if story.withdrawn is None]
    standing.sort(key=lambda story: (-story.published_at.timestamp(), story.slug))
    return [clean_record(story) for story in standing[:size]]


def _keywords(story: PublishedStory) -> tuple[str, ...]:
    """Return all keywords of a story."""
    return story.keywords.people + story.keywords.places + story.keywords.bodies + story.keywords.topics


def _opening(story: PublishedStory) -> str:
    """Return the first paragraph of a story."""
    return next((part.text for part in story.paragraphs if part.text), "")


def _instant(at: datetime) -> str:
    """Return an instant as RFC 3339 in UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """Add an element in the namespace of its parent."""
    namespace = etree.QName(parent).namespace
    child = etree.SubElement(parent, f"{{{namespace}}}{name}", attributes)
    child.text = text
    return child


def _document(root: etree._Element) -> bytes:
    """Return an element as an XML document in UTF-8."""
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
