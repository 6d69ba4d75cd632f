"""How common words are usually written in the other alphabet: by our list, and as Wikidata's names write them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from marsad.names.costs import load_letters
from marsad.names.letters import Alphabet
from marsad.names.wordlists import load_lists

MOST = 4


@cache
def load_usual(alphabet: Alphabet) -> dict[str, tuple[str, ...]]:
    """Return how common words of an alphabet are usually written in the other, the usual first.

    >>> load_usual("la")["rashid"]
    ('راشد', 'رشيد')
    """
    listed, common = load_lists().spelled, load_letters().common
    if alphabet == "ar":
        words = {word: tuple(dict.fromkeys((*latins, *listed.get(word, ())))) for word, latins in common.items()}
        return {word: latins[:MOST] for word, latins in (words | (listed | words)).items()}
    back: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for arabic, latins in common.items():
        for at, latin in enumerate(latins):
            back[latin].append((at, arabic))
    learnt = {latin: tuple(arabic for _, arabic in sorted(words)) for latin, words in back.items()}
    return learnt | load_listed()


@cache
def load_listed() -> dict[str, tuple[str, ...]]:
    """Return the Arabic names that our list has for Latin words."""
    back: dict[str, list[str]] = defaultdict(list)
    for arabic, latins in load_lists().spelled.items():
        for latin in latins:
            back[latin].append(arabic)
    return {latin: tuple(words) for latin, words in back.items()}
