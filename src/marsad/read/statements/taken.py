"""Which names cross a stretch of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from marsad.read.statements.arabicnames import Name


class Taken:
    """Where names stand, asked for those that cross a stretch of the text."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = sorted(names, key=lambda name: name[1])
        self._reach = list(accumulate((end for _, _, end in self._names), max))  # of each and all before it

    def crossing(self, start: int, end: int) -> list[Name]:
        """Return the names that share a letter with a stretch, the last first."""
        found = []
        at = bisect_left(self._names, end, key=lambda name: name[1])
        while at and self._reach[at - 1] > start:
            at -= 1
            if self._names[at][2] > start:
                found.append(self._names[at])
        return found
