"""Which names a spelling writes: common names, their spellings listed by hand in `resources/names/given.yaml`.

Letters alone do not tell that Mahmoud is no Muhammad and Driss is Idris: everybody knows it, and so does the list.
`python -m marsad.names.compile` makes the package's copy, its spellings folded as parts of names are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from numpy.typing import NDArray

from marsad.errors import BadInput
from marsad.names.letters import ALPHABETS, Alphabet
from marsad.names.parse import parse_name

COMPILED = "given.json"
MOST = 4
"""Names that one spelling may write."""

_DOTS = {"ه": "ة", "ة": "ه", "ى": "ي", "ي": "ى"}
"""Last letters whose dots many hands leave out, or put: اسامه is أسامة."""

Given = NDArray[np.int16]
"""Words x the names that each may write, by number; 0 is none."""


class Spellings(msgspec.Struct, frozen=True, omit_defaults=True):
    """The spellings of one name, folded, the usual first.

    `apart` are Arabic spellings of two words that folding makes one, as they are written: عبد القادر.
    """

    ar: list[str]
    la: list[str]
    apart: dict[str, str] = msgspec.field(default_factory=dict)


def compile_given(rows: Sequence[Sequence[str]]) -> bytes:
    """Return the compiled form of rows of spellings, each row those of one name.

    Raises:
        BadInput: a spelling writes more names than are kept.
    """
    names = []
    for row in rows:
        words = list(dict.fromkeys(word for spelling in row for word in _fold(spelling)))
        arabic, latin = ([letters for letters, one in words if one == alphabet] for alphabet in ALPHABETS)
        apart = {
            word: spelling
            for spelling in reversed(row)
            if " " in spelling
            for word, one in _fold(spelling)
            if one == "ar"
        }
        names.append(Spellings(arabic, latin, apart))
    numbers = _number(names)
    many = [letters for words in numbers.values() for letters, found in words.items() if len(found) > MOST]
    if many:
        raise BadInput(f"These spellings stand in more than {MOST} rows of given.yaml: {', '.join(many)}. Choose.")
    return msgspec.json.encode(names) + b"\n"


def _fold(spelling: str) -> list[tuple[str, Alphabet]]:
    """Return the letters of a spelling, without its article; nothing for one of two parts, which are compared apart."""
    parts = parse_name(spelling).parts
    return [(parts[0].shapes[0], parts[0].alphabet)] if len(parts) == 1 else []


@cache
def load_given() -> tuple[Spellings, ...]:
    """Return the listed names, from the package."""
    return tuple(msgspec.json.decode((files("marsad.names") / COMPILED).read_bytes(), type=list[Spellings]))


def _number(names: Iterable[Spellings]) -> dict[Alphabet, dict[str, list[int]]]:
    """Return for each spelling the numbers of the names that it writes, from 1."""
    found: dict[Alphabet, dict[str, list[int]]] = {alphabet: {} for alphabet in ALPHABETS}
    for number, name in enumerate(names, 1):
        for alphabet, words in zip(ALPHABETS, (name.ar, name.la), strict=True):
            for letters in words:
                found[alphabet].setdefault(letters, []).append(number)
    return found


@cache
def write_apart() -> dict[str, str]:
    """Return how listed Arabic names of two words are written, by their folded letters.

    >>> write_apart()["صلاحدين"]
    'صلاح الدين'
    """
    return {word: spelling for name in reversed(load_given()) for word, spelling in name.apart.items()}


@cache
def number_given() -> dict[Alphabet, dict[str, list[int]]]:
    """Return for each listed spelling the numbers of the names that it writes, from 1."""
    return _number(load_given())


def find_given(words: Iterable[str], alphabet: Alphabet) -> Given:
    """Return which listed names some words write."""
    listed = number_given()[alphabet]
    rows = [listed.get(word, listed.get(word[:-1] + _DOTS.get(word[-1:], " "), ())) for word in words]
    found = np.zeros((len(rows), MOST), np.int16)
    for row, numbers in enumerate(rows):
        if numbers:
            found[row, : len(numbers)] = numbers
    return found


def compare_given(one: Given, others: Given) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return whether others write a listed name that one word writes too, and whether they write only other ones."""
    listed = others[:, 0] > 0
    alike = np.zeros(len(others), bool)
    places = np.flatnonzero(listed)
    names = one[0, one[0] > 0]
    alike[places] = (others[places][:, :, None] == names).any(axis=(1, 2))
    return alike, listed & ~alike
