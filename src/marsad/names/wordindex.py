"""Words of one alphabet, found by any spelling in either."""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from marsad.names.costs import Floats
from marsad.names.letters import Alphabet
from marsad.names.likeness import Words, find_likeness
from marsad.names.skeleton import features_of

Rows = NDArray[np.int64]
PRIOR = 0.06
KEPT = 4096
"""Words whose likenesses are kept: the same names come again and again."""


class WordIndex:
    """An inverted index over the features of skeletons, then the letters' costs for the best of them."""

    def __init__(self, words: list[str], alphabet: Alphabet, counts: list[int] | None = None) -> None:
        self.words = Words(words, alphabet)
        self.alphabet = alphabet
        # Of words that sound alike, the common ones are the likelier.
        self._prior = 1 + PRIOR * np.log(np.array(counts or [1] * len(words), np.float32))
        self._found: dict[tuple[str, Alphabet, int], tuple[Rows, Floats]] = {}
        self._rows = {word: row for row, word in enumerate(words)}
        gathered: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        norms = np.zeros(len(words))
        featured = [features_of(word, alphabet) for word in words]
        for row, features in enumerate(featured):
            for feature, weight in features.items():
                gathered[feature][0].append(row)
                gathered[feature][1].append(weight)
        self._rarity = {feature: math.log(1 + len(words) / len(rows)) for feature, (rows, _) in gathered.items()}
        for row, features in enumerate(featured):
            norms[row] = math.sqrt(sum((weight * self._rarity[f]) ** 2 for f, weight in features.items())) or 1.0
        self._postings = {
            feature: (
                np.array(rows, np.int32),
                (np.array(weights) * self._rarity[feature] ** 2 / norms[rows]).astype(np.float32),
            )
            for feature, (rows, weights) in gathered.items()
        }

    def __len__(self) -> int:
        return len(self.words.words)

    def fetch(self, letters: str, alphabet: Alphabet, count: int) -> Rows:
        """Return the rows of the words whose skeletons are most alike, in no order."""
        size = len(self)
        if size <= count:
            return np.arange(size)
        scores = np.zeros(size, np.float32)
        for feature, weight in features_of(letters, alphabet).items():
            posting = self._postings.get(feature)
            if posting is not None:
                scores[posting[0]] += posting[1] * np.float32(weight)
        best = np.flatnonzero(scores)
        if len(best) > count:
            best = best[np.argpartition(-scores[best] * self._prior[best], count)[:count]]
        same = self._rows.get(letters) if alphabet == self.alphabet else None
        if same is not None and not (best == same).any():
            best = np.append(best, same)
        return np.asarray(best, np.int64)

    def find(self, word: Words, count: int) -> tuple[Rows, Floats]:
        """Return rows of likely words, and how like the first of `word` they are."""
        if not len(self):
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        key = (word.words[0], word.alphabet, count)
        found = self._found.get(key)
        if found is None:
            rows = self.fetch(word.words[0], word.alphabet, count)
            found = rows, find_likeness(word, self.words, rows)
            if len(self._found) >= KEPT:
                self._found.clear()
            self._found[key] = found
        return found
