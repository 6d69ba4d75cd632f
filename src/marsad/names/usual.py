"""How common words are usually written in the other alphabet, as Wikidata's names write them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from marsad.names.costs import load_letters
from marsad.names.letters import Alphabet


@cache
def load_usual(alphabet: Alphabet) -> dict[str, tuple[str, ...]]:
    """Return how common words of an alphabet are usually written in the other, the usual first."""
    common = load_letters().common
    if alphabet == "ar":
        return {word: tuple(latins) for word, latins in common.items()}
    back: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for arabic, latins in common.items():
        for at, latin in enumerate(latins):
            back[latin].append((at, arabic))
    return {latin: tuple(arabic for _, arabic in sorted(words)) for latin, words in back.items()}
