"""Many short lists of numbers, kept as one array."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
_NONE: Rows = np.zeros(0, np.int64)


class Runs:
    """Lists of numbers end to end, so that those of many rows are taken at once."""

    __slots__ = ("ends", "values")

    def __init__(self, values: NDArray[np.int32], ends: Rows) -> None:
        """Make runs of their arrays; `ends` has a nought before the first."""
        self.values, self.ends = values, ends

    def of(self, rows: Rows) -> tuple[Rows, Rows]:
        """Return the numbers of some rows, in order, and for each the place of its row among those asked for."""
        if not len(rows):
            return _NONE, _NONE
        starts = self.ends.take(rows)
        lengths = self.ends.take(rows + 1) - starts
        if (lengths == 1).all():
            return self.values.take(starts).astype(np.int64), np.arange(len(rows))
        at = np.arange(len(rows)).repeat(lengths)
        first = starts - lengths.cumsum() + lengths
        places = first.repeat(lengths)
        places += np.arange(len(at))
        return self.values.take(places).astype(np.int64), at


def run_up(keys: Rows, values: Rows, count: int) -> tuple[NDArray[np.int32], Rows]:
    """Return the arrays of runs: for each of so many keys its values, in the order in which they stand."""
    order = np.argsort(keys, kind="stable")
    ends = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(keys, minlength=count), out=ends[1:])
    return values[order].astype(np.int32), ends
