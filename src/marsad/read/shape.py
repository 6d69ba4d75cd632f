"""An outlet's declaration laid over its page: CSS selectors say what is what."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from marsad.records import Outlet, PageShape

_PARTS = ("headline", "deck", "byline", "date", "body", "credit", "keywords")


def declared_hints(tree: HtmlElement, outlet: Outlet | None, day: date | None) -> dict[HtmlElement, str]:
    """Return what the outlet's declaration says of the elements of its page.

    A hint begins with "=", which tells it from what class names suggest. A selector that does not
    hold a valid expression is passed over here; `marsad outlets check` reports it.

    Args:
        tree: The page.
        outlet: Its publisher, or None.
        day: The page's day, as its metadata has it: shapes change over the years. Without one, the
            shape of which most parts are on the page is the one.
    """
    if outlet is None:
        return {}
    if day is not None:
        shape = outlet.shape_on(day)
        return _lay_over(tree, shape) if shape else {}
    fits = [_lay_over(tree, shape) for shape in outlet.pages]
    return max(fits, key=lambda found: len(set(found.values())), default={})


def _lay_over(tree: HtmlElement, shape: PageShape) -> dict[HtmlElement, str]:
    found: dict[HtmlElement, str] = {}
    for part, selector in _selectors(shape):
        chosen = selector(tree)
        for element in chosen if isinstance(chosen, list) else ():
            if isinstance(element, HtmlElement):
                found.setdefault(element, part)
    return found


@lru_cache(maxsize=256)
def _selectors(shape: PageShape) -> tuple[tuple[str, CSSSelector], ...]:
    texts = [("=furniture", text) for text in shape.remove]
    texts += [(f"={part}", text) for part in _PARTS if (text := getattr(shape, part))]
    compiled = []
    for part, text in texts:
        try:
            compiled.append((part, CSSSelector(text, translator="html")))
        except (SelectorError, ValueError):
            continue
    return tuple(compiled)
