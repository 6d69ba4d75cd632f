"""Gold labels laid over words: role tags, name tags, and which word points to which.

Spans are trimmed of outer punctuation and joined where no word lies between, as the scorer does, so that the model
learns borders of words and not the habits of annotators about commas.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from marsad.read.tagging.words import Ints, Words
from training.attribution.corpus import Document, Spans

ROLES = ("source", "cue", "content")
NAMES = ("person", "organisation", "place", "other")
OUT, BEGIN, IN, END, SINGLE = range(5)
IGNORE = -100


def tag_of(kind: int, part: int) -> int:
    """Return the number of a tag: 0 is outside, then begin, in, end, single for each kind in turn."""
    return 0 if part == OUT else 1 + 4 * kind + part - 1


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution in words: ranges `(first, behind)` a role."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one document, one a word, and its attributions in words.

    Attributes:
        roles: tag of source, cue or content, or outside.
        inner: the same for statements inside contents, and those that go on without a cue; `IGNORE` where unknown.
        names: tag of a name, `IGNORE` where no silver exists.
        linked: the attributions as ranges of words.
    """

    roles: Ints
    inner: Ints
    names: Ints
    linked: tuple[Linked, ...]


def to_ranges(spans: Spans, words: Words, solid: np.ndarray) -> tuple[tuple[int, int], ...]:
    """Return spans as ranges of words, trimmed of outer punctuation and joined where only punctuation lies between.

    A span of nothing but punctuation stays as it is: the colon of "Tapper: ..." is a cue.
    """
    ranges: list[tuple[int, int]] = []
    for start, end in spans:
        first = int(np.searchsorted(words.ends, start, side="right"))
        behind = int(np.searchsorted(words.starts, end, side="left"))
        if first >= behind:
            continue
        if solid[first:behind].any():
            inner = np.flatnonzero(solid[first:behind])
            first, behind = first + int(inner[0]), first + int(inner[-1]) + 1
        if ranges and not solid[ranges[-1][1] : first].any():
            ranges[-1] = (ranges[-1][0], max(behind, ranges[-1][1]))
        else:
            ranges.append((first, behind))
    return tuple(ranges)


def _paint(tags: Ints, kind: int, first: int, behind: int) -> None:
    if behind - first == 1:
        tags[first] = tag_of(kind, SINGLE)
        return
    tags[first:behind] = tag_of(kind, IN)
    tags[first] = tag_of(kind, BEGIN)
    tags[behind - 1] = tag_of(kind, END)


def label(document: Document, words: Words) -> Labels:
    """Return a document's labels over its words; where attributions overlap the first one written keeps the word."""
    solid = np.asarray([document.text[s].isalnum() or document.text[s] == "_" for s in words.starts], dtype=bool)
    roles = np.zeros(len(words), dtype=np.int64)
    linked = []
    for a in document.attributions:
        one = Linked(*(to_ranges(getattr(a, role), words, solid) for role in ROLES))
        if not one.content:
            continue
        linked.append(one)
        for kind, role in enumerate(ROLES):
            for first, behind in getattr(one, role):
                if not roles[first:behind].any():
                    _paint(roles, kind, first, behind)
    for start, end in document.masked:
        roles[(words.starts >= start) & (words.ends <= end)] = IGNORE
    names = np.full(len(words), 0 if document.has_silver else IGNORE, dtype=np.int64)
    for start, end, name in document.names:
        for first, behind in to_ranges(((start, end),), words, solid):
            if not names[first:behind].any():
                _paint(names, NAMES.index(name), first, behind)
    return Labels(roles, _inner(document, words, solid), names, tuple(linked))


def _inner(document: Document, words: Words, solid: np.ndarray) -> Ints:
    if document.inner is None:
        return np.full(len(words), IGNORE, dtype=np.int64)
    tags = np.zeros(len(words), dtype=np.int64)
    for a in document.inner:
        for kind, role in enumerate(ROLES):
            for first, behind in to_ranges(getattr(a, role), words, solid):
                if not tags[first:behind].any():
                    _paint(tags, kind, first, behind)
    for start, end in document.unknown:
        tags[(words.starts >= start) & (words.ends <= end)] = IGNORE
    return tags
