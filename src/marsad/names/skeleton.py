"""What a word sounds like, roughly, in whichever script: keys by which likely spellings are fetched.

Consonants that spellings confuse are one class (b and p; d, t and th; k, q and g), weak ones and vowels none. A letter
that may be of two classes gives both, at half the weight. Features are pairs of classes that follow each other, what
stands at the ends, and which long vowels there are. Coarse on purpose: the letters' costs decide.
"""

from __future__ import annotations

import re

from marsad.names.letters import Alphabet

_CLASSES = {
    "ar": {
        **dict.fromkeys("بپ", "P"), **dict.fromkeys("تطدض", "T"), **dict.fromkeys("ثذظ", "TS"),
        **dict.fromkeys("سصزشژ", "S"), **dict.fromkeys("قكگغخ", "K"), **dict.fromkeys("فڤ", "F"),
        "چ": "SK", "ج": "KS", "ل": "L", "ر": "R", "م": "M", "ن": "N", "و": "-F",
    },
    "la": {
        **dict.fromkeys("bp", "P"), **dict.fromkeys("td", "T"), **dict.fromkeys("sz", "S"), **dict.fromkeys("kqg", "K"),
        "f": "F", "v": "F-", "j": "KS", "c": "KS", "l": "L", "r": "R", "m": "M", "n": "N",
    },
}  # fmt: skip
_TWO = {
    "sh": "S",
    "sc": "S",
    "ch": "SK",
    "th": "TS",
    "dh": "TS",
    "kh": "K",
    "gh": "K",
    "ck": "K",
    "ph": "F",
    "dj": "KS",
}
_VOWELS = {
    "ar": {"ا": "a", "ى": "a", "ة": "a", "ه": "a", "ع": "a", "و": "u", "ي": "i"},
    "la": {"a": "a", "e": "i", "i": "i", "y": "i", "o": "u", "u": "u", "w": "u"},
}
_DIGRAPHS = str.maketrans("حه", "hh")
_BREATHED = re.compile("[sctdkgp]h")
_OPEN = ("a", "ah", "e", "eh", "at", "et")


def classes_of(letters: str, alphabet: Alphabet) -> list[str]:
    """Return the classes of a word's consonants: each a string of one or two, - for none."""
    table = _CLASSES[alphabet]
    found: list[str] = []
    at = 0
    while at < len(letters):
        two = letters[at : at + 2]
        if alphabet == "la" and two in _TWO:
            classes = [_TWO[two]]
            at += 2
        else:
            letter = letters[at]
            classes = [table[letter]] if letter in table else []
            if letter == "x":
                classes = ["K", "S"]
            at += 1
        for one in classes:
            if not found or found[-1] != one or one == "-F":
                found.append(one)
    return found


def features_of(letters: str, alphabet: Alphabet) -> dict[str, float]:
    """Return the features of a word and their weights."""
    classes = classes_of(letters, alphabet)
    features: dict[str, float] = {}

    def add(feature: str, weight: float) -> None:
        features[feature] = features.get(feature, 0.0) + weight

    before: dict[str, float] = {"^": 1.0}
    for options in [*classes, "$"]:
        share = 1 / len(options)
        after: dict[str, float] = {}
        for one in options:
            for last, weight in before.items():
                if one == "-":
                    after[last] = after.get(last, 0.0) + weight * share
                else:
                    add(last + one, weight * share)
                    after[one] = after.get(one, 0.0) + weight * share
        before = after
    flat = ["^", *(options for options in classes if options != "-F"), "$"]
    for first, second in zip(flat, flat[2:], strict=False):
        for a in first.replace("-", ""):
            for b in second.replace("-", ""):
                add(f"{a}_{b}", 0.5 / len(first) / len(second))
    _add_vowels(letters, alphabet, add_to=features)
    count = len(flat) - 2
    for near, weight in ((count, 0.5), (count - 1, 0.25), (count + 1, 0.25)):
        add(f"n{near}", weight)
    return features


def _add_vowels(letters: str, alphabet: Alphabet, add_to: dict[str, float]) -> None:
    """Add whether a word begins with a vowel, what it ends in, and which vowels it has."""
    vowels = _VOWELS[alphabet]
    first = letters[:1]
    if first in vowels and first not in "ه":
        add_to["^V"] = 1.0
    end = "a" if alphabet == "la" and letters.endswith(_OPEN) else vowels.get(letters[-1:], "")
    if end:
        add_to["$" + end] = 0.7
    breath = letters[:-1].translate(_DIGRAPHS) if alphabet == "ar" else _BREATHED.sub("", letters[:-1])
    if "h" in breath:
        add_to["vh"] = 0.8
    for vowel in {vowels.get(letter, "") for letter in letters[1:-1]} - {""}:
        add_to["v" + vowel] = 0.8


def key_of(letters: str, alphabet: Alphabet) -> str:
    """Return the skeleton of a word, the same for most spellings in both scripts.

    >>> key_of("جولاني", "ar"), key_of("jolani", "la"), key_of("golani", "la")
    ('KLN', 'KLN', 'KLN')
    """
    return "".join(options.replace("-", "")[:1] for options in classes_of(letters, alphabet) if options != "-F")
