"""The story's cast: who occurs in it, who has spoken so far, and what each statement asks."""

from __future__ import annotations

from bisect import bisect_right
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
        cue_at: where its cue does, or the statement where it has none.
        sentence: number of its sentence.
        kind: of the block that it stands in.
        parent: the number of the statement around it.
    """

    source: Span | None
    cue: str
    at: int
    cue_at: int
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
    sentences: Sequence[Span] = ()
    body_at: int = 0
    nouns: dict[Span, frozenset[str]] = field(default_factory=dict)
    told: list[Who] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that an offset lies in."""
        return max(bisect_right(self.sentences, offset, key=lambda span: span[0]) - 1, 0)


def content_words(words: str, lexicon: Lexicon) -> set[str]:
    """Return the folded words of a description without small ones and Arabic articles."""
    small = {
        "the",
        "a",
        "an",
        "of",
        "for",
        "in",
        "to",
        "and",
        "s",
        "who",
        "his",
        "her",
        "its",
        "same",
        "باسم",
        "في",
        "من",
        "نفسه",
        "نفسها",
        "ذاته",
        "ذاتها",
    }
    folded = [w for w in fold_phrase(words).split() if w not in small]
    if lexicon.lang == "ar":
        folded = [w.removeprefix("ال") if len(w) > 4 else w for w in folded]
        folded = [w[1:].removeprefix("ل") if w.startswith("لل") and len(w) > 4 else w for w in folded]
    return set(folded)
