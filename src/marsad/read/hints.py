"""What markup says about a block: the words in its class, id, role and itemprop.

Two decades of page builders agree on few things, but "byline" in a class has always meant one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_TAG_HINTS = {
    "nav": "furniture",
    "footer": "furniture",
    "aside": "furniture",
    "menu": "furniture",
    "button": "furniture",
    "amp-ad": "furniture",
    "amp-sidebar": "furniture",
    "amp-user-notification": "furniture",
    "label": "furniture",
    "figcaption": "caption",
    "caption": "caption",
    "time": "date",
    "blockquote": "quote",
}
_WORDS = {
    "furniture": "nav navbar navigation menu breadcrumb breadcrumbs sidebar share sharing social sharedaddy related "
    "comment comments disqus cookie cookies consent gdpr newsletter subscribe subscription advert advertisement ads ad "
    "banner promo widget widgets pagination pager toolbar popup modal recommended trending popular copyright masthead "
    "topbar search login sponsor sponsored outbrain taboola readmore also jp-relatedposts skip pull pullquote "
    "tweet twitter-tweet instagram-media fb-post",
    "deck": "deck dek standfirst subtitle subheadline subhead excerpt summary lede abstract sapo intro chapo",
    "byline": "byline author writer reporter by-line authors auteur",
    "date": "date published pubdate datetime timestamp time posted-on dateline-date publish",
    "caption": "caption wp-caption-text credit-photo photo-credit figcaption image-caption",
    "keywords": "tags keywords tag-links tagcloud tag-list post-tags article-tags topics",
    "credit": "source credit news-source article-source origin",
    "headline": "headline entry-title post-title article-title story-title page-title news-title",
}
_HINT_OF_WORD = {word: hint for hint, words in _WORDS.items() for word in words.split()}
_ITEMPROPS = {
    "headline": "headline",
    "alternativeheadline": "deck",
    "description": "deck",
    "author": "byline",
    "datepublished": "date",
    "keywords": "keywords",
}
_ROLES = {
    "navigation": "furniture",
    "search": "furniture",
    "contentinfo": "furniture",
    "complementary": "furniture",
    "banner": "",
}
_LARGE = frozenset("4567")
"""Sizes of `font` that old pages set headlines in."""
_SPLIT = re.compile(r"[^a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def hint_of(element: HtmlElement, tag: str, holds_story: bool) -> str:
    """Return what an element's name and attributes say it is, or "".

    Args:
        element: The element.
        tag: Its name.
        holds_story: Whether the page's heading or article is inside it; then it can't be furniture.
    """
    attributes = element.attrib
    hint = _TAG_HINTS.get(tag, "")
    if tag == "font" and attributes.get("size", "")[:2].lstrip("+") in _LARGE:
        hint = "headline"
    if attributes and tag not in ("html", "body", "main"):
        item = attributes.get("itemprop")
        if item and item.lower() in _ITEMPROPS:
            hint = _ITEMPROPS[item.lower()]
        else:
            role = attributes.get("role")
            named = _hint_of_names(attributes.get("class", ""), attributes.get("id", ""))
            hint = _ROLES.get(role or "", "") or named or hint
    if holds_story and hint:
        return ""
    return hint


@lru_cache(maxsize=4096)
def _hint_of_names(classes: str, identity: str) -> str:
    """Return the hint of a class list and an id: whole names first, then their words."""
    names = f"{classes[:300]} {identity[:100]}".split()
    for name in names:
        if hint := _HINT_OF_WORD.get(name.lower()):
            return hint
    for name in names:
        words = _SPLIT.split(_CAMEL.sub("-", name).lower())
        if "no" in words or "has" in words or "with" in words:
            continue
        for size in (2, 1):
            for at in range(len(words) - size + 1):
                if hint := _HINT_OF_WORD.get("-".join(words[at : at + size])):
                    return hint
    return ""
