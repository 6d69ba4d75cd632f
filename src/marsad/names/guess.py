"""Likely spellings of a word in the other alphabet, by a beam search over the units of both.

A spelling can come about in several ways (a vowel belongs to the letter before it or after it): chances are added.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, log
from typing import NamedTuple

from marsad.names.letters import Alphabet
from marsad.names.units import EDGE, END, Units, load_units

BEAM = 24
PIECE = 3
"""Latin letters of a piece, at most."""
HOPELESS = 60.0


class Spelling(NamedTuple):
    """Letters, and what they cost: the likelier, the less."""

    cost: float
    letters: str


_State = tuple[str, tuple[int, ...]]


def guess_spellings(word: str, alphabet: Alphabet, top: int) -> list[Spelling]:
    """Return likely spellings of a folded word in the other alphabet, the likeliest first; itself if there are none."""
    model = load_units()
    reached: list[dict[_State, float]] = [{} for _ in range(len(word) + 1)]
    reached[0]["", (EDGE,) * model.longest] = 0.0
    for at in range(len(word) + 1):
        if alphabet == "la":
            _write(model, [(0, unit) for unit in model.of_piece.get("", ())], model.letters, reached, at)
        if at < len(word):
            writes = model.pieces if alphabet == "ar" else model.letters
            _write(model, list(_next(model, word, at, alphabet)), writes, reached, at)
    chances: dict[str, float] = {}
    for (letters, before), cost in _best(reached[-1], 2 * BEAM):
        if letters:
            spent = min(cost + model.cost(before, END), HOPELESS)
            chances[letters] = chances.get(letters, 0.0) + exp(-spent)
    found = sorted(Spelling(-log(chance), letters) for letters, chance in chances.items())
    return found[:top] or [Spelling(HOPELESS, word)]


def _best(states: dict[_State, float], most: int = BEAM) -> list[tuple[_State, float]]:
    return sorted(states.items(), key=lambda item: (item[1], item[0]))[:most]


def _next(model: Units, word: str, at: int, alphabet: Alphabet) -> Iterator[tuple[int, int]]:
    """Yield how many letters are read at a place, and the unit that reads them."""
    if alphabet == "ar":
        yield from ((1, unit) for unit in model.of_letter.get(word[at], ()))
        return
    for size in range(1, min(PIECE, len(word) - at) + 1):
        yield from ((size, unit) for unit in model.of_piece.get(word[at : at + size], ()))


def _write(
    model: Units, options: list[tuple[int, int]], writes: list[str], reached: list[dict[_State, float]], at: int
) -> None:
    """Go on from the likeliest states by each option; of Arabic letters that write nothing there is one at a time."""
    for (letters, before), cost in _best(reached[at]):
        for size, unit in options:
            if not size and (before[-1] == EDGE or not model.pieces[before[-1]]):
                continue
            spent = cost + model.cost(before, unit)
            state = (letters + writes[unit], (*before, unit)[1:])
            onward = reached[at + size]
            if spent < onward.get(state, HOPELESS):
                onward[state] = spent
