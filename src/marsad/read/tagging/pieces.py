"""Words as the word pieces of an encoder, and windows over them. A separator stands at every paragraph break."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from marsad.read.tagging.words import BREAK, LOWER, MIXED, OUTSIDE, TITLE, Ints, Words


@dataclass(frozen=True, slots=True)
class Specials:
    """The numbers of a vocabulary's special pieces: window start, window end and paragraph break, and a hidden
    piece."""

    start: int
    stop: int
    blank: int

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> Specials:
        """Return the special pieces of a BERT or an XLM-RoBERTa vocabulary; padding is 0 in both of ours."""
        names = ("[CLS]", "[SEP]", "[MASK]") if tokenizer.token_to_id("[CLS]") is not None else ("<s>", "</s>", "<unk>")
        numbers = [tokenizer.token_to_id(name) for name in names]
        start, stop, blank = (number for number in numbers if number is not None)
        return cls(start, stop, blank)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text, separators at paragraph breaks among them.

    Attributes:
        ids, shapes, quotes, places: what the model reads, one a piece.
        words: the word of each piece, -1 for a separator.
        firsts: the first piece of each word, -1 for a word that the tokenizer dropped.
    """

    ids: Ints
    shapes: Ints
    quotes: Ints
    places: Ints
    words: Ints
    firsts: Ints
    specials: Specials

    def __len__(self) -> int:
        return len(self.ids)


def split_pieces(text: str, words: Words, tokenizer: Tokenizer, case: bool = True) -> Pieces:
    """Return the word pieces of a text, each tied to its word by offsets.

    A model for several scripts is told nothing of `case`, or it would learn from English that names have capitals.
    """
    encoding = tokenizer.encode(text, add_special_tokens=False)
    specials = Specials.of(tokenizer)
    ids = np.asarray(encoding.ids, dtype=np.int64)
    begins = np.asarray([o[0] for o in encoding.offsets], dtype=np.int64)
    owner = np.searchsorted(words.starts, begins, side="right") - 1
    keep = owner >= 0
    ids, owner = ids[keep], owner[keep]
    breaks = np.flatnonzero(np.diff(words.paragraphs[owner])) + 1 if len(owner) else np.zeros(0, np.int64)
    ids = np.insert(ids, breaks, specials.stop)
    owner = np.insert(owner, breaks, -1)
    real = owner >= 0
    firsts = np.full(len(words), -1, dtype=np.int64)
    positions = np.flatnonzero(real)[::-1]
    firsts[owner[positions]] = positions
    seen = words.shapes if case else np.where((words.shapes >= TITLE) & (words.shapes <= MIXED), LOWER, words.shapes)
    return Pieces(
        ids=ids,
        shapes=np.where(real, seen[owner], BREAK) if len(words) else owner,
        quotes=np.where(real, words.quotes[owner], OUTSIDE) if len(words) else owner,
        places=np.where(real, words.places[owner], 0) if len(words) else owner,
        words=owner,
        firsts=firsts,
        specials=specials,
    )


def cut_windows(length: int, size: int, stride: int, breaks: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Return windows over `length` pieces, each at most `size`.

    A window ends at a paragraph break if one lies in its second half, and the next begins there: statements seldom
    cross one. Where none does, the next begins `stride` behind this one's beginning, so that the two overlap.

    Args:
        length: number of pieces.
        size: most pieces a window.
        stride: how far windows advance inside a paragraph.
        breaks: where paragraphs begin, ascending.

    >>> cut_windows(300, 200, 150)
    [(0, 200), (150, 300)]
    >>> cut_windows(300, 200, 150, breaks=[40, 120, 260])
    [(0, 120), (120, 300)]
    """
    windows = []
    first = 0
    while length - first > size:
        at = bisect_right(breaks, first + size) - 1
        if at >= 0 and breaks[at] - first >= size // 2:
            windows.append((first, breaks[at]))
            first = breaks[at]
        else:
            windows.append((first, first + size))
            first += stride
    return [*windows, (first, length)] if length else []
