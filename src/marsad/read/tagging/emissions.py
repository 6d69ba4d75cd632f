"""What the model says of a text, and what its links amount to.

A link is a guess, for each word, at which other word is the head of its cue (link 0), of its source (link 1, asked of
cues), or an earlier mention of the same (link 2). Links live in windows; these functions add the windows up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Range = tuple[int, int]

TO_CUE, TO_SOURCE, TO_ANTECEDENT = range(3)


@dataclass(frozen=True, slots=True)
class WindowView:
    """The links of one window.

    Attributes:
        words: the word of each position, -1 for special and non-first pieces.
        links: for each kind of link and each position, how likely each position is what it links to.
        weights: how far each position may be trusted: most in the middle, least at a cut.
    """

    words: NDArray[np.int64]
    links: Floats
    weights: Floats


@dataclass(frozen=True, slots=True)
class Emissions:
    """What the model says of a text: log probabilities of tags for each word, and the windows for links."""

    roles: Floats
    inner: Floats
    names: Floats
    windows: tuple[WindowView, ...]
    sentences: NDArray[np.int64]


def link_evidence(emissions: Emissions, link: int, kinds: Sequence[int]) -> Floats:
    """Return for each word how many words that look like some kinds of span point to it, by expectation.

    A statement is often plain where its cue or its speaker is not; its words still know where to look for them.
    """
    chances = np.exp(emissions.roles)
    pointing = np.sum([chances[:, 1 + 4 * kind : 5 + 4 * kind].sum(axis=1) for kind in kinds], axis=0)
    count = len(emissions.roles)
    evidence, total = np.zeros(count, dtype=np.float32), np.full(count, 1e-9, dtype=np.float32)
    for view in emissions.windows:
        rows = np.flatnonzero(view.words >= 0)
        words, weights = view.words[rows], view.weights[rows]
        np.add.at(evidence, words, weights * (pointing[words] @ view.links[link][np.ix_(rows, rows)]))
        np.add.at(total, words, weights)
    return evidence / total


def link_mass(
    emissions: Emissions, link: int, spans: Sequence[Range], targets: Sequence[Range]
) -> tuple[Floats, Floats]:
    """Return how much of each span's links fall on each target, and how much falls outside, both from 0 to 1.

    Each word of a span is seen by one window or more; windows count by how central the word is in them.
    """
    count = len(emissions.roles)
    mass = np.zeros((len(spans), len(targets)), dtype=np.float32)
    outside = np.zeros(len(spans), dtype=np.float32)
    total = np.full(len(spans), 1e-9, dtype=np.float32)
    span_of, target_of = _owners(spans, count), _owners(targets, count)
    for view in emissions.windows:
        words = np.maximum(view.words, 0)
        rows = np.flatnonzero((view.words >= 0) & (span_of[words] >= 0))
        if not len(rows):
            continue
        columns = np.flatnonzero((view.words >= 0) & (target_of[words] >= 0))
        scores = view.links[link][rows]
        owners, weights = span_of[view.words[rows]], view.weights[rows]
        np.add.at(total, owners, weights)
        np.add.at(outside, owners, weights * scores[:, 0])
        np.add.at(mass, (owners[:, None], target_of[view.words[columns]][None]), weights[:, None] * scores[:, columns])
    return mass / total[:, None], outside / total


def _owners(spans: Sequence[Range], count: int) -> NDArray[np.int64]:
    owners = np.full(count, -1, dtype=np.int64)
    for i, (first, behind) in enumerate(spans):
        owners[first:behind] = i
    return owners
