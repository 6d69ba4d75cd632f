"""Slips of the hand: two letters that changed places, one doubled, left out or added, a vowel for a vowel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Least:
    """Letters that a word has at the least to be taken for a slip of each kind; shorter ones are often other words."""

    swapped: int
    doubled: int
    missing: int
    vowel: int


ALONE = Least(swapped=4, doubled=5, missing=6, vowel=6)
"""Of a name of one word, which any unknown word may resemble."""
_AMONG_MANY = ((2_000, ALONE), (12_000, Least(swapped=6, doubled=6, missing=9, vowel=9)))
_AMONG_A_WORLD = Least(swapped=8, doubled=9, missing=13, vowel=13)
"""The more names of one word a file has, the more unknown words are near to one of them; measured by `bench.names`."""
IN_COMPANY = Least(swapped=4, doubled=4, missing=4, vowel=4)
"""Of a name whose other words are as the house writes them."""
_VOWELS = frozenset("aeiouy")
_APART = 2
"""Letters that one word of a slip has and the other has not: one for one at most."""


def least_alone(names: int) -> Least:
    """Return what is asked of a name of one word in a file that has so many of them."""
    return next((least for most, least in _AMONG_MANY if names <= most), _AMONG_A_WORLD)


class SlipWords:
    """Words of house forms, by first letter and length, as slips keep the one and nearly the other."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in words:
            if len(word) >= IN_COMPANY.swapped and word.isalpha():
                self._words[word[0], len(word)].append(word)

    def near(self, word: str) -> list[str]:
        """Return the words of the house from which a hand may have slipped to this one."""
        letters = set(word)
        return [
            right
            for size in (len(word) - 1, len(word), len(word) + 1)
            for right in self._words.get((word[0], size), ())
            if len(letters.symmetric_difference(right)) <= _APART and is_slip_of_word(word, right, IN_COMPANY)
        ]


def is_slip(printed: str, house: str) -> bool:
    """Tell whether a hand may have slipped from a house form, both folded: in one word of it, in one way.

    >>> is_slip("idelb", "idleb"), is_slip("asaad", "assad"), is_slip("aleppo", "alepo")
    (True, False, True)
    """
    words, right = printed.split(), house.split()
    if len(words) != len(right):
        return False
    wrong = [(a, b) for a, b in zip(words, right, strict=True) if a != b]
    bare = [word for word in right if word != "al"]
    return len(wrong) == 1 and is_slip_of_word(*wrong[0], ALONE if len(bare) == 1 else IN_COMPANY)


def is_slip_of_word(one: str, other: str, least: Least = ALONE) -> bool:
    """Tell whether a hand may have slipped from the other word, which is the house's, to this one."""
    if one[:1] != other[:1]:
        return False
    if len(one) == len(other):
        return _is_slip_in_place(one, other, least)
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1:
        return False
    gaps = [at for at in range(len(long)) if long[:at] + long[at + 1 :] == short]
    if not gaps:
        return False
    doubled = len(gaps) > 1
    # A last letter more or less makes another word (Assad, Assadi; Homs, Homsi).
    if gaps[-1] == len(long) - 1 and not (doubled and long is one and long[-1] not in _VOWELS):
        return False
    # Doubled or not is soon mistaken; short words with another letter less are other words (Ranis, Rantis).
    return len(other) >= (least.doubled if doubled else least.missing)


def _is_slip_in_place(one: str, other: str, least: Least) -> bool:
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) == 1:
        # A last vowel for another is an ending (Ramada, Ramadi).
        vowels = one[apart[0]] in _VOWELS and other[apart[0]] in _VOWELS and apart[0] < len(one) - 1
        return len(other) >= least.vowel and vowels
    return (
        len(other) >= least.swapped
        and len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )
