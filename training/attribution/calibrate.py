"""Fit how the signs of a statement add up to a confidence, on documents kept out of training."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from bench.attribution.matching import agree, match
from bench.attribution.spans import make_item

from marsad.read.tagging.decode import Constants, decode
from marsad.read.tagging.emissions import Emissions
from training.attribution.evaluate import Judge, as_json

log = logging.getLogger(__name__)

STEPS = 50
PULL = 1.0


def calibrate(judge: Judge, emissions: Sequence[Emissions], constants: Constants) -> Constants:
    """Return constants whose `trust` makes confidence the chance of a lenient match.

    Logistic regression by Newton's method, pulled a little towards zero.
    """
    rows, right = [], []
    for example, tokens, gold, emission in zip(judge.examples, judge.tokens, judge.gold, emissions, strict=True):
        found = decode(emission, constants)
        items = [make_item(tokens, raw) for raw in as_json(example, found)]
        met = set(match(gold, items, agree))
        for i, one in enumerate(found):
            rows.append([1.0, *np.log(np.maximum(one.signs, 1e-3)), 0.0 if one.source else 1.0])
            right.append(float(i in met))
    if not rows:
        log.warning("nothing was found in %d documents: confidence stays uncalibrated", len(judge.examples))
        return constants
    x, y = np.asarray(rows), np.asarray(right)
    weights = np.zeros(x.shape[1])
    pull = PULL * np.eye(x.shape[1])
    pull[0, 0] = 0.0
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - pull @ weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + pull
        weights += np.linalg.solve(bend, slope)
    return replace(constants, trust=tuple(round(float(w), 3) for w in weights))
