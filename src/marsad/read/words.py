"""The hand-kept words of pages (words.yaml), folded and ready to be looked up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from marsad.text.normalise import fold_phrase


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of folded phrases.

    `starts` are beginnings of a line (`start_words` their first words).

    `starts_colon` count only before a colon.
    """

    furniture: frozenset[str]
    starts: frozenset[str]
    start_words: frozenset[str]
    starts_colon: frozenset[str]
    related: frozenset[str]
    comments: frozenset[str]
    keywords: frozenset[str]
    sections: frozenset[str]
    listing: frozenset[str]
    staff: frozenset[str]
    outlet_words: frozenset[str]
    outlet_nouns: frozenset[str]
    stance_words: frozenset[str]
    given_names: frozenset[str]
    not_outlets: frozenset[str]


@cache
def load_words() -> Words:
    """Load and fold the words once."""
    source = (files("marsad.read") / "words.yaml").read_bytes()
    lists = msgspec.yaml.decode(source, type=dict[str, list[str]])
    sets = {key: frozenset(fold_phrase(word) for word in words) for key, words in lists.items()}
    starts = lists["furniture_starts"]
    return Words(
        furniture=sets["furniture"] - {""},
        starts=frozenset(fold_phrase(word) for word in starts if not word.endswith(":")),
        start_words=frozenset(fold_phrase(word).split()[0] for word in starts if not word.endswith(":")),
        starts_colon=frozenset(fold_phrase(word) for word in starts if word.endswith(":")),
        related=sets["related"],
        comments=sets["comments"],
        keywords=sets["keywords"],
        sections=sets["sections"],
        listing=sets["listing"],
        staff=sets["staff"],
        outlet_words=sets["outlet_words"],
        outlet_nouns=sets["outlet_nouns"],
        stance_words=sets["stance_words"],
        given_names=sets["given_names"],
        not_outlets=sets["not_outlets"],
    )


@cache
def load_cues() -> dict[str, list[str]]:
    """Load the lists of phrases (cues.yaml) that patterns are made of."""
    return msgspec.yaml.decode((files("marsad.read") / "cues.yaml").read_bytes(), type=dict[str, list[str]])


def any_of(*names: str) -> str:
    """Return some lists of phrases as one alternation of a regular expression, longest phrase first."""
    cues = load_cues()
    phrases = [phrase for name in names for phrase in cues[name]]
    return "(?:" + "|".join(sorted(phrases, key=len, reverse=True)) + ")"
