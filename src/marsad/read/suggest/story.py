"""A reading as the keywords are taken from it: its stretches in order, each word with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.read.suggest.terms import Word, find_words, own_blocks
from marsad.records import Reading, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Headline, deck or a paragraph: its words, and whether it is one of the first two."""

    start: int
    end: int
    words: tuple[Word, ...]
    above: bool


def stretches_of(reading: Reading) -> tuple[Stretch, ...]:
    """Return headline, deck and paragraphs of a story."""
    return tuple(
        Stretch(start, end, find_words(reading.text, start, end, reading.lang), above)
        for start, end, above in _places(reading)
    )


def _places(reading: Reading) -> Iterator[tuple[int, int, bool]]:
    for field in (reading.headline, reading.deck):
        if field is not None and field.spans:
            yield field.spans[0][0], field.spans[-1][1], True
    for block in own_blocks(reading):
        yield block.spans[0][0], block.spans[-1][1], False


def hull(spans: tuple[Span, ...]) -> Span:
    """Return the first and the last offset of some spans."""
    return spans[0][0], spans[-1][1]
