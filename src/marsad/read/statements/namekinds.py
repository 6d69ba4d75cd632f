"""What a name is of by its own words or what stands beside it, where a tagger took a person for a place or so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.read.statements.actors import PLACES
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


def by_given(text: str, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """Return Arabic names with those as persons that are a given name or a kunya, and a surname: *Wadi al-Qassar*.

    A body loses the surname of somebody of the story that a tagger took for a part of it: whom it accuses.
    """
    told = [
        ("person" if kind == "place" and _is_called_so(text, (a, b), lexicon) else kind, a, b) for kind, a, b in names
    ]
    surnames = {" " + text[a:b].rsplit(" ", 1)[1] for kind, a, b in told if kind == "person" and " " in text[a:b]}
    found = []
    for kind, a, b in told:
        last = text.rfind(" ", a, b)
        whom = kind == "organisation" and text.find(" ", a, b) < last and text[last:b] in surnames
        found.append((kind, a, last if whom and text.startswith("ال", a) else b))
    return found


def _is_called_so(text: str, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """Tell whether what was taken for an Arabic place is rather called like a person."""
    words = fold_phrase(text[slice(*span)]).split()
    before = fold_phrase(text[max(span[0] - 16, 0) : span[0]]).split()[-1:]
    if not 2 <= len(words) < _LONG or (before and (before[0].removeprefix("ال") in PLACES or before[0] in _TOWARDS)):
        return False
    kunya = words[0] in ("ابو", "ام")
    if kunya and len(words) == 2:
        return words[1] in lexicon.given_names
    given = words[0] in lexicon.given_names - {"ابو", "ام"} and not words[0].startswith("ال")
    return (given or kunya) and words[-1].startswith("ال") and words[-1] not in _COMPOUNDS


_TOWARDS = frozenset(
    ("في", "من", "الي", "قرب", "باتجاه", "نحو", "عبر", "حول", "داخل", "خارج", "شمال", "جنوب", "شرق", "غرب")
)
"""What stands before a place, and before a person seldom: the people *in* Abu Kamal."""
_COMPOUNDS = frozenset(("الدين", "الله", "الحق", "الرحمن", "الاسلام", "الوليد"))
"""What ends names of governorates and streets too: *Salah al-Din*."""
