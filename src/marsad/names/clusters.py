"""Which headings are one, as people judged.

Judgements are never changed, so what they amount to is computed: from those that stand, whatever the order in which
they were made or taken back. Where they contradict each other, headings stay apart, and whoever looks is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True, order=True)
class Judged:
    """A standing judgement of two headings, by their numbers; which of them is named first says nothing."""

    left: int
    right: int
    verdict: Verdict

    @property
    def pair(self) -> tuple[int, int]:
        """Return the two, the lower number first."""
        return (self.left, self.right) if self.left <= self.right else (self.right, self.left)


@dataclass(frozen=True, slots=True)
class Clusters:
    """What judgements amount to.

    Attributes:
        head: The lowest number of each heading's cluster, for every heading that was judged.
        contested: Pairs judged the same that are kept apart, because of what was judged different.
    """

    head: dict[int, int]
    contested: tuple[tuple[int, int], ...]


def resolve(judgements: Iterable[Judged]) -> Clusters:
    """Return the clusters of all headings that were judged.

    Two are one if they were judged the same, or both the same as a third. `different` holds between clusters: a pair
    judged the same does not join two clusters of which any two members were judged different. Pairs are taken in the
    order of their numbers, so that the outcome depends on which judgements stand and on nothing else.

    >>> resolve([Judged(1, 2, "same"), Judged(3, 2, "same"), Judged(4, 5, "unsure")]).head
    {1: 1, 2: 1, 3: 1, 4: 4, 5: 5}
    >>> resolve([Judged(1, 2, "same"), Judged(2, 3, "same"), Judged(1, 3, "different")])
    Clusters(head={1: 1, 2: 1, 3: 3}, contested=((2, 3),))
    """
    every = list(judgements)
    same = sorted({one.pair for one in every if one.verdict == "same"})
    apart = {one.pair for one in every if one.verdict == "different"}
    numbers = sorted({number for one in every for number in one.pair})
    head = {number: number for number in numbers}
    members = {number: {number} for number in numbers}
    foes: dict[int, set[int]] = defaultdict(set)
    for left, right in apart:
        foes[left].add(right)
        foes[right].add(left)
    contested = []
    for left, right in same:
        into, gone = sorted((head[left], head[right]))
        if into == gone:
            if (left, right) in apart:
                contested.append((left, right))
            continue
        if foes[into] & members[gone]:
            contested.append((left, right))
            continue
        for number in members[gone]:
            head[number] = into
        members[into] |= members.pop(gone)
        foes[into] |= foes.pop(gone, set())
    return Clusters(head, tuple(contested))
