"""How ordinary a word's letters are: what it costs to write it knowing only what letters follow letters.

A trigram model with back-off. A likeness in ordinary letters says less than one in rare letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from marsad.names.costs import Codes, Floats, load_letters
from marsad.names.letters import LETTERS, Alphabet


class Follows:
    """Costs of each letter after two others, in one alphabet; the end of a word is a letter of its own."""

    def __init__(self, raw: dict[str, int], alphabet: Alphabet) -> None:
        letters = LETTERS[alphabet]
        number = {"^": 0, **{letter: n for n, letter in enumerate(letters, 1)}, "$": len(letters) + 1}
        size = len(letters) + 2
        self.end = size - 1
        pairs = np.full((size, size), 7.0, np.float32)
        for key, cost in raw.items():
            if len(key) == 2:
                pairs[number[key[0]], number[key[1]]] = cost / 100
        self.table: Floats = np.repeat(pairs[None], size, axis=0)
        for key, cost in raw.items():
            if len(key) == 3:
                self.table[number[key[0]], number[key[1]], number[key[2]]] = cost / 100

    def spend(self, codes: Codes, lengths: NDArray[np.int8]) -> Floats:
        """Return the cost of each encoded word."""
        rows, width = codes.shape
        padded = np.zeros((rows, width + 3), np.int64)
        padded[:, 2 : width + 2] = codes
        padded[np.arange(rows), lengths.astype(np.int64) + 2] = self.end
        costs = self.table[padded[:, :-2], padded[:, 1:-1], padded[:, 2:]]
        inside = np.arange(width + 1)[None, :] <= lengths[:, None]
        return np.asarray((costs * inside).sum(axis=1), np.float32)


def count_follows(words: Sequence[str], smooth: float = 5.0, least: int = 3) -> dict[str, int]:
    """Return costs, in hundredths of a nat, of pairs and of the commoner triples of letters, ^ and $ at the ends."""
    seen: dict[str, int] = {}
    for word in words:
        edged = f"^^{word}$"
        for at in range(2, len(edged)):
            for back in range(3):
                piece = edged[at - back : at + 1]
                seen[piece] = seen.get(piece, 0) + 1
    after: dict[str, int] = {}
    for piece, count in seen.items():
        after[piece[:-1]] = after.get(piece[:-1], 0) + count
    letters = [piece for piece in seen if len(piece) == 1]
    costs: dict[str, int] = {}

    def chance(piece: str) -> float:
        if not piece:
            return 1 / len(letters)
        return (seen.get(piece, 0) + smooth * chance(piece[1:])) / (after.get(piece[:-1], 0) + smooth)

    for piece in sorted(seen):
        if len(piece) == 2 or (len(piece) == 3 and seen[piece] >= least):
            costs[piece] = round(-100 * float(np.log(chance(piece))))
    return costs


@cache
def load_follows(alphabet: Alphabet) -> Follows:
    """Return the model of an alphabet, from the package."""
    return Follows(load_letters().follows[alphabet], alphabet)
