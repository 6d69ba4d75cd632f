"""Folding of short phrases, for comparing what was typed by different hands.

Lossy on purpose: results are only ever compared with each other, never stored or shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from marsad.text.scripts import fold_digits

_APOSTROPHES = re.compile("(?<=\\w)['’‘ʼʿʾ`´](?=\\w)|[ʿʾ]")
_NOT_WORD = re.compile(r"[\W_]+")
_COMBINING = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()}

# One pass for nearly all Arabic text: marks go, letters that hands confuse become one, digits ASCII, signs a space.
_ARABIC: dict[int, str | int | None] = {
    **dict.fromkeys([*range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE), 0x0640, 0x061C, *range(0x200B, 0x2010)]),
    **str.maketrans("أإآٱىئؤةکیٹھہۃ", "ااااييوهكيتههه"),
    **{zero + n: str(n) for zero in (0x0660, 0x06F0) for n in range(10)},
    **{ord(char): " " for char in "،؛؟«»“”„…–—‐‑·•\xa0"},
}
_PLAIN = re.compile("[\x00-\x7f\u0621-\u064a’‘]*")


def fold_phrase(text: str) -> str:
    """Return a text in lower case without marks and punctuation, words apart by one space.

    Arabic loses vowel signs, tatweel and the differences of hamza, final ya and ta marbuta; Latin loses
    accents; apostrophes inside words go, so that Hay'at, Hay’at and Hayat meet.

    >>> fold_phrase("  Hay’at  Taḥrīr — al-Shām! ")
    'hayat tahrir al sham'
    >>> fold_phrase("اقرأ أيضًا:") == fold_phrase("إقرأ ايضاً")
    True
    """
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        if "'" in text or "`" in text:
            text = _APOSTROPHES.sub("", text)
        return " ".join(text.lower().translate(_ASCII).split())
    text = _APOSTROPHES.sub("", text).translate(_ARABIC)
    if not _PLAIN.fullmatch(text):
        text = _COMBINING.sub("", unicodedata.normalize("NFKD", text)).translate(_ARABIC)
        text = fold_digits(text)
    return _NOT_WORD.sub(" ", text.casefold()).strip()


_SHORT = 48
_fold_short = lru_cache(maxsize=8192)(_fold)
"""Names and menu lines are folded again and again on each page of an outlet."""
