"""Whether a house form is printed as the house writes it, and by what it differs."""

from __future__ import annotations

import re
from typing import Literal

from marsad.names.check.style import APOSTROPHE, HYPHEN, HouseStyle
from marsad.names.check.words import ARTICLES

Difference = Literal["", "glyph", "apostrophe", "hyphen", "case", "letters"]
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_SAME = str.maketrans("یکىھ", "يكيه")
_JOINT = re.compile("[ \u00a0‐‑–-]+")


def difference(printed: str, house: str, *, first: bool, titled: bool) -> Difference:
    """Return by what a printed name differs from a house form of the same folded letters; nothing where it does not.

    Args:
        printed: As printed.
        house: As the house writes it.
        first: It begins a sentence, where its first letter is a capital.
        titled: It stands in a headline in which words have capitals, or is itself in capitals.
    """
    printed, house = _in_line(printed), _in_line(house)
    if titled or printed.isupper():
        printed, house = printed.casefold(), house.casefold()
    elif first:
        printed, house = printed[:1].casefold() + printed[1:], house[:1].casefold() + house[1:]
    if printed == house:
        return ""
    if APOSTROPHE.sub("'", printed) == APOSTROPHE.sub("'", house):
        return "glyph"
    printed, house = APOSTROPHE.sub("", printed), APOSTROPHE.sub("", house)
    if printed == house:
        return "apostrophe"
    return _difference_of_joints(printed, house)


def _difference_of_joints(printed: str, house: str) -> Difference:
    words, right = _JOINT.split(printed), _JOINT.split(house)
    if [word.casefold() for word in words] != [word.casefold() for word in right]:
        return "hyphen" if _JOINT.sub("", printed).casefold() == _JOINT.sub("", house).casefold() else "letters"
    if HYPHEN.sub("-", printed) != HYPHEN.sub("-", house) and printed.casefold() != house.casefold():
        return "hyphen"
    other = [a for a, b in zip(words, right, strict=True) if a != b]
    return "hyphen" if not other or all(word.casefold() in ARTICLES for word in other) else "case"


def _in_line(text: str) -> str:
    return " ".join(_MARKS.sub("", text).translate(_SAME).split())


def matters(found: Difference, style: HouseStyle) -> bool:
    """Tell whether a newsroom's style wants to hear of a difference."""
    if found == "glyph":
        return style.apostrophe in ("house", "straight", "curly", "none")
    if found == "apostrophe":
        return style.apostrophe != "any"
    if found == "hyphen":
        return style.hyphen != "any"
    return found == "letters"


def in_the_same_case(suggestion: str, printed: str, *, first: bool) -> str:
    """Return a suggestion in capitals where the printed name is, and with one where it begins a sentence."""
    if printed.isupper() and len(printed) > 1 and not suggestion.isupper():
        return suggestion.upper()
    if first and printed[:1].isupper():
        return suggestion[:1].upper() + suggestion[1:]
    return suggestion
