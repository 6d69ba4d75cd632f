"""What the letters of a word stand for, and whether two words can stand for one name.

The learnt costs say how near two spellings are; what they cannot know is that a consonant which no hand writes for
another makes another name (حداد, حدار), and that hands which agree in every consonant and every long vowel write one
name, however far apart they come from (Jawlani, Golani). A Latin consonant is read as the Arabic letters that it is
written for, in English, French, Turkish and Persian habits alike; vowels are kept in the gaps between consonants.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from marsad.names.letters import Alphabet

_READ = {
    **{"b": "بپ", "p": "بپ", "t": "تطث", "d": "دضذظ", "s": "سصث", "z": "زذظض", "r": "ر", "l": "ل", "m": "م", "n": "ن"},
    **{"f": "فڤ", "h": "هحخ", "j": "جخ", "g": "جغق", "k": "كقخ", "q": "ق", "c": "كقجسص"},
    **{"th": "ثتطذظ", "dh": "ذظضد", "sh": "ش", "ch": "شچخح", "kh": "خ", "gh": "غق", "ph": "فڤ", "dj": "ج", "zh": "ج"},
    **{"sch": "ش", "tch": "چ", "ck": "كق"},
}
"""The Arabic letters that each Latin consonant is written for."""
_SURE = {
    **{
        "b": "ب",
        "p": "پب",
        "t": "تطث",
        "d": "دضذ",
        "s": "سصث",
        "z": "زظذض",
        "h": "هح",
        "g": "جغق",
        "k": "كق",
        "c": "كقج",
    },
    **{"th": "ثذظ", "dh": "ذظض"},
}
"""Those for which it is written so often that no other sign is needed, where they are fewer."""
_TWINS = frozenset(
    frozenset(pair.split())
    for pair in (
        *("j g", "j dj", "g dj", "j c", "j zh", "k q", "k c", "q c", "k ck", "q ck", "q g", "q gh", "g gh"),
        *("sh ch", "sh sch", "dh d", "dh z", "dh th", "th t", "th s", "f ph", "s c"),
    )
)
"""Latin consonants that hands write for one another; others agree with themselves only."""
_UNIT = re.compile(r"sch|tch|[tdskgp]h|ch|zh|dj|ck|[gq]u(?=[ei])|[bcdfghjklmnpqrstz]")
_FINAL = {"t": "تطدة", "p": "بپ", "d": "دت"}
"""Turkish writes Davut for داود; a last ة may sound."""
_ARABIC_GAP = frozenset("اويىعء")
MANY = 5
"""Consonants of a word from which on one more or less is a slip rather than another name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A word as consonants and the gaps around them: one gap more than consonants."""

    consonants: tuple[str, ...]
    gaps: tuple[str, ...]


@lru_cache(maxsize=8192)
def read_latin(word: str) -> tuple[Reading, ...]:
    """Return how a folded Latin word can be read: v as f or w, th as one letter or two, a last h spoken or not.

    >>> read_latin("jawlani")
    (Reading(consonants=('j', 'l', 'n'), gaps=('', 'aw', 'a', 'i')),)
    >>> [reading.consonants for reading in read_latin("fathi")]
    [('f', 'th'), ('f', 't', 'h')]
    """
    plain = re.sub("ij$", "i", re.sub(r"([^aeiou])\1+", r"\1", word.replace("x", "ks")))
    ways = (
        (plain.replace("v", "f"), plain[:-1].replace("v", "w") + plain[-1:].replace("v", "f"))
        if "v" in plain[:-1]
        else (plain.replace("v", "f"),)
    )
    ends = [way for one in ways for way in ((one[:-1], one) if re.search("[aeiou]h$", one) else (one,))]
    return tuple(
        dict.fromkeys(_read(one) for way in ends for one in (way, re.sub("(?<=[tdsgk])h(?=[aeiou])", "-h", way)))
    )


def _read(word: str) -> Reading:
    consonants: list[str] = []
    gaps, at = [""], 0
    while at < len(word):
        match = _UNIT.match(word, at)
        if match is None:
            gaps[-1] += word[at].strip("-")
            at += 1
            continue
        unit = match[0][0] if match[0][-1] == "u" else match[0]
        at = match.end()
        if consonants and not gaps[-1] and unit[0] == consonants[-1][0] and len(unit) + len(consonants[-1]) > 2:
            consonants[-1] = max(unit, consonants[-1], key=len)  # Gaddhafi, Kadhdhafi
            continue
        consonants.append(unit)
        gaps.append("")
    if len(consonants) > 2 and gaps[0] in ("i", "e") and not gaps[1]:
        gaps[0] = ""  # Ismail is Smail in the Maghreb
    return Reading(tuple(consonants), tuple(gaps))


@lru_cache(maxsize=8192)
def read_arabic(word: str) -> tuple[Reading, ...]:
    """Return how a folded Arabic word is read: a last ة or ه may sound or not, nor does the last letter of عمرو."""
    plain = re.sub("يي$", "يى", word.replace("لل", "ل").replace("تش", "چ"))
    found = (_read_arabic(re.sub(r"([وي])\1", r"\1", plain)),)
    if word == "عمرو":
        return (_read_arabic("عمر"), *found)
    if word[-1:] not in "ةه" or len(found[0].consonants) < 2:
        return found
    consonants, gaps = found[0].consonants, found[0].gaps
    return (Reading(consonants[:-1], (*gaps[:-2], gaps[-2] + "ة")), *found)


def _read_arabic(word: str) -> Reading:
    consonants: list[str] = []
    gaps = [""]
    for letter in word:
        if letter in _ARABIC_GAP:
            gaps[-1] += letter
        else:
            consonants.append(letter)
            gaps.append("")
    return Reading(tuple(consonants), tuple(gaps))


@lru_cache(maxsize=8192)
def read_widely(word: str) -> tuple[Reading, ...]:
    """Return how a Latin word can be read in German too: Wagner is فاغنر, Jürgen يورغن."""
    ways = (word, word.replace("w", "f"), word.replace("j", "y"))
    return tuple(dict.fromkeys(reading for way in dict.fromkeys(ways) for reading in read_latin(way)))


def read_word(word: str, alphabet: Alphabet) -> tuple[Reading, ...]:
    """Return how a folded word can be read."""
    return read_arabic(word) if alphabet == "ar" else read_latin(word)


def may_be_one(one: Reading, other: Reading) -> bool:
    """Tell whether no consonant of either is one that the other's is never written for, in any language's habits."""
    if len(one.consonants) != len(other.consonants):
        return False
    last = len(one.consonants) - 1
    pairs = zip(one.consonants, other.consonants, strict=True)
    return all(_letters(a, at == last, one, at) & _letters(b, at == last, other, at) for at, (a, b) in enumerate(pairs))


def _letters(unit: str, final: bool, reading: Reading, at: int) -> frozenset[str]:
    """Return the Arabic letters that a consonant stands for where it stands."""
    found = _READ.get(unit, unit)
    if final and not reading.gaps[-1]:
        found += _FINAL.get(unit, "")
    following = reading.consonants[at + 1 : at + 2]
    if unit in ("n", "m", "ن", "م") and following and following[0] in ("b", "p", "ب") and not reading.gaps[at + 1]:
        found += "نم"  # Anbar is spoken Ambar
    return frozenset(found)


def are_sure(one: Reading, other: Reading) -> bool:
    """Tell whether the consonants of one are such as the other's are commonly written with."""
    last = len(one.consonants) - 1
    return len(one.consonants) == len(other.consonants) and all(
        _is_sure(a, b, at == last) for at, (a, b) in enumerate(zip(one.consonants, other.consonants, strict=True))
    )


def _is_sure(a: str, b: str, final: bool) -> bool:
    if a == b or frozenset((a, b)) in _TWINS or (final and {a, b} in ({"t", "d"}, {"t", "د"}, {"p", "b"})):
        return True
    arabic, latin = (a, b) if a not in _READ else (b, a)
    return latin in _READ and arabic in _SURE.get(latin, _READ[latin])
