"""Which Arabic letters write which Latin pieces, and what follows what: a model of both spellings at once.

A pair of words is a row of units, each an Arabic letter with the zero to three Latin letters that it writes; the model
says how likely a unit is after up to three others, and so reads both ways (a joint-sequence model, Bisani and Ney,
Speech Communication 50, 2008). Vowels that Arabic leaves out are guessed from the units around. `training.names.units`
learns it; it is kept as a trie in flat bytes, two for a unit, one for a cost.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

import msgspec
import numpy as np

UNITS = "units.msgpack"
EDGE, END = 0, 1
"""Numbers of the units that stand before a word and after it."""
STEP, LEAST = 0.06, -3.0
"""What a byte counts, in nats, and from where."""
LAST = 15.0
"""The cost of a unit that was never seen."""


class RawOrder(msgspec.Struct, frozen=True):
    """The rows of so many units, in the order of those that are a unit shorter.

    Attributes:
        units: the last unit of each row; two bytes each.
        costs: what the last unit costs after the others; a byte each.
        backs: what it costs to forget the first unit of the row, where what follows was not seen after it.
        counts: for each of the shorter rows, how many of these begin with it; two bytes each.
    """

    units: bytes
    costs: bytes
    backs: bytes
    counts: bytes


class RawUnits(msgspec.Struct, frozen=True):
    """The units, an Arabic letter and what it writes, and the rows of one, two and more of them."""

    units: list[str]
    orders: list[RawOrder]


@dataclass(frozen=True, slots=True)
class Units:
    """The model as it is asked.

    Attributes:
        letters, pieces: of each unit, its Arabic letter and its Latin piece.
        of_letter, of_piece: the units of each.
        after: the costs of units after each row; back: what forgetting its first unit costs.
        longest: how many units are remembered.
    """

    letters: list[str]
    pieces: list[str]
    of_letter: dict[str, list[int]]
    of_piece: dict[str, list[int]]
    after: dict[tuple[int, ...], dict[int, float]]
    back: dict[tuple[int, ...], float]
    longest: int

    def cost(self, before: tuple[int, ...], unit: int) -> float:
        """Return what a unit costs after others."""
        spent = 0.0
        while True:
            found = self.after.get(before, {}).get(unit)
            if found is not None:
                return spent + found
            if not before:
                return spent + LAST
            spent += self.back.get(before, 0.0)
            before = before[1:]


@cache
def load_units() -> Units:
    """Return the model, from the package."""
    raw = msgspec.msgpack.decode((files("marsad.names") / UNITS).read_bytes(), type=RawUnits)
    after: dict[tuple[int, ...], dict[int, float]] = {}
    back: dict[tuple[int, ...], float] = {}
    rows: list[tuple[int, ...]] = [()]
    for order in raw.orders:
        longer: list[tuple[int, ...]] = []
        costs = (STEP * np.frombuffer(order.costs, np.uint8) + LEAST).tolist()
        units = np.frombuffer(order.units, "<u2").tolist()
        found = iter(zip(units, costs, strict=True))
        for row, count in zip(rows, np.frombuffer(order.counts, "<u2").tolist(), strict=True):
            if count:
                after[row] = dict(islice(found, count))
                longer += [(*row, unit) for unit in after[row]]
        back |= zip(longer, (STEP * np.frombuffer(order.backs, np.uint8) + LEAST).tolist(), strict=True)
        rows = longer
    of_letter: dict[str, list[int]] = defaultdict(list)
    of_piece: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(raw.units):
        if number > END:
            of_letter[unit[0]].append(number)
            of_piece[unit[1:]].append(number)
    letters, pieces = [unit[0] for unit in raw.units], [unit[1:] for unit in raw.units]
    return Units(letters, pieces, dict(of_letter), dict(of_piece), after, back, len(raw.orders) - 1)
