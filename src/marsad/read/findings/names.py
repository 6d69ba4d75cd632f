"""Names compared: folded, articles aside, with slips of the hand told from other names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from marsad.read.findings.page import Page
from marsad.read.statements.actors import name_tokens

_LEAST = 5
"""A word shorter than this is too short to tell a slip from another name."""
_ENDINGS = re.compile(r"(?:n|s|i|ns|is|ia|ian|ians|an|ans|ish|ese|es|ed|d|a|e|y|h|ي|ه|ا|يه|يا|ين|ون|ات)$")


def tokens_of(name: str, lang: str) -> tuple[str, ...]:
    """Return the folded words of a name without articles and a possessive.

    >>> tokens_of("Munir al-Hallaq’s", "en")
    ('munir', 'hallaq')
    """
    return name_tokens(re.sub(r"[’']s?$", "", name), lang == "ar")


def is_in_text(page: Page, tokens: Sequence[str]) -> bool:
    """Tell whether a word of a name stands in the body, alone or in another word, or nearly so."""
    whole = [token for token in tokens if len(token) > 2]
    if not whole or any(token in page.folded_body for token in whole):
        return True
    return any(is_near(token, key) for token in whole for key in page.keys)


def is_near(one: str, two: str) -> bool:
    """Tell whether two words are within two strokes of each other."""
    return min(len(one), len(two)) >= _LEAST and DamerauLevenshtein.distance(one, two, score_cutoff=2) <= 2


def is_variant(one: str, two: str, lang: str) -> bool:
    """Tell whether two words may be one name written by two hands: more of them may differ, the longer they are.

    >>> is_variant("turaybili", "treibili", "en"), is_variant("hallaq", "khatib", "en")
    (True, False)
    """
    least = min(len(one), len(two))
    strokes = (least - 2) // 2 if lang == "en" else (least - 3) // 2
    strokes = min(strokes, 3)
    return strokes > 0 and one[0] == two[0] and DamerauLevenshtein.distance(one, two, score_cutoff=strokes) <= strokes


def is_slip(one: str, two: str) -> bool:
    """Tell whether two words are the same name but for one stroke: two letters swapped, one lost, added or changed.

    Endings that make another word of a name (Syria, Syrian) are no slips.

    >>> is_slip("idelb", "idleb"), is_slip("syria", "syrian"), is_slip("mali", "bali")
    (True, False, False)
    """
    if one == two or min(len(one), len(two)) < _LEAST or one[0] != two[0]:
        return False
    return DamerauLevenshtein.distance(one, two, score_cutoff=1) <= 1 and _ENDINGS.sub("", one) != _ENDINGS.sub("", two)
