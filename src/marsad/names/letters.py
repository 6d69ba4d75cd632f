"""The two alphabets that names are compared in, and the folding of words into them.

Lossy on purpose: what a word loses here (accents, vowel signs, seats of hamza) is what hands leave out.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

Alphabet = Literal["ar", "la"]
ALPHABETS: tuple[Alphabet, ...] = ("ar", "la")

LATIN = "abcdefghijklmnopqrstuvwxyz"
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءپچژگڤ"
LETTERS: dict[Alphabet, str] = {"ar": ARABIC, "la": LATIN}

_LATIN_FOLD = str.maketrans(
    {
        **{"ı": "i", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"},
        **{"ə": "a", "ŋ": "n", "ħ": "h", "ɣ": "gh", "ŧ": "t", "ʃ": "sh", "ɛ": "e", "ɔ": "o"},
    }
)
_ARABIC_FOLD = str.maketrans(
    # The pairs of training have hardly a name with گ or ژ; what Latin writes for them it writes for ج.
    "أإآٱؤئکیھہۀۃےٹڈړڑڭڪەېۆۇۋڵڕێگژ",
    "ااااويكيهههةيتدررككهيووولريجج",
)
_LATIN_SET, _ARABIC_SET = frozenset(LATIN), frozenset(ARABIC)


def fold_latin(word: str) -> str:
    """Return the letters a to z of a word, without case, accents, apostrophes and blanks.

    >>> fold_latin("Shuʿayb"), fold_latin("Çelik")
    ('shuayb', 'celik')
    """
    low = word.casefold()
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low.translate(_LATIN_FOLD))
    return low if low.isalpha() and low.isascii() else "".join(char for char in low if char in _LATIN_SET)


def fold_arabic(word: str) -> str:
    """Return the letters of a word in Arabic script, one for each family of look-alikes; marks and tatweel go.

    >>> fold_arabic("إدْلِب"), fold_arabic("کریم"), fold_arabic("گیلان")
    ('ادلب', 'كريم', 'جيلان')
    """
    plain = word.translate(_ARABIC_FOLD)
    if not all(char in _ARABIC_SET for char in plain):
        plain = unicodedata.normalize("NFKC", plain).translate(_ARABIC_FOLD)
        plain = "".join(char for char in plain if char in _ARABIC_SET)
    return plain
