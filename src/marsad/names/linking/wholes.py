"""Names that a reader cut: the longer one that is known and stands whole around each of their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from marsad.records import Span

WORDS = 4
"""Words on either side of a name that a longer one may have."""
LETTERS = 80
"""Letters on either side that are looked at."""
_STOP = re.compile(r"[.,،؛;:!?؟\n«»“”\"()\[\]–—|]")


def find_whole(text: str, places: Iterable[Span], known: Callable[[str], str]) -> str:
    """Return the longer name inside which a name stands, wherever it stands in a story; empty where there is none.

    Args:
        text: The story's.
        places: Where the name stands.
        known: Returns the spelling of a heading that some words are; empty where they are nobody's.

    >>> text = "A firm in Marsa Jabir has the shares, and Marsa Jabir denies it."
    >>> find_whole(text, [(16, 21), (48, 53)], lambda words: words if words == "Marsa Jabir" else "")
    'Marsa Jabir'
    >>> find_whole(f"{text} Jabir laughs.", [(16, 21), (65, 70)], lambda words: words if "Mar" in words else "")
    ''
    """
    found = {_whole_at(text, start, end, known) for start, end in places}
    return found.pop() if len(found) == 1 else ""


def _whole_at(text: str, start: int, end: int, known: Callable[[str], str]) -> str:
    before, behind = text[max(start - LETTERS, 0) : start], text[end : end + LETTERS]
    before, behind = _STOP.split(before)[-1], _STOP.split(behind)[0]
    left = before.split()[-WORDS:] if before[-1:].isspace() else []
    right = behind.split()[:WORDS] if behind[:1].isspace() else []
    sizes = ((one, other) for one in range(len(left) + 1) for other in range(len(right) + 1) if one or other)
    for one, other in sorted(sizes, key=lambda size: -sum(size)):
        words = [*left[len(left) - one :], text[start:end], *right[:other]]
        if spelling := known(" ".join(words)):
            return spelling
    return ""
