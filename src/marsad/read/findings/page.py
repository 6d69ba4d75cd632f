"""A reading as the checks look at it: the claims of headline and deck, and the sentences of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from marsad.read.findings.words import CheckWords, check_words
from marsad.read.statements.hedges import find_hedges
from marsad.read.statements.lexicon import Lexicon, load_lexicon
from marsad.read.suggest.terms import Word, find_sentences, find_words, own_blocks, small_words
from marsad.records import Attribution, Field, Mention, Reading, Span
from marsad.text.normalise import fold_phrase

_OPENING, _CLOSING = frozenset('“"«‘„'), frozenset('”"»’“')
_COLON = re.compile(r"[:：]\s")
_SPEAKER_WORDS = 8
"""A headline's speaker is no longer than this."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body.

    `words` are all its words, `stems` the stems of those that carry a subject.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    stems: frozenset[str]

    def cover(self, stems: frozenset[str]) -> float:
        """Return which share of some stems the sentence has."""
        return len(stems & self.stems) / len(stems) if stems else 0.0


@dataclass(frozen=True, slots=True)
class Claim(Sentence):
    """A sentence of headline or deck, without the credit of an outlet.

    Attributes:
        place: where it stands.
        speaker: the words that name its speaker in front of a colon, or None.
        attributed: whether it says that somebody says so.
        doubted: whether it is no flat claim: hedged, a question, a plan.
    """

    place: Literal["headline", "deck"]
    speaker: Span | None
    attributed: bool
    doubted: bool


class Page:
    """A reading, cut up once for all checks.

    Attributes:
        reading, lang: what is checked.
        words: the checks' words of its language.
        lexicon: the statements' words of its language.
        small: its words that carry no subject.
        claims: the sentences of headline and deck, in order.
        sentences: those of the body.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading, self.lang, self.text = reading, reading.lang, reading.text
        self.words: CheckWords = check_words(self.lang)
        self.lexicon: Lexicon = load_lexicon(self.lang)
        self.small = small_words(self.lang)
        self.sentences = tuple(self._sentences())
        self.claims = tuple(self._claims())

    @cached_property
    def keys(self) -> frozenset[str]:
        """Return the folded words of the body."""
        return frozenset(word.key for sentence in self.sentences for word in sentence.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the stems of the body."""
        return frozenset().union(*(sentence.stems for sentence in self.sentences))

    @cached_property
    def folded_body(self) -> str:
        """Return the body folded, its words apart by one space."""
        return " ".join(word.key for sentence in self.sentences for word in sentence.words)

    @cached_property
    def body(self) -> Span:
        """Return where the body begins and ends."""
        return (self.sentences[0].start, self.sentences[-1].end) if self.sentences else (0, 0)

    @cached_property
    def statements(self) -> tuple[Attribution, ...]:
        """Return the statements that stand in the body."""
        start, end = self.body
        return tuple(a for a in self.reading.attributions if a.content and start <= a.content[0][0] < end)

    def mentions_in(self, span: Span) -> Iterator[Mention]:
        """Yield the names that stand in a stretch of the text."""
        for mention in self.reading.mentions:
            if mention.spans and span[0] <= mention.spans[0][0] and mention.spans[-1][1] <= span[1]:
                yield mention

    def hedges(self, sentence: Sentence) -> list[Span]:
        """Return the words of doubt in a sentence: those known, and those that its statements have."""
        found = find_hedges(self.text[sentence.start : sentence.end], self.lexicon)
        spans = {(sentence.start + a, sentence.start + b) for a, b in found}
        spans.update(m.span() for m in self.words.more_doubts.finditer(self.text, sentence.start, sentence.end))
        spans.update(h for a in self.statements for h in a.hedge if sentence.start <= h[0] < sentence.end)
        return sorted(span for span in spans if self._doubts(span))

    def _doubts(self, hedge: Span) -> bool:
        """Tell whether a hedge doubts a fact. قد does before يفعل, not in وقد تم."""
        words = fold_phrase(self.text[slice(*hedge)])
        if words.removeprefix("و").removeprefix("ف") == "قد":
            following = self.text[hedge[1] :].lstrip()[:1]
            return following == "ي" or (following == "ت" and words == "قد")
        return words not in self.words.not_doubts and words[1:] not in self.words.not_doubts

    def _sentences(self) -> Iterator[Sentence]:
        for block in own_blocks(self.reading):
            first, last = block.spans[0][0], block.spans[-1][1]
            words, at = find_words(self.text, first, last, self.lang), 0
            for start, end in find_sentences(self.text, first, last, self.lang):
                began = at
                while at < len(words) and words[at].start < end:
                    at += 1
                if at > began:
                    yield Sentence(start, end, words[began:at], _stems(words[began:at]))

    def _claims(self) -> Iterator[Claim]:
        fields: tuple[tuple[Literal["headline", "deck"], Field | None], ...]
        fields = (("headline", self.reading.headline), ("deck", self.reading.deck))
        for place, field in fields:
            if field is None or not field.spans:
                continue
            for start, end in find_sentences(self.text, field.spans[0][0], field.spans[-1][1], self.lang):
                yield from self._claim(place, start, end)

    def _claim(self, place: Literal["headline", "deck"], start: int, end: int) -> Iterator[Claim]:
        start, end = self._without_credit(start, end)
        whole = find_words(self.text, start, end, self.lang)
        behind, speaker = self._speaker_before_colon(start, end, whole)
        words = tuple(word for word in whole if word.start >= behind)
        if not words:
            return
        keys = [word.key for word in whole]
        quoted = self.text[start:end].strip()[:1] in _OPENING and self.text[start:end].strip(" .,،")[-1:] in _CLOSING
        said = speaker is not None or quoted or any(key in self.words.says for key in _forms(keys, self.lang))
        attributed = said or self._is_attributed(start, end)
        doubted = (
            any(key in self.words.doubts for key in _forms([w.key for w in words], self.lang))
            or self.text[start:end].rstrip('”"»’ ').endswith(("?", "؟"))
            or bool(find_hedges(self.text[start:end], self.lexicon))
        )
        yield Claim(words[0].start, words[-1].end, words, _stems(words), place, speaker, attributed, doubted)

    def _without_credit(self, start: int, end: int) -> Span:
        """Leave out ", writes Al-Mizan" and the like at the end of a deck."""
        credit = self.reading.outlet_credited
        at = next((s for s, _ in credit.spans if start < s < end), None) if credit else None
        if at is None or at < start + (end - start) / 2:
            return start, end
        words = find_words(self.text, start, at, self.lang)
        cue = next(
            (w for w in reversed(words[-6:]) if w.key in self.lexicon.carrier_cues or w.key == "according"), None
        )
        return start, cue.start if cue else at

    def _speaker_before_colon(self, start: int, end: int, words: Sequence[Word]) -> tuple[int, Span | None]:
        """Return where the claim begins, and the words before its colon."""
        colon = _COLON.search(self.text, start, end)
        if colon is None:
            return start, None
        before = [word for word in words if word.end <= colon.start()]
        if not 0 < len(before) <= _SPEAKER_WORDS:
            return start, None
        return colon.end(), (before[0].start, before[-1].end)

    def _is_attributed(self, start: int, end: int) -> bool:
        return any(s < end and start < e for a in self.reading.attributions for s, e in (*a.source, *a.cue))


def _stems(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.stem for word in words if word.stem)


def _forms(keys: Sequence[str], lang: str) -> Iterator[str]:
    """Yield folded words, Arabic ones without a leading *and* too."""
    for key in keys:
        yield key
        if lang == "ar" and len(key) > 3 and key[0] in "وف":
            yield key[1:]
