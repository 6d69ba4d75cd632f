"""How common words are usually written in the other alphabet: as the list has them, and as Wikidata's names do."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from operator import itemgetter

from marsad.names.costs import load_letters
from marsad.names.given import load_given
from marsad.names.letters import Alphabet

MOST = 4


@cache
def load_usual(alphabet: Alphabet) -> dict[str, tuple[str, ...]]:
    """Return how common words of an alphabet are usually written in the other, the usual first.

    >>> load_usual("la")["rashid"]
    ('راشد', 'رشيد')
    """
    ranked: dict[str, list[tuple[int, str]]] = defaultdict(list)
    listed: set[str] = set()
    for name in load_given():
        ours, theirs = (name.ar, name.la) if alphabet == "ar" else (name.la, name.ar)
        listed.update(ours)
        for at, word in enumerate(ours):
            # Into Arabic the name that is usually written so comes first, from Arabic its usual spelling.
            ranked[word] += [(at if alphabet == "la" else rank, other) for rank, other in enumerate(theirs[:MOST])]
    for arabic, latins in load_letters().common.items():
        for rank, latin in enumerate(latins):
            word, other = (arabic, latin) if alphabet == "ar" else (latin, arabic)
            if word not in listed:
                ranked[word].append((rank, other))
    # Of equal rank the name that is listed first comes first.
    return {
        word: tuple(dict.fromkeys(other for _, other in sorted(found, key=itemgetter(0))))[:MOST]
        for word, found in ranked.items()
    }
