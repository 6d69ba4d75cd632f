"""What a page says about itself out of sight: JSON-LD, Open Graph and `meta`.

Used as evidence to choose among what is visible, never instead of it where it is visible.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marsad.text.normalise import fold_phrase

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_JSON = 500_000
_ARTICLE_TYPES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "opinionnewsarticle",
    "analysisnewsarticle",
    "blogposting",
    "report",
)
_LISTING_TYPES = ("collectionpage", "searchresultspage", "itemlist")

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
_DECKS = ("og:description", "description", "twitter:description", "dc.description")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "date",
    "pubdate",
    "publishdate",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
)
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "twitter:creator")


@dataclass(slots=True)
class PageMeta:
    """Unseen claims of a page, best evidence first in each list."""

    titles: list[str] = field(default_factory=list)
    decks: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    site: str | None = None
    lang: str | None = None
    article: bool = False
    listing: bool = False


def read_meta(tree: HtmlElement) -> PageMeta:
    """Collect what a page says about itself. Broken JSON-LD is passed over, as browsers do."""
    meta = PageMeta(lang=tree.get("lang") or tree.get("xml:lang"))
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            _read_json_ld(script.text or "", meta)
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = clean_meta(element.get("content"))
        if key and content:
            named.setdefault(key, content)
    for keys, target in ((_TITLES, meta.titles), (_DECKS, meta.decks), (_DATES, meta.dates), (_AUTHORS, meta.authors)):
        target.extend(named[key] for key in keys if key in named)
    meta.site = named.get("og:site_name") or meta.site
    kind = named.get("og:type", "").lower()
    meta.article = meta.article or kind == "article"
    for element, _ in zip(tree.iter("time"), range(3), strict=False):
        if stamp := clean_meta(element.get("datetime")):
            meta.dates.append(stamp)
    title = next(tree.iter("title"), None)
    if title is not None and (text := clean_meta(title.text_content())):
        meta.titles.append(text)
    return meta


_JOINTS = re.compile(r"\s+[-–—|»«:·]\s+|\s*[|»]\s*")


def site_names(meta: PageMeta) -> frozenset[str]:
    """Return the folded names that a page gives its site: og:site_name, and the ends of a jointed title."""
    names = {fold_phrase(meta.site)} if meta.site else set()
    for title in meta.titles:
        parts = _JOINTS.split(title)
        if len(parts) > 1:
            names |= {fold_phrase(part) for part in (parts[0], parts[-1]) if part.count(" ") < 4}
    return frozenset(names - {""})


def clean_meta(value: object) -> str | None:
    """Return a metadata string with single spaces and no lone surrogates, or None where there is nothing."""
    if not isinstance(value, str):
        return None
    return " ".join(value[:2000].encode("utf-8", "replace").decode("utf-8").replace("\x00", " ").split()) or None


def _read_json_ld(source: str, meta: PageMeta) -> None:
    if len(source) > _MAX_JSON:
        return
    try:
        data = json.loads(source)
    except (ValueError, RecursionError):
        return
    for item in _nodes(data):
        kinds = item.get("@type")
        names = {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}
        meta.listing = meta.listing or not names.isdisjoint(_LISTING_TYPES)
        if names.isdisjoint(_ARTICLE_TYPES):
            continue
        meta.article = True
        for key, target in (
            ("headline", meta.titles),
            ("description", meta.decks),
            ("datePublished", meta.dates),
            ("author", meta.authors),
        ):
            target.extend(_strings(item.get(key)))
        publisher = list(_strings(item.get("publisher")))
        meta.site = meta.site or (publisher[0] if publisher else None)


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """Yield the objects of a JSON-LD document: top level, lists and `@graph`, no deeper."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (node for node in graph if isinstance(node, dict))


def _strings(value: object) -> Iterator[str]:
    """Yield the names in a JSON-LD value: a string, an object with a name, or a list of them."""
    for item in value if isinstance(value, list) else [value]:
        text = clean_meta(item.get("name") if isinstance(item, dict) else item)
        if text:
            yield text
