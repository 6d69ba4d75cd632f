"""Of names that come out alike, which is printed most alike: what folding took away, taken into account at last."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from marsad.errors import BadInput
from marsad.names.parse import Name, parse_name

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


def prefer(query: str, name: Name, other: str, value: float) -> float:
    """Return a score a little lower, the less a name is printed like the query."""
    parsed = _parse(other)
    if parsed is None:
        return value
    ours, theirs = _articles(name), _articles(parsed)
    value -= ARTICLE * min(abs(ours - theirs), 2)
    across = {part.alphabet for part in name.parts} != {part.alphabet for part in parsed.parts}
    if not across:
        return value - PRINT * (1 - OSA.normalized_similarity(_plain(query), _plain(other)))
    arabic, latin = (query, other) if any(part.alphabet == "ar" for part in name.parts) else (other, query)
    return value - MARK * _marks_apart(arabic, latin)


@lru_cache(maxsize=8192)
def _parse(text: str) -> Name | None:
    try:
        return parse_name(text)
    except BadInput:
        return None


def _articles(name: Name) -> int:
    return sum(part.article for part in name.parts)


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
