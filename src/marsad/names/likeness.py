"""How like two words are, from 0 to 1: the chance that one is a spelling of the other, by the cost of writing it so.

The costs were sharpened until they tell spellings of one name from names that look or sound alike; what they leave is
the logarithm of the odds, with measures of how ordinary and how long the words are. Within Arabic, of which training
has no pairs, the cost is held against what the letters would cost by themselves: a likelihood ratio, as in Fellegi and
Sunter's theory of record linkage (1969).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from marsad.names.costs import Codes, Floats, encode, load_costs, load_letters, spend_of_many, spend_on_many
from marsad.names.follows import load_follows
from marsad.names.given import Given, compare_given, find_given
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
HOPELESS = -4.0
"""Odds at which Latin words are not looked at the other way round."""
LISTED, APART = 0.93, 0.35
"""The least that listed spellings of a name are alike, and what is left of a likeness between listed names."""
BETTER = 0.02
"""How much more listed spellings are alike whose letters say so too."""
OTHER = 0.985
"""The most that words are alike that have not the same letters."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one alphabet, encoded, with what is needed again and again."""

    codes: Codes
    lengths: NDArray[np.int8]
    ordinary: Floats
    given: Given
    alphabet: Alphabet

    def __len__(self) -> int:
        return len(self.lengths)

    def take(self, rows: Rows) -> Words:
        """Return the words in some rows."""
        return Words(
            self.codes.take(rows, axis=0),
            self.lengths.take(rows),
            self.ordinary.take(rows),
            self.given.take(rows, axis=0),
            self.alphabet,
        )


def make_words(words: list[str], alphabet: Alphabet) -> Words:
    """Return words, encoded."""
    codes, lengths = encode(words, alphabet)
    return Words(codes, lengths, load_follows(alphabet).spend(codes, lengths), find_given(words, alphabet), alphabet)


@lru_cache(maxsize=4096)
def make_word(word: str, alphabet: Alphabet) -> Words:
    """Return one word, encoded."""
    return make_words([word], alphabet)


def find_likeness(word: Words, others: Words) -> Floats:
    """Return how like one word is to each of many; the same letters are 1."""
    if not len(others):
        return np.zeros(0, np.float32)
    if word.alphabet != others.alphabet:
        return _as_listed(word, others, _across(word, others))
    like = _within_latin(word, others) if word.alphabet == "la" else _within_arabic(word, others)
    like = _as_listed(word, others, like)
    like = np.float32(OTHER) * like
    as_long = np.flatnonzero(others.lengths == word.lengths)
    like[as_long[(others.codes.take(as_long, axis=0) == word.codes).all(axis=1)]] = 1
    return like


def _as_listed(word: Words, others: Words, like: Floats) -> Floats:
    """Return likenesses held to what is known of listed names: their spellings are alike, and names are apart."""
    if not word.given[0, 0]:
        return like
    one, two = compare_given(word.given, others.given)
    like = np.where(two, APART * like, like)
    return np.where(one, np.maximum(like, LISTED + BETTER * like), like)


def _bend(cost: Floats, usual: Floats, curve: Curve) -> Floats:
    apart = cost / np.maximum(usual, 1) - curve.even
    like = 1 / (1 + np.exp(np.clip(apart * (curve.steep + curve.more * usual), -30, 30)))
    return np.asarray(like, np.float32)


def _chance(odds: Floats | NDArray[np.float64], even: float, steep: float) -> Floats:
    return np.asarray(1 / (1 + np.exp(np.clip(steep * (even - odds), -30, 30))), np.float32)


def _spend(words: Words, others: Words) -> Floats:
    """Return the cost of writing words as others; there is one of the ones or of the others."""
    costs = load_costs(words.alphabet, others.alphabet)
    spend = spend_on_many if len(words) == 1 else spend_of_many
    return spend(costs, words.codes, words.lengths, others.codes, others.lengths)


def _across(word: Words, others: Words) -> Floats:
    arabic, latin = (word, others) if word.alphabet == "ar" else (others, word)
    constant, ordinary, letters, theirs = load_letters().judge_across
    measured = ordinary * latin.ordinary + letters * latin.lengths + theirs * arabic.lengths
    return _chance(constant + 0.1 * measured - _spend(arabic, latin), ACROSS_EVEN, ACROSS_STEEP)


def _within_arabic(word: Words, others: Words) -> Floats:
    usual = np.minimum(others.ordinary, word.ordinary)
    one, other = _plain_ends(word), _plain_ends(others)
    return _bend(np.minimum(_spend(one, other), _spend(other, one)), usual, WITHIN_ARABIC)


_PLAIN_END = np.arange(len(ARABIC) + 1, dtype=np.int8)
for _dotted, _plain in ("ةه", "يى"):
    _PLAIN_END[ARABIC.index(_dotted) + 1] = ARABIC.index(_plain) + 1


def _plain_ends(words: Words) -> Words:
    """Return Arabic words without the dots of a last ة or ي: half of all hands leave them out, or put them."""
    codes = words.codes.copy()
    rows, last = np.arange(len(words)), np.maximum(words.lengths.astype(np.int64) - 1, 0)
    codes[rows, last] = _PLAIN_END[codes[rows, last]]
    return replace(words, codes=codes)


def _within_latin(word: Words, others: Words) -> Floats:
    """Return the chance that Latin words are spellings of one name, by the mean of both ways round."""
    odds = _odds(word, others)
    near = np.flatnonzero(odds > HOPELESS)
    if len(near):
        odds[near] = (odds[near] + _odds(others.take(near), word)) / 2
    return _chance(odds, LATIN_EVEN, LATIN_STEEP)


def _odds(words: Words, others: Words) -> Floats:
    """Return how likely it is that words are written as others; there is one of the ones or of the others."""
    constant, ordinary, theirs, ours = load_letters().judge_latin
    measured = ordinary * others.ordinary + theirs * others.lengths + ours * words.lengths
    return np.asarray(constant + 0.1 * measured - _spend(words, others), np.float32)
