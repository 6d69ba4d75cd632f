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
    """Return the classes of a word's consonants: each a string of one or two, - for none; doubled ones once."""
    table = _CLASSES[alphabet]
    found: list[str] = []
    at = 0
    if alphabet == "ar":
        letters = letters.replace("لل", "ل")  # Allah: Arabic writes other doubled letters once
    while at < len(letters):
        two = letters[at : at + 2]
        if alphabet == "la" and (two in _TWO or two[:1] == two[1:]):
            found += [_TWO[two]] if two in _TWO else [table[two[0]]] if two[0] in table else []
            at += 2
            continue
        letter = letters[at]
        at += 1
        if letter == "x":
            found += ["K", "S"]
        elif letter in table:
            found.append(table[letter])
    return found


_ENDS = "^PTSKFLRMN$"
_PLACES = {letter: at for at, letter in enumerate(_ENDS)}
PAIRED = 2 * len(_ENDS) ** 2
"""Features of classes that follow each other, or follow each other but one: numbered below this."""
LONGEST = 12
ABD = 1.0
"""Weight of being a name of Abd al-, among other features."""
_SERVANT: dict[Alphabet, tuple[str, int]] = {"ar": ("عبد", 5), "la": ("abd", 6)}
"""What a servant's name begins with, and its least letters: عبده, Abdou, is none."""
PLAIN = ("abd", "^V", "$a", "$i", "$u", "vh", "va", "vi", "vu", *(f"n{count}" for count in range(-1, LONGEST + 2)))
"""What else is known of a word: how it begins and ends, its vowels, how many consonants it has."""
_PLAIN_PLACES = {feature: at for at, feature in enumerate(PLAIN)}


def features_of(letters: str, alphabet: Alphabet) -> tuple[dict[int, float], dict[int, float]]:
    """Return the features of a word and their weights: those of pairs of classes, and plain ones."""
    servant, least = _SERVANT[alphabet]
    serves = letters.startswith(servant) and len(letters) >= least
    if serves:  # Abd al-Rahman is sought as Rahman: half of all such names would be as like else
        letters = letters.removeprefix(servant)
    classes = classes_of(letters, alphabet)
    paired: dict[int, float] = {}
    before: dict[str, float] = {"^": 1.0}
    for options in [*classes, "$"]:
        share = 1 / len(options)
        after: dict[str, float] = {}
        for one in options:
            for last, weight in before.items():
                if one == "-":
                    after[last] = after.get(last, 0.0) + weight * share
                else:
                    place = _PLACES[last] * len(_ENDS) + _PLACES[one]
                    paired[place] = paired.get(place, 0.0) + weight * share
                    after[one] = after.get(one, 0.0) + weight * share
        before = after
    flat = ["^", *(options for options in classes if options != "-F"), "$"]
    for first, second in zip(flat, flat[2:], strict=False):
        for a in first.replace("-", ""):
            for b in second.replace("-", ""):
                place = (len(_ENDS) + _PLACES[a]) * len(_ENDS) + _PLACES[b]
                paired[place] = paired.get(place, 0.0) + 0.5 / len(first) / len(second)
    plain = _vowels_of(letters, alphabet)
    if serves:
        plain["abd"] = ABD
    count = min(len(flat) - 2, LONGEST)
    for near, weight in ((count, 0.5), (count - 1, 0.25), (count + 1, 0.25)):
        plain[f"n{near}"] = weight
    return paired, {_PLAIN_PLACES[feature]: weight for feature, weight in plain.items()}


def _vowels_of(letters: str, alphabet: Alphabet) -> dict[str, float]:
    """Return whether a word begins with a vowel, what it ends in, and which vowels it has."""
    vowels, found = _VOWELS[alphabet], {}
    first = letters[:1]
    if first in vowels and first not in "ه":
        found["^V"] = 1.0
    end = "a" if alphabet == "la" and letters.endswith(_OPEN) else vowels.get(letters[-1:], "")
    if end:
        found["$" + end] = 0.7
    breath = letters[:-1].translate(_DIGRAPHS) if alphabet == "ar" else _BREATHED.sub("", letters[:-1])
    if "h" in breath:
        found["vh"] = 0.8
    for vowel in {vowels.get(letter, "") for letter in letters[1:-1]} - {""}:
        found["v" + vowel] = 0.8
    return found
