"""Many names, and those of them that a query may mean: any spelling, either script, the best first.

Words of names are kept once, by alphabet. A query's words fetch likely words by skeleton (`vocabulary`), letters' costs
say how like each is, names that hold them are gathered, and the best of those are compared part by part (`ranking`).
A name in one word finds one in two by its letters in one piece; acronyms find names by initials; listed forms find each
other; of names that come out alike, the one printed most alike is first (`finish`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from marsad.names.costs import TABLE
from marsad.names.finish import Printed, prefer
from marsad.names.forms import is_short, other_forms
from marsad.names.given import COMPILED as GIVEN
from marsad.names.keys import look_up
from marsad.names.parse import Name, parse_name
from marsad.names.pool import LATIN_FROM, Arrays, initials_of, lay_out_pool, load, save
from marsad.names.ranking import Ranking
from marsad.names.wordlists import COMPILED

LEAST = 0.05
"""Scores below this are no hits."""
CLOSE, MOST_CLOSE = 0.05, 16
"""How far below the best score names are whose print is looked at, and how many at most."""
LISTED = 0.97
INITIALS = 0.72
LAYOUT = 5
"""The shape of a stored index; another one is refused."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that a query may mean, and how like it is: 1 is the same letters."""

    name: str
    score: float
    row: int


class NameIndex:
    """An index over a list of names. Build it once; finding needs no more than what it holds.

    >>> index = NameIndex(["Abu Mohammad al-Jolani", "Bashar al-Assad", "Riad al-Asaad"])
    >>> index.find("أبو محمد الجولاني", 1)[0].name
    'Abu Mohammad al-Jolani'
    """

    def __init__(self, names: Iterable[str]) -> None:
        listed = list(names)
        arrays, refused = lay_out_pool(listed)
        self._hold(listed, arrays, refused)

    def _hold(self, names: Sequence[str], arrays: Arrays, refused: list[tuple[int, str]]) -> None:
        self.names = names
        self.refused = refused
        """Rows that are no names, and why."""
        self._arrays = arrays
        self._ranking = Ranking(arrays, len(names))

    @classmethod
    def open(cls, folder: Path) -> NameIndex:
        """Return an index that was saved: mapped into memory, read only where a query needs it.

        Raises:
            BadInput: the folder holds no index, or one of other tables.
        """
        index = cls.__new__(cls)
        index._hold(*load(folder, made_by()))
        return index

    def save(self, folder: Path) -> None:
        """Write the index into a folder, for `open`."""
        save(folder, made_by(), self.names, self._arrays, self.refused)

    def __len__(self) -> int:
        return len(self.names)

    def find(self, query: str, top: int = 10) -> list[Hit]:
        """Return the names that a query may mean, the best first.

        Raises:
            BadInput: the query is no name.
        """
        name = parse_name(query)
        scores = self._ranking.find(name, top)
        for form in other_forms(query):
            for row, found in self._ranking.find(parse_name(form), top).items():
                scores[row] = max(scores.get(row, 0.0), LISTED * found)
        for row in self._by_initials(name, query):
            scores[row] = max(scores.get(row, 0.0), INITIALS)
        near = [item for item in scores.items() if item[1] >= LEAST]
        near.sort(key=lambda item: (-item[1], item[0]))
        close = [item for item in near[:MOST_CLOSE] if item[1] > near[0][1] - CLOSE]
        best = [(row, prefer(query, name, self._printed(row), value)) for row, value in close] + near[len(close) :]
        best.sort(key=lambda item: (-item[1], item[0]))
        return [Hit(self.names[row], round(min(max(value, 0.0), 1.0), 4), row) for row, value in best[:top]]

    def _printed(self, row: int) -> Printed:
        arrays = self._arrays
        start, end = arrays["end"][row : row + 2].tolist()
        latin = {first >= LATIN_FROM for first in arrays["first"][arrays["token"][start:end]].tolist()}
        return Printed(self.names[row], arrays["article"][start:end].tolist(), {"la" if one else "ar" for one in latin})

    def _by_initials(self, name: Name, query: str) -> Sequence[int]:
        """Return names that an acronym may stand for, or acronyms of a name."""
        if is_short(name):
            what, word = "initial", query.strip().casefold()
        elif len(name.parts) > 2:
            what, word = "acronym", initials_of(name)
        else:
            return ()
        keys, rows = self._arrays[f"{what}.keys"], self._arrays[f"{what}.rows"]
        return [int(row) for row in look_up(keys, rows, word)]  # type: ignore[arg-type]


@cache
def made_by() -> str:
    """Return what an index depends on beside its names: its layout, and the tables and lists of the package."""
    data = b"".join((files("marsad.names") / name).read_bytes() for name in (TABLE, COMPILED, GIVEN))
    return f"{LAYOUT} {hashlib.sha256(data).hexdigest()[:16]}"
