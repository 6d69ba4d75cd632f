"""The labels of a story in the place of the tagger: what stands behind the tagger, measured and tested by itself.

`python -m bench.attribution.labelled FOLDER [--errors KIND]`: speakers, chains, kinds and hedges on labelled spans.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
from bench.attribution.markup import Statement, Story, load_stories
from bench.attribution.stories import score_story, summary

from marsad.collect.outlets import load_outlets
from marsad.read.outletnames import index_names
from marsad.read.reader import read_page
from marsad.read.statements import find_statements
from marsad.read.statements.passage import Passage, lay_out
from marsad.read.tagging.decode import Found
from marsad.read.tagging.emissions import Range
from marsad.read.tagging.inner import Inner
from marsad.read.tagging.tagger import Tagged
from marsad.read.tagging.words import Words, split_words
from marsad.records import Capture, Outlet, Reading

Span = tuple[int, int]


class Labels:
    """Tags a story's passage with its own labels."""

    def __init__(self, story: Story, passage: Passage) -> None:
        self._story = story
        stretches = zip(passage.starts, passage.ends, passage.origins, strict=True)
        self._place = {origin + k: start + k for start, end, origin in stretches for k in range(end - start)}

    def tag(self, text: str) -> Tagged:
        """Return the labels as a model would."""
        words = split_words(text)
        here = [s for s in self._story.statements if self._ranges(words, s.content)]  # the reader may leave some out
        carried = {s.number for s in here if s.said.carried}
        outer = [s for s in here if self._is_outer(s, carried)]
        place = {s.number: i for i, s in enumerate(outer)}
        found = [Found(*self._parts(words, s), 1.0) for s in outer]
        inner = [
            Inner(*self._parts(words, s), None if s.said.carried else place.get(s.said.parent or 0), 1.0)
            for s in here
            if s.number not in place
        ]
        names = [(kind, r) for a, b, kind in self._story.names for r in self._ranges(words, ((a, b),))]
        return Tagged(words, tuple(found), tuple(inner), tuple((kind, *r) for kind, r in names), None)

    def _is_outer(self, s: Statement, carried: set[int]) -> bool:
        return s.number not in carried and (s.said.parent is None or s.said.parent in carried)

    def _parts(self, words: Words, s: Statement) -> tuple[tuple[Range, ...], tuple[Range, ...], tuple[Range, ...]]:
        return self._ranges(words, s.source), self._ranges(words, s.cue), self._ranges(words, s.content)

    def _ranges(self, words: Words, spans: Sequence[Span]) -> tuple[Range, ...]:
        ranges = []
        for start, end in spans:
            points = [self._place[i] for i in range(start, end) if i in self._place]
            if points:
                first = int(np.searchsorted(words.ends, points[0], side="right"))
                behind = int(np.searchsorted(words.starts, points[-1] + 1, side="left"))
                if first < behind:
                    ranges.append((first, behind))
        return tuple(ranges)


def read_labelled(story: Story, outlets: Sequence[Outlet] = (), publisher: str | None = None) -> Reading:
    """Return the reading that a story's labels amount to."""
    body = story.text.encode()
    capture = Capture(input=story.name, body=body, received_at=datetime.now(UTC), media_type="text/plain")
    reading = msgspec.structs.replace(read_page(capture, outlets, publisher), lang=story.lang)
    tagger = Labels(story, lay_out(reading))
    mentions, attributions = find_statements(reading, tagger, publisher, index_names(tuple(outlets)).match)
    return msgspec.structs.replace(reading, mentions=mentions, attributions=attributions)


def main() -> None:
    """Score what stands behind the tagger."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", help="print the lines that begin so: speaker, chain, hedge")
    arguments = parser.parse_args()
    outlets = load_outlets()
    results = []
    for story in load_stories(arguments.folder):
        results.append(score_story(story, read_labelled(story, outlets)))
        if arguments.errors:
            print(*(f"{story.name} {e}" for e in results[-1].errors if e.startswith(arguments.errors)), sep="\n")
    for name, value in summary(results).items():
        print(f"{name:26s} {value}")


if __name__ == "__main__":
    main()
