"""Whether headline or deck claims what the text does not have."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.read.findings.check import Check
from marsad.read.findings.names import is_in_text, tokens_of
from marsad.read.findings.page import Claim, Page
from marsad.records import Finding, Span
from marsad.text.normalise import fold_phrase

_WORDS = {"en": 80, "ar": 60}
"""A text of fewer words may be only the beginning of one."""
_LEAST, _LONG = 5, 8
"""Stems of a claim, none of which is in the text, or but one of a long claim."""
_ABOUT = 3
"""Stems besides names that a claim has at least, where it is one."""


class Unsupported(Check):
    """The headline names a man whom the text never mentions."""

    id = "unsupported"
    name = "No support in the text"
    description = "Headline or deck names a person, or claims a thing, of which the text has no word."
    yields_to = ("name-differs", "number-differs")

    def find(self, page: Page) -> Iterator[Finding]:
        """Yield the names and claims of which no word is in the text."""
        if sum(len(sentence.words) for sentence in page.sentences) < _WORDS[page.lang] or _breaks_off(page):
            return
        for claim in page.claims:
            named = list(_absent_people(page, claim))
            for span in named:
                yield self.finding(
                    (span,),
                    f"The {claim.place} names “{page.text[slice(*span)]}”, the text never does. "
                    f"Look into the original, or take the name out of the {claim.place}.",
                )
            if not named and _is_without_word(page, claim):
                yield self.finding(
                    ((claim.start, claim.end),),
                    f"The text has no word of what the {claim.place} says. "
                    "See whether both belong together, and whether a part of the text is missing.",
                )


def _breaks_off(page: Page) -> bool:
    """Tell whether the text ends in the middle: a teaser, a page behind a wall."""
    return page.text[page.sentences[-1].start : page.sentences[-1].end].rstrip().endswith(("…", "...", ",", "،"))


def _absent_people(page: Page, claim: Claim) -> Iterator[Span]:
    """Yield the people of a claim whom the text does not name, if it is this text that the claim is about."""
    start = claim.speaker[0] if claim.speaker else claim.start
    names = list(page.mentions_in((start, claim.end)))
    inside = [(mention.spans[0][0], mention.spans[-1][1]) for mention in names]
    rest = {w.stem for w in claim.words if w.stem and not any(a <= w.start < b for a, b in inside)}
    if len(rest) < _ABOUT or 2 * len(rest & page.stems) < len(rest):
        return
    for mention, span in zip(names, inside, strict=True):
        if mention.kind != "person" or _is_where(page, span):
            continue
        if not is_in_text(page, tokens_of(page.text[slice(*span)], page.lang)):
            yield span


def _is_where(page: Page, span: Span) -> bool:
    """Tell whether a name stands behind a preposition, as places do that are taken for people."""
    before = page.text[max(span[0] - 12, 0) : span[0]].split()
    return bool(before) and fold_phrase(before[-1]) in page.words.after_head


def _is_without_word(page: Page, claim: Claim) -> bool:
    stems = {word.stem for word in claim.words if word.stem and not word.key.isdigit()}
    if len(stems) < _LEAST:
        return False
    most = 1 if len(stems) >= _LONG else 0
    if len(stems & page.stems) > most:
        return False
    return sum(any(other.startswith(stem[:4]) for other in page.stems) for stem in stems) <= most
