"""Scripts and digits: which alphabet a text is written in, and which number a digit means."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

ARABIC_LETTER = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdfb\ufe70-\ufefc]"
)
LATIN_LETTER = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")

_DIGITS = {
    code: str(unicodedata.digit(chr(code)))
    for first in (0x0660, 0x06F0, 0xFF10)  # Arabic-Indic, Eastern Arabic-Indic, full width
    for code in range(first, first + 10)
}


def fold_digits(text: str) -> str:
    """Return the text with Arabic-Indic, Persian and full-width digits as ASCII, each at its place.

    The length does not change, so offsets into the result are offsets into the text.

    >>> fold_digits("١٢ أكتوبر ٢٠٢٦")
    '12 أكتوبر 2026'
    """
    return text.translate(_DIGITS)


def count_scripts(text: str) -> tuple[int, int]:
    """Return how many Arabic and how many Latin letters a text has."""
    return len(ARABIC_LETTER.findall(text)), len(LATIN_LETTER.findall(text))


def guess_direction(text: str) -> Literal["ltr", "rtl"]:
    """Return the direction of a text by its first strong letter; left to right where there is none.

    This is rule P2 of the Unicode bidirectional algorithm (UAX 9), without isolates.

    >>> guess_direction("«الميزان» (HANA)")
    'rtl'
    """
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"
