"""What it costs to write one letter as others, learnt from pairs of spellings, and the cheapest way through two words.

Each letter of one word is taken to write zero to three letters of the other, whatever stands around it but for its
place in the word: a joint-sequence model (Bisani and Ney, Speech Communication 50, 2008) with one letter on one side.
Costs began as negative logarithms of probabilities and were sharpened to tell names apart, so that likely spellings may
cost less than nothing. `training.names` learns them.
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

WIDTH = 24
"""Letters of a word that are compared; what follows is left out."""
TABLE = "letters.json"
_FAR = np.float32(90.0)


class RawCosts(msgspec.Struct, frozen=True):
    """A table as it is stored: for each letter at each place the pieces it writes, in hundredths of a nat."""

    longest: int
    unseen: list[int]
    costs: dict[str, dict[str, int]]


class RawLetters(msgspec.Struct, frozen=True):
    """Everything that training leaves.

    Attributes:
        ar_la, la_la, ar_ar: costs by which spellings are judged.
        follows: what letters follow letters, by alphabet.
        judge_across, judge_latin: a constant, and what ordinary letters and the lengths of both words weigh.
        common: how common Arabic words are written in Latin, the usual first.
    """

    ar_la: RawCosts
    la_la: RawCosts
    ar_ar: RawCosts
    follows: dict[str, dict[str, int]]
    judge_across: list[float]
    judge_latin: list[float]
    common: dict[str, list[str]]


class Costs:
    """The costs of writing letters of one alphabet in another.

    Attributes:
        table: costs by unit (letter and place) and by piece; a piece is a number in the base of the other alphabet.
    """

    def __init__(self, raw: RawCosts, source: Alphabet, target: Alphabet) -> None:
        self.longest = raw.longest
        self.base = len(LETTERS[target]) + 1
        units = (len(LETTERS[source]) + 1) * 3
        unseen = np.zeros(self.base**raw.longest, np.float32)
        for length in range(raw.longest, -1, -1):
            unseen[: self.base**length] = raw.unseen[length] / 100
        self.table: Floats = np.tile(unseen, (units, 1))
        for unit, pieces in raw.costs.items():
            row = (LETTERS[source].index(unit[0]) + 1) * 3 + int(unit[1])
            for piece, cost in pieces.items():
                self.table[row, place_of(piece, target)] = cost / 100


def place_of(piece: str, alphabet: Alphabet) -> int:
    """Return the number of a piece: its letters as figures, in the base of the alphabet.

    >>> place_of("", "la"), place_of("ba", "la"), spell(55, "la")
    (0, 55, 'ba')
    """
    place, letters = 0, LETTERS[alphabet]
    for letter in piece:
        place = place * (len(letters) + 1) + letters.index(letter) + 1
    return place


def spell(place: int, alphabet: Alphabet) -> str:
    """Return the letters of a piece."""
    piece, letters = "", LETTERS[alphabet]
    while place:
        place, letter = divmod(place, len(letters) + 1)
        piece = letters[letter - 1] + piece
    return piece


@cache
def _numbers(alphabet: Alphabet) -> bytes:
    """Return the letters' numbers as a table for `bytes.translate`-like look-up by low code point."""
    table = bytearray(0x700)
    for number, letter in enumerate(LETTERS[alphabet], 1):
        table[ord(letter)] = number
    return bytes(table)


def encode(words: Sequence[str], alphabet: Alphabet) -> tuple[Codes, NDArray[np.int8]]:
    """Return words as rows of letter numbers (0 is none), and their lengths."""
    table = np.frombuffer(_numbers(alphabet), np.int8)
    lengths = np.fromiter((min(len(word), WIDTH) for word in words), np.int8, len(words))
    codes = np.zeros((len(words), WIDTH), np.int8)
    flat = np.frombuffer("".join(word[:WIDTH] for word in words).encode("utf-16-le"), np.uint16)
    codes[np.arange(WIDTH)[None, :] < lengths[:, None]] = table[flat]
    return codes, lengths


def units_of(codes: Codes, lengths: NDArray[np.int8]) -> NDArray[np.int64]:
    """Return the units of encoded words, places x words: letters with their places (first, inner, last)."""
    units = codes.T.astype(np.int64) * 3 + 1
    units[0] -= 1
    words = np.flatnonzero(lengths > 1)
    units[lengths[words].astype(np.int64) - 1, words] += 1
    return units


