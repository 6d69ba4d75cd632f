"""How like two words are, from 0 to 1: the cost of writing one as the other, made comparable.

A cost grows with the length of words and with how rare their letters are. A logistic curve over the cost, the length and
the ordinariness of the letters, fitted by `training.names` on true pairs against the best wrong ones, takes both out.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from marsad.names.costs import Codes, Floats, encode, load_costs, load_letters, spend, spend_back
from marsad.names.follows import load_follows
from marsad.names.letters import Alphabet

Lengths = NDArray[np.int8]


class Words:
    """Words of one alphabet, encoded, with what is needed again and again."""

    def __init__(self, words: list[str], alphabet: Alphabet) -> None:
        self.words, self.alphabet = words, alphabet
        self.codes, self.lengths = encode(words, alphabet)
        self.ordinary: Floats = load_follows(alphabet).spend(self.codes, self.lengths)

    def rows(self, rows: NDArray[np.int64]) -> tuple[Codes, Lengths, Floats]:
        """Return some of the words."""
        return self.codes[rows], self.lengths[rows], self.ordinary[rows]


def find_features(word: Words, codes: Codes, lengths: Lengths, ordinary: Floats, alphabet: Alphabet) -> Floats:
    """Return what likeness is judged by, for the first of `word` against many: many x 4."""
    one, length = word.codes[0], int(word.lengths[0])
    if word.alphabet == alphabet:
        costs = load_costs(alphabet, alphabet)
        cost = spend(costs, one, length, codes, lengths)
        size = np.maximum(lengths, length).astype(np.float32)
        usual = np.minimum(ordinary, word.ordinary[0])
    elif alphabet == "la":
        cost = spend(load_costs("ar", "la"), one, length, codes, lengths)
        size, usual = lengths.astype(np.float32), ordinary
    else:
        cost = spend_back(load_costs("ar", "la"), one, length, codes, lengths)
        size, usual = np.full(len(codes), length, np.float32), np.full(len(codes), word.ordinary[0], np.float32)
    return np.stack([np.ones_like(cost), cost, usual, size], axis=1)


@cache
def weights_of(first: Alphabet, second: Alphabet) -> Floats:
    """Return the curve's weights for two alphabets."""
    kind = f"{first}_{second}" if first == second else "ar_la"
    return np.array(load_letters().likeness[kind], np.float32)


def find_likeness(word: Words, codes: Codes, lengths: Lengths, ordinary: Floats, alphabet: Alphabet) -> Floats:
    """Return how like the first of `word` many words are."""
    features = find_features(word, codes, lengths, ordinary, alphabet)
    like = 1 / (1 + np.exp(-np.clip(features @ weights_of(word.alphabet, alphabet), -30, 30)))
    if word.alphabet == alphabet:
        length = int(word.lengths[0])
        same = (lengths == length) & (codes == word.codes[0]).all(axis=1)
        like = np.where(same, 1.0, 0.98 * like)
    return np.asarray(like, np.float32)
