"""Expectation maximisation over all ways of writing one word as another: the tables of `marsad.names.costs`."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from marsad.names.costs import RawCosts, encode, place_of, spell
from marsad.names.letters import LETTERS, Alphabet
from training.names.pairs import LONGEST, Pair

Doubles = NDArray[np.float64]
ROUNDS = 10
RARE = 2e-4
"""Pieces less likely than this after a letter are not kept."""
SHARE = 2.0
"""How many sightings a letter at one place borrows from the same letter at all places."""

LENT, DOUBLE = 0.1, 0.2
"""Share of a consonant's chance that is lent to pieces with other vowels, and of that to its double."""
_SYLLABLE = re.compile("([^aeiouy]*)([aeiouy]*)")


def pieces_of(codes: NDArray[np.int8], base: int, longest: int) -> NDArray[np.int64]:
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


class Learner:
    """Pairs as arrays, and the chances learnt so far."""

    def __init__(self, pairs: list[Pair], source: Alphabet, target: Alphabet, longest: int) -> None:
        self.source, self.target, self.longest = source, target, longest
        self.base = len(LETTERS[target]) + 1
        self.units = (len(LETTERS[source]) + 1) * 3
        codes, lengths = encode([pair.source for pair in pairs], source)
        letters = codes[:, :LONGEST].astype(np.int64)
        place = np.ones_like(letters)
        place[:, 0] = 0
        rows = np.arange(len(pairs))
        place[rows[lengths > 1], lengths[lengths > 1] - 1] = 2
        self.unit = np.where(letters > 0, letters * 3 + place, -1)
        self.lengths = lengths.astype(np.int64)
        written, self.ends = encode([pair.target for pair in pairs], target)
        self.pieces = pieces_of(written[:, :LONGEST], self.base, longest)
        self.allowed = np.zeros(self.pieces.shape, bool)
        for k in range(longest + 1):
            self.allowed[:, k:, k] = np.arange(k, LONGEST + 1)[None, :] <= self.ends[:, None]
        self.weight = np.array([pair.weight for pair in pairs])
        self.chance: Doubles = np.full((self.units, self.base**longest), 1.0)

    def step(self) -> float:
        """Go through all pairs once; returns the mean logarithm of their chances."""
        rows = np.arange(len(self.unit))
        forward = [np.zeros((len(rows), LONGEST + 1))]
        forward[0][:, 0] = 1
        written = []
        for at in range(LONGEST):
            every = self.chance[np.maximum(self.unit[:, at], 0)[:, None, None], self.pieces]
            chance = (every * self.allowed * (self.unit[:, at] >= 0)[:, None, None]).astype(np.float32)
            reached = forward[at] * chance[:, :, 0]
            for k in range(1, self.longest + 1):
                reached[:, k:] += forward[at][:, :-k] * chance[:, k:, k]
            forward.append(reached)
            written.append(chance)
        total = np.stack(forward)[self.lengths, rows, self.ends]
        fine = total > 0
        share = np.where(fine, self.weight / np.where(fine, total, 1), 0)
        counts = self._count(forward, written, share)
        cube = counts.reshape(-1, 3, counts.shape[1])
        cube = cube + SHARE * cube.sum(1, keepdims=True) / np.maximum(cube.sum((1, 2), keepdims=True), 1e-9)
        counts = cube.reshape(counts.shape)
        self.chance = counts / np.maximum(counts.sum(1, keepdims=True), 1e-9)
        return float((np.log(total[fine]) * self.weight[fine]).sum() / self.weight[fine].sum())

    def _count(self, forward: list[Doubles], written: list[NDArray[np.float32]], share: Doubles) -> Doubles:
        """Return how often each unit wrote each piece, by the chances so far."""
        size = self.units * self.base**self.longest
        counts = np.zeros(size)
        rows = np.arange(len(self.unit))
        back = np.zeros((len(rows), LONGEST + 1))
        for at in range(LONGEST - 1, -1, -1):
            last = self.lengths == at + 1
            back[rows[last], self.ends[last]] = share[last]
            chance, before = written[at], np.zeros_like(back)
            for k in range(self.longest + 1):
                until = LONGEST + 1 - k
                onward = chance[:, k:, k] * back[:, k:]
                gained = forward[at][:, :until] * onward
                before[:, :until] += onward
                row, place = np.nonzero(gained > 1e-7)
                where = self.unit[row, at] * self.base**self.longest + self.pieces[row, place + k, k]
                counts += np.bincount(where, weights=gained[row, place], minlength=size)
            back = before
        return counts.reshape(self.units, -1)

    def smooth(self) -> None:
        """Lend each consonant the vowels that follow others, and its double: what was not seen may yet be written.

        A Latin piece is read as consonants and the vowels after them, where it has that shape.
        """
        size = self.base**self.longest
        shapes = [_SYLLABLE.fullmatch(spell(piece, self.target)) for piece in range(size)]
        heads = sorted({match[1] for match in shapes if match and 0 < len(match[1]) < 3})
        tails = sorted({match[2] for match in shapes if match and len(match[2]) < self.longest})
        placed = {head: np.array([place_of(head + tail, self.target) for tail in tails]) for head in heads}
        single = [head for head in heads if len(head) == 1]
        doubled = {head: np.array([place_of(head * 2 + tail, self.target) for tail in tails]) for head in single}
        whole = self.chance[3:]
        usual = sum(whole[:, placed[head]].sum(axis=0) for head in single) + 1e-9
        usual = usual / usual.sum()
        for unit in range(3, self.units):
            row = self.chance[unit]
            lent = np.zeros(size)
            for head, places in placed.items():
                fits = places < size
                held = float(row[places[fits]].sum())
                lent[places[fits]] += LENT * held * usual[fits]
                if head in doubled:
                    fits = doubled[head] < size
                    lent[doubled[head][fits]] += LENT * DOUBLE * held * usual[fits]
            self.chance[unit] = (row + lent) / max(float((row + lent).sum()), 1e-9)

    def raw(self, unseen: list[int]) -> RawCosts:
        """Return the table as it is stored."""
        letters = LETTERS[self.source]
        costs: dict[str, dict[str, int]] = {}
        for unit in range(3, self.units):
            likely = np.nonzero(self.chance[unit] >= RARE)[0]
            if len(likely):
                row = {spell(int(p), self.target): round(-100 * float(np.log(self.chance[unit, p]))) for p in likely}
                costs[letters[unit // 3 - 1] + str(unit % 3)] = dict(sorted(row.items()))
        return RawCosts(self.longest, unseen, costs)


def learn(pairs: list[Pair], source: Alphabet, target: Alphabet, longest: int, unseen: list[int]) -> RawCosts:
    """Return the table that pairs of spellings teach."""
    learner = Learner(pairs, source, target, longest)
    for _ in range(ROUNDS):
        mean = learner.step()
    print(f"{source} -> {target}: {len(pairs)} pairs, mean log chance {mean:.3f}")
    if (source, target) == ("ar", "la"):
        learner.smooth()
    return learner.raw(unseen)
