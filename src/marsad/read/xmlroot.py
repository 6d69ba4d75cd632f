"""XML that is no page: feeds, sitemaps and other documents, told by their root element."""

from __future__ import annotations

import re

_FEEDS = frozenset(("rss", "feed", "rdf", "urlset", "sitemapindex", "opml"))
_BLANK = re.compile("[\\s\ufeff]*")
_ROOT = re.compile(r"<([A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})")
_DOCTYPE = re.compile(r"<!doctype\s+([\w:.-]{1,60})", re.IGNORECASE)
_PAGES = frozenset(("html", "head", "body", "div", "p", "table", "main", "section"))


def not_a_page(text: str) -> str | None:
    """Return what an XML document is instead of a page, or None where it may be a page.

    The prolog is stepped over, an internal subset with its entities included; nothing in it is expanded.

    >>> not_a_page('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    "XML with the root element 'x'; give HTML or text"
    >>> not_a_page("<!DOCTYPE html><p>A page.</p>") is None
    True
    """
    at, declared = 0, False
    while True:
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr]
        if text.startswith("<?xml", at) and not text.startswith("<?xml-", at):
            declared = True
        if text.startswith("<?", at):
            end = text.find(">", at)
        elif text.startswith("<!--", at):
            end = text.find("-->", at + 4) + 2
        elif doctype := _DOCTYPE.match(text, at):
            if doctype[1].lower() == "html":
                return None
            declared = True
            end = _end_of_doctype(text, at)
        else:
            break
        if end < at:
            return "XML whose declarations never end" if declared else None
        at = end + 1
    root = _ROOT.match(text, at)
    name = root[2].lower() if root else ""
    if name in _FEEDS:
        return "a feed or a sitemap; give it to collect"
    if root is None or name in _PAGES or not declared:
        return None
    return f"XML with the root element {root[0][1:]!r}; give HTML or text"


def _end_of_doctype(text: str, at: int) -> int:
    """Return where a document type declaration ends, its internal subset included; -1 where it doesn't."""
    end = text.find(">", at)
    subset = text.find("[", at, end if end >= 0 else None)
    if subset < 0:
        return end
    closed = re.compile(r"\]\s*>").search(text, subset)
    return closed.end() - 1 if closed else -1
