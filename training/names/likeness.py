"""Curves from costs to likeness: fitted on true pairs against the best wrong ones among the words of training."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from marsad.names.costs import Floats
from marsad.names.letters import Alphabet
from marsad.names.likeness import Words, find_features
from marsad.names.skeleton import key_of
from marsad.names.wordindex import WordIndex
from training.names.pairs import NATIVE, Pair, within

Doubles = NDArray[np.float64]
SAMPLE, WRONG = 1500, 12
FETCHED = 200


def fit_all(pairs: list[Pair]) -> dict[str, list[float]]:
    """Return the curve of each kind of comparison."""
    native = [pair for pair in pairs if NATIVE & set(pair.source)]
    latin = [pair for pair in within(native) if pair.source != pair.target and pair.weight > 0.2]
    turned = [Pair(pair.target, pair.source, pair.weight) for pair in native]
    arabic = [pair for pair in within(turned) if pair.source != pair.target]
    keys: dict[str, set[str]] = defaultdict(set)
    right: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        keys[pair.target].add(key_of(pair.source, "ar"))
        right[pair.source].add(pair.target)

    def is_other_name(one: str, other: str) -> bool:
        return not keys[one] & keys[other]

    return {
        "ar_la": fit(native, "ar", "la", [pair.target for pair in pairs], lambda a, b: b not in right[a]),
        "la_la": fit(latin, "la", "la", [pair.target for pair in pairs], is_other_name),
        "ar_ar": fit(arabic, "ar", "ar", [pair.source for pair in pairs], lambda a, b: key_of(a, "ar") != key_of(b, "ar")),
    }


def fit(
    pairs: list[Pair], source: Alphabet, target: Alphabet, words: list[str], is_wrong: Callable[[str, str], bool]
) -> list[float]:
    """Return the weights of a logistic curve.

    For a sample of pairs, the wrong ones are those that the letters' costs put nearest among all words.
    """
    some = random.Random(7).sample(pairs, min(SAMPLE, len(pairs)))
    index = WordIndex(sorted(set(words)), target)
    number = {word: row for row, word in enumerate(index.words.words)}
    features: list[Floats] = []
    truth: list[float] = []
    for pair in some:
        rows = index.fetch(pair.source, source, FETCHED).tolist()
        others = [row for row in rows if is_wrong(pair.source, index.words.words[row])]
        every = np.array([number[pair.target], *others])
        found = find_features(Words([pair.source], source), *index.words.rows(every), target)
        near = 1 + np.argsort(found[1:, 1] - 0.5 * found[1:, 2] * (source != target))[:WRONG]
        features.append(found[np.append(0, near)])
        truth += [1.0, *[0.0] * len(near)]
    weights = newton(np.concatenate(features).astype(np.float64), np.array(truth))
    print(f"{source}, {target}: {len(some)} pairs, weights {weights}")
    return weights


def newton(features: Doubles, truth: Doubles, rounds: int = 25) -> list[float]:
    """Return logistic regression's weights, by Newton's method with a little ridge; right and wrong weigh the same."""
    share = np.where(truth > 0, 0.5 / truth.sum(), 0.5 / (1 - truth).sum()) * len(truth)
    weights = np.zeros(features.shape[1])
    for _ in range(rounds):
        guess = 1 / (1 + np.exp(-np.clip(features @ weights, -30, 30)))
        slope = features.T @ (share * (guess - truth)) + 1e-3 * weights
        bend = (features * (share * guess * (1 - guess))[:, None]).T @ features + 1e-3 * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return [round(float(weight), 4) for weight in weights]
