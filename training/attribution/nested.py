"""Silver for the second layer: what a first model finds in contents read by themselves.

PolNeAR annotates only the outermost of nested statements. A model that has learnt those finds the inner ones when it is
given a content alone, as if nobody said it; so taught, the second layer finds them where they stand. Words outside
contents stay unknown: what PolNeAR does not mark as carried may be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.read.tagging.tagger import Tagger
from training.attribution.corpus import Attribution, Document, Span, Spans

LEAST_SURE = 0.5
LEAST_LETTERS = 30


def with_nested(documents: list[Document], tagger: Tagger) -> Iterator[Document]:
    """Yield documents with silver statements inside their contents."""
    for document in documents:
        inner: list[Attribution] = []
        for attribution in document.attributions:
            for start, end in attribution.content:
                if end - start >= LEAST_LETTERS:
                    inner += _inside(document.text[start:end], start, tagger)
        yield replace(document, inner=tuple(inner), unknown=_gaps(document))


def _inside(text: str, at: int, tagger: Tagger) -> Iterator[Attribution]:
    """Yield the statements of a content read alone; one without a source or all of it is no inner one."""
    tagged = tagger.tag(text)

    def moved(ranges: tuple[Span, ...]) -> Spans:
        return tuple((a + at, b + at) for a, b in map(tagged.span, ranges))

    for found in tagged.statements:
        if found.confidence >= LEAST_SURE and found.source and found.cue:
            yield Attribution(moved(found.source), moved(found.cue), moved(found.content))


def _gaps(document: Document) -> Spans:
    """Return the stretches of a text that lie in no content."""
    gaps, at = [], 0
    for start, end in sorted(span for a in document.attributions for span in a.content):
        if start > at:
            gaps.append((at, start))
        at = max(at, end)
    return (*gaps, (at, len(document.text)))
