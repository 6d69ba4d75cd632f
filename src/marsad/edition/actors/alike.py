"""Who shares a name in a list, and what tells them apart: one rule for readers' pages and for the desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol, TypeVar

from marsad.text.normalise import fold_phrase
from marsad.text.scripts import ARABIC_LETTER

TELLS_APART = ("office", "member", "place", "part_of", "born", "founded", "died", "ended", "description", "relation")
"""Kinds of facts, those first that tell somebody apart best."""


class Listed(Protocol):
    """Whoever stands in a list, by his names in the two alphabets; empty where there is none."""

    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def native(self) -> str: ...  # noqa: D102


class Telling(Protocol):
    """A fact, from when to when; a day is a partial one, and none or empty where that is open."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> str: ...  # noqa: D102
    @property
    def from_on(self) -> str | None: ...  # noqa: D102
    @property
    def to_on(self) -> str | None: ...  # noqa: D102


class Spelling(Protocol):
    """A name, and what it is to the house."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102


ListedT = TypeVar("ListedT", bound=Listed)
TellingT = TypeVar("TellingT", bound=Telling)


def namesakes(listed: Iterable[ListedT]) -> list[ListedT]:
    """Return those who share a name, in either alphabet, with another one of a list."""
    named = [(one, {fold_phrase(name) for name in (one.label, one.native) if name}) for one in listed]
    counts = Counter(name for _, names in named for name in names)
    return [one for one, names in named if any(counts[name] > 1 for name in names)]


def hint_of(facts: Iterable[TellingT], on: str = "") -> TellingT | None:
    """Return the fact by which somebody is told apart: of the kind that does it best, what holds, the newest.

    Of two that say the same the one in Latin letters is taken, then the earlier of the list.

    Args:
        facts: What is known of him.
        on: A day (ISO 8601): what was so then goes before, and what began later is not told; empty for today, on which
            what has no end is so.
    """
    told = [fact for fact in facts if fact.kind in TELLS_APART and (not on or _began(fact, on))]
    return max(told, key=lambda fact: _rank(fact, on), default=None)


def other_name(names: Iterable[Spelling], *labels: str) -> str:
    """Return a spelling that is none of some; empty where there is none."""
    known = {fold_phrase(label) for label in labels if label}
    texts = (form.text for form in names if form.kind != "misspelling")
    return next((text for text in texts if fold_phrase(text) not in known), "")


def _rank(fact: Telling, on: str) -> tuple[int, bool, str, bool]:
    holds = _began(fact, on) and on[: len(fact.to_on)] <= fact.to_on if on and fact.to_on else not fact.to_on
    newest = fact.from_on or fact.to_on or ""
    return -TELLS_APART.index(fact.kind), holds, newest, not ARABIC_LETTER.search(fact.value)


def _began(fact: Telling, on: str) -> bool:
    since = fact.from_on or ""
    return since <= on[: len(since)]
