"""Actors of one name, and what tells them apart in a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from marsad.records import ActorEntry, ActorFact, NameForm
from marsad.text.normalise import fold_phrase
from marsad.text.scripts import ARABIC_LETTER

TELLS_APART = ("office", "member", "place", "part_of", "born", "founded", "died", "ended", "description", "relation")
"""Kinds of facts, those first that tell somebody apart best."""


def namesakes(entries: Iterable[ActorEntry]) -> frozenset[str]:
    """Return the steps of those who share a name, in either alphabet, with another one of a list."""
    named = [(entry.slug, {fold_phrase(name) for name in (entry.label, entry.native) if name}) for entry in entries]
    counts = Counter(name for _, names in named for name in names)
    return frozenset(slug for slug, names in named if any(counts[name] > 1 for name in names))


def hint_of(facts: Sequence[ActorFact]) -> ActorFact | None:
    """Return the fact by which somebody is told apart: the newest office that is still held goes before all."""
    told = [fact for fact in facts if fact.kind in TELLS_APART]
    return min(told, key=_rank, default=None)


def other_name(names: Iterable[NameForm], *labels: str) -> str:
    """Return a spelling that is none of some; empty where there is none."""
    known = {fold_phrase(label) for label in labels if label}
    texts = (form.text for form in names if form.kind != "misspelling")
    return next((text for text in texts if fold_phrase(text) not in known), "")


def _rank(fact: ActorFact) -> tuple[int, bool, tuple[int, ...], bool]:
    day = fact.from_on or fact.to_on or ""
    newest_first = tuple(-ord(char) for char in day) or (0,)
    return (
        TELLS_APART.index(fact.kind),
        fact.to_on is not None,
        newest_first,
        bool(ARABIC_LETTER.search(fact.value)),
    )
