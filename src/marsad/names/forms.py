"""Listed names: what one body, person or place is called besides, where letters don't lead from one to the other."""

from __future__ import annotations

from functools import cache

from marsad.names.parse import Name
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
    >>> stands_for(parse_name("MBS"), parse_name("Mohammed Salman"))
    False
    """
    letters = short.text.casefold()
    telling = [part for part in name.parts if part.kind != "title"]
    if len(telling) < 3:
        return False
    every = "".join(part.shapes[0][:1] for part in telling)
    sons = {part.shapes[0] for part in telling if part.kind == "particle"} & load_lists().son
    few = "".join(part.shapes[0][:1] for part in telling if part.kind != "particle")
    return letters == few or (bool(sons) and len(letters) > 2 and every.startswith(letters))
