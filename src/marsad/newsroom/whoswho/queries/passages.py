"""The sentence of a story in which a name stands, with the name marked."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.newsroom.archive.convert import kept_spans, shown_reading
from marsad.newsroom.archive.models import Story
from marsad.read.suggest.terms import find_sentences
from marsad.records import Span

MOST = 3
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: what stands before the name, the name, and what stands behind it."""

    before: str
    name: str
    behind: str


def passages_of(story: Story, wording: str) -> tuple[Passage, ...]:
    """Return the first sentences in which a name stands, each once."""
    found: dict[Span, Passage] = {}
    for place in _places(story, wording):
        start, end = _sentence(story, place)
        if (start, end) not in found and len(found) < MOST:
            text = story.text
            found[start, end] = Passage(text[start : place[0]], text[place[0] : place[1]], text[place[1] : end])
    return tuple(found.values())


def _places(story: Story, wording: str) -> list[Span]:
    """Return where a name stands: as a mention, or as what names a speaker."""
    places: list[Span] = []
    for spans in story.mentions.filter(name=wording).values_list("spans", flat=True):
        places += kept_spans(spans)
    records = story.attributions.filter(speaker=wording)
    for mention, source in records.values_list("record__speaker__mention", "record__source"):
        places += [_narrow(story, span, wording) for span in kept_spans([mention] if mention else source)]
    return sorted({(start, end) for start, end in places if 0 <= start < end <= len(story.text)})


def _narrow(story: Story, span: Span, wording: str) -> Span:
    """Return where the name itself stands in what names a speaker; all of that where he is named otherwise."""
    at = story.text.find(wording, *span)
    return (at, at + len(wording)) if at >= 0 else span


def _sentence(story: Story, place: Span) -> Span:
    """Return the sentence around a place, within its block and not too long."""
    start, end = 0, len(story.text)
    for block in shown_reading(story).blocks:
        for first, behind in block.spans:
            if first <= place[0] and place[1] <= behind:
                start, end = first, behind
    for first, behind in find_sentences(story.text, start, end, story.lang):
        if first <= place[0] and place[1] <= behind:
            start, end = first, behind
            break
    return max(start, place[0] - LONGEST), min(end, place[1] + LONGEST)
