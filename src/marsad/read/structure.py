"""The structure reader: which piece of a page is its headline, deck, byline, body."""

from __future__ import annotations

from marsad.read.pieces import Piece
from marsad.records import Block, Field
from marsad.text.language import guess_lang


def read_structure(pieces: list[Piece]) -> dict[str, object]:
    """Return the fields of a story."""
    story = [p for p in pieces if "furniture" not in p.hints]
    head = next((p for p in story if p.tag == "h1"), None) or next((p for p in story if len(p.text) > 15), None)
    blocks = []
    seen = False
    for piece in pieces:
        kind = "furniture"
        if head is not None and piece.text == head.text:
            kind, seen = "headline", True
        elif seen and piece in story and len(piece.text) > 40:
            kind = "body"
        blocks.append(Block(((piece.start, piece.end),), kind, guess_lang(piece.text)))
    headline = Field(" ".join(head.text.split()), head.text, ((head.start, head.end),)) if head else None
    return {"headline": headline, "blocks": tuple(blocks)}
