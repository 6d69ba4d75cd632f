"""A reading's statements: what the tagger found, with kind, manner, hedges, speaker and chain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol

import numpy as np

from marsad.read.statements.actors import Actor, Span, gather_actors
from marsad.read.statements.cast import Asked, Cast, Who
from marsad.read.statements.chains import KindOf, Press, page_carriers, relays_in
from marsad.read.statements.fullnames import complete_names
from marsad.read.statements.hedges import find_hedges, share_hedges
from marsad.read.statements.interviews import Interview, answer_marker, find_interview
from marsad.read.statements.kinds import kind_of, manner_of
from marsad.read.statements.lexicon import Lexicon, load_lexicon
from marsad.read.statements.offices import add_offices, describe
from marsad.read.statements.passage import Passage, lay_out
from marsad.read.statements.speakers import resolve_speakers
from marsad.read.tagging.decode import Found
from marsad.read.tagging.emissions import TO_ANTECEDENT, Range, link_mass
from marsad.read.tagging.inner import Inner
from marsad.read.tagging.tagger import Tagged
from marsad.records import Attribution, Carrier, Mention, Reading, Speaker

ANSWER = 0.9
"""Confidence that an interview's answer is its guest's."""
LINKED = 0.5
"""Least share of a pronoun's links that must fall on one person before they decide."""
_KINDS = {"person": "person", "organisation": "organisation", "place": "place"}


class Tags(Protocol):
    """What tags a text: a trained model, or the labels of people in its place."""

    def tag(self, text: str) -> Tagged:
        """Return the statements and names of a text."""
        ...


