"""Choose the constants of decoding on documents that the model has not seen.

Coordinate search: one constant at a time over a short list, several rounds, keeping what gains. The aim weighs
lenient and strict attribution F1 and direct quotations; small gains are noise, so the lists are coarse.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from bench.attribution.score import Score

from marsad.read.tagging.decode import Constants
from marsad.read.tagging.emissions import Emissions
from training.attribution.evaluate import Judge

log = logging.getLogger(__name__)

Bias = tuple[float, float, float]
LEAST_GAIN = 0.5
"""Thirty documents can't tell smaller gains from luck."""
BIASES = (-0.4, -0.2, 0.2, 0.4)
BOOSTS = (0.0, 1.0, 2.0, 3.0)
SHARES = (0.1, 0.2, 0.3, 0.5, 0.8)


def aim(scores: dict[str, Score]) -> float:
    """Return the one figure that the search raises."""
    return scores["lenient"].f1 + 0.5 * scores["strict"].f1 + 0.25 * scores["direct"].f1


def tune(judge: Judge, emissions: Sequence[Emissions], start: Constants, rounds: int = 2) -> Constants:
    """Return constants that do best on the judge's documents."""
    best, height = start, aim(judge.score(emissions, start, draws=0))
    for _ in range(rounds):
        before = height
        for number in range(len(_steps(best))):
            candidate = _steps(best)[number]
            reached = aim(judge.score(emissions, candidate, draws=0))
            if reached > height + LEAST_GAIN:
                best, height = candidate, reached
                log.info("%.2f %s", height, best)
        if height == before:
            break
    return best


def _steps(best: Constants) -> list[Constants]:
    """Return constants one step away, in a fixed order: each differs from `best` in one number."""
    steps = []
    for kind in range(3):
        for by in BIASES:
            steps.append(replace(best, word_bias=_shifted(best.word_bias, kind, by)))
            steps.append(replace(best, span_bias=_shifted(best.span_bias, kind, by)))
    for boost in BOOSTS:
        steps.append(replace(best, cue_boost=boost))
        steps.append(replace(best, source_boost=boost))
    for share in SHARES:
        steps.append(replace(best, share=share))
    steps.append(replace(best, same_sentence=not best.same_sentence))
    return steps


def _shifted(bias: Bias, kind: int, by: float) -> Bias:
    values = [round(value + by * (i == kind), 2) for i, value in enumerate(bias)]
    return values[0], values[1], values[2]
