"""Of names that come out alike, which is printed most alike: what folding took away, taken into account at last."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from rapidfuzz.distance import OSA

from marsad.names.letters import Alphabet
from marsad.names.parse import Name

ARTICLE, PRINT, MARK = 0.006, 0.01, 0.004
"""Lost by a name that has an article where the query has none, whose letters differ, whose marks differ."""
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
    """A name of a pool as it is printed, how many of its parts have an article, and the alphabets of its parts."""

    text: str
    articles: int
    alphabets: set[Alphabet]


def prefer(query: str, name: Name, other: Printed, value: float) -> float:
    """Return a score a little lower, the less a name is printed like the query."""
    value -= ARTICLE * min(abs(sum(part.article for part in name.parts) - other.articles), 2)
    ours = {part.alphabet for part in name.parts}
    if ours == other.alphabets:
        return value - PRINT * (1 - OSA.normalized_similarity(_plain(query), _plain(other.text)))
    arabic, latin = (query, other.text) if "ar" in ours else (other.text, query)
    return value - MARK * _marks_apart(arabic, latin)


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
