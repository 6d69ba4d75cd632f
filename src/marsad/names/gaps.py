"""Whether the vowels of two words go together, gap by gap between their consonants.

Each answer is one of three: the gaps *fit*, as hands of other languages write them (aw, o, ou and u; ei, ay and e);
they *clash*, as no hand writes one for the other (Ziyad, Zayd); or they are *loose*, and nothing follows.
"""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.names.letters import Alphabet
from marsad.names.stands import Reading

FIT, LOOSE, CLASH = 0, 1, 2

_ONE = {"a": "a", "e": "e", "i": "i", "y": "i", "o": "u", "u": "u", "w": "u"}
_FITS = {
    frozenset(pair.split())
    for pair in ("e a", "e i", "ai ei", "ei e", "ai e", "au u", "ia ie", "ua ue", "ai ae", "ei ae")
}
_LOOSE = {frozenset(pair.split()) for pair in ("ai i", "ei i", "i u", "e u", "i ie", "au eu", "a ae", "e ie", "i ei")}
_FEW = frozenset(("", "a", "i", "u", "au", "ai", "ia", "ie", "ua"))
"""Gaps that go together in words of two consonants too."""
_LONG = re.compile("aa|ee|oo|ou")
_STANDS = {"ا": "ae", "ي": "iye", "ى": "aeiy", "و": "ouw", "ة": "aeo"}
"""The Latin vowels of which each Arabic letter wants one."""


@lru_cache(maxsize=4096)
def plain_gap(gap: str) -> str:
    """Return a gap's vowels, long ones and glides once: aw and aou are au, ee is i.

    >>> plain_gap("aou"), plain_gap("iya"), plain_gap("aee"), plain_gap("oo")
    ('au', 'ia', 'ai', 'u')
    """
    low = "".join(_ONE.get(letter, "") for letter in gap.replace("ee", "i"))
    return re.sub(r"(.)\1+", r"\1", low)


def compare_gaps(one: Reading, alphabet: Alphabet, other: Reading, against: Alphabet) -> int:
    """Return the worst of all gaps of two readings that have as many consonants."""
    if alphabet == against == "ar":
        return FIT if one.gaps == other.gaps else LOOSE
    if alphabet == against:
        return max(_latin(a, b, at, len(one.gaps)) for at, (a, b) in enumerate(zip(one.gaps, other.gaps, strict=True)))
    arabic, latin = (one, other) if alphabet == "ar" else (other, one)
    worst = max(_across(a, b, at, len(one.gaps)) for at, (a, b) in enumerate(zip(arabic.gaps, latin.gaps, strict=True)))
    return max(worst, _cluster(arabic, latin))


def _latin(a: str, b: str, at: int, count: int) -> int:
    one, other = plain_gap(a), plain_gap(b)
    pair = frozenset((one, other))
    last, inner = at == count - 1, 0 < at < count - 1
    if last and pair == {"ia", "ie"} and "y" not in a + b:
        return LOOSE  # Valeria, Valerie
    if one == other or pair in _FITS or (last and pair == {"", "e"}):
        return FIT if count > 3 or pair <= _FEW else LOOSE
    if max(len(one), len(other)) > 2 and _within(one, other):
        return LOOSE
    if last:
        return CLASH if len(pair & {"", "a", "i", "ia", "ie"}) == 2 and pair != {"a", "ia"} else LOOSE
    if not inner:
        return LOOSE if pair <= {"", "a", "e", "i", "u"} else CLASH
    if "" in pair or pair in _LOOSE:
        return LOOSE if max(map(len, pair)) < 2 or pair in _LOOSE else CLASH
    if pair == {"a", "i"}:
        return CLASH if at == count - 2 else LOOSE
    return CLASH


def _within(one: str, other: str) -> bool:
    """Tell whether the letters of the shorter stand in the longer in their order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(letter in rest for letter in short)


def _across(arabic: str, latin: str, at: int, count: int) -> int:
    """Return whether every long vowel of the Arabic gap is written in the Latin one, and the other way."""
    plain, last, first = plain_gap(latin), at == count - 1, at == 0
    wanted = [letter for letter in arabic if letter in _STANDS]
    place = 0
    for letter in wanted:
        found = [n for n, vowel in enumerate(latin[place:], place) if vowel in _STANDS[letter]]
        if not found:
            return LOOSE if (first and arabic != "عا") or letter == "ة" else CLASH
        place = found[0] + (latin[found[0]] in "iyouw" or len(wanted) > 1)
    if first:
        return LOOSE if bool(arabic) != bool(plain) or (arabic == "عا" and plain != "a") else FIT
    if last:
        if not wanted and plain.rstrip("e") and "ع" not in arabic:
            return CLASH
        return LOOSE if wanted == ["ى"] and plain == "i" else FIT
    return _beyond(arabic, latin, plain, wanted, at == count - 2) if "ع" not in arabic else _around_ayn(plain, wanted)


def _around_ayn(plain: str, wanted: list[str]) -> int:
    """Return whether vowels around ع are as many as they should be: Suad and Said are no سعد, Sid no سعيد."""
    if not wanted:
        return CLASH if plain in ("ai", "ei", "ua", "au", "ia", "ie") else FIT if plain in ("a", "e") else LOOSE
    if wanted == ["ا"] and plain in ("ai", "ei", "au"):
        return CLASH
    return FIT if len(plain) > 1 or wanted == ["ا"] else LOOSE


def _beyond(arabic: str, latin: str, plain: str, wanted: list[str], ends: bool) -> int:
    """Return whether an inner Latin gap has long vowels that the Arabic one has not."""
    if "ء" in arabic:
        return FIT
    if wanted == ["ا"] and plain in ("e", "i", "ae"):
        return LOOSE
    if not wanted and (long := _LONG.search(latin)):
        return CLASH if long[0] == "ee" or (ends and long[0] != "aa") else LOOSE
    if plain in ("ai", "ei", "au", "ua", "ia", "ie") and not wanted:
        return CLASH
    if plain in ("au", "ua") and "و" not in wanted:
        return CLASH
    if plain == "ai" and wanted == ["ا"]:
        return CLASH
    return FIT


def _cluster(arabic: Reading, latin: Reading) -> int:
    """Return whether a long vowel stands before two consonants at a word's end, as in no Arabic name: ناصر, Nasr."""
    if len(latin.gaps) != 4 or any(latin.gaps[-2:]) or arabic.gaps[-2] or latin.consonants[1] == "n":
        return FIT  # Kang and Grant are written with a long vowel that they have not
    return CLASH if arabic.gaps[-3][-1:] == "ا" else FIT
