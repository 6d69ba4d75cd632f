"""Whether headline or deck states flatly what the text hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.read.findings.check import Check
from marsad.read.findings.page import Claim, Page, Sentence
from marsad.read.suggest.terms import Word
from marsad.records import Finding, Span

_SAME = 0.6
"""Share of a claim's stems that a clause has where both speak of one thing."""
_SAME_NAMED = 0.5
"""The same where the doubt hangs on a name that stands in both."""
_AS_GOOD = 0.75
"""A clause without doubt that has this share of what the doubted one has says it flatly."""
_LEAST = 3
_BEFORE, _BEHIND = 16, 24
"""Words before and behind a doubt that may belong to what it doubts."""
_REACH = 2
"""Words behind a doubt that it is about."""
_THAT_WITHIN = 8
_BORDER = re.compile(
    r"[;:؛“”«»]"
    r"|[,،]\s(?=(?:and|but|while|which|who|whereas|although|though)\b)|\band (?=that\b)"
    r"|[,،]\s?(?=(?:لكن|فيما|بينما|الذي|التي|غير أن|إلا أن))|\s(?=و[أإ]ن\w?\s)",
    re.IGNORECASE,
)
_OR_ANOTHER = re.compile(
    r"(?<=[,،–—(] )"
    r"(?:or (?:(?:his|her|their|its|an?)\b|some(?:one|body)\b|people\b|men\b)"
    r"|[أا]و (?:من |[أا]حد |شخص|ممثل|مندوب|موفد|وسيط|مبعوث))"
    r"[^.;:,،؛()–—]{0,40}"
)
"""The words after a name that doubt whether it was he: "or his representative"."""


@dataclass(frozen=True, slots=True)
class _Doubted:
    """A clause, its words of doubt, and how much of a claim it has."""

    clause: Sentence
    hedge: Span
    cover: float


class HedgeDropped(Check):
    """The text says *perhaps*, the headline doesn't."""

    id = "hedge-dropped"
    name = "Hedge dropped"
    description = "Headline or deck states flatly what the text only says with a doubt."

    def find(self, page: Page) -> Iterator[Finding]:
        """Yield the claims whose best match in the text is hedged, and that nothing in it states flatly."""
        for claim in page.claims:
            if claim.doubted or len(claim.stems) < _LEAST:
                continue
            best = max(_doubted(page, claim), key=lambda one: one.cover, default=None)
            if best is None or _stated_flatly(page, claim, best):
                continue
            hedge = page.text[slice(*best.hedge)]
            yield self.finding(
                ((claim.start, claim.end), (best.clause.start, best.clause.end)),
                f"The {claim.place} states flatly what the text hedges with “{hedge}”. "
                f"Take the doubt into the {claim.place}, or leave the claim out of it.",
            )


def _doubted(page: Page, claim: Claim) -> Iterator[_Doubted]:
    for sentence in page.sentences:
        if sentence.cover(claim.stems) < _SAME_NAMED:
            continue
        for hedge in _hedges(page, sentence):
            clause = next((c for c in _clauses(page.text, sentence) if c.start <= hedge[0] < c.end), sentence)
            clause = _around(clause, hedge)
            cover = clause.cover(claim.stems)
            if len(claim.stems & clause.stems) < _LEAST or (claim.attributed and _is_cue(page, hedge)):
                continue
            if (cover >= _SAME and _reaches(page, clause, hedge, claim)) or (
                cover >= _SAME_NAMED and _hedged_name(page, clause, hedge) & claim.stems
            ):
                yield _Doubted(clause, hedge, cover)


def _around(clause: Sentence, hedge: Span) -> Sentence:
    """Return the words of a clause that are near enough to a doubt."""
    at = next((i for i, word in enumerate(clause.words) if word.end > hedge[0]), 0)
    return _sentence(clause.words[max(at - _BEFORE, 0) : at + _BEHIND])


def _reaches(page: Page, clause: Sentence, hedge: Span, claim: Claim) -> bool:
    """Tell whether a doubt hangs on what the claim claims: on one of the next words, of it or of its that-clause."""
    behind = [word for word in clause.words if word.start >= hedge[1]]
    that = next((i for i, word in enumerate(behind[:_THAT_WITHIN]) if word.key in page.words.that), len(behind))
    for words in (behind, behind[that + 1 :]):
        if claim.stems.intersection([word.stem for word in words if word.stem][:_REACH]):
            return True
    return False


def _is_cue(page: Page, hedge: Span) -> bool:
    """Tell whether a doubt is the saying word itself, such as *claimed*."""
    return any(s < hedge[1] and hedge[0] < e for a in page.statements for s, e in a.cue)


def _hedges(page: Page, sentence: Sentence) -> list[Span]:
    """Return the words of doubt in a sentence, those that doubt a name among them."""
    another = [m.span() for m in _OR_ANOTHER.finditer(page.text, sentence.start, sentence.end)]
    return [*another, *(h for h in page.hedges(sentence) if not any(a <= h[0] < b for a, b in another))]


def _hedged_name(page: Page, clause: Sentence, hedge: Span) -> frozenset[str]:
    """Return the stems of the name that "or his representative" doubts, nothing for other doubts."""
    if not _OR_ANOTHER.match(page.text, hedge[0]):
        return frozenset()
    near = next((m for m in page.mentions_in((clause.start, hedge[0])) if 0 < hedge[0] - m.spans[-1][1] <= 3), None)
    start = near.spans[0][0] if near else max((w.start for w in clause.words if w.end <= hedge[0]), default=hedge[0])
    return frozenset(w.stem for w in clause.words if start <= w.start < hedge[0] and w.stem)


def _stated_flatly(page: Page, claim: Claim, best: _Doubted) -> bool:
    """Tell whether a clause without doubt says as much of a claim."""
    name = _hedged_name(page, best.clause, best.hedge)
    for sentence in page.sentences:
        if sentence.cover(claim.stems) < _AS_GOOD * best.cover:
            continue
        hedges = _hedges(page, sentence)
        for clause in _clauses(page.text, sentence):
            if any(clause.start <= start < clause.end for start, _ in hedges) or (name and not name & clause.stems):
                continue
            if clause.cover(claim.stems) >= _AS_GOOD * best.cover:
                return True
    return False


def _clauses(text: str, sentence: Sentence) -> Sequence[Sentence]:
    """Return the stretches of a sentence that a doubt does not reach out of."""
    borders = [m.end() for m in _BORDER.finditer(text, sentence.start, sentence.end)]
    clauses = []
    for start, end in zip([sentence.start, *borders], [*borders, sentence.end], strict=True):
        words = tuple(word for word in sentence.words if start <= word.start < end)
        if words:
            clauses.append(_sentence(words))
    return clauses


def _sentence(words: tuple[Word, ...]) -> Sentence:
    return Sentence(words[0].start, words[-1].end, words, frozenset(word.stem for word in words if word.stem))
