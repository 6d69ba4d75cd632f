"""A reading's statements: what the tagger found, with kind, manner, hedges, speaker and chain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from marsad.read.statements.actors import Actor, gather_actors
from marsad.read.statements.cast import Asked, Cast, Who
from marsad.read.statements.chains import in_dateline, page_carriers, trace
from marsad.read.statements.drafts import (
    Draft,
    end_with_headline,
    end_with_paragraph,
    find_signers,
    find_subjects,
    fit_sources,
    leave_out_silence,
    share_sources,
    take_up,
    turn_quoted,
    with_answers,
)
from marsad.read.statements.extents import cut, widen, widen_english
from marsad.read.statements.fullnames import complete_names
from marsad.read.statements.hedges import find_hedges, share_hedges
from marsad.read.statements.interviews import find_interview
from marsad.read.statements.kinds import kind_of, manner_of
from marsad.read.statements.lexicon import Lexicon, load_lexicon
from marsad.read.statements.officenouns import noun_in
from marsad.read.statements.offices import add_offices, describe, introduce
from marsad.read.statements.passage import Passage, lay_out
from marsad.read.statements.press import OutletOf, Press, called_role
from marsad.read.statements.relays import Told
from marsad.read.statements.speakers import resolve_speakers
from marsad.read.statements.verbobjects import before_object
from marsad.read.tagging.emissions import TO_ANTECEDENT, Range, link_mass
from marsad.read.tagging.tagger import Tagged
from marsad.records import Attribution, Carrier, Field, Mention, Reading, Span, Speaker
from marsad.text.normalise import fold_phrase

LINKED = 0.5
"""Least share of a pronoun's links that must fall on one person before they decide."""
_LONG = 1_000
"""Characters of a sentence, before and behind a statement, in which carriers are looked for."""
_REACH = 4_000
"""Characters that links reach back at most: a window of the model is shorter."""
_ENDED = re.compile(r"[»”\"’][.؟?!]\s|(?<=\w{3})[.؟!]\s")
"""Where a sentence ends inside of what the tagger's words take for one: behind a quotation."""
_KINDS = {"person": "person", "organisation": "organisation", "place": "place"}


class Tags(Protocol):
    """What tags a text: a trained model, or the labels of people in its place."""

    def tag(self, text: str) -> Tagged:
        """Return the statements and names of a text."""
        ...


def find_statements(
    reading: Reading, tagger: Tags, publisher: str | None, outlet_of: OutletOf
) -> tuple[tuple[Mention, ...], tuple[Attribution, ...]]:
    """Return the names and the statements of a story or listing.

    Args:
        reading: its structure.
        tagger: the model of its language.
        publisher: who publishes the page, if known.
        outlet_of: returns the declared outlet of a name.
    """
    passage = lay_out(reading)
    tagged = tagger.tag(passage.text)
    lexicon = load_lexicon("ar" if reading.lang == "ar" else "en")
    return _Work(reading, passage, tagged, lexicon, publisher, outlet_of).done()


