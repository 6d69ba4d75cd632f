"""What trafilatura takes for the body, mapped back to the pieces of the page."""

from __future__ import annotations

import logging
from copy import copy
from functools import cache

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from marsad.read.pieces import Piece

_MAX_ELEMENTS = 60_000
"""Beyond this a page is no article; the extractor's cost grows faster than the page."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def mark_body(tree: HtmlElement, pieces: list[Piece], elements: int) -> None:
    """Set `body` on each piece to whether the extractor took it; leave None where it gave nothing.

    Fast mode: the slower fall-backs of the extractor only matter where it finds nothing, and there
    our own structure reader does the work. The tree is handed over and may be changed.
    """
    if elements > _MAX_ELEMENTS or not pieces:
        return
    try:
        document = bare_extraction(tree, options=copy(_options()))
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError, AssertionError, etree.LxmlError):
        return
    body = getattr(document, "body", None)
    if body is None:
        return
    taken = _texts(body)
    if sum(map(len, taken)) < 200:
        return
    for piece in pieces:
        piece.body = _key(piece.text) in taken


@cache
def _options() -> Extractor:
    """Return the extractor's options: recall first, since the structure reader leaves out what is too much."""
    return Extractor(
        recall=True, output_format="xml", fast=True, comments=False, tables=True, formatting=False, links=False
    )


def _texts(body: etree._Element) -> set[str]:
    """Return the extracted blocks without white space: paragraphs, and what `br` parts in them."""
    found: set[str] = set()
    for element in body.iter("p", "head", "item", "quote", "cell", "div", "ab"):
        parts = [element.text or ""]
        for child in element.iterdescendants():
            if child.tag in ("lb", "p", "item"):
                found.add(_key("".join(parts)))
                parts = []
            if child.tag != "lb":
                parts.append(child.text or "")
            parts.append(child.tail or "")
        found.add(_key("".join(parts)))
        found.add(_key("".join(str(text) for text in element.itertext())))
    found.discard("")
    return found


def _key(text: str) -> str:
    return "".join(text.split())
