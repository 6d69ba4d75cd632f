"""What stands inside a content, or goes on from a statement without a cue: the second layer of tags.

A word has one role in the outer layer. "A said that B believes X" needs two for "B believes X", and the sentence after
it, which says what A says without saying so, needs one that is no part of A's cue. The second layer has both: a cue
in it makes a nested statement, a content without a cue is carried.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from marsad.read.tagging.decode import CONTENT, CUE, Constants, Found, sureness
from marsad.read.tagging.emissions import Emissions, Range
from marsad.read.tagging.spans import find_spans


@dataclass(frozen=True, slots=True)
class Inner:
    """A statement of the second layer; `parent` is the number of the outer one around it, or None if it is carried.

    A carried stretch may hold outer statements whole: those are said in it.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    parent: int | None
    confidence: float


NEAR = 30
"""Most words between a nested cue and its content."""


def decode_inner(emissions: Emissions, outer: Sequence[Found], constants: Constants) -> list[Inner]:
    """Return nested statements and carried stretches, in order."""
    scores = emissions.inner.copy()
    scores[:, 1:] += constants.inner_bias
    spans = find_spans(scores, 3)
    sources, cues, contents = ([(a, b) for kind, a, b in spans if kind == k] for k in range(3))
    owner = _owners(outer, len(emissions.inner))
    taken: dict[int, list[Range]] = {}
    loose: list[Range] = []
    for content in contents:
        near = _nearest(content, cues, emissions.sentences)
        if near is None:
            loose.append(content)
        else:
            taken.setdefault(near, []).append(content)
    found = []
    for number, parts in sorted(taken.items()):
        cue = cues[number]
        at = _nearest(cue, sources, emissions.sentences)
        source = None if at is None else sources[at]
        around = owner[[i for a, b in (cue, *parts) for i in range(a, b)]]
        parents = around[around >= 0]
        if not len(parents):
            continue
        parent = int(np.bincount(parents).argmax())
        if 10 * sum(b - a for a, b in parts) >= 9 * sum(b - a for a, b in outer[parent].content):
            continue  # the outer one over again
        sure = min(sureness(emissions.inner, CUE, cue), *(sureness(emissions.inner, CONTENT, p) for p in parts))
        found.append(Inner((source,) if source else (), (cue,), tuple(parts), parent, sure))
    found += [
        Inner((), (), (content,), None, sureness(emissions.inner, CONTENT, content))
        for content in loose
        if not _is_part(content, outer)
    ]
    return sorted(found, key=lambda one: one.content[0][0])


def _owners(outer: Sequence[Found], count: int) -> np.ndarray:
    """Return for each word the outer statement whose content it stands in, or -1."""
    owner = np.full(count, -1, dtype=np.int64)
    for number, one in enumerate(outer):
        for first, behind in one.content:
            owner[first:behind] = number
    return owner


def _is_part(span: Range, outer: Sequence[Found]) -> bool:
    """Tell whether a stretch shares a fifth of its words with a content that it does not hold whole."""
    shared = 0
    for one in outer:
        for first, behind in one.content:
            if not (span[0] <= first and behind <= span[1] and all(span[0] <= a < span[1] for a, _ in one.cue)):
                shared += max(0, min(behind, span[1]) - max(first, span[0]))
    return 5 * shared >= span[1] - span[0]


def _nearest(span: Range, others: Sequence[Range], sentences: np.ndarray) -> int | None:
    """Return the number of the range nearest to a span in its own sentence, or None."""
    best, least = None, NEAR
    for number, other in enumerate(others):
        gap = max(other[0] - span[1], span[0] - other[1], 0)
        near = sentences[other[0]] in (sentences[span[0]], sentences[span[1] - 1])
        if near and gap < least:
            best, least = number, gap
    return best
