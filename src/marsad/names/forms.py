"""Listed names: what one body, person or place is called besides, where letters don't lead from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from marsad.names.given import number_given
from marsad.names.parse import Name, Part
from marsad.names.wordlists import load_lists
from marsad.text.normalise import fold_phrase


def other_forms(text: str) -> tuple[str, ...]:
    """Return the other listed names of what a text names, or none.

    >>> other_forms("hts")[0]
    "Hay'at Tahrir al-Sham"
    """
    key = fold_phrase(text)
    return tuple(form for form in _listed().get(key, ()) if fold_phrase(form) != key)


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    listed: dict[str, tuple[str, ...]] = {}
    for names in load_lists().forms:
        for name in names:
            listed[fold_phrase(name)] = listed.get(fold_phrase(name), ()) + names
    return listed


def is_short(name: Name) -> bool:
    """Tell whether a name is one word of two to six capitals."""
    return len(name.parts) == 1 and name.text.isupper() and 2 <= len(name.text) <= 6


def stands_for(short: Name, name: Name) -> bool:
    """Tell whether a name's initials are those of a short one: with *bin*, as the press has it (MBS), or without.

    >>> from marsad.names.parse import parse_name
    >>> stands_for(parse_name("MBS"), parse_name("Mohammed bin Salman Al Saud"))
    True
    >>> stands_for(parse_name("MBS"), parse_name("محمد بن سالم"))
    True
    >>> stands_for(parse_name("MBS"), parse_name("Mohammed Salman"))
    False
    """
    letters = short.text.casefold()
    telling = [part for part in name.parts if part.kind != "title"]
    if len(telling) < 3 or _is_other(short, name):
        return False
    sons = {part.shapes[0] for part in telling if part.kind == "particle"} & load_lists().son
    few = [part for part in telling if part.kind != "particle"]
    return (len(letters) == len(few) and _begin(letters, few)) or (
        bool(sons) and 2 < len(letters) <= len(telling) and _begin(letters, telling)
    )


def _is_other(short: Name, name: Name) -> bool:
    """Tell whether capitals are no initials: of a listed body or place, or across scripts few or a name themselves."""
    letters = short.text.casefold()
    across = any(part.alphabet == "ar" for part in name.parts)
    if across and (len(letters) < _FEW or letters in number_given()["la"]):
        return True
    return letters in _listed() and letters not in set(map(fold_phrase, load_lists().people))


_FEW = 3
"""Letters from which on Latin capitals may be an Arabic name's initials."""


def _begin(letters: str, parts: Sequence[Part]) -> bool:
    """Tell whether parts begin with some Latin letters, Arabic ones with what Latin may write so."""
    return all(
        part.shapes[0][:1] in (letter if part.alphabet == "la" else _HEARD.get(letter, ""))
        for letter, part in zip(letters, parts, strict=False)
    )


_HEARD = {
    **{"a": "اع", "b": "ب", "c": "شكسچ", "d": "دضذظ", "e": "اع", "f": "ف", "g": "جغقك", "h": "هح", "i": "اعي"},
    **{"j": "ج", "k": "كخق", "l": "ل", "m": "م", "n": "ن", "o": "اعو", "p": "بپ", "q": "ق", "r": "ر", "s": "سصشث"},
    **{"t": "تطثظ", "u": "اعو", "v": "فڤ", "w": "و", "x": "كخ", "y": "ي", "z": "زظذض"},
}
"""Arabic letters that a name may begin with, folded, by what Latin begins it with."""
