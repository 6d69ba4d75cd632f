"""How much each part of a name tells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from marsad.names.costs import Floats
from marsad.names.parse import Kind, Part
from marsad.names.wordlists import load_lists

SHARES: dict[Kind, float] = {
    "name": 1.0,
    "initial": 0.5,
    "number": 0.9,
    "kunya": 0.4,
    "particle": 0.15,
    "title": 0.12,
    "organisation": 0.3,
}
KINDS: tuple[Kind, ...] = tuple(SHARES)
SONS = ("bin", "ben", "ibn", "بن", "ابن")
"""One word, whichever way it is written; a daughter is none."""
KUNYAS = (("abu", "ابو"), ("umm", "ام"))
INITIAL = 0.75
"""How like an initial and a word that begins with it are."""


def weigh(part: Part, rarity: float) -> float:
    """Return the weight of a part, of which the pool says how rare it is (1 is as most words are)."""
    return SHARES[part.kind] * rarity


def weigh_alone(part: Part) -> float:
    """Return the weight of a part where there is no pool: names that everybody bears tell less."""
    common = part.kind == "name" and part.shapes[0] in load_lists().common
    return SHARES[part.kind] * (0.7 if common else 1.0)


def likeness_of_initials(like: Floats, ours: Sequence[Part], theirs: Sequence[Part]) -> None:
    """Set how like initials and words are that begin with them: parts of one name x parts of the other."""
    for row, one in enumerate(ours):
        for column, other in enumerate(theirs):
            if "initial" in (one.kind, other.kind) and one.alphabet == other.alphabet:
                same = one.shapes[0][:1] == other.shapes[0][:1]
                like[row, column] = np.float32((1.0 if one.kind == other.kind else INITIAL) if same else 0.0)


def same_words(part: Part) -> tuple[str, ...]:
    """Return the words that say what a part says, itself among them, if it is a word that only stands with names."""
    if part.kind == "kunya":
        return next(words for words in KUNYAS if part.shapes[0] in words)
    return SONS if part.kind == "particle" and part.shapes[0] in SONS else ()
