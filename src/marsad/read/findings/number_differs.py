"""Whether a figure of headline or deck differs from the text's."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from marsad.read.findings.check import Check
from marsad.read.findings.numbers import PERCENT, Figure, find_figures, find_ordinals, time_stems
from marsad.read.findings.page import Claim, Page, Sentence
from marsad.records import Finding, Span
from marsad.text.dates import find_dates

_ROUNDED = 0.2
"""How far a figure with a rounding word may be from the text's, as a share of it."""
_CONTEXT = 2
_CONTEXT_SHARE = 0.35
_CONTEXT_TIME = 0.6
"""Stems, and share of a claim's, that a sentence has besides what is counted, where both speak of one thing.

One will do in the first sentence that has figures, which headlines sum up. Days and years are counted of many things in
a story: there the share is higher.
"""
_NEAR = 25
"""Characters around a figure in which a rounding word belongs to it."""
_PARTS = 8
"""Figures of a sentence that are tried as parts of a sum: the smallest."""
_BIG = 100
"""From here on a figure may be rounded without saying so."""


class NumberDiffers(Check):
    """Four dead above, six below."""

    id = "number-differs"
    name = "Number differs"
    description = "A figure in headline or deck is not the one that the text gives for the same thing."

    def find(self, page: Page) -> Iterator[Finding]:
        """Yield the figures that the text hasn't, where it has another one for the same thing."""
        above = [
            (claim, figure)
            for claim in page.claims
            for figure in find_figures(page.text, claim.start, claim.end, page.lang, claim.words)
        ]
        body = _figures(page) if above else []
        for claim, figure in above:
            other = (
                None if not body or _may_hold(page, figure, claim, body) else _counterpart(page, figure, claim, body)
            )
            if other is None:
                continue
            said, told = page.text[figure.start : figure.end], page.text[other.start : other.end]
            yield self.finding(
                ((figure.start, figure.end), (other.start, other.end)),
                f"The {claim.place} says “{said}”, the text “{told}”. Compare both with the original.",
                told,
            )


def _figures(page: Page) -> list[tuple[Figure, Sentence]]:
    return [
        (figure, sentence)
        for sentence in page.sentences
        for figure in find_figures(page.text, sentence.start, sentence.end, page.lang, sentence.words)
    ]


def _may_hold(page: Page, figure: Figure, claim: Claim, body: Sequence[tuple[Figure, Sentence]]) -> bool:
    """Tell whether a text may bear a figure out: has it, rounded or not, or counts that far, or gives its parts."""
    value = figure.value
    if page.lang == "ar" and value == 2:
        return True  # The dual says two without a number.
    if any(start <= figure.start - claim.start < end for start, end in _dates(page.text[claim.start : claim.end])):
        return True
    told = {found.value for found, _ in body}
    near = [word.key for word in claim.words if abs(word.start - figure.start) < _NEAR]
    wide = any(key in page.words.wide for key in near)
    if any(_stands_for(value, one, wide) for one in told) or value in find_ordinals(page.keys, page.lang):
        return True
    if PERCENT in figure.counts:
        return 100 - value in told
    sentences = groupby(body, key=lambda one: one[1].start)
    return any(_adds_up(value, [found for found, _ in some]) for _, some in sentences)


def _adds_up(value: float, parts: Sequence[Figure]) -> bool:
    """Tell whether figures of one sentence give another one: their sum, one more, how far two of a kind are apart."""
    some = sorted({1.0, *(part.value for part in parts)})[:_PARTS]
    if any(sum(few) == value for size in (2, 3) for few in combinations(some, size)):
        return True
    return any(abs(one.value - two.value) == value and one.counts & two.counts for one, two in combinations(parts, 2))


def _dates(text: str) -> list[Span]:
    return [(found.start, found.end) for found in find_dates(text)]


def _stands_for(value: float, told: float, wide: bool) -> bool:
    """Tell whether a figure is another one, or that one rounded.

    >>> _stands_for(300, 312, False), _stands_for(320, 312, False), _stands_for(320, 312, True), _stands_for(4, 6, True)
    (True, False, True, False)
    """
    if value == told:
        return True
    if wide and value and abs(value - told) <= _ROUNDED * max(value, told):
        return True
    if value in (math.floor(told), round(told), round(told, 1), math.floor(told / 1000), round(told / 1000)):
        return True
    if min(value, told) < _BIG:
        return False
    digits = len(f"{value:.0f}".rstrip("0"))
    step = 10.0 ** (math.floor(math.log10(told)) - digits + 1)
    return value in (math.floor(told / step) * step, round(told / step) * step)


def _counterpart(page: Page, figure: Figure, claim: Claim, body: Sequence[tuple[Figure, Sentence]]) -> Figure | None:
    """Return the figure that the text gives for the same thing: in the sentence most like the claim, the nearest."""
    context = frozenset(w.stem for w in claim.words if w.stem and not w.key.isdigit()) - figure.counts
    alike = [
        (other, sentence, figure.counts & other.counts)
        for other, sentence in body
        if figure.counts & other.counts and (PERCENT in figure.counts) == (PERCENT in other.counts)
    ]
    values = {other.value for other, _, _ in alike}
    if PERCENT not in figure.counts and len(values) > 1 and figure.value > max(values):
        return None  # It may be the total of what the text gives by parts.
    lead = body[0][1].start
    time = time_stems(page.lang)
    found: list[tuple[int, float, Figure]] = []
    for other, sentence, counted in alike:
        same = len(context & (sentence.stems - other.counts))
        share = _CONTEXT_TIME if counted <= time else _CONTEXT_SHARE
        least = 1 if sentence.start <= lead else _CONTEXT
        if same >= least and same >= share * len(context):
            found.append((-same, abs(other.value - figure.value), other))
    return min(found, key=lambda one: one[:2])[2] if found else None
