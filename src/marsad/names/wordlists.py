"""Words that stand in names and are no names, and names that no rule of letters leads from one to the other.

Kept by hand in `resources/names`; `python -m marsad.names.compile` makes the package's copy of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from marsad.names.letters import fold_arabic, fold_latin

COMPILED = "words.json"


class RawWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words.yaml` as written."""

    articles: list[str]
    son: list[str]
    joined: list[str]
    family: list[str]
    kunya: list[str]
    small: list[str]
    servant: list[str]
    god: list[str]
    lord: list[str]
    owner: list[str]
    faith: list[str]
    titles: list[list[str]]
    common: list[list[str]]
    organisation: list[list[str]]


class RawForms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`forms.yaml` as written: lists of names of one body, person or place."""

    bodies: list[list[str]]
    people: list[list[str]]
    places: list[list[str]]


class RawLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the package holds."""

    words: RawWords
    forms: RawForms


@dataclass(frozen=True, slots=True)
class WordLists:
    """The words, folded."""

    articles: frozenset[str]
    son: frozenset[str]
    joined: frozenset[str]
    family: frozenset[str]
    kunya: frozenset[str]
    small: frozenset[str]
    servant: frozenset[str]
    god: frozenset[str]
    lord: frozenset[str]
    owner: frozenset[str]
    faith: frozenset[str]
    titles: frozenset[str]
    common: frozenset[str]
    organisation: frozenset[str]
    forms: tuple[tuple[str, ...], ...]
    people: frozenset[str]


def fold_word(word: str) -> str:
    """Return a word in the letters that it has: Latin where it has any, else Arabic."""
    return fold_latin(word) or fold_arabic(word)


@cache
def load_lists() -> WordLists:
    """Return the words, from the package."""
    raw = msgspec.json.decode((files("marsad.names") / COMPILED).read_bytes(), type=RawLists)

    def fold(words: list[str]) -> frozenset[str]:
        return frozenset(map(fold_word, words))

    def flat(lists: list[list[str]]) -> frozenset[str]:
        return frozenset(fold_word(word) for words in lists for word in words)

    words = raw.words
    return WordLists(
        articles=fold(words.articles),
        son=fold(words.son),
        joined=fold(words.joined),
        family=fold(words.family),
        kunya=fold(words.kunya),
        small=fold(words.small),
        servant=fold(words.servant),
        god=fold(words.god),
        lord=fold(words.lord),
        owner=fold(words.owner),
        faith=fold(words.faith),
        titles=flat(words.titles),
        common=flat(words.common),
        organisation=flat(words.organisation),
        forms=tuple(tuple(names) for names in (*raw.forms.bodies, *raw.forms.people, *raw.forms.places)),
        people=frozenset(name for names in raw.forms.people for name in names),
    )
