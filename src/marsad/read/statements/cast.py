"""The story's cast: who occurs in it, who has spoken so far, and what each statement asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from marsad.read.statements.actors import Actor, Span
from marsad.read.statements.interviews import Interview
from marsad.read.statements.lexicon import Lexicon
from marsad.text.normalise import fold_phrase


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as resolved: name, whether it is a proper name, the actor behind it if any, and how sure that is."""

    name: str | None
    named: bool = False
    actor: Actor | None = None
    sure: float = 1.0
    head: str | None = None


@dataclass(slots=True)
class Asked:
    """One statement's question.

    Attributes:
        source: where the words of the source stand, or None.
        cue: the cue's text; "" if carried.
        at: where the statement begins.
        sentence: number of its sentence.
        kind: of the block that it stands in.
        parent: the number of the statement around it.
    """

    source: Span | None
    cue: str
    at: int
    sentence: int
    kind: str
    parent: int | None = None


@dataclass(slots=True)
class Cast:
    """The story's actors and who has spoken so far."""

    text: str
    actors: Sequence[Actor]
    lexicon: Lexicon
    antecedent: Callable[[Span], Actor | None] = lambda span: None
    outlets: frozenset[Actor] = frozenset()
    interview: Interview | None = None
    told: list[Who] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)


def last_speaker(cast: Cast, question: Asked, female: bool | None, many: bool = False) -> Who | None:
    """Return the last speaker of the outer layer who agrees, at most a dozen statements back."""
    for who, asked in zip(reversed(cast.told[-12:]), reversed(cast.asked[-12:]), strict=True):
        if who.name is None or (asked.parent is not None and question.parent is None):
            continue
        if asked.kind in ("headline", "deck") and question.kind not in ("headline", "deck") and who.actor is None:
            continue
        if not _disagrees(who.actor, female, many, cast.lexicon.lang):
            return who
    return None


def _disagrees(actor: Actor | None, female: bool | None, many: bool, lang: str) -> bool:
    if actor is None:
        return False
    if actor.kind != "person":
        return female is not None and lang == "en"  # English says it of bodies, Arabic he and she
    return many or (female is not None and actor.female not in (None, female))


def content_words(words: str, lexicon: Lexicon) -> set[str]:
    """Return the folded words of a description without small ones and Arabic articles."""
    small = {"the", "a", "an", "of", "for", "in", "to", "and", "s", "who", "his", "her", "its", "باسم", "في", "من"}
    folded = [w for w in fold_phrase(words).split() if w not in small]
    if lexicon.lang == "ar":
        folded = [w.removeprefix("ال") if len(w) > 4 else w for w in folded]
        folded = [w[1:].removeprefix("ل") if w.startswith("لل") and len(w) > 4 else w for w in folded]
    return set(folded)
