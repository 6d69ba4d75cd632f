"""A story's own text as the tagger reads it, and the way back to where its words stand on the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from marsad.records import Block, Reading, Span

KINDS = frozenset(("headline", "deck", "body", "subheading", "quote", "question", "entry"))
"""Blocks whose words are the story's: all that can hold a statement."""


MOST = 100_000
"""Characters that are read for statements: four times the longest report of a newspaper."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks of a reading laid end to end, an empty line between them.

    Attributes:
        text: what the tagger reads.
        starts, ends, origins: where each stretch begins and ends in `text`, and where it begins in the reading's text.
        blocks: `(start, end, kind)` of each block in `text`.
        whole: False where the story goes on beyond `MOST` characters.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    origins: tuple[int, ...]
    blocks: tuple[tuple[int, int, str], ...]
    whole: bool = True

    def back(self, start: int, end: int) -> tuple[Span, ...]:
        """Return a stretch of `text` as spans of the reading's text, one a block or line that it touches."""
        spans = []
        at = max(bisect_right(self.starts, start) - 1, 0)
        while at < len(self.starts) and self.starts[at] < end:
            first, behind = max(start, self.starts[at]), min(end, self.ends[at])
            if first < behind:
                shift = self.origins[at] - self.starts[at]
                spans.append((first + shift, behind + shift))
            at += 1
        return tuple(spans)

    def block_at(self, offset: int) -> int:
        """Return the number of the block at an offset of `text`."""
        return max(bisect_right(self.blocks, offset, key=lambda block: block[0]) - 1, 0)

    def kind_at(self, offset: int) -> str:
        """Return the kind of the block at an offset of `text`."""
        return self.blocks[self.block_at(offset)][2]


def lay_out(reading: Reading) -> Passage:
    """Return the passage of a reading: headline, deck, body and entries in the order of the page, `MOST` at most."""
    parts: list[str] = []
    starts, ends, origins, blocks = [], [], [], []
    size, whole = 0, True
    for block in _own_blocks(reading):
        if parts:
            parts.append("\n\n")
            size += 2
        began = size
        for number, (start, end) in enumerate(block.spans):
            if number:
                parts.append(" ")
                size += 1
            start = _behind_dateline(reading, start, end)
            whole = whole and end - start <= MOST - size
            end = min(end, start + max(MOST - size, 0))
            starts.append(size)
            origins.append(start)
            parts.append(reading.text[start:end])
            size += end - start
            ends.append(size)
        blocks.append((began, size, block.kind))
        if size >= MOST:
            break
    return Passage("".join(parts), tuple(starts), tuple(ends), tuple(origins), tuple(blocks), whole)


_DAY = r"(?:(?:في )?\d{1,2} [^\W\d_]+(?: [^\W\d_]+)?(?: \d{4})?\s?)?"
_RUN_IN = re.compile(rf"[\s,،/]*{_DAY}(?:\([^()\n]{{2,40}}\)|«[^«»\n]{{2,40}}»)?\s*[-–—:.]+\s*")


def _behind_dateline(reading: Reading, start: int, end: int) -> int:
    """Return where a paragraph begins behind its run-in dateline, which is no part of what it says."""
    span = reading.dateline.spans[0] if reading.dateline and reading.dateline.spans else None
    if span is None or span[0] - start not in range(3) or span[1] >= end:
        return start
    m = _RUN_IN.match(reading.text, span[1], end)
    return m.end() if m and m.end() < end else start


def _own_blocks(reading: Reading) -> list[Block]:
    return [block for block in reading.blocks if block.kind in KINDS and block.spans]
