"""How like two words are, from 0 to 1: the cost of writing one as the other, made comparable.

A cost grows with the length of words and with how rare their letters are. It is held against what letters would cost
if nothing were known but which letters follow which: a likelihood ratio, as in Fellegi and Sunter's theory of record
linkage (1969). Words that go together take less than `even` of that; the curve is steeper where there is more to go by.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.names.costs import Floats, encode, load_costs, spend, spend_back
from marsad.names.follows import load_follows
from marsad.names.letters import Alphabet

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Curve:
    """Where likeness is one half, and how steep it is there: in itself, and for each nat of the letters' own cost."""

    even: float
    steep: float
    more: float


ACROSS = Curve(0.80, 4.0, 0.2)
WITHIN = Curve(0.72, 6.0, 0.15)
"""Chosen on development sets; flat enough that words of a longer name bear with each other."""


FAR = 1.6
"""Share of what the letters cost alone from which on words of one alphabet are not compared the other way round."""


class Words:
    """Words of one alphabet, encoded, with what is needed again and again."""

    def __init__(self, words: list[str], alphabet: Alphabet) -> None:
        self.words, self.alphabet = words, alphabet
        self.codes, self.lengths = encode(words, alphabet)
        self.ordinary: Floats = load_follows(alphabet).spend(self.codes, self.lengths)


def find_costs(word: Words, others: Words, rows: Rows) -> tuple[Floats, Floats]:
    """Return what writing the first of `word` as others costs, and what the letters cost by themselves."""
    one, length = word.codes[0], int(word.lengths[0])
    codes, lengths, ordinary = others.codes[rows], others.lengths[rows], others.ordinary[rows]
    if word.alphabet == others.alphabet:
        costs = load_costs(others.alphabet, others.alphabet)
        cost, usual = spend(costs, one, length, codes, lengths), np.minimum(ordinary, word.ordinary[0])
        # Either way round will do; where one way is far off, the other is not near.
        near = np.flatnonzero(cost < FAR * usual)
        if len(near):
            cost[near] = np.minimum(cost[near], spend_back(costs, one, length, codes[near], lengths[near]))
        return cost, usual
    if others.alphabet == "la":
        return spend(load_costs("ar", "la"), one, length, codes, lengths), ordinary
    cost = spend_back(load_costs("ar", "la"), one, length, codes, lengths)
    return cost, np.full(len(codes), word.ordinary[0], np.float32)


def find_likeness(word: Words, others: Words, rows: Rows) -> Floats:
    """Return how like the first of `word` the words in some rows are; the same letters are 1."""
    cost, usual = find_costs(word, others, rows)
    curve = WITHIN if word.alphabet == others.alphabet else ACROSS
    apart = cost / np.maximum(usual, 1) - curve.even
    like = 1 / (1 + np.exp(np.clip(apart * (curve.steep + curve.more * usual), -30, 30)))
    if word.alphabet == others.alphabet:
        same = (others.lengths[rows] == word.lengths[0]) & (others.codes[rows] == word.codes[0]).all(axis=1)
        like = np.where(same, 1.0, 0.98 * like)
    return np.asarray(like, np.float32)
