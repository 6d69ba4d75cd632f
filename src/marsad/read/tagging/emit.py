"""Run the model over the windows of a text and lay what it says over words."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from training.attribution.runtime.emissions import Emissions, Floats, WindowView
from training.attribution.runtime.encode import Ints, Pieces, Words, cut_windows

NO_SHAPE = 8
Model = Callable[[Ints, Ints, Ints, Ints], tuple[Floats, Floats, Floats, Floats]]


def fill(pieces: Pieces, windows: list[tuple[int, int]]) -> tuple[Ints, Ints, Ints, Ints]:
    """Return the input arrays of windows of equal size."""
    length = windows[0][1] - windows[0][0]
    columns = np.zeros((4, len(windows), length + 2), dtype=np.int64)
    columns[1] = NO_SHAPE
    for row, (first, behind) in enumerate(windows):
        for column, values in zip(columns, (pieces.ids, pieces.shapes, pieces.quotes, pieces.places), strict=True):
            column[row, 1:-1] = values[first:behind]
    columns[0, :, 0], columns[0, :, -1] = pieces.specials.start, pieces.specials.stop
    return columns[0], columns[1], columns[2], columns[3]


def log_softmax(values: Floats) -> Floats:
    """Return log probabilities over the last axis."""
    values = values - values.max(axis=-1, keepdims=True)
    return np.asarray(values - np.log(np.exp(values).sum(axis=-1, keepdims=True)), dtype=np.float32)


def emit(model: Model, words: Words, pieces: Pieces, size: int = 254, stride: int = 190, batch: int = 1) -> Emissions:
    """Return what the model says of a text: tags averaged over the windows that see a word, and its links.

    A window's word counts by its distance from the nearest cut, so seams leave no trace; the ends of the text are no
    cut.
    """
    windows = cut_windows(len(pieces), size, stride)
    outputs: list[list[NDArray[np.float32]]] = []
    for at in range(0, len(windows), batch):
        parts = model(*fill(pieces, windows[at : at + batch]))
        outputs += [[p[row] for p in parts] for row in range(len(parts[0]))]
    count = len(words)
    sums: list[Floats] = []
    total = np.full((count, 1), 1e-9, dtype=np.float32)
    views = []
    for (first, behind), (roles, names, queries, keys) in zip(windows, outputs, strict=True):
        owner = np.full(behind - first + 2, -1, dtype=np.int64)
        inner = pieces.words[first:behind]
        heads = np.flatnonzero((inner >= 0) & (pieces.firsts[inner] == np.arange(first, behind)))
        owner[heads + 1] = inner[heads]
        place = np.arange(behind - first)
        left = place + 1 if first else np.full_like(place, 1 << 20)
        right = behind - first - place if behind < len(pieces) else np.full_like(place, 1 << 20)
        weights = np.zeros(len(owner), dtype=np.float32)
        weights[1:-1] = np.clip(np.minimum(left, right), 1, 64) ** 2
        if not sums:
            sums = [np.zeros((count, v.shape[-1]), dtype=np.float32) for v in (roles, names)]
        seen, w = owner[heads + 1], weights[heads + 1][:, None]
        for sum_, values in zip(sums, (roles, names), strict=True):
            sum_[seen] += w * log_softmax(values[heads + 1])
        total[seen] += w
        views.append(WindowView(owner, queries, keys, weights))
    if not sums:
        return Emissions(np.zeros((count, 13), np.float32), np.zeros((count, 17), np.float32), (), words.sentences)
    return Emissions(sums[0] / total, sums[1] / total, tuple(views), words.sentences)