class _Work:
    """One story's statements, step by step."""

    def __init__(
        self,
        reading: Reading,
        passage: Passage,
        tagged: Tagged,
        lexicon: Lexicon,
        publisher: str | None,
        outlet_of: OutletOf,
    ) -> None:
        self.reading, self.passage, self.tagged, self.lexicon = reading, passage, tagged, lexicon
        self.publisher, self.outlet_of = publisher, outlet_of
        self.text = passage.text
        names = [(kind, *tagged.span((first, behind))) for kind, first, behind in tagged.names]
        self.drafts = take_up(tagged)
        if lexicon.lang == "ar":
            find_subjects(self.text, tagged, self.drafts, lambda word: noun_in(fold_phrase(word), lexicon) is not None)
            find_signers(self.text, tagged, self.drafts, names)
            fit_sources(tagged, self.drafts, lambda source: cut(self.text, source, lexicon))
            fit_sources(tagged, self.drafts, lambda source: before_object(self.text, source, names, lexicon))
        names = complete_names(self.text, names, self._sources(), lexicon)
        fitting = widen if lexicon.lang == "ar" else widen_english
        fit_sources(
            tagged,
            self.drafts,
            lambda source: fitting(self.text, source, names, lexicon),
            lambda source: lexicon.lang == "ar" or self.text.startswith(("one of ", "One of "), source[0]),
        )
        self.actors = gather_actors(self.text, names, lexicon)
        add_offices(self.text, self.actors, self._sources(), lexicon)
        self.sentences = _sentence_spans(tagged)

    def _sources(self) -> list[Span]:
        return [span for draft in self.drafts if (span := self._chars(draft.source))]

    def done(self) -> tuple[tuple[Mention, ...], tuple[Attribution, ...]]:
        interview = find_interview(self.text, self.passage.blocks, self.actors)
        if interview and self.lexicon.lang == "en":
            introduce(interview.guest, self.text, self.passage.blocks, self.lexicon)
        drafts = leave_out_silence(self.text, self.tagged, self.drafts)
        if interview:
            drafts = with_answers(self.text, self.tagged.words, drafts, interview)
        drafts = sorted(drafts, key=lambda d: (d.start, d.depth))
        end_with_headline(self.tagged, drafts, self.passage.blocks)
        end_with_paragraph(self.tagged, drafts, self.passage.blocks)
        for draft in drafts:
            turn_quoted(self.text, self.tagged, draft)
        if self.lexicon.lang == "ar":
            share_sources(self.text, self.tagged, sorted(drafts, key=lambda d: d.anchor))
        self.press = Press.of(self.text, self.actors, self.reading, self.lexicon, self.outlet_of)
        self.press = replace(self.press, blocks=self.passage.blocks, credit_inside=self._credits_inside())
        outlets = frozenset(self.press.outlets)
        body_at = next((start for start, _, kind in self.passage.blocks if kind not in ("headline", "deck")), 0)
        cast = Cast(self.text, self.actors, self.lexicon, self._antecedent, outlets, interview, self.sentences, body_at)
        cast.author, cast.house = _value(self.reading.author), _value(self.reading.outlet_credited) or self.publisher
        order = {id(d): i for i, d in enumerate(drafts)}
        whos = resolve_speakers(cast, self._questions(drafts, order))
        for draft, who in zip(drafts, whos, strict=True):
            if who.actor is not None and who.head and draft.source and who.sure >= 0.6:
                describe(who.actor, self._words(draft.source), self.lexicon)
        keep = [i for i, d in enumerate(drafts) if not d.carried or whos[i].name]
        numbers = {id(drafts[i]): f"s{n}" for n, i in enumerate(keep, 1)}
        hedges = share_hedges(
            find_hedges(self.text, self.lexicon),
            [[self.tagged.span(r) for r in (*d.source, *d.cue, *d.content)] for d in drafts],
            [self._sentence(d) for d in drafts],
        )
        hedges = [[h for h in own if not self._is_his_belief(d, h)] for d, own in zip(drafts, hedges, strict=True)]
        page = page_carriers(self.reading, self.publisher, self.press, self.lexicon)
        chains = trace(
            [self._told(d, w, order) for d, w in zip(drafts, whos, strict=True)], page, self.press, self.lexicon
        )
        found = [self._record(drafts[i], whos[i], numbers, hedges[i], chains[i]) for i in keep]
        return self._mentions(), tuple(found)

    def _is_his_belief(self, draft: Draft, hedge: Span) -> bool:
        """Tell whether an Arabic hedge is the cue of a named believer, "he believes", and not "it is believed"."""
        cues = [self.tagged.span(r) for r in draft.cue]
        inside = bool(draft.source) and any(a <= hedge[0] < b for a, b in cues)
        return inside and re.match(r"[وف]?[يت]عتقد", self.text[slice(*hedge)]) is not None

    def _credits_inside(self) -> bool:
        """Tell whether a sentence of the story credits an outlet, and not a line of the page."""
        field = self.reading.outlet_credited
        if field is None or not field.spans or in_dateline(self.reading.text, field.spans[0]):
            return False
        at = field.spans[0][0]
        return any(start <= at < end for b in self.reading.blocks if b.kind == "body" for start, end in b.spans)

    def _questions(self, drafts: Sequence[Draft], order: dict[int, int]) -> list[Asked]:
        return [
            Asked(
                source=self._chars(d.source),
                cue=self._words(d.cue),
                at=int(self.tagged.words.starts[d.start]),
                cue_at=int(self.tagged.words.starts[d.anchor]),
                sentence=int(self.tagged.words.sentences[d.anchor]),
                kind=self.passage.kind_at(int(self.tagged.words.starts[d.start])),
                parent=order[id(d.parent)] if d.parent is not None else None,
                content=self._words(d.content),
            )
            for d in drafts
        ]

    def _sentence(self, draft: Draft) -> Span:
        return self.sentences[int(self.tagged.words.sentences[draft.anchor])]

    def _around(self, draft: Draft) -> Span:
        """Return a statement's sentence, of one without an end only what is near its parts."""
        parts = [self.tagged.span(r) for r in (*draft.source, *draft.cue, *draft.content)]
        start, end = self._sentence(draft)
        first, last = min(a for a, _ in parts), max(b for _, b in parts)
        arabic = self.lexicon.lang == "ar"
        ended = _ENDED.search(self.text, last, end) if arabic else None
        begun = [m.end() for m in _ENDED.finditer(self.text, start, first) if arabic]
        near = max([first - _LONG, *begun]), min(last + _LONG, ended.end() if ended else end)
        return max(start, min(near[0], end)), min(end, max(near[1], start))

    def _chars(self, ranges: Sequence[Range]) -> Span | None:
        if not ranges:
            return None
        start, end = self.tagged.span((ranges[0][0], ranges[-1][1]))
        if len(ranges) > 1 and re.search(r"[.!?؟]\s", self.text[start:end]):
            return self.tagged.span(ranges[0])  # what points back at it stands in another sentence
        return start, end

    def _words(self, ranges: Sequence[Range]) -> str:
        return " ".join(self.text[slice(*self.tagged.span(r))] for r in ranges)

    def _antecedent(self, source: Span) -> Actor | None:
        """Return the person whom the model's links of a pronoun point to, if most of them agree."""
        words, emissions = self.tagged.words, self.tagged.emissions
        if emissions is None:
            return None
        first = int(np.searchsorted(words.starts, source[0]))
        behind = int(np.searchsorted(words.starts, source[1]))
        earlier = [
            (actor, (int(np.searchsorted(words.starts, s)), int(np.searchsorted(words.starts, e))))
            for actor in self.actors
            for s, e in actor.mentions
            if source[0] - _REACH < s and e <= source[0]
        ]
        if behind <= first or not earlier:
            return None
        mass, _ = link_mass(emissions, TO_ANTECEDENT, [(first, behind)], [r for _, r in earlier])
        totals: dict[int, float] = {}
        for (actor, _), share in zip(earlier, mass[0].tolist(), strict=True):
            totals[id(actor)] = totals.get(id(actor), 0.0) + share
        best = max(self.actors, key=lambda a: totals.get(id(a), 0.0))
        return best if totals.get(id(best), 0.0) >= LINKED else None

    def _told(self, draft: Draft, who: Who, order: dict[int, int]) -> Told:
        """Return what a statement's chain is found by."""
        role = self.press.outlets.get(who.actor, "person") if who.actor else called_role(who.name, self.lexicon)
        return Told(
            speaker=Carrier(who.name, role) if who.name else None,
            sentence=self._around(draft),
            said_by=tuple(self.tagged.span(r) for r in (*draft.source, *draft.cue)),
            paragraph=self.passage.block_at(int(self.tagged.words.starts[draft.start])),
            parent=order[id(draft.parent)] if draft.parent is not None else None,
            content=tuple(self.tagged.span(r) for r in draft.content),
        )

    def _record(
        self,
        draft: Draft,
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


def _value(field: Field | None) -> str | None:
    return field.value or field.printed if field else None


def _sentence_spans(tagged: Tagged) -> list[Span]:
    """Return each sentence's borders in code points."""
    words = tagged.words
    firsts = np.flatnonzero(np.diff(words.sentences, prepend=-1))
    lasts = np.append(firsts[1:], len(words)) - 1
    return [(int(words.starts[a]), int(words.ends[b])) for a, b in zip(firsts, lasts, strict=True)]
