"""Peers, as far as they are installed: what a newsroom would put together from public packages."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

Find = Callable[[str], list[tuple[str, float]]]


def available() -> dict[str, Callable[[tuple[str, ...]], Find]]:
    """Return the peers that are installed."""
    found: dict[str, Callable[[tuple[str, ...]], Find]] = {}
    try:
        from unidecode import unidecode

        found["unidecode + Jaro-Winkler"] = lambda pool: jaro_winkler(pool, unidecode)
    except ImportError:
        pass
    try:
        from anyascii import anyascii

        found["anyascii + Jaro-Winkler"] = lambda pool: jaro_winkler(pool, anyascii)
    except ImportError:
        pass
    return found


def jaro_winkler(pool: tuple[str, ...], romanise: Callable[[str], str]) -> Find:
    """Return a finder that romanises both sides and compares by RapidFuzz."""
    plain = [romanise(name).casefold() for name in pool]

    def find(query: str) -> list[tuple[str, float]]:
        scores = process.cdist([romanise(query).casefold()], plain, scorer=JaroWinkler.similarity, dtype=np.float32)[0]
        best = np.argpartition(-scores, 50)[:50]
        return [(pool[row], float(scores[row])) for row in best]

    return find
