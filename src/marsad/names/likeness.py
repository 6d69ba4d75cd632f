"""How like two words are, from 0 to 1: the chance that one is a spelling of the other, by the cost of writing it so.

The costs were sharpened until they tell spellings of one name from names that look or sound alike; what they leave is
the logarithm of the odds, with measures of how ordinary and how long the words are. Within Arabic, of which training
has no pairs, the cost is held against what the letters would cost by themselves: a likelihood ratio, as in Fellegi and
Sunter's theory of record linkage (1969).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from marsad.names.costs import Codes, Floats, encode, load_costs, load_letters, spend, spend_back
from marsad.names.follows import load_follows
from marsad.names.letters import ARABIC, Alphabet

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Curve:
    """Where likeness is one half, and how steep it is there: in itself, and for each nat of the letters' own cost."""

    even: float
    steep: float
    more: float


WITHIN_ARABIC = Curve(0.50, 7.0, 0.15)
"""Chosen on development sets; flat enough that words of a longer name bear with each other."""
LATIN_EVEN, LATIN_STEEP = -1.0, 0.6
ACROSS_EVEN, ACROSS_STEEP = -2.5, 0.6
"""The same for words that come with odds."""
HOPELESS = -6.0
"""Odds at which Latin words are not looked at the other way round."""
_NONE: Rows = np.zeros(0, np.int64)
OTHER = 0.985
"""The most that words are alike that have not the same letters."""


class Words:
    """Words of one alphabet, encoded, with what is needed again and again."""

    __slots__ = ("alphabet", "codes", "lengths", "ordinary")

    def __init__(self, codes: Codes, lengths: NDArray[np.int8], ordinary: Floats, alphabet: Alphabet) -> None:
        self.codes, self.lengths, self.ordinary, self.alphabet = codes, lengths, ordinary, alphabet

    def __len__(self) -> int:
        return len(self.lengths)


def make_words(words: list[str], alphabet: Alphabet) -> Words:
    """Return words, encoded."""
    codes, lengths = encode(words, alphabet)
    return Words(codes, lengths, load_follows(alphabet).spend(codes, lengths), alphabet)


@lru_cache(maxsize=4096)
def make_word(word: str, alphabet: Alphabet) -> Words:
    """Return one word, encoded."""
    return make_words([word], alphabet)


def find_likeness(word: Words, others: Words, rows: Rows, *, both: bool = True) -> Floats:
    """Return how like the first of `word` the words in some rows are; the same letters are 1.

    Args:
        both: look at Latin words both ways round: slower, and the same whichever is asked for the other.
    """
    codes, lengths, ordinary = others.codes[rows], others.lengths[rows], others.ordinary[rows]
    if not len(rows):
        return np.zeros(0, np.float32)
    other = Words(codes, lengths, ordinary, others.alphabet)
    if word.alphabet != others.alphabet:
        return _across(word, other)
    like = _within_latin(word, other, both=both) if word.alphabet == "la" else _within_arabic(word, other)
    same = (lengths == word.lengths[0]) & (codes == word.codes[0]).all(axis=1)
    return np.where(same, np.float32(1), np.float32(OTHER) * like)


def _bend(cost: Floats, usual: Floats, curve: Curve) -> Floats:
    apart = cost / np.maximum(usual, 1) - curve.even
    like = 1 / (1 + np.exp(np.clip(apart * (curve.steep + curve.more * usual), -30, 30)))
    return np.asarray(like, np.float32)


def _chance(odds: Floats | NDArray[np.float64], even: float, steep: float) -> Floats:
    return np.asarray(1 / (1 + np.exp(np.clip(steep * (even - odds), -30, 30))), np.float32)


def _across(word: Words, others: Words) -> Floats:
    constant, ordinary, latin, arabic = load_letters().judge_across
    one, length = word.codes[0], int(word.lengths[0])
    costs = load_costs("ar", "la")
    if others.alphabet == "la":
        cost = spend(costs, one, length, others.codes, others.lengths)
        odds = constant + 0.1 * (ordinary * others.ordinary + latin * others.lengths + arabic * length) - cost
    else:
        cost = spend_back(costs, one, length, others.codes, others.lengths)
        odds = constant + 0.1 * (ordinary * word.ordinary[0] + latin * length + arabic * others.lengths) - cost
    return _chance(odds, ACROSS_EVEN, ACROSS_STEEP)


def _within_arabic(word: Words, others: Words) -> Floats:
    one, length = _plain_ends(word)[0], int(word.lengths[0])
    codes, lengths = _plain_ends(others), others.lengths
    costs = load_costs("ar", "ar")
    usual = np.minimum(others.ordinary, word.ordinary[0])
    there = spend(costs, one, length, codes, lengths)
    return _bend(np.minimum(there, spend_back(costs, one, length, codes, lengths)), usual, WITHIN_ARABIC)


_PLAIN_END = np.arange(len(ARABIC) + 1, dtype=np.int8)
for _dotted, _plain in ("ةه", "يى"):
    _PLAIN_END[ARABIC.index(_dotted) + 1] = ARABIC.index(_plain) + 1


def _plain_ends(words: Words) -> Codes:
    """Return encoded Arabic words without the dots of a last ة or ي: half of all hands leave them out, or put them."""
    codes = words.codes.copy()
    rows, last = np.arange(len(words)), np.maximum(words.lengths.astype(np.int64) - 1, 0)
    codes[rows, last] = _PLAIN_END[codes[rows, last]]
    return codes


def _within_latin(word: Words, others: Words, *, both: bool) -> Floats:
    """Return the chance that Latin words are spellings of one name, by the mean of both ways round."""
    constant, ordinary, theirs, ours = load_letters().judge_latin
    one, length = word.codes[0], int(word.lengths[0])
    costs = load_costs("la", "la")
    odds = (
        constant
        + 0.1 * (ordinary * others.ordinary + theirs * others.lengths + ours * length)
        - spend(costs, one, length, others.codes, others.lengths)
    )
    near = np.flatnonzero(odds > HOPELESS) if both else _NONE
    if len(near):
        codes, lengths = others.codes[near], others.lengths[near]
        back = (
            constant
            + 0.1 * (ordinary * word.ordinary[0] + theirs * length + ours * lengths)
            - spend_back(costs, one, length, codes, lengths)
        )
        odds[near] = (odds[near] + back) / 2
    return _chance(odds, LATIN_EVEN, LATIN_STEEP)
