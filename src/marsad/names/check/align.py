"""Which part of a house form a spelling stands for: al-Julani for the last words of Abu Mohammad al-Jolani."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from marsad.text.normalise import fold_phrase

_PART = re.compile(r"(?:(?:al|el|ul|a[dnrstz]h?|e[dnrstz]h?)[ \u00a0‐‑–-])?[^\s‐‑–-]+", re.IGNORECASE)
_ARTICLE = re.compile("(?:al|el|ul|a[dnrstz]h?|e[dnrstz]h?)[ \u00a0‐‑–-](?=.)", re.IGNORECASE)
_CLASS = str.maketrans(
    {"g": "j", "q": "k", "c": "k", "x": "k", "z": "s", "p": "b", "v": "f", **dict.fromkeys("aeiouywh")}
)
ALIKE = 0.6
"""Share of letters that two spellings of one word have at their places, where the consonants differ."""


def parts_of(name: str) -> list[str]:
    """Return the words of a name, each with its article.

    >>> parts_of("Abu Mohammad al-Jolani")
    ['Abu', 'Mohammad', 'al-Jolani']
    """
    return _PART.findall(name)


def fitted(printed: str, house: str) -> str | None:
    """Return what the house writes for a printed name, which may be shorter or longer than the house form.

    None if the variant is another name rather than another spelling.

    >>> fitted("Golani", "Abu Mohammad al-Jolani"), fitted("Sheikh Golani", "al-Jolani")
    ('Jolani', 'Sheikh al-Jolani')
    >>> fitted("Halab", "Aleppo") is None
    True
    """
    one, other = parts_of(printed), parts_of(house)
    short, long = sorted((one, other), key=len)
    for at in range(len(long) - len(short), -1, -1):
        if all(alike(a, b) for a, b in zip(short, long[at : at + len(short)], strict=True)):
            break
    else:
        return None
    if len(one) == len(other):
        return house
    if short is one:
        taken = " ".join(other[at : at + len(one)])
        return taken if _ARTICLE.match(one[0]) else _ARTICLE.sub("", taken, count=1)
    return " ".join([*one[:at], *other, *one[at + len(other) :]])


@lru_cache(maxsize=4096)
def alike(one: str, other: str) -> bool:
    """Tell whether two words may be one, spelled in two ways.

    >>> alike("al-Julani", "Golani"), alike("Mohamed", "Muhammad"), alike("Halab", "Aleppo")
    (True, True, False)
    """
    a, b = fold_phrase(_ARTICLE.sub("", one)), fold_phrase(_ARTICLE.sub("", other))
    if a == b:
        return True
    first, second = _consonants(a), _consonants(b)
    if first == second and (len(first) > 2 or (len(first) > 1 and a[0] == b[0])):
        return True
    return len(min(a, b, key=len)) > 3 and OSA.normalized_similarity(a, b) >= ALIKE


def _consonants(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word.translate(_CLASS))
