"""Many short lists of numbers, kept as one array."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def turn(lists: list[list[int]], count: int) -> list[list[int]]:
    """Return, for each of so many numbers, the places of the lists that have it."""
    turned: list[list[int]] = [[] for _ in range(count)]
    for at, numbers in enumerate(lists):
        for number in numbers:
            turned[number].append(at)
    return turned


class Runs:
    """Lists of numbers end to end, so that those of many rows are taken at once."""

    def __init__(self, lists: list[list[int]]) -> None:
        lengths = np.array([len(one) for one in lists], np.int64)
        self.ends = np.cumsum(lengths)
        self.starts = self.ends - lengths
        self.values = np.array([number for one in lists for number in one], np.int64)

    def of(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the numbers of some rows, in order, and for each the place of its row among those asked for."""
        starts, lengths = self.starts[rows], self.ends[rows] - self.starts[rows]
        at = np.repeat(np.arange(len(rows)), lengths)
        within = np.arange(len(at)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return self.values[starts[at] + within], at
