"""Whether a name in Latin letters spells a name in Arabic ones."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from marsad.text.normalise import fold_phrase

_CONSONANTS = {
    "ب": "b", "پ": "p", "ت": "t", "ث": "th|t|s", "ج": "j|g|dj", "چ": "ch", "ح": "h", "خ": "kh|x", "د": "d",
    "ذ": "dh|z|d", "ر": "r", "ز": "z", "س": "s", "ش": "sh|ch", "ص": "s", "ض": "d|dh|z", "ط": "t", "ظ": "z|dh",
    "غ": "gh|g", "ف": "f|ph|v", "ق": "q|k|g", "ك": "k|c", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h",
}  # fmt: skip
_VOWELS = {
    "ا": "[aei]{1,2}",
    "ع": "[aeiou]{0,2}",
    "ء": "",
    "و": "(?:w{1,2}[aeiou]?|u{1,2}|oo?|ou|a[wu]|v)",
    "ي": "(?:i?y{1,2}[aeiou]{0,2}|i{1,2}a?|ee?|[ae][yi])",
}
_FINAL_H = "(?:a[ht]?|e[ht]?|h)"
"""Ta marbuta and final ha, which folding makes one."""
_BENT_FATHER = re.compile(r"(?<!\w)(?:أبي|أبا|ابي|ابا)(?= \w)")
"""*Abu* behind a verb or a preposition."""
_LATIN_ARTICLE = re.compile(r"\b(?:(?:al|el)[-\u2010 ]|(?:ash|as|adh|ad|ar|an|ath|at|az)[-\u2010])", re.IGNORECASE)


def is_romanised(arabic: str, latin: str) -> bool:
    """Say whether a Latin name spells all of an Arabic one: article, doubled letters and short vowels are free.

    Long vowels and consonants have to agree, so that two people of one story are not taken for each
    other. A name that the Latin spelling changes further is not recognised.

    >>> is_romanised("منير الحلاق", "Munir al-Hallaq"), is_romanised("سامي حمدون", "Sumayya Hamdun")
    (True, False)
    >>> is_romanised("أبي ليث الصخري", "Abu Layth al-Sakhri")
    True
    """
    pattern = _pattern_of(arabic)
    return pattern is not None and pattern.fullmatch(_fold_latin(latin)) is not None


@lru_cache(maxsize=512)
def _pattern_of(arabic: str) -> re.Pattern[str] | None:
    """Return what a spelling of an Arabic name has to look like once folded, or None for another script."""
    parts = []
    for word in _BENT_FATHER.sub("أبو", arabic).split():
        letters = fold_phrase(word.removeprefix("ال") if len(word) > 3 else word)
        for place in range(len(letters)):
            part = _letter(letters, place)
            if part is None:
                return None
            parts.append(part)
    return re.compile("".join(parts)) if parts else None


def _letter(letters: str, place: int) -> str | None:
    """Return how one letter of a word may be spelled; None for what is no Arabic letter."""
    letter, following = letters[place], letters[place + 1 : place + 2]
    if letter == "ا" and place == 0:
        return "[aeiou]?" if following and following in "وي" else "[aeiou]{1,2}"
    if place and not following:
        if letter == "ه":
            return _FINAL_H
        if letter == "ي":
            return f"(?:{_VOWELS[letter]}|a)"  # alif maqsura is folded into it
    if letter in _VOWELS:
        return _VOWELS[letter]
    spellings = _CONSONANTS.get(letter)
    return f"(?:{spellings}){{1,2}}[aeiou]?" if spellings else None


def _fold_latin(latin: str) -> str:
    """Return a Latin name without accents, apostrophes, articles and blanks.

    >>> _fold_latin("Ṭāriq al-Shaʿrī")
    'tariqshari'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))
    return "".join(char for char in _LATIN_ARTICLE.sub("", plain).casefold() if "a" <= char <= "z")
