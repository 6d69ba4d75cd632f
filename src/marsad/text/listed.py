"""Where a name stands in an index: under which letter, and before which other names."""

from __future__ import annotations

import re
import unicodedata

from marsad.text.normalise import fold_phrase

LONGEST = 200
"""Letters of a sort name: those behind them decide nothing."""
_ARTICLE = re.compile(r"\A(?:(?:al|el|as|ash|at|ath|an|ad|adh|ar|az)[-\u2010\u2011’' ]|the |ال(?=..))", re.IGNORECASE)


def sort_name(name: str, kind: str) -> str:
    """Return by what a name is sorted: a person's last part first; articles, marks and case don't count.

    >>> sort_name("Bashar al-Assad", "person"), sort_name("The Council", "body"), sort_name("", "person")
    ('assad, bashar al assad', 'council, the council', '')
    >>> sorted(["Rima Ayyash", "Salma an-Nahhas", "Layal Hamdan"], key=lambda name: sort_name(name, "person"))
    ['Rima Ayyash', 'Layal Hamdan', 'Salma an-Nahhas']
    """
    return f"{fold_phrase(_listed(name, kind))}, {fold_phrase(name)}"[:LONGEST] if name.strip() else ""


def letter_of(name: str, kind: str) -> str:
    """Return the letter under which a name is listed: a person's is that of the last part, and articles don't count.

    >>> letter_of("Bashar al-Assad", "person"), letter_of("al-Hasakah", "place"), letter_of("أحمد الشرع", "person")
    ('A', 'H', 'ش')
    """
    for char in unicodedata.normalize("NFD", _listed(name, kind)):
        if char.isalpha():
            return {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا"}.get(char, char.upper()[:1])
        if char.isdigit():
            return "#"
    return ""


def _listed(name: str, kind: str) -> str:
    """Return what of a name an index goes by."""
    word = name.split()[-1] if kind == "person" and name.split() else name.strip()
    while (bare := _ARTICLE.sub("", word)) != word:
        word = bare
    return word