@dataclass(slots=True, eq=False)
class _Draft:
    """A statement on its way: ranges of words, and the statement around it."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float
    parent: _Draft | None = None
    carried: bool = False
    answer: bool = False

    @property
    def start(self) -> int:
        """Return the first word of all its parts."""
        return min(first for first, _ in (*self.source, *self.cue, *self.content))

    @property
    def depth(self) -> int:
        """Return how many statements stand around it."""
        return 1 + self.parent.depth if self.parent is not None else 0

    @property
    def anchor(self) -> int:
        """Return the word by which it is placed in a sentence."""
        return (self.cue or self.content)[0][0]


def find_statements(
    reading: Reading, tagger: Tags, publisher: str | None, kind_of_outlet: KindOf
) -> tuple[tuple[Mention, ...], tuple[Attribution, ...]]:
    """Return the names and the statements of a story or listing.

    Args:
        reading: its structure.
        tagger: the model of its language.
        publisher: who publishes the page, if known.
        kind_of_outlet: tells the declared kind of an outlet by its name.
    """
    passage = lay_out(reading)
    tagged = tagger.tag(passage.text)
    lexicon = load_lexicon("ar" if reading.lang == "ar" else "en")
    return _Work(reading, passage, tagged, lexicon, publisher, kind_of_outlet).done()


class _Work:
    """One story's statements, step by step."""

    def __init__(
        self,
        reading: Reading,
        passage: Passage,
        tagged: Tagged,
        lexicon: Lexicon,
        publisher: str | None,
        kind_of_outlet: KindOf,
    ) -> None:
        self.reading, self.passage, self.tagged, self.lexicon = reading, passage, tagged, lexicon
        self.publisher, self.kind_of_outlet = publisher, kind_of_outlet
        self.text = passage.text
        names = [(kind, *tagged.span((first, behind))) for kind, first, behind in tagged.names]
        parts = [*(one.source for one in tagged.statements), *(one.source for one in tagged.inner)]
        sources = [span for part in parts if (span := self._chars(part))]
        self.actors = gather_actors(self.text, complete_names(self.text, names, sources, lexicon), lexicon)
        add_offices(self.text, self.actors, sources, lexicon)
        self.sentences = _sentence_spans(tagged)

    def done(self) -> tuple[tuple[Mention, ...], tuple[Attribution, ...]]:
        interview = find_interview(self.text, self.passage.blocks, self.actors)
        drafts = _drafts(self.tagged)
        if interview:
            drafts = self._with_answers(drafts, interview)
        drafts = sorted(drafts, key=lambda d: (d.start, d.depth))
        for draft in drafts:
            _turn_quoted(self.text, self.tagged, draft)
        if self.lexicon.lang == "ar":
            _share_sources(self.text, self.tagged, sorted(drafts, key=lambda d: d.anchor))
        self.press = Press.of(self.text, self.actors, self.reading, self.lexicon, self.kind_of_outlet)
        outlets = frozenset(self.press.outlets)
        body_at = next((start for start, _, kind in self.passage.blocks if kind not in ("headline", "deck")), 0)
        cast = Cast(self.text, self.actors, self.lexicon, self._antecedent, outlets, interview, self.sentences, body_at)
        whos = resolve_speakers(cast, self._questions(drafts))
        for draft, who in zip(drafts, whos, strict=True):
            if who.actor is not None and who.head and draft.source:
                describe(who.actor, self._words(draft.source), self.lexicon)
        keep = [i for i, d in enumerate(drafts) if not d.carried or whos[i].name]
        numbers = {id(drafts[i]): f"s{n}" for n, i in enumerate(keep, 1)}
        hedges = share_hedges(
            find_hedges(self.text, self.lexicon),
            [[self.tagged.span(r) for r in (*d.source, *d.cue, *d.content)] for d in drafts],
            [self._sentence(d) for d in drafts],
        )
        page = page_carriers(self.reading, self.publisher, self.press)
        chains: dict[int, tuple[Carrier, ...]] = {}
        found = []
        for i in keep:
            chains[id(drafts[i])] = self._chain(drafts[i], whos[i], page, drafts, whos, chains)
            found.append(self._record(drafts[i], whos[i], numbers, hedges[i], chains[id(drafts[i])]))
        return self._mentions(), tuple(found)

    def _with_answers(self, drafts: list[_Draft], interview: Interview) -> list[_Draft]:
        """Return drafts with each answer as one statement of the guest, and what was found in it inside that."""
        words = self.tagged.words
        for start, end in interview.answers:
            first, behind = (int(np.searchsorted(words.starts, at)) for at in (start, end))
            source: tuple[Range, ...] = ()
            cue: tuple[Range, ...] = ()
            if marker := answer_marker(self.text, start, end):
                who, sign = (tuple(int(np.searchsorted(words.starts, at)) for at in span) for span in marker)
                named = len(self.text[slice(*marker[0])]) > 2
                source, cue = (((who[0], who[1]),), ((sign[0], sign[1]),)) if named else ((), ((who[0], sign[1]),))
                first = sign[1]
            inside = [d for d in drafts if d.parent is None and first <= d.start < behind]
            if behind - first < 2 or any(
                sum(b - a for a, b in d.content) > 0.6 * (behind - first) for d in inside if d.cue
            ):
                continue
            answer = _Draft(source, cue, ((first, behind),), ANSWER, carried=not cue, answer=True)
            gone = [d for d in inside if d.carried]
            for d in drafts:
                if d in inside or d.parent in gone:
                    d.parent = answer
            drafts = [*(d for d in drafts if d not in gone), answer]
        return drafts

    def _questions(self, drafts: Sequence[_Draft]) -> list[Asked]:
        order = {id(d): i for i, d in enumerate(drafts)}
        return [
            Asked(
                source=self._chars(d.source),
                cue=self._words(d.cue),
                at=int(self.tagged.words.starts[d.start]),
                cue_at=int(self.tagged.words.starts[d.anchor]),
                sentence=int(self.tagged.words.sentences[d.anchor]),
                kind=self.passage.kind_at(int(self.tagged.words.starts[d.start])),
                parent=order[id(d.parent)] if d.parent is not None else None,
            )
            for d in drafts
        ]

    def _sentence(self, draft: _Draft) -> Span:
        return self.sentences[int(self.tagged.words.sentences[draft.anchor])]

    def _chars(self, ranges: Sequence[Range]) -> Span | None:
        if not ranges:
            return None
        return self.tagged.span((ranges[0][0], ranges[-1][1]))

    def _words(self, ranges: Sequence[Range]) -> str:
        return " ".join(self.text[slice(*self.tagged.span(r))] for r in ranges)

    def _antecedent(self, source: Span) -> Actor | None:
        """Return the person whom the model's links of a pronoun point to, if most of them agree."""
        words, emissions = self.tagged.words, self.tagged.emissions
        first = int(np.searchsorted(words.starts, source[0]))
        behind = int(np.searchsorted(words.starts, source[1]))
        earlier = [
            (actor, (int(np.searchsorted(words.starts, s)), int(np.searchsorted(words.starts, e))))
            for actor in self.actors
            for s, e in actor.mentions
            if e <= source[0]
        ]
        if emissions is None or behind <= first or not earlier:
            return None
        mass, _ = link_mass(emissions, TO_ANTECEDENT, [(first, behind)], [r for _, r in earlier])
        totals: dict[int, float] = {}
        for (actor, _), share in zip(earlier, mass[0].tolist(), strict=True):
            totals[id(actor)] = totals.get(id(actor), 0.0) + share
        best = max(self.actors, key=lambda a: totals.get(id(a), 0.0))
        return best if totals.get(id(best), 0.0) >= LINKED else None

    def _chain(
        self,
        draft: _Draft,
        who: Who,
        page: tuple[Carrier, ...],
        drafts: Sequence[_Draft],
        whos: Sequence[Who],
        chains: dict[int, tuple[Carrier, ...]],
    ) -> tuple[Carrier, ...]:
        if draft.parent is not None:
            outer = next(w for d, w in zip(drafts, whos, strict=True) if d is draft.parent)
            links = list(chains.get(id(draft.parent), page))
            if outer.name:
                links.append(Carrier(outer.name, self._role(outer)))
        else:
            links = list(page)
            if not draft.carried:
                said_by = [self.tagged.span(r) for r in (*draft.source, *draft.cue)]
                links += relays_in(self.text, self._sentence(draft), said_by, self.press, self.lexicon)
        return tuple(dict.fromkeys(link for link in links if link.name != who.name))

    def _role(self, who: Who) -> Literal["publisher", "outlet", "agency", "person", "channel"]:
        return self.press.role(who.actor) if who.actor in self.press.outlets else "person"

    def _record(
        self,
        draft: _Draft,
        who: Who,
        numbers: dict[int, str],
        hedges: Sequence[Span],
        chain: tuple[Carrier, ...],
    ) -> Attribution:
        words = self.tagged.words
        source = self._chars(draft.source)
        mention = self.passage.back(*source) if source else ()
        return Attribution(
            id=numbers[id(draft)],
            source=self._back(draft.source),
            cue=self._back(draft.cue),
            content=self._back(draft.content),
            kind="direct" if draft.answer else kind_of(self.text, words, draft.content),
            manner=manner_of(self._words(draft.cue), self.lexicon),
            hedge=tuple(s for h in hedges for s in self.passage.back(*h)),
            parent=numbers.get(id(draft.parent)) if draft.parent is not None else None,
            carried=draft.carried,
            speaker=Speaker(
                name=who.name,
                named=who.named,
                office=who.actor.office if who.actor is not None else None,
                mention=mention[0] if mention else None,
            ),
            chain=chain,
            confidence=round(draft.confidence * who.sure, 3),
        )

    def _back(self, ranges: Sequence[Range]) -> tuple[Span, ...]:
        return tuple(span for r in ranges for span in self.passage.back(*self.tagged.span(r)))

    def _mentions(self) -> tuple[Mention, ...]:
        found = [(mention, actor) for actor in self.actors for mention in actor.mentions]
        found.sort(key=lambda one: one[0])
        return tuple(
            Mention(f"m{n}", self.passage.back(*mention), actor.name, _KINDS[actor.kind])  # type: ignore[arg-type]
            for n, (mention, actor) in enumerate(found, 1)
        )


