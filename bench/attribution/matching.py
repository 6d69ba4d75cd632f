"""When two attributions agree, and the largest set of pairs that do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bench.attribution.spans import Item

JACCARD = 0.5


def sources_agree(a: Item, b: Item) -> bool:
    """Tell whether two sources share a token or are both absent."""
    return bool(a.source_tokens & b.source_tokens) or not (a.source_tokens or b.source_tokens)


def contents_agree(a: Item, b: Item) -> bool:
    """Tell whether half or more of the tokens in either content are in both."""
    both = len(a.content_tokens & b.content_tokens)
    return both > 0 and both / len(a.content_tokens | b.content_tokens) >= JACCARD


def agree(a: Item, b: Item) -> bool:
    """Tell whether two attributions agree leniently: in content by Jaccard, in source by overlap."""
    return contents_agree(a, b) and sources_agree(a, b)


def same(a: Item, b: Item) -> bool:
    """Tell whether two attributions agree strictly: every span of every role."""
    return (a.source, a.cue, a.content) == (b.source, b.cue, b.content)


def match(gold: Sequence[Item], found: Sequence[Item], test: Callable[[Item, Item], bool]) -> list[int]:
    """Return for each gold item the number of the found item it is paired with, or -1; no larger pairing exists.

    One to one, by augmenting paths (Kuhn's algorithm), so no choice of order can lose a pair.
    """
    edges = [[j for j, f in enumerate(found) if test(g, f)] for g in gold]
    owner = [-1] * len(found)

    def claim(i: int, tried: set[int]) -> bool:
        for j in edges[i]:
            if j in tried:
                continue
            tried.add(j)
            if owner[j] < 0 or claim(owner[j], tried):
                owner[j] = i
                return True
        return False

    for i in range(len(gold)):
        claim(i, set())
    pairs = [-1] * len(gold)
    for j, i in enumerate(owner):
        if i >= 0:
            pairs[i] = j
    return pairs
