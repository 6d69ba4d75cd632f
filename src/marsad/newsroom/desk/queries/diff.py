"""What changed between two texts, paragraph by paragraph and word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_WORDS = 1500
"""Comparing takes time that grows with the square; longer paragraphs are shown as replaced whole."""
_MOST_PARAGRAPHS = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that is in both texts, only in the old one, or only in the new one."""

    op: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph and what became of it."""

    op: Literal["same", "changed", "gone", "new"]
    pieces: tuple[Piece, ...]


def diff_words(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces that lead from one text to the other.

    >>> [(p.op, p.text) for p in diff_words("31 per cent", "33 per cent")]
    [('gone', '31'), ('new', '33'), ('same', ' per cent')]
    """
    if old == new:
        return (Piece("same", new),) if new else ()
    a, b = _WORD.findall(old), _WORD.findall(new)
    if len(a) > _MOST_WORDS or len(b) > _MOST_WORDS:
        return _replaced(old, new)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.quick_ratio() < 0.3:
        return _replaced(old, new)  # two different texts: a patchwork of shared commas helps nobody
    pieces: list[Piece] = []
    for op, a0, a1, b0, b1 in matcher.get_opcodes():
        if op == "equal":
            pieces.append(Piece("same", "".join(a[a0:a1])))
        else:
            pieces.extend(_replaced("".join(a[a0:a1]), "".join(b[b0:b1])))
    return tuple(pieces)


def diff_paragraphs(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Return the paragraphs of both texts in order, each with what became of it."""
    if max(len(old), len(new)) > _MOST_PARAGRAPHS:
        return [*(_only("gone", text) for text in old), *(_only("new", text) for text in new)]
    changes: list[Change] = []
    for op, a0, a1, b0, b1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            changes.extend(Change("same", (Piece("same", text),)) for text in new[b0:b1])
            continue
        paired = min(a1 - a0, b1 - b0)
        for before, after in zip(old[a0 : a0 + paired], new[b0 : b0 + paired], strict=True):
            changes.append(Change("changed", diff_words(before, after)))
        changes.extend(_only("gone", text) for text in old[a0 + paired : a1])
        changes.extend(_only("new", text) for text in new[b0 + paired : b1])
    return changes


def _replaced(old: str, new: str) -> tuple[Piece, ...]:
    pieces: tuple[Piece, ...] = (Piece("gone", old), Piece("new", new))
    return tuple(piece for piece in pieces if piece.text)


def _only(op: Literal["gone", "new"], text: str) -> Change:
    return Change(op, (Piece(op, text),))
