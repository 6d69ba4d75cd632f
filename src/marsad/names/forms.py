"""Listed names: what one body or place is called besides, where letters don't lead from one to the other."""

from __future__ import annotations

from functools import cache

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
