"""A page of HTML as pieces of visible text: parsed, its metadata read, its body marked.

All that needs the HTML parser or the body extractor is reached from here alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.read.body import mark_body
from marsad.read.meta import PageMeta, read_meta
from marsad.read.page import parse_tree, see
from marsad.read.pieces import Piece
from marsad.read.shape import declared_hints
from marsad.records import Outlet
from marsad.text.dates import clean_day


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """What can be seen of a page, what it says of itself out of sight, and whether all of it was parsed."""

    text: str
    pieces: list[Piece]
    meta: PageMeta
    whole: bool


def see_html(source: str, address: str | None, own: Outlet | None) -> HtmlPage | None:
    """Return a page as pieces, those of its body marked, or None where nothing in it can be parsed.

    Args:
        source: The HTML.
        address: Where it was found, which relative links count from.
        own: The outlet that publishes it, whose declared page shapes are applied.
    """
    tree, whole = parse_tree(source)
    if tree is None:
        return None
    meta = read_meta(tree)
    day = next((day for text in meta.dates if (day := clean_day(text))), None)
    page = see(tree, address, declared_hints(tree, own, day))
    if any("=body" in piece.hints for piece in page.pieces):
        _keep_declared(page.pieces)
    else:
        mark_body(tree, page.pieces, page.elements)
    return HtmlPage(page.text, page.pieces, meta, whole)


def _keep_declared(pieces: list[Piece]) -> None:
    """Trust the declared body: what stands elsewhere below its beginning is not the story's."""
    begun = False
    for piece in pieces:
        inside = "=body" in piece.hints
        begun = begun or inside
        piece.body = inside
        if begun and not inside and not any(hint.startswith("=") for hint in piece.hints):
            piece.hints = piece.hints | {"furniture"}
