"""Words with letters of two alphabets: slips of the keyboard, or one name made to look like another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.names.check.places import LETTERS, Place

_OTHER = "\u0370-\u03ff\u0400-\u052f"
_MIXED = re.compile(rf"\b(?=\w*[A-Za-z])(?=\w*[{_OTHER}])[^\W\d_]{{2,99}}\b")
_ANY = re.compile(f"[{_OTHER}]")


def mixed_letters(text: str) -> Iterator[Place]:
    """Yield the words that mix Latin letters with Greek or Cyrillic ones, as these look alike (Unicode TR 39).

    >>> [place.printed for place in mixed_letters("Bashar al-\u0410ssad, \u041c\u043e\u0441\u043a\u0432\u0430")]
    ['\u0410ssad']
    """
    if _ANY.search(text):
        for match in _MIXED.finditer(text):
            yield Place(LETTERS, match.span(), match.group(), None)
