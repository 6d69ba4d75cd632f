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
from numpy.lib.stride_tricks import as_strided
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


def units_of(codes: Codes, lengths: NDArray[np.int8]) -> NDArray[np.int32]:
    """Return the units of encoded words, places x words: letters with their places (first, inner, last)."""
    units = codes.T.astype(np.int32) * 3 + 1
    units[0] -= 1
    words = np.flatnonzero(lengths > 1)
    units[lengths[words].astype(np.int64) - 1, words] += 1
    return units


def pieces_of(codes: Codes, base: int, longest: int) -> NDArray[np.int32]:
    """Return the pieces of no letter to `longest` letters that end at each place: (longest + 1) x (width + 1) x words.

    Where a piece would begin before the word there is none (0); the caller never comes from there.
    """
    letters = np.ascontiguousarray(codes.T).astype(np.int32)
    width, words = letters.shape
    pieces = np.zeros((longest + 1, width + 1, words), np.int32)
    for length in range(1, longest + 1):
        pieces[length, length:] = pieces[length - 1, length - 1 : -1] * base + letters[length - 1 :]
    return pieces


def spend(
    costs: Costs, codes: Codes, lengths: NDArray[np.int8], others: Codes, other_lengths: NDArray[np.int8]
) -> Floats:
    """Return the cost of writing each of many words as the other of its pair.

    The cheapest way, by dynamic programming over the letters of the word, all pairs at once: each letter writes a piece
    of the other word, or nothing.
    """
    count = len(codes)
    width, depth = int(other_lengths.max(initial=0)), int(lengths.max(initial=1))
    longest = min(costs.longest, width)
    pieces = pieces_of(others[:, :width], costs.base, longest)
    starts = units_of(codes[:, :depth], lengths) * costs.table.shape[1]
    table, places, cost = costs.table.reshape(-1), np.empty_like(pieces), np.empty(pieces.shape, np.float32)
    best = np.full((2, longest + width + 1, count), _FAR, np.float32)
    best[0, longest] = 0
    # From where each piece leads on: the places of `best` moved by its length.
    rows, columns = best.strides[1:]
    before = [as_strided(one[longest:], pieces.shape, (-rows, rows, columns)) for one in best]
    lasts = (other_lengths.astype(np.int64) + longest) * count + np.arange(count)
    ended, done = np.bincount(lengths, minlength=depth + 1).tolist(), np.zeros(count, np.float32)
    for at in range(depth):
        np.add(pieces, starts[at], out=places)
        table.take(places, out=cost, mode="clip")
        np.add(cost, before[at % 2], out=cost)
        after = best[(at + 1) % 2]
        np.minimum.reduce(cost, axis=0, out=after[longest:])
        if ended[at + 1]:
            np.copyto(done, after.reshape(-1).take(lasts), where=lengths == at + 1)
    return done


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