def _drafts(tagged: Tagged) -> list[_Draft]:
    outer = [_from(one) for one in tagged.statements]
    inner = []
    for one in tagged.inner:
        draft = _from(one)
        draft.parent = outer[one.parent] if one.parent is not None else None
        draft.carried = not one.cue
        inner.append(draft)
    for around in inner:
        if around.carried:
            _take_in(around, outer)
    return [*outer, *inner]


_AS_SAYING = re.compile(
    r"\s+(?P<who>[^\s.;:“\"][^.;:“\"\n]{2,119}?)\s+as\s+(?:saying|telling|stating|claiming|having said)\b"
)


def _turn_quoted(text: str, tagged: Tagged, draft: _Draft) -> None:
    """Make who is quoted the source of "HANA quoted a minister as saying": the agency only carries it."""
    if len(draft.cue) != 1:
        return
    start, end = tagged.span(draft.cue[0])
    m = (
        _AS_SAYING.match(text, end)
        if text[start:end].lower() in ("quoted", "cited", "quotes", "cites", "quote")
        else None
    )
    if m:
        firsts = tagged.words.starts
        first, behind = (int(np.searchsorted(firsts, at)) for at in m.span("who"))
        draft.source, draft.cue = ((first, behind),), (draft.cue[0], (behind, int(np.searchsorted(firsts, m.end()))))


_PARTICIPLE = re.compile(r"و?م\w{2,}(?:ا|ًا|اً|ة|ةً|ين|تين|ات)(?!\w)")


def _share_sources(text: str, tagged: Tagged, drafts: Sequence[_Draft]) -> None:
    """Give an Arabic participle of saying (مشيرا إلى) the source of the verb that it goes on from in its sentence."""
    sentences = tagged.words.sentences
    for before, draft in pairwise(drafts):
        start = tagged.span(draft.cue[0])[0] if draft.cue else 0
        going_on = draft.cue and not draft.source and _PARTICIPLE.match(text, start)
        if going_on and before.source and sentences[before.anchor] == sentences[draft.anchor]:
            draft.source = before.source


def _take_in(carried: _Draft, outer: Sequence[_Draft]) -> None:
    """Make a carried stretch the parent of the statements that stand in it whole."""
    first, behind = carried.content[0]
    for draft in outer:
        if all(first <= a and b <= behind for a, b in (*draft.source, *draft.cue, *draft.content)):
            draft.parent = carried


def _from(one: Found | Inner) -> _Draft:
    return _Draft(one.source, one.cue, one.content, one.confidence)


def _sentence_spans(tagged: Tagged) -> list[Span]:
    """Return each sentence's borders in code points."""
    words = tagged.words
    firsts = np.flatnonzero(np.diff(words.sentences, prepend=-1))
    lasts = np.append(firsts[1:], len(words)) - 1
    return [(int(words.starts[a]), int(words.ends[b])) for a, b in zip(firsts, lasts, strict=True)]
