"""Joining lines that were wrapped at a fixed width, as mail and old terminals left them."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from marsad.read.lines import classify_line
from marsad.read.pieces import Piece

_WIDEST = 130
_STOPS = ".!?؟:"


def unwrap(pieces: list[Piece], stands_alone: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces with wrapped paragraphs made whole; unchanged where nothing was wrapped.

    A text counts as wrapped if no line is long and nearly every line that has a neighbour below was
    full: the neighbour's first word would not have fitted.

    Args:
        pieces: Lines of a plain text.
        stands_alone: Tells lines that are never part of a paragraph, such as a byline.
    """
    width = max((len(piece.text) for piece in pieces), default=0)
    if not 40 <= width <= _WIDEST:
        return pieces
    pairs = [(one, two) for one, two in pairwise(pieces) if not two.gap]
    full = [(one, two) for one, two in pairs if _is_full(one, two, width)]
    many = len(full) >= 3 and len(full) * 10 >= len(pairs) * 6
    # Of a short text each line but the headline has to be full, and one to break off inside a sentence.
    broken = any(two.text[0].islower() and one.text[-1] not in _STOPS for one, two in full)
    few = broken and len(full) >= len(pairs) - 1
    return _join(pieces, width, stands_alone) if many or few else pieces


def _is_full(one: Piece, two: Piece, width: int) -> bool:
    return len(one.text) + 1 + len(two.text.split(" ", 1)[0]) > width - 4


def _join(pieces: list[Piece], width: int, stands_alone: Callable[[str], bool]) -> list[Piece]:
    joined: list[Piece] = []
    group: list[Piece] = []
    for piece, below in zip([*pieces, None], [*pieces[1:], None, None], strict=True):
        if (
            piece is not None
            and group
            and not piece.gap
            and not _is_headline(group, pieces[0], piece, below, width)
            and _belongs(group, piece, width, stands_alone)
        ):
            group.append(piece)
            continue
        if group:
            joined.append(_whole(group))
        group = [piece] if piece is not None else []
    return joined


def _is_headline(group: list[Piece], first: Piece, piece: Piece, below: Piece | None, width: int) -> bool:
    """Say whether the text's first line stands above the first line of a paragraph, and is none of its lines.

    A line that is full says so only if it is printed as English headlines are, each word of some length with a capital.
    """
    if group != [first] or below is None or below.gap or not _is_full(piece, below, width):
        return False
    words = [word for word in first.text.split() if len(word) > 3]
    return not _is_full(first, piece, width) or all(word[0].isupper() for word in words)


def _belongs(group: list[Piece], piece: Piece, width: int, stands_alone: Callable[[str], bool]) -> bool:
    """Say whether a line goes on with the paragraph above it."""
    last = group[-1]
    if _goes_on_counting(group[0].text, piece.text):
        return False
    if classify_line(last.text) in ("keywords", "related", "comments", "furniture", "section", "listing"):
        return False
    if classify_line(piece.text) not in ("text", "notice") or stands_alone(last.text) or stands_alone(piece.text):
        return False
    if _is_full(last, piece, width):
        return True
    # A headline is often broken for balance, above half of the measure.
    return (
        len(last.text) * 10 >= width * 4
        and last.text[-1] not in _STOPS
        and (piece.text[0].islower() or len(group) == 1)
    )


_NUMBERED = re.compile(r"(\d{1,2})[.)]\s")


def _goes_on_counting(above: str, text: str) -> bool:
    """Say whether a line is the next item of a numbered list."""
    one, two = _NUMBERED.match(above), _NUMBERED.match(text)
    return one is not None and two is not None and int(two[1]) == int(one[1]) + 1


def _whole(group: list[Piece]) -> Piece:
    if len(group) == 1:
        return group[0]
    spans = tuple(span for piece in group for span in piece.spans)
    return Piece(spans, " ".join(piece.text for piece in group), gap=group[0].gap)
