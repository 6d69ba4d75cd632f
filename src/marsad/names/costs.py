"""What it costs to write one letter as others, learnt from pairs of spellings, and the cheapest way through two words.

Each letter of one word is taken to write zero to three letters of the other, whatever stands around it but for its
place in the word: a joint-sequence model (Bisani and Ney, Speech Communication 50, 2008) with one letter on one side.
Costs are negative logarithms of probabilities. `training.names` learns them by expectation maximisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from numpy.typing import NDArray

from marsad.names.letters import LETTERS, Alphabet

Floats = NDArray[np.float32]
Codes = NDArray[np.int8]
Numbers = NDArray[np.int64]

WIDTH = 24
"""Letters of a word that are compared; what follows is left out."""
TABLE = "letters.json"
_FAR = np.float32(60.0)


class RawCosts(msgspec.Struct, frozen=True):
    """A table as it is stored: for each letter at each place the pieces it writes, in hundredths of a nat."""

    longest: int
    unseen: list[int]
    costs: dict[str, dict[str, int]]


class RawLetters(msgspec.Struct, frozen=True):
    """Everything that training leaves: three tables, and what letters follow letters."""

    ar_la: RawCosts
    la_la: RawCosts
    ar_ar: RawCosts
    follows: dict[str, dict[str, int]]


class Costs:
    """The costs of writing letters of one alphabet in another.

    Attributes:
        table: costs by unit (letter and place) and by piece; a piece is a number in the base of the other alphabet.
    """

    def __init__(self, raw: RawCosts, source: Alphabet, target: Alphabet) -> None:
        self.longest = raw.longest
        self.base = len(LETTERS[target]) + 1
        number = {letter: n for n, letter in enumerate(LETTERS[target], 1)}
        units = (len(LETTERS[source]) + 1) * 3
        unseen = np.zeros(self.base**raw.longest, np.float32)
        for length in range(raw.longest, -1, -1):
            unseen[: self.base**length] = raw.unseen[length] / 100
        self.table: Floats = np.tile(unseen, (units, 1))
        for unit, pieces in raw.costs.items():
            row = (LETTERS[source].index(unit[0]) + 1) * 3 + int(unit[1])
            for piece, cost in pieces.items():
                place = 0
                for letter in piece:
                    place = place * self.base + number[letter]
                self.table[row, place] = cost / 100


def encode(words: Sequence[str], alphabet: Alphabet) -> tuple[Codes, NDArray[np.int8]]:
    """Return words as rows of letter numbers (0 is none), and their lengths."""
    number = {letter: n for n, letter in enumerate(LETTERS[alphabet], 1)}
    codes = np.zeros((len(words), WIDTH), np.int8)
    lengths = np.zeros(len(words), np.int8)
    for row, word in enumerate(words):
        numbers = [number[letter] for letter in word[:WIDTH]]
        codes[row, : len(numbers)] = numbers
        lengths[row] = len(numbers)
    return codes, lengths


def units_of(codes: Codes, length: int) -> list[int]:
    """Return the units of one encoded word: its letters with their places (first, inner, last)."""
    return [int(codes[at]) * 3 + (0 if at == 0 else 2 if at == length - 1 else 1) for at in range(length)]


def pieces_of(codes: Codes, base: int, longest: int) -> Numbers:
    """Return the pieces that end at each place of each word: words x (width + 1) x (longest + 1).

    Where a piece would begin before the word, it is the piece of the letters that there are; the caller
    never comes from there.
    """
    rows, width = codes.shape
    letters = codes.astype(np.int64)
    pieces = np.zeros((rows, width + 1, longest + 1), np.int64)
    power = 1
    for length in range(1, longest + 1):
        pieces[:, length:, length] = pieces[:, length:, length - 1] + power * letters[:, : width + 1 - length]
        power *= base
    return pieces


def spend(costs: Costs, word: Codes, length: int, codes: Codes, lengths: NDArray[np.int8]) -> Floats:
    """Return the cost of writing one word as each of many.

    The cheapest way, by dynamic programming over the letters of the word, all of the many at once.
    """
    width = int(lengths.max(initial=0))
    pieces = pieces_of(codes[:, :width], costs.base, costs.longest)
    best = np.full((len(codes), width + 1), _FAR, np.float32)
    best[:, 0] = 0
    for unit in units_of(word, length):
        row = costs.table[unit]
        step = best + row[0]
        for k in range(1, min(costs.longest, width) + 1):
            np.minimum(step[:, k:], best[:, :-k] + row[pieces[:, k:, k]], out=step[:, k:])
        best = step
    return best[np.arange(len(codes)), lengths]


def spend_back(costs: Costs, word: Codes, length: int, codes: Codes, lengths: NDArray[np.int8]) -> Floats:
    """Return the cost of writing each of many as one word."""
    width = int(lengths.max(initial=0))
    pieces = pieces_of(word[None, :length], costs.base, costs.longest)[0]
    table = costs.table[:, pieces]
    units = codes[:, :width].astype(np.int64) * 3 + 1
    units[:, 0] -= 1
    rows = np.arange(len(codes))
    units[rows, np.maximum(lengths - 1, 0)] = codes[rows, np.maximum(lengths - 1, 0)].astype(np.int64) * 3 + np.where(
        lengths > 1, 2, 0
    )
    best = np.full((len(codes), length + 1), _FAR, np.float32)
    best[:, 0] = 0
    for at in range(width):
        step_cost = table[units[:, at]]
        step = best + step_cost[:, :, 0]
        for k in range(1, min(costs.longest, length) + 1):
            np.minimum(step[:, k:], best[:, :-k] + step_cost[:, k:, k], out=step[:, k:])
        best = np.where((lengths > at)[:, None], step, best)
    return best[:, length]


@cache
def load_letters() -> RawLetters:
    """Return what training left, from the package."""
    return msgspec.json.decode((files("marsad.names") / TABLE).read_bytes(), type=RawLetters)


@cache
def load_costs(source: Alphabet, target: Alphabet) -> Costs:
    """Return the costs from one alphabet to another; there are none from Latin to Arabic (`spend_back`)."""
    raw = load_letters()
    tables = {("ar", "la"): raw.ar_la, ("la", "la"): raw.la_la, ("ar", "ar"): raw.ar_ar}
    return Costs(tables[source, target], source, target)
