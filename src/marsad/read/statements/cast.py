"""The story's cast: who occurs in it, who has spoken so far, and what each statement asks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from marsad.read.statements.actors import Actor
from marsad.read.statements.interviews import Interview
from marsad.read.statements.lexicon import Lexicon
from marsad.records import Span
from marsad.text.normalise import fold_phrase


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as resolved: name, whether it is a proper name, the actor behind it if any, and how sure that is."""

    name: str | None
    named: bool = False
    actor: Actor | None = None
    sure: float = 1.0
    head: str | None = None

    @classmethod
    def of(cls, actor: Actor, sure: float = 1.0, head: str | None = None) -> Who:
        """Return an actor of the story as who speaks."""
        return cls(actor.name, True, actor, sure, head)


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
        content: what is said.
    """

    source: Span | None
    cue: str
    at: int
    cue_at: int
    sentence: int
    kind: str
    parent: int | None = None
    content: str = ""

    @property
    def titled(self) -> bool:
        """Tell whether it stands in a headline or deck."""
        return self.kind in ("headline", "deck")


@dataclass
class Cast:
    """The story's actors and who has spoken so far.

    Attributes:
        antecedent: returns whom the model's links of a pronoun point to, if to anybody.
        outlets: the actors that are outlets.
        sentences: the span of each sentence.
        body_at: where the story begins behind headline and deck.
        author, house: who signs the page and whose page it is: *I* and *we* outside of other people's words.
        beside: where names of persons stand beside a noun, by the noun, once that was asked.
        called: by what descriptions the story speaks of somebody.
        told, asked: the answers so far, and their questions.
    """

    text: str
    actors: Sequence[Actor]
    lexicon: Lexicon
    antecedent: Callable[[Span], Actor | None] = lambda span: None
    outlets: frozenset[Actor] = frozenset()
    interview: Interview | None = None
    sentences: Sequence[Span] = ()
    body_at: int = 0
    author: str | None = None
    house: str | None = None
    beside: dict[str, list[tuple[Span, Actor]]] | None = None
    called: dict[Actor, list[str]] = field(default_factory=dict)
    told: list[Who] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    _of_sentence: dict[int, list[int]] = field(default_factory=dict)

    def take(self, question: Asked, who: Who) -> None:
        """Keep an answer; questions come in the order of the text."""
        self._of_sentence.setdefault(question.sentence, []).append(len(self.told))
        self.told.append(who)
        self.asked.append(question)

    def spoke_in(self, sentence: int) -> list[tuple[Who, Asked]]:
        """Return who has spoken in a sentence so far, the last first."""
        return [(self.told[i], self.asked[i]) for i in reversed(self._of_sentence.get(sentence, ()))]

    @cached_property
    def mentions(self) -> list[tuple[Span, Actor]]:
        """Return every name of every actor, in the order of the text."""
        return sorted(((m, actor) for actor in self.actors for m in actor.mentions), key=lambda one: one[0])

    @cached_property
    def people(self) -> dict[str, list[Actor]]:
        """Return the persons by each word of their name."""
        found: dict[str, list[Actor]] = {}
        for actor in self.actors:
            if actor.kind == "person":
                for token in dict.fromkeys(actor.tokens):
                    found.setdefault(token, []).append(actor)
        return found

    @cached_property
    def shortened(self) -> dict[str, list[Actor]]:
        """Return the bodies by what they are called in one word, such as their letters."""
        found: dict[str, list[Actor]] = {}
        for actor in self.actors:
            if actor.kind == "organisation":
                for form in actor.forms:
                    if len(form) == 1:
                        found.setdefault(form[0], []).append(actor)
        return found

    def named_in(self, start: int, end: int) -> list[tuple[Span, Actor]]:
        """Return the names that begin in a stretch of the text, in order."""
        first = bisect_left(self.mentions, start, key=lambda one: one[0][0])
        behind = bisect_left(self.mentions, end, key=lambda one: one[0][0])
        return self.mentions[first:behind]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that an offset lies in."""
        return max(bisect_right(self.sentences, offset, key=lambda span: span[0]) - 1, 0)


_SMALL = frozenset(
    ("the", "a", "an", "of", "for", "in", "to", "and", "s", "who", "his", "her", "its", "same", "باسم", "في", "من",
     "نفسه", "نفسها", "ذاته", "ذاتها", "عينه", "عينها")
)  # fmt: skip


_NO_ARTICLE = frozenset(("الله", "الذي", "التي", "الان"))
_ACCUSATIVE = re.compile(r"(?:اً|ًا|ً)(?!\w)")
"""The ending of an Arabic object: *an informed source* who is quoted is still an informed source."""


@lru_cache(maxsize=8192)
def content_words(words: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the folded words of a description without small ones and Arabic articles."""
    folded = [w for w in fold_phrase(_ACCUSATIVE.sub("", words)).split() if w not in _SMALL]
    if lexicon.lang == "ar":
        folded = [w.removeprefix("ال") if len(w) > 3 and w not in _NO_ARTICLE else w for w in folded]
        folded = [w[1:].removeprefix("ل") if w.startswith("لل") and len(w) > 4 else w for w in folded]
        folded = [w[3:] if w.startswith("لال") and len(w) > 5 else w for w in folded]  # before a quotation mark
    return frozenset(folded)


_WHOSE = re.compile(r"['’]s?(?!\w)")


def plain_words(words: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of an office as of another: *the guild's* chairman, who is chairman of *the guild*."""
    return content_words(_WHOSE.sub("", words) if lexicon.lang == "en" else words, lexicon)