def _units_of_one(letters: list[int]) -> list[int]:
    last = len(letters) - 1
    return [3 * letter + (0 if at == 0 else 2 if at == last else 1) for at, letter in enumerate(letters)]


def pieces_of(codes: Codes, base: int, longest: int) -> NDArray[np.int64]:
    """Return the pieces of no letter to `longest` letters that end at each place: (longest + 1) x (width + 1) x words.

    Where a piece would begin before the word there is none (0); the caller never comes from there.
    """
    letters = codes.T.astype(np.int64)
    width, words = letters.shape
    pieces = np.zeros((longest + 1, width + 1, words), np.int64)
    for length in range(1, longest + 1):
        np.multiply(pieces[length - 1, length - 1 : -1], base, out=pieces[length, length:])
        pieces[length, length:] += letters[length - 1 :]
    return pieces


def spend_on_many(
    costs: Costs, codes: Codes, lengths: NDArray[np.int8], others: Codes, other_lengths: NDArray[np.int8]
) -> Floats:
    """Return the cost of writing one word as each of many.

    The cheapest way, by dynamic programming over the letters of the word: each writes a piece of the other, or nothing.
    """
    width = int(other_lengths.max(initial=0))
    longest = min(costs.longest, width)
    pieces = pieces_of(others[:, :width], costs.base, longest)
    cost = np.empty(pieces.shape, np.float32)
    before, after = _make_boards(cost)
    for at, unit in enumerate(_units_of_one(codes[0, : lengths[0]].tolist())):
        costs.table[unit].take(pieces, out=cost, mode="clip")
        np.add(cost, before[at % 2], out=cost)
        np.minimum.reduce(cost, axis=0, out=after[at % 2])
    return after[(int(lengths[0]) - 1) % 2][other_lengths, np.arange(len(others))]


def spend_of_many(
    costs: Costs, codes: Codes, lengths: NDArray[np.int8], other: Codes, other_length: NDArray[np.int8]
) -> Floats:
    """Return the cost of writing each of many words as one other."""
    depth, width = int(lengths.max(initial=0)), int(other_length[0])
    longest = min(costs.longest, width)
    pieces = pieces_of(other[:, :width], costs.base, longest)
    table = np.ascontiguousarray(costs.table[:, pieces.reshape(-1)].T)
    cost = np.empty((*pieces.shape[:2], len(codes)), np.float32)
    rows = cost.reshape(len(table), -1)
    before, after = _make_boards(cost)
    done = np.empty((depth, len(codes)), np.float32)
    for at, units in enumerate(units_of(codes[:, :depth], lengths)):
        table.take(units, axis=1, out=rows, mode="clip")
        np.add(cost, before[at % 2], out=cost)
        np.minimum.reduce(cost, axis=0, out=after[at % 2])
        done[at] = after[at % 2][width]
    return done[lengths - 1, np.arange(len(codes))]


def _make_boards(cost: Floats) -> tuple[list[Floats], list[Floats]]:
    """Return what is least to spend until each place of the other word, before a letter and after, by turns.

    Before: from where each piece leads on to each place, as `cost` has the pieces. After: each place.
    """
    longest, width, count = cost.shape[0] - 1, cost.shape[1], cost.shape[2]
    boards = np.empty((2, longest + width, count), np.float32)
    boards.fill(_FAR)
    boards[0, longest] = 0
    board, row, column = boards.strides
    before = [
        np.ndarray(cost.shape, np.float32, boards, at * board + longest * row, (-row, row, column)) for at in (0, 1)
    ]
    return before, [boards[1, longest:], boards[0, longest:]]


@cache
def load_letters() -> RawLetters:
    """Return what training left, from the package."""
    return msgspec.json.decode((files("marsad.names") / TABLE).read_bytes(), type=RawLetters)


@cache
def load_costs(source: Alphabet, target: Alphabet) -> Costs:
    """Return the costs from one alphabet to another; there are none from Latin to Arabic."""
    raw = load_letters()
    tables = {("ar", "la"): raw.ar_la, ("la", "la"): raw.la_la, ("ar", "ar"): raw.ar_ar}
    return Costs(tables[source, target], source, target)
