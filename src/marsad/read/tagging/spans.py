"""The best set of spans under scores of tags: outside, then begin, in, end and single of each kind."""

from __future__ import annotations

import numpy as np

from marsad.read.tagging.emissions import Floats

_LOW = -1e9


_SURE = 8.0
"""How much higher *outside* must score than every other tag for a word to part what stands before from what follows."""


def find_spans(scores: Floats, kinds: int) -> list[tuple[int, int, int]]:
    """Return the best spans `(kind, first, behind)` under tags outside, begin, in, end, single of each kind.

    Most words are surely outside: the search is run on the stretches between them.
    """
    if not len(scores):
        return []
    open_ = np.flatnonzero(scores[:, 0] - scores[:, 1:].max(axis=1) < _SURE)
    if not len(open_):
        return []
    cuts = np.flatnonzero(np.diff(open_) > 1) + 1
    found = []
    for stretch in np.split(open_, cuts):
        first = int(stretch[0])
        found += [(kind, a + first, b + first) for kind, a, b in _find_in(scores[first : int(stretch[-1]) + 1], kinds)]
    return found


def _find_in(scores: Floats, kinds: int) -> list[tuple[int, int, int]]:
    """Viterbi over so few states that plain floats beat arrays: between words one is either free or inside a kind."""
    free = 0.0
    inside = [_LOW] * kinds
    trail: list[tuple[int, tuple[bool, ...]]] = []
    for row in scores.tolist():
        best, came = free + row[0], -1
        grown = []
        went_on = []
        for kind in range(kinds):
            begin, middle, end, single = row[1 + 4 * kind : 5 + 4 * kind]
            if free + single > best:
                best, came = free + single, kind
            if inside[kind] + end > best:
                best, came = inside[kind] + end, kinds + kind
            start, stay = free + begin, inside[kind] + middle
            went_on.append(stay > start)
            grown.append(max(start, stay))
        free, inside = best, grown
        trail.append((came, tuple(went_on)))
    spans: list[tuple[int, int, int]] = []
    at = len(trail) - 1
    while at >= 0:
        came = trail[at][0]
        if came < 0:
            at -= 1
        elif came < kinds:
            spans.append((came, at, at + 1))
            at -= 1
        else:
            kind, behind = came - kinds, at + 1
            at -= 1
            while trail[at][1][kind]:
                at -= 1
            spans.append((kind, at, behind))
            at -= 1
    return spans[::-1]
