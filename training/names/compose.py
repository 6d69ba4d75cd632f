"""The table from Arabic to Arabic, made of the one from Arabic to Latin.

Two Arabic spellings of one name are rare in the pairs. Letters that Latin writes alike are what hands and ears confuse:
the chance that a letter stands for another is that of going to Latin and back.
"""

from __future__ import annotations

import math

from marsad.names.costs import RawCosts
from marsad.names.letters import ARABIC

ITSELF, DROPPED = 0.88, 0.03
DOUBLED = 0.01


def compose(across: RawCosts) -> RawCosts:
    """Return the costs of writing Arabic letters as Arabic letters."""
    chances = {
        letter: {piece: math.exp(-cost / 100) for piece, cost in across.costs.get(letter + "1", {}).items()}
        for letter in ARABIC
    }
    costs: dict[str, dict[str, int]] = {}
    for letter in ARABIC:
        shared = {other: _overlap(chances[letter], chances[other]) for other in ARABIC if other != letter}
        total = sum(shared.values()) or 1.0
        row = {letter: ITSELF, "": DROPPED if letter not in "اويءىةه" else 2 * DROPPED, letter * 2: DOUBLED}
        for other, share in shared.items():
            chance = (1 - ITSELF - DROPPED) * share / total
            if chance > 4e-4:
                row[other] = chance
        for long in "اوي":
            row[letter + long] = DOUBLED
            row[long + letter] = DOUBLED / 2
        for place in "012":
            costs[letter + place] = {piece: round(-100 * math.log(chance)) for piece, chance in sorted(row.items())}
    return RawCosts(2, [800, 900, 1600], costs)


def _overlap(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(chance * other[piece] for piece, chance in one.items() if piece and piece in other)
