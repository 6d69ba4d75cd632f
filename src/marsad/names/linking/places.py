"""Words that are made of a place's name and name no place: Hadrani, الكاردية."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from marsad.text.normalise import fold_phrase
from marsad.text.scripts import ARABIC_LETTER

_ARTICLE = re.compile(r"\A(?:ال|al |el )(?=\S{3})")
SHORTEST = 3
"""Letters of a place's name, without the vowel at its end, from which words that are made of it are known."""


def is_adjective_of(word: str, places: Iterable[str]) -> bool:
    """Tell whether a word is the adjective of a place, or calls people by it.

    >>> [is_adjective_of(word, ["Hadran", "Karda"]) for word in ("Hadrani", "Kardan", "Hadra")]
    [True, True, False]
    >>> [is_adjective_of(word, ["كاردا", "سوريا"]) for word in ("الكاردية", "كاردي", "سوريين", "سورية", "كاردا")]
    [True, True, True, False, False]
    """
    folded = fold_phrase(word)
    bare = _ARTICLE.sub("", folded)
    return any(made in (bare, folded) for place in places for made in _adjectives(place))


def _adjectives(place: str) -> Iterator[str]:
    """Yield the words that are made of a place's name, folded.

    Without an article سورية may be the country itself, so that one is yielded with it.
    """
    name = _ARTICLE.sub("", fold_phrase(place))
    arabic = bool(ARABIC_LETTER.search(name))
    stem = name.rstrip("اه") if arabic else name.removesuffix("a")
    if len(stem) < SHORTEST:
        return
    if not arabic:
        yield from (f"{stem}{ending}" for ending in ("i", "is", "ian", "ians", "ese"))
        if stem != name:
            yield from (f"{name}n", f"{name}ns")
        return
    own = stem.endswith("ي")
    adjective = stem if own else f"{stem}ي"
    yield from (f"{adjective}{ending}" for ending in ("", "ين", "ون", "ات"))
    yield f"{'ال' if own else ''}{adjective}ه"
