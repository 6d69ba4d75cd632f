"""Learn the model by which `marsad.names` proposes spellings: `marsad.names.units`.

python -m training.names.units --pairs FILE [--out src/marsad/names/units.msgpack]

FILE is the one of `training.names`, whose letters.json is to be there. Words are laid along each other by the cheapest
way, three times over, the costs counted anew each time; what units follow what is smoothed as by Kneser and Ney (1995)
and cut to what was seen twice. Half a minute.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from math import log
from pathlib import Path

import msgspec
import numpy as np

from marsad.names.costs import load_letters
from marsad.names.units import END, LEAST, STEP, UNITS, RawOrder, RawUnits
from training.names.pairs import across, read_rows

HERE = Path(__file__).parents[2] / "src" / "marsad" / "names" / UNITS
ORDER = 4
PIECE = 3
ROUNDS = 3
DISCOUNT = 0.75
SEEN, KEPT = 3, 2
"""How often a unit was seen at least, and the longest rows."""
NEVER = 1e-6
NAT = 50
"""What a nat is in the table of letters, which counts them in halves and hundredths (`training.names.judge`)."""
DEAR = 3.2
"""Mean cost of a letter from which on two words are no spellings of each other."""

Row = tuple[str, ...]
Cost = Callable[[str, str], float]


def lay(arabic: str, latin: str, cost: Cost) -> tuple[float, Row]:
    """Return the cheapest way to write one word as the other, as units, and its cost."""
    best: list[tuple[float, Row] | None] = [(0.0, ()), *[None] * len(latin)]
    for letter in arabic:
        step: list[tuple[float, Row] | None] = [None] * (len(latin) + 1)
        for at, reached in enumerate(best):
            for until in range(at, min(at + PIECE, len(latin)) + 1) if reached else ():
                piece = latin[at:until]
                spent = reached[0] + cost(letter, piece) if reached else 0.0
                known = step[until]
                if reached and (known is None or spent < known[0]):
                    step[until] = (spent, (*reached[1], letter + piece))
        best = step
    return best[-1] or (DEAR * 99, ())


def lay_all(pairs: list[tuple[str, str, float]]) -> list[Row]:
    """Return the units of all pairs that are spellings of each other."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for unit, row in load_letters().ar_la.costs.items():
        for piece, cost in row.items():
            table[unit[0]][piece] = min(table[unit[0]].get(piece, 99.0), cost / NAT)
    laid: list[tuple[float, Row]] = []
    for _ in range(ROUNDS):
        laid = [lay(arabic, latin, _cost(table)) for arabic, latin, _ in pairs]
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for (_, units), (_, _, weight) in zip(laid, pairs, strict=True):
            for unit in units:
                seen[unit[0]][unit[1:]] += weight  # type: ignore[assignment]
        table = {
            letter: {piece: -log(count / (sum(row.values()) + 5)) for piece, count in row.items()}
            for letter, row in seen.items()
        }
    return [units for cost, units in laid if units and cost / len(units) < DEAR]


def _cost(table: dict[str, dict[str, float]]) -> Cost:
    return lambda letter, piece: table.get(letter, {}).get(piece, 7 + 2.0 * len(piece))


class Chances:
    """How likely a unit is after others: interpolated, discounted, the shorter rows by what they come after."""

    def __init__(self, words: Iterable[Row], order: int = ORDER) -> None:
        self.rows: list[Counter[Row]] = [Counter() for _ in range(order + 1)]
        for word in words:
            edged = ("^",) * (order - 1) + word + ("$",)
            self.rows[order].update(edged[at - order : at] for at in range(order, len(edged) + 1))
        for size in range(order - 1, 0, -1):
            self.rows[size].update(row[1:] for row in self.rows[size + 1])
        self.total: Counter[tuple[Row, int]] = Counter()
        self.kinds: Counter[tuple[Row, int]] = Counter()
        for rows in self.rows:
            for row, count in rows.items():
                self.total[row[:-1], len(row)] += count
                self.kinds[row[:-1], len(row)] += 1

    def chance(self, row: Row) -> float:
        """Return the chance of the last unit of a row after the others."""
        if not row:
            return 1 / len(self.rows[1])
        key = (row[:-1], len(row))
        low, total = self.chance(row[1:]), self.total[key]
        if not total:
            return low
        count = max(self.rows[len(row)][row] - DISCOUNT, 0)
        return (count + DISCOUNT * self.kinds[key] * low) / total


def cut(chances: Chances, order: int = ORDER) -> tuple[dict[Row, float], dict[Row, float]]:
    """Return the chances of the rows that are kept, and what is left after each for what was cut."""
    rows = {
        row[:until]
        for size in range(1, order + 1)
        for row, count in chances.rows[size].items()
        if size < 3 or count >= KEPT
        for until in range(1, size + 1)
    }
    # Edges before a word are nothing but what others stand after.
    kept = {row: chances.chance(row) if set(row) != {"^"} else NEVER for row in sorted(rows)}
    onward: dict[Row, list[Row]] = defaultdict(list)
    for row in kept:
        onward[row[:-1]].append(row)
    left: dict[Row, float] = {}

    def look(row: Row) -> float:
        if row in kept:
            return kept[row]
        return left.get(row[:-1], 1.0) * look(row[1:]) if row else 1e-7

    for before in sorted(onward, key=len):
        if before:
            gone = 1 - sum(kept[row] for row in onward[before])
            rest = 1 - sum(look(row[1:]) for row in onward[before])
            left[before] = max(gone, 1e-4) / max(rest, 1e-4)
    return kept, left


def pack(kept: dict[Row, float], left: dict[Row, float], order: int = ORDER) -> RawUnits:
    """Return rows and chances as the package keeps them."""
    names = ["^", "$", *sorted({row[0] for row in kept if len(row) == 1} - {"^", "$"})]
    number = {name: at for at, name in enumerate(names)}
    assert number["$"] == END
    onward: dict[Row, list[Row]] = defaultdict(list)
    for row in sorted(kept, key=lambda row: [number[unit] for unit in row]):
        onward[row[:-1]].append(row)
    orders, before = [], [()]
    for _ in range(order):
        rows = [row for short in before for row in onward[short]]
        orders.append(
            RawOrder(
                np.array([number[row[-1]] for row in rows], "<u2").tobytes(),
                _bytes(-log(kept[row]) for row in rows),
                _bytes(-log(left.get(row, 1.0)) for row in rows),
                np.array([len(onward[short]) for short in before], "<u2").tobytes(),
            )
        )
        before = rows  # type: ignore[assignment]
    return RawUnits(names, orders)


def _bytes(costs: Iterable[float]) -> bytes:
    return bytes(min(max(round((cost - LEAST) / STEP), 0), 255) for cost in costs)


def make(path: Path) -> bytes:
    """Return the model that a file of pairs teaches, as the package keeps it."""
    pairs = {(pair.source, pair.target): pair.weight for pair in across(read_rows(path), loose=False)}
    words = lay_all([(*pair, weight) for pair, weight in sorted(pairs.items())])
    seen = Counter(unit for word in words for unit in word)
    words = [word for word in words if all(seen[unit] >= SEEN for unit in word)]
    kept, left = cut(Chances(words))
    return msgspec.msgpack.encode(pack(kept, left))


def main() -> None:
    """Read pairs, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    data = make(given.pairs)
    given.out.write_bytes(data)
    print(f"{len(data):,} bytes")


if __name__ == "__main__":
    main()
