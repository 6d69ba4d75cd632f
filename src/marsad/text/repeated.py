"""An office that repeats the name of its body: the two as one phrase, with the name told apart."""

from __future__ import annotations

import re

_GOES_ON = ("of", "in", "for")
"""Words with which a name goes on behind its first words, where an office left the rest away."""


def join_repeated(phrase: str, *names: str) -> tuple[str, str, str] | None:
    """Return a phrase in which a name stands, as what is before it, the name, and what is behind it.

    A name of which only the first words end the phrase is completed. None where the phrase repeats no name.

    Args:
        phrase: An office, as a source gives it.
        names: The names of the body, the one that is shown first.

    >>> join_repeated("Foreign Minister of Karda", "Karda")
    ('Foreign Minister of ', 'Karda', '')
    >>> join_repeated("Governor of the Central Bank", "Central Bank of Hadran")
    ('Governor of the ', 'Central Bank of Hadran', '')
    >>> join_repeated("Minister of Foreign Affairs", "Ministry of Foreign Affairs")
    """
    for name in filter(None, names):
        if found := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", phrase, re.IGNORECASE):
            return phrase[: found.start()], found[0], phrase[found.end() :]
        words = name.split()
        for size in range(len(words) - 1, 0, -1):
            first = r"\s+".join(map(re.escape, words[:size]))
            if words[size] in _GOES_ON and (found := re.search(rf"(?<=\s){first}\s*\Z", phrase, re.IGNORECASE)):
                return phrase[: found.start()], name, ""
    return None
