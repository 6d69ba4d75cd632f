"""Folding of short phrases, for comparing what was typed by different hands.

Lossy on purpose: results are only ever compared with each other, never stored or shown.
"""

from __future__ import annotations

import re
import unicodedata

from marsad.text.scripts import fold_digits

_MARKS = dict.fromkeys([*range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE), 0x0640, 0x061C, *range(0x200B, 0x2010)])
_LETTERS = str.maketrans("أإآٱىئؤةکیٹھہۃ", "ااااييوهكيتههه")
_APOSTROPHES = re.compile("(?<=\\w)['’‘ʼʿʾ`´](?=\\w)|[ʿʾ]")
_NOT_WORD = re.compile(r"[\W_]+")
_ASCII_NOT_WORD = re.compile(r"[^0-9a-z]+")


def fold_phrase(text: str) -> str:
    """Return a text in lower case without marks and punctuation, words apart by one space.

    Arabic loses vowel signs, tatweel and the differences of hamza, final ya and ta marbuta; Latin loses
    accents; apostrophes inside words go, so that Hay'at, Hay’at and Hayat meet.

    >>> fold_phrase("  Hay’at  Taḥrīr — al-Shām! ")
    'hayat tahrir al sham'
    >>> fold_phrase("اقرأ أيضًا:") == fold_phrase("إقرأ ايضاً")
    True
    """
    text = _APOSTROPHES.sub("", text)
    if text.isascii():
        return _ASCII_NOT_WORD.sub(" ", text.lower()).strip()
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS)).translate(_MARKS).translate(_LETTERS)
    text = "".join(char for char in text if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", fold_digits(text).casefold()).strip()
