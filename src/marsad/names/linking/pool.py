"""Many headings' names, and whose of them a name in a story may be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from marsad.errors import BadInput
from marsad.names.index import NameIndex
from marsad.names.linking.likeness import (
    LIKELY,
    Level,
    Likeness,
    compare_forms,
    is_common,
    readings_of,
    signature,
    telling,
    try_parse,
)

FETCHED, COMPARED = 32, 8
"""Spellings fetched for a name, and those of them that are compared part by part."""
FEW = 5000
"""Headings below which a pool says little of how common a name is."""


class NamePool:
    """Names and the numbers of their owners.

    >>> pool = NamePool([("Ayman al-Asmi", 1), ("أيمن العاسمي", 1), ("Ayman Asmar", 2)])
    >>> {owner: like.level.name for owner, like in pool.find("أيمن العاسمي").items()}
    {1: 'SAME'}
    """

    def __init__(self, names: Iterable[tuple[str, int]], index: NameIndex | None = None) -> None:
        rows = list(names)
        self.texts: Sequence[str] = [text for text, _ in rows]
        self.owners: Sequence[int] = [owner for _, owner in rows]
        self.index = index or NameIndex(self.texts)
        self._same: dict[tuple[str, ...], list[int]] = defaultdict(list)
        bearers: dict[str, set[int]] = defaultdict(set)
        for row, (text, owner) in enumerate(rows):
            if name := try_parse(text):
                self._same[signature(name)].append(row)
                for part in telling(name):
                    bearers[part.shapes[0]].add(owner)
        self._bearers = Counter({word: len(owners) for word, owners in bearers.items()})
        self._size = len(set(self.owners))
        self._cached = lru_cache(maxsize=20_000)(self._find)

    def find(self, wording: str, *, person: bool = True) -> dict[int, Likeness]:
        """Return whose name it may be, by owner, and how like it is to the owner's name that is most like it."""
        return self._cached(wording, person)

    def _find(self, wording: str, person: bool) -> dict[int, Likeness]:
        found: dict[int, Likeness] = {}
        readings = readings_of(wording, person=person)
        for reading in readings:
            if name := try_parse(reading):
                for row in self._same.get(signature(name), ()):
                    _keep(found, self.owners[row], Likeness(Level.SAME, 1.0, self.texts[row], reading))
        if not found:
            for reading in (readings[0], *(one for one in readings[1:] if len(wording) - len(one) > 2)):
                self._near(reading, found)
        elif len(readings) == 1 or any(like.read_as == wording for like in found.values()):
            self._near(wording, found)
        return found

    def _near(self, reading: str, found: dict[int, Likeness]) -> None:
        try:
            hits = self.index.find(reading, FETCHED)
        except BadInput:
            return
        compared = 0
        for hit in hits:
            owner = self.owners[hit.row]
            if hit.score < LIKELY or compared >= COMPARED:
                break
            if (there := found.get(owner)) and there.level == Level.SAME:
                continue
            compared += 1
            like = compare_forms(reading, hit.name)
            if like.level != Level.OTHER:
                _keep(found, owner, like)

    def known(self, wording: str) -> str:
        """Return the spelling that a name is, but for its form; empty where nobody has that name."""
        for reading in readings_of(wording, person=False):
            if (name := try_parse(reading)) and (rows := self._same.get(signature(name))):
                return self.texts[rows[0]]
        return ""

    def crowd(self, wording: str) -> float:
        """Return how many others with the same name are to be expected among so many: above 1 for common names.

        Reckoned as if first and last names were mixed at will; those known to have the whole name are left out.
        """
        name = try_parse(wording)
        if name is None:
            return 0.0
        if self._size < FEW and is_common(name):
            return 1.0
        namesakes = len({self.owners[row] for row in self._same.get(signature(name), ())})
        expected = float(self._size)
        for part in telling(name):
            expected *= max(self._bearers[part.shapes[0]] - max(namesakes, 1), 0) / max(self._size, 1)
        return expected


def _keep(found: dict[int, Likeness], owner: int, like: Likeness) -> None:
    there = found.get(owner)
    if there is None or (like.level, like.score) > (there.level, there.score):
        found[owner] = like
