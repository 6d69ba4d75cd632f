"""How like two names are, given how like each of their parts is to each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from marsad.names.costs import Floats

LEFT, MOST_LEFT = 0.65, 0.5
"""Share of its weight that a part counts which the pool's name has and the query has not, and the most of that weight:
a rare part is left out as readily as a common one."""
ALONE = 1.7
"""How many times its weight a part counts which the query has and the pool's name has not."""
SENSE = 0.0
"""Likeness that is none."""
BENT = 0.12
"""Lost where parts stand in another order."""


def align(like: Floats) -> tuple[Floats, NDArray[np.int64]]:
    """Pair the parts of a query with those of many names, the most alike first.

    Args:
        like: names x parts of the query x parts of the names.

    Returns:
        Likeness of each part of the query with its partner, and which it is (-1 for none): names x parts of the query.
    """
    names, ours, theirs = like.shape
    left = like.copy()
    got = np.zeros((names, ours), np.float32)
    partner = np.full((names, ours), -1, np.int64)
    every = np.arange(names)
    for _ in range(min(ours, theirs)):
        best = left.reshape(names, -1).argmax(axis=1)
        row, column = np.divmod(best, theirs)
        value = left[every, row, column]
        hit = value > SENSE
        got[every[hit], row[hit]] = value[hit]
        partner[every[hit], row[hit]] = column[hit]
        left[every, row, :] = -1
        left[every, :, column] = -1
    return got, partner


def score(like: Floats, ours: Floats, theirs: Floats, excused: NDArray[np.bool_]) -> tuple[Floats, NDArray[np.int64]]:
    """Return the scores of many names, 0 to 1, and the partners of the query's parts.

    A pair of parts counts with the weight of both; a part that has no partner counts against the name.

    Args:
        like: names x parts of the query x parts of the names.
        ours: weights of the query's parts.
        theirs: weights of the names' parts, 0 where there is none: names x parts.
        excused: parts of the query that may have no partner: names x parts of the query.
    """
    got, partner = align(like)
    paired = partner >= 0
    with_weight = np.where(paired, np.take_along_axis(theirs, np.maximum(partner, 0), axis=1), 0)
    both = np.where(paired, np.sqrt(ours[None, :] * with_weight), 0)
    alone = (ours[None, :] * ~(paired | excused)).sum(axis=1)
    extra = np.minimum(theirs, MOST_LEFT)
    extra = extra.sum(axis=1) - np.minimum(with_weight, MOST_LEFT).sum(axis=1)
    whole = both.sum(axis=1) + ALONE * alone + LEFT * extra
    scores = (both * got).sum(axis=1) / np.maximum(whole, 1e-6)
    bent = paired & (partner < np.maximum.accumulate(partner, axis=1))
    return np.asarray(scores - BENT * bent.any(axis=1), np.float32), partner
