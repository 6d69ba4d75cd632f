"""Peers, as far as they are installed: what a newsroom would put together from public packages."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler, Levenshtein

Find = Callable[[str], list[tuple[str, float]]]
Similarity = Callable[..., float]
ARABIC = re.compile("[\u0620-\u064a]")


def available() -> dict[str, Callable[[tuple[str, ...]], Find]]:
    """Return the peers that are installed."""
    found: dict[str, Callable[[tuple[str, ...]], Find]] = {}
    try:
        from unidecode import unidecode

        found["unidecode + Jaro-Winkler"] = lambda pool: compared(pool, unidecode, JaroWinkler.similarity)
    except ImportError:
        pass
    try:
        from anyascii import anyascii

        found["anyascii + Jaro-Winkler"] = lambda pool: compared(pool, anyascii, JaroWinkler.similarity)
        found["anyascii + Levenshtein"] = lambda pool: compared(pool, anyascii, Levenshtein.normalized_similarity)
    except ImportError:
        pass
    try:
        import arabic_name_romanizer  # noqa: F401
        import metaphone  # noqa: F401
        import uroman  # noqa: F401

        found["assembled"] = assembled
    except ImportError:
        pass
    return found


def compared(pool: tuple[str, ...], romanise: Callable[[str], str], similarity: Similarity) -> Find:
    """Return a finder that romanises both sides and compares their letters, articles left out, by RapidFuzz."""

    def plain(text: str) -> str:
        return re.sub(r"\b(?:al|el)[- ]", "", romanise(re.sub(r"(?<!\w)ال(?=\w{3})", "", text)).casefold())

    kept = [plain(name) for name in pool]

    def find(query: str) -> list[tuple[str, float]]:
        scores = process.cdist([plain(query)], kept, scorer=similarity, dtype=np.float32)[0]
        best = np.argpartition(-scores, 50)[:50]
        return [(pool[row], float(scores[row])) for row in best]

    return find


def assembled(pool: tuple[str, ...]) -> Find:
    """Return a finder put together of four packages.

    Arabic names are romanised by arabic-name-romanizer (its three best; it has seen the people's names) and by uroman;
    names are compared by Levenshtein similarity of words in either order, and by double metaphone.
    """
    from arabic_name_romanizer import transliterate
    from metaphone import doublemetaphone
    from uroman import Uroman

    roman = Uroman()

    def plain(text: str) -> str:
        return re.sub("[^a-z ]", "", re.sub(r"\b(?:al|el)[- ]", "", str(roman.romanize_string(text)).lower()))

    def sound(text: str) -> str:
        return " ".join(doublemetaphone(word)[0] for word in text.split())

    def written(text: str) -> list[str]:
        if not ARABIC.search(text):
            return [plain(text)]
        guessed = [plain(one.text) for one in transliterate(text, top_k=3)]
        return [*guessed, plain(text)]

    kept = [written(name)[0] for name in pool]
    sounds = [sound(name) for name in kept]

    def find(query: str) -> list[tuple[str, float]]:
        forms = written(query)
        letters = process.cdist(forms, kept, scorer=Levenshtein.normalized_similarity, dtype=np.float32)
        heard = process.cdist(
            [sound(form) for form in forms], sounds, scorer=Levenshtein.normalized_similarity, dtype=np.float32
        )
        scores = (0.7 * letters + 0.3 * heard).max(axis=0)
        best = np.argpartition(-scores, 50)[:50]
        return [(pool[row], float(scores[row])) for row in best]

    return find
