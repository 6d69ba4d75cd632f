"""Exact look-up of words without a dictionary in memory: numbers of words, sorted."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]


def key_word(word: str) -> int:
    """Return a number that stands for a word: two words of one number are not to be expected."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def sort_keys(words: Iterable[str]) -> tuple[Keys, NDArray[np.int32]]:
    """Return the words' numbers, sorted, and the place of each among the words."""
    keys = np.fromiter(map(key_word, words), np.uint64)
    order = np.argsort(keys, kind="stable")
    return keys[order], order.astype(np.int32)


def look_up(keys: Keys, places: NDArray[np.int32], word: str) -> NDArray[np.int32]:
    """Return the places of a word; none if it is not there."""
    key = np.uint64(key_word(word))
    at = int(keys.searchsorted(key))
    if at == len(keys) or keys[at] != key:
        return places[:0]
    return places[at : keys.searchsorted(key, "right")]
