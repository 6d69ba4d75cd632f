"""Counts of right and wrong for each document, and what they add up to.

All scores are micro averages: counts are summed over documents first. Every count is kept a document, so that the
bootstrap can draw documents anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from bench.attribution.cues import is_speech
from bench.attribution.matching import agree, contents_agree, match, same, sources_agree
from bench.attribution.quotations import find_quotations, quoted_items
from bench.attribution.spans import ROLES, Item, Tokens
from numpy.typing import NDArray

MEASURES = (*(f"span {role}" for role in ROLES), "lenient", "content only", "strict", "direct", "speech")
DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Scored:
    """One document's counts, a row a measure, and the sureness of each found item with whether it was right.

    Attributes:
        counts: rows in the order of `MEASURES`; columns: found and right, found, gold and met, gold.
        sure: pairs of confidence and whether the lenient match held.
    """

    counts: NDArray[np.int64]
    sure: tuple[tuple[float, bool], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 in per cent, F1 with its 95 % interval."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float


def _same_quotation(a: Item, b: Item) -> bool:
    return a.content == b.content and sources_agree(a, b)


def _paired(gold: Sequence[Item], found: Sequence[Item], pairs: Sequence[int]) -> tuple[int, int, int, int]:
    right = sum(j >= 0 for j in pairs)
    return right, len(found), right, len(gold)


def score_document(text: str, gold: Sequence[Item], found: Sequence[Item], tokens: Tokens | None = None) -> Scored:
    """Return the counts of one document.

    Spans are compared as sets, so that a source that two attributions share counts once. The speech slice asks, of
    found attributions with a speech cue, how many match any gold one, and of gold ones with a speech cue, how many
    were matched.
    """
    tokens = tokens or Tokens.of(text)
    rows = []
    for role in ROLES:
        a = {r for item in gold for r in getattr(item, role)}
        b = {r for item in found for r in getattr(item, role)}
        rows.append((len(a & b), len(b), len(a & b), len(a)))
    lenient = match(gold, found, agree)
    rows.append(_paired(gold, found, lenient))
    rows.append(_paired(gold, found, match(gold, found, contents_agree)))
    rows.append(_paired(gold, found, match(gold, found, same)))
    quotations = find_quotations(tokens)
    quoted_gold, quoted_found = (quoted_items(tokens, items, quotations) for items in (gold, found))
    rows.append(_paired(quoted_gold, quoted_found, match(quoted_gold, quoted_found, _same_quotation)))
    met = {j for j in lenient if j >= 0}
    spoken = [j for j, item in enumerate(found) if is_speech(tokens, item.cue)]
    spoken_gold = [i for i, item in enumerate(gold) if is_speech(tokens, item.cue)]
    right = sum(j in met for j in spoken), len(spoken), sum(lenient[i] >= 0 for i in spoken_gold), len(spoken_gold)
    rows.append(right)
    sure = tuple((item.confidence, j in met) for j, item in enumerate(found))
    return Scored(np.asarray(rows, dtype=np.int64), sure)


def _f1(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    precision = counts[..., 0] / np.maximum(counts[..., 1], 1)
    recall = counts[..., 2] / np.maximum(counts[..., 3], 1)
    return 200 * precision * recall / np.maximum(precision + recall, 1e-12)


def total(scored: Sequence[Scored], seed: int = 0, draws: int = DRAWS) -> dict[str, Score]:
    """Return every measure over documents, with bootstrap intervals (percentiles over documents drawn with return)."""
    counts = np.stack([s.counts for s in scored]).astype(np.float64)
    whole = counts.sum(axis=0)
    low = high = f1 = _f1(whole)
    if draws:
        drawn = np.random.default_rng(seed).integers(0, len(scored), (draws, len(scored)))
        low, high = np.percentile(_f1(counts[drawn].sum(axis=1)), (2.5, 97.5), axis=0)
    result = {}
    for i, name in enumerate(MEASURES):
        precision = 100 * whole[i, 0] / max(whole[i, 1], 1)
        recall = 100 * whole[i, 2] / max(whole[i, 3], 1)
        result[name] = Score(float(precision), float(recall), float(f1[i]), float(low[i]), float(high[i]))
    return result


def precision_at(
    scored: Sequence[Scored], shares: Sequence[float] = (0.25, 0.5, 0.75, 1.0)
) -> list[tuple[float, float, float]]:
    """Return `(share, least confidence, precision in per cent)` of the surest part of what was found."""
    sure = sorted((pair for s in scored for pair in s.sure), reverse=True)
    rows = []
    for share in shares:
        part = sure[: max(1, round(share * len(sure)))] if sure else []
        right = sum(ok for _, ok in part)
        rows.append((share, part[-1][0] if part else 1.0, 100 * right / max(len(part), 1)))
    return rows
