"""Run the model over the windows of a text and lay what it says over words."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from marsad.read.tagging.emissions import Emissions, Floats, WindowView
from marsad.read.tagging.pieces import Pieces, cut_windows
from marsad.read.tagging.words import Ints, Words

NO_SHAPE = 8
Model = Callable[[Ints, Ints, Ints, Ints], tuple[Floats, ...]]
"""Takes ids, shapes, quotes and places; returns log chances of roles, inner tags and names, and chances of links."""


def fill(pieces: Pieces, first: int, behind: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Return the input arrays of one window, `[1, length]` each, with the special pieces at both ends."""
    columns = np.zeros((4, 1, behind - first + 2), dtype=np.int64)
    columns[1] = NO_SHAPE
    for column, values in zip(columns, (pieces.ids, pieces.shapes, pieces.quotes, pieces.places), strict=True):
        column[0, 1:-1] = values[first:behind]
    columns[0, 0, 0], columns[0, 0, -1] = pieces.specials.start, pieces.specials.stop
    return columns[0], columns[1], columns[2], columns[3]


def emit(model: Model, words: Words, pieces: Pieces, size: int = 254, stride: int = 190) -> Emissions:
    """Return what the model says of a text: tags averaged over the windows that see a word, and its links.

    Where windows overlap a word counts by its distance from the nearest cut, so seams leave no trace.
    """
    count = len(words)
    sums: list[Floats] = []
    total = np.full((count, 1), 1e-9, dtype=np.float32)
    views = []
    breaks = np.flatnonzero(pieces.words < 0).tolist()
    for first, behind in cut_windows(len(pieces), size, stride, breaks):
        *tags, links = (part[0] for part in model(*fill(pieces, first, behind)))
        owner = np.full(behind - first + 2, -1, dtype=np.int64)
        own = pieces.words[first:behind]
        heads = np.flatnonzero((own >= 0) & (pieces.firsts[own] == np.arange(first, behind)))
        owner[heads + 1] = own[heads]
        place = np.arange(behind - first)
        left = place + 1 if first else np.full_like(place, 1 << 20)
        right = behind - first - place if behind < len(pieces) else np.full_like(place, 1 << 20)
        weights = np.zeros(len(owner), dtype=np.float32)
        weights[1:-1] = np.clip(np.minimum(left, right), 1, 64) ** 2
        if not sums:
            sums = [np.zeros((count, v.shape[-1]), dtype=np.float32) for v in tags]
        seen, w = owner[heads + 1], weights[heads + 1][:, None]
        for sum_, values in zip(sums, tags, strict=True):
            sum_[seen] += w * values[heads + 1]
        total[seen] += w
        views.append(WindowView(owner, links, weights))
    if not sums:
        sums = [np.zeros((count, width), dtype=np.float32) for width in (13, 13, 17)]
    roles, inner, names = (np.asarray(layer / total, dtype=np.float32) for layer in sums)
    return Emissions(roles, inner, names, tuple(views), words.sentences)
