"""What an English name is of by what stands beside it, where a tagger took a person for a place or the reverse."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.read.statements.arabicnames import Name
from marsad.read.statements.lexicon import Lexicon
from marsad.text.normalise import fold_phrase

_WHO = r"(?:,? (?:who|whose|whom)\b|, \d{2},|['’]s (?:wife|husband|lawyer|counsel|mother|father|brother|sister)\b)"
_OPENS = re.compile(rf"(?:^|(?<=[.!?] )|(?<=\n))(?P<name>[A-Z][\w’'-]+){_WHO}")
_HANGS_ON = re.compile(r"\b(?i:at|in|of|from|near|to|for|by|with|on)(?: the)?(?: [A-Z]\w+)? $|[A-Z]\w+, $")
_IS_A = re.compile(r",(?: \d+,)? an? (?:[a-z-]+ ){0,2}(?P<noun>[a-z]+)(?:,| who\b)")
_WHERE = re.compile(r"\b(?:city|town|village|province|governorate|district|region|valley|island) of $")
_LONG = 4
"""Tokens from which a name is seldom a person's."""


def by_context(text: str, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """Return names with the kind that the words beside them show, everywhere the same.

    A person is somebody *who* does something, of some age, or with a title before the name; a place is a town *of* that
    name. Where both or neither is shown the tagger's kind stays; bodies by their name stay too.

    Args:
        text: what offsets count in.
        names: the names as tagged.
        lexicon: the words of English.
    """
    bodies = {"house"} | lexicon.body_words | lexicon.body_heads | lexicon.outlet_nouns
    surnames = {m["name"] for m in _OPENS.finditer(text)}
    shown: dict[str, set[str]] = {}
    for kind, start, end in names:
        tokens = fold_phrase(text[start:end]).split()
        if kind in ("person", "place") and len(tokens) < _LONG and not bodies & set(tokens):
            shown.setdefault(text[start:end], set()).update(_shown(text, (start, end), surnames, lexicon))
    kinds = {name: next(iter(told)) for name, told in shown.items() if len(told) == 1}
    known = ("person", "place")
    return [(kinds.get(text[a:b], kind) if kind in known else kind, a, b) for kind, a, b in names]


def _shown(text: str, span: tuple[int, int], surnames: set[str], lexicon: Lexicon) -> set[str]:
    """Return the kinds that the words beside a name show, or beside its last word where a sentence begins with it."""
    start, end = span
    kinds = set()
    before = fold_phrase(re.split(r"[.:;,\n]", text[max(start - 24, 0) : start])[-1]).split()[-1:]
    behind = fold_phrase(text[end : end + 24]).split()[:1]
    titled = (
        set(before) & (lexicon.titles | lexicon.person_heads) and not set(behind) & lexicon.titles
    )  # *Texas* Senator
    described = _IS_A.match(text, end)
    alone = _HANGS_ON.search(text, max(start - 24, 0), start) is None  # an officer *at X, who* left
    trade = described is not None and described["noun"] in lexicon.person_heads
    if (alone and (trade or re.match(_WHO, text[end : end + 14]))) or titled:
        kinds.add("person")
    if " " in text[start:end] and text[start:end].rsplit(" ", 1)[1] in surnames:
        kinds.add("person")
    if _WHERE.search(text, max(start - 24, 0), start):
        kinds.add("place")
    return kinds
