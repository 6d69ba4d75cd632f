"""Of names that come out alike, which is printed most alike: what folding took away, taken into account at last."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from rapidfuzz.distance import OSA

from marsad.names.letters import Alphabet
from marsad.names.parse import Name

ARTICLE, DROPPED, PRINT, MARK = 0.015, 0.006, 0.05, 0.004
"""Lost by a name that has an article where the query has none; that has none in Latin where Arabic has one, as many
drop it there; whose letters differ; whose marks differ."""
_MARKS = {
    "ع": "ʿ‘ʻ`",
    "ح": "ḥḩ",
    "ص": "ṣş",
    "ض": "ḍḑ",
    "ط": "ṭţ",
    "ظ": "ẓz̧",
    "ا": "āâ",
    "و": "ūôû",
    "ي": "īî",
}
_LATIN_MARK = {mark: letter for letter, marks in _MARKS.items() for mark in marks if mark != "z"}


class Printed(NamedTuple):
    """A name of a pool as it is printed, the articles of its parts, at least and at most, and the parts' alphabets."""

    text: str
    articles: list[tuple[int, int]]
    alphabets: set[Alphabet]


def prefer(query: str, name: Name, other: Printed, value: float) -> float:
    """Return a score a little lower, the less a name is printed like the query."""
    ours = {part.alphabet for part in name.parts}
    more, fewer = _articles_apart([part.articles for part in name.parts], other.articles)
    dropped = 0 if ours == other.alphabets else more if "ar" in ours else fewer
    value -= DROPPED * min(dropped, 2) + ARTICLE * min(more + fewer - dropped, 2)
    if ours == other.alphabets:
        return value - PRINT * (1 - OSA.normalized_similarity(_plain(query), _plain(other.text)))
    arabic, latin = (query, other.text) if "ar" in ours else (other.text, query)
    return value - MARK * _marks_apart(arabic, latin)


def _articles_apart(ours: list[tuple[int, int]], theirs: list[tuple[int, int]]) -> tuple[int, int]:
    """Return how many articles the first name has, at least, that the second has not, and the other way round."""
    least, most = (sum(part[at] for part in ours) for at in (0, 1))
    their_least, their_most = (sum(part[at] for part in theirs) for at in (0, 1))
    return max(least - their_most, 0), max(their_least - most, 0)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _marks_apart(arabic: str, latin: str) -> int:
    """Return how many letters differ that Latin marks, if it marks any: ‘ is ع, ḩ is ح."""
    marks = [letter for char in unicodedata.normalize("NFC", latin.lower()) if (letter := _LATIN_MARK.get(char))]
    if not marks:
        return 0
    return sum(abs(marks.count(letter) - arabic.count(letter)) for letter in _MARKS if letter not in "اوي") + sum(
        max(0, marks.count(letter) - arabic.count(letter)) for letter in "اوي"
    )
