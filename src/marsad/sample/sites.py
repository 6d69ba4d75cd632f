"""The three invented outlets as web sites: which address shows what, and the bytes behind it.

A site is a function of the stories and of its own address: the same bytes on every run.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date, datetime
from email.utils import format_datetime
from functools import cache, partial
from hashlib import sha256

import jinja2
import msgspec
from msgspec import Struct

from marsad.sample.printing import SECTIONS, WARDIYA_TIME, print_day, print_plain_day, section_name
from marsad.sample.world import SampleStory, load_stories

NEW_LAYOUT_ON = date(2026, 10, 15)
"""The Harbour Post prints in tables before this day, in semantic markup from it on."""

OUTLETS = ("al-mizan", "sada-al-jabal", "harbour-post")
PORTS = (8711, 8712, 8713)
"""Where the demo serves them; fixed, so that a second run finds the same addresses."""

LOOPBACK = "127.0.0.1"
_SHOWN = 12
"""Stories on a front page."""


def origin_of(port: int) -> str:
    """Return the origin that a site on a loopback port has."""
    return f"http://{LOOPBACK}:{port}"


class Page(Struct, frozen=True):
    """An answer: what a server sends for one address."""

    body: bytes
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    changed_at: datetime | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def etag(self) -> str:
        """Return a strong validator: the body's hash."""
        return f'"{sha256(self.body).hexdigest()[:24]}"'


class BrokenPage(Struct, frozen=True):
    """An address that a feed announces and that gives nothing readable."""

    path: str
    title: str
    published_at: datetime
    page: Page


Render = Callable[[], Page]


class Site:
    """One outlet's web site under one origin such as `http://127.0.0.1:8711`."""

    def __init__(self, outlet: str, origin: str) -> None:
        self.outlet = outlet
        self.origin = origin
        self.lang = "en" if outlet == "harbour-post" else "ar"
        self.stories = tuple(story for story in reversed(load_stories()) if story.outlet == outlet)
        self._paths: dict[str, Render] = dict(self._list_pages())
        self._rendered: dict[str, Page] = {}

    def page(self, path: str) -> Page:
        """Return what an address (path and query) shows; a page of status 404 where nothing is."""
        if path not in self._rendered:
            render = self._paths.get(path)
            if render is None:
                return Page(self._render("missing.html", path=path).encode(), status=404)
            self._rendered[path] = render()
        return self._rendered[path]

    @property
    def paths(self) -> tuple[str, ...]:
        """Return every address that answers."""
        return tuple(self._paths)

    def story_path(self, story: SampleStory) -> str:
        """Return a story's address on this site, as each outlet forms its own."""
        day = story.published_at.astimezone(WARDIYA_TIME).date()
        if self.outlet == "al-mizan":
            return f"/news/{day:%Y/%m/%d}/{story.slug}.html"
        if self.outlet == "sada-al-jabal":
            return f"/{day:%Y/%m}/{story.slug}/"
        if day < NEW_LAYOUT_ON:
            return f"/story.php?id={int(story.id.rsplit('-', 1)[1])}"
        return f"/{story.section}/{story.slug}"

    def section_path(self, section: str) -> str:
        """Return the address of a section's list."""
        patterns = {"al-mizan": "/section/{}", "sada-al-jabal": "/category/{}/"}
        return patterns.get(self.outlet, "/{}").format(section)

    def _list_pages(self) -> dict[str, Render]:
        pages: dict[str, Render] = {
            "/": partial(self._listing, None),
            "/robots.txt": self._robots,
        }
        for section in self.sections:
            pages[self.section_path(section)] = partial(self._listing, section)
        for story in self.stories:
            pages[self.story_path(story)] = partial(self._story, story)
        for path, name, media_type in _FEEDS[self.outlet]:
            pages[path] = partial(self._feed, name, media_type)
        for broken in self.broken:
            pages[broken.path] = partial(_same, broken.page)
        return pages

    @property
    def sections(self) -> tuple[str, ...]:
        """Return the sections that the outlet has stories in, in the order of the menu."""
        return tuple(name for name in SECTIONS if any(story.section == name for story in self.stories))

    @property
    def broken(self) -> tuple[BrokenPage, ...]:
        """Return the addresses that the feed announces in vain. Only one outlet has them."""
        return _broken_pages() if self.outlet == "harbour-post" else ()

    def _robots(self) -> Page:
        return Page(self._render("robots.txt").encode(), "text/plain; charset=utf-8")

    def _story(self, story: SampleStory) -> Page:
        name = "story.html"
        if self.outlet == "harbour-post" and story.published_at.astimezone(WARDIYA_TIME).date() < NEW_LAYOUT_ON:
            name = "story-in-tables.html"
        related = [other for other in self.stories if other.section == story.section and other != story][:3]
        body = self._render(name, story=story, related=related, dateline=_loose_dateline(story))
        return Page(body.encode(), changed_at=story.published_at)

    def _listing(self, section: str | None) -> Page:
        shown = [story for story in self.stories if section in (None, story.section)]
        if section is None:
            shown = shown[:_SHOWN]
        return Page(self._render("list.html", section=section, shown=shown).encode(), changed_at=self._changed_at)

    def _feed(self, name: str, media_type: str) -> Page:
        text = self._json_feed() if name == "feed.json" else self._render(name).encode()
        return Page(text, media_type, changed_at=self._changed_at)

    def _json_feed(self) -> bytes:
        """Return a feed as jsonfeed.org's version 1.1 says."""
        items = [
            {
                "id": self.origin + self.story_path(story),
                "url": self.origin + self.story_path(story),
                "title": story.headline,
                "summary": story.deck or story.body[0],
                "date_published": story.published_at.isoformat(),
                "authors": [{"name": story.author}] if story.author else [],
                "tags": list(story.keywords),
            }
            for story in self.stories
        ]
        items += [
            {
                "id": self.origin + broken.path,
                "url": self.origin + broken.path,
                "title": broken.title,
                "date_published": broken.published_at.isoformat(),
            }
            for broken in self.broken
        ]
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "The Harbour Post",
            "home_page_url": f"{self.origin}/",
            "feed_url": f"{self.origin}/feed.json",
            "language": "en",
            "items": sorted(items, key=lambda item: str(item["date_published"]), reverse=True),
        }
        return msgspec.json.encode(feed)

    @property
    def _changed_at(self) -> datetime | None:
        return self.stories[0].published_at if self.stories else None

    def _render(self, name: str, **values: object) -> str:
        return _templates().get_template(f"{self.outlet}/{name}").render(site=self, **values)


_FEEDS = {
    "al-mizan": (("/rss.xml", "rss.xml", "application/rss+xml; charset=utf-8"),),
    "sada-al-jabal": (("/feed/atom/", "atom.xml", "application/atom+xml; charset=utf-8"),),
    "harbour-post": (
        ("/feed.json", "feed.json", "application/feed+json"),
        ("/sitemap.xml", "sitemap.xml", "application/xml; charset=utf-8"),
    ),
}


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("marsad.sample", "pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "printed_day": lambda at, outlet: print_day(outlet, at),
        "plain_day": print_plain_day,
        "clock": lambda at: f"{at.astimezone(WARDIYA_TIME):%H:%M}",
        "rfc822": lambda at: format_datetime(at.astimezone(WARDIYA_TIME)),
        "iso": lambda at: at.astimezone(WARDIYA_TIME).isoformat(),
        "section_name": section_name,
    }
    return environment


def _same(page: Page) -> Page:
    return page


def _loose_dateline(story: SampleStory) -> str | None:
    """Return the dateline if neither the byline nor the first paragraph prints it already."""
    if story.dateline is None or story.dateline in (story.byline or ""):
        return None
    return None if story.body[0].startswith(story.dateline) else story.dateline


@cache
def _broken_pages() -> tuple[BrokenPage, ...]:
    def at(day: int) -> datetime:
        return datetime(2026, 11, day, 12, 0, tzinfo=WARDIYA_TIME)

    noise = b"".join(sha256(bytes([number])).digest() for number in range(64))
    packed = gzip.compress(b"<html><body>" + noise.hex().encode() + b"</body></html>", mtime=0)
    return (
        BrokenPage("/society/ferry-timetable", "Ferry Timetable for November", at(2), Page(_GONE, status=404)),
        BrokenPage("/economy/third-crane-tender", "Tender Opens for the Third Crane", at(6), Page(_FAILED, status=500)),
        BrokenPage("/society/tide-tables", "Tide Tables, Second Half of the Month", at(9), Page(b"")),
        BrokenPage("/culture/harbour-at-five", "Photo Page: The Harbour at Five in the Morning", at(12), Page(noise)),
        BrokenPage(
            "/society/letters",
            "Letters to the Editor",
            at(16),
            Page(packed[: len(packed) // 2], headers=(("Content-Encoding", "gzip"),)),
        ),
    )


_GONE = b"<!doctype html><title>Not here</title><h1>This page has sailed</h1>"
_FAILED = b"<!doctype html><title>Error</title><h1>Database connection lost</h1>"
