"""A story's text with marks in it: the statements' figures, their cues, and one statement's parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from marsad.newsroom.desk.queries.story import BLOCK_NAMES
from marsad.newsroom.desk.records import SeenStatement
from marsad.records import Block, Reading, Span

ROLES = ("source", "cue", "content", "hedge")
_LEFT_OUT = ("furniture", "keywords", "date")


@dataclass(frozen=True, slots=True)
class Figure:
    """The number of a statement where its words begin."""

    number: int
    key: str
    rejected: bool


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of the text that is marked in one way. `at` is its first code point in the story's text."""

    at: int
    text: str
    marks: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """One block of the page."""

    kind: str
    name: str
    lang: str
    bits: tuple[Bit, ...]


def mark_text(reading: Reading, seen: Sequence[SeenStatement], lit: str) -> tuple[MarkedBlock, ...]:
    """Return the blocks of a story that belong to it, or that a statement touches.

    Args:
        reading: The story's reading.
        seen: Its statements, in the order of their numbers.
        lit: A key of the statement whose parts are marked.
    """
    figures: dict[int, list[Figure]] = {}
    for number, one in enumerate(seen, 1):
        spans = (*one.statement.source, *one.statement.cue, *one.statement.content)
        start = min((first for first, _ in spans), default=0)
        figures.setdefault(start, []).append(Figure(number, one.key, one.standing == "rejected"))
    marks = [(span, "cued") for one in seen if one.standing != "rejected" for span in one.statement.cue]
    for one in seen:
        if lit in one.keys:
            marks += [(span, f"is-{role}") for role in ROLES for span in getattr(one.statement, role)]
    blocks = reading.blocks or (Block(((0, len(reading.text)),), "body", reading.lang),)
    touched = [span for one in seen for span in (*one.statement.cue, *one.statement.content)]
    return tuple(
        MarkedBlock(block.kind, BLOCK_NAMES[block.kind], block.lang, _bits(reading.text, block.spans, marks, figures))
        for block in blocks
        if block.spans and (block.kind not in _LEFT_OUT or _meet(block.spans, touched))
    )


def _bits(
    text: str, spans: Sequence[Span], marks: Sequence[tuple[Span, str]], figures: dict[int, list[Figure]]
) -> tuple[Bit, ...]:
    bits = []
    for first, behind in spans:
        near = [(span, mark) for span, mark in marks if span[0] < behind and first < span[1]]
        cuts = {at for span, _ in near for at in span} | figures.keys()
        edges = sorted({first, behind, *(at for at in cuts if first < at < behind)})
        for start, end in pairwise(edges):
            here = tuple(figures.get(start, ()))
            bits.append(Bit(start, text[start:end].replace("\r", " "), _marks(near, start, end), here))
    return tuple(bits)


def _marks(near: Sequence[tuple[Span, str]], start: int, end: int) -> str:
    """Return the marks of a bit; brackets open and shut a content, so its ends are marked too."""
    names = dict.fromkeys(mark for (first, behind), mark in near if first <= start and end <= behind)
    contents = [span for span, mark in near if mark == "is-content"]
    opens = ["is-open"] if any(first == start for first, _ in contents) else []
    shuts = ["is-shut"] if any(behind == end for _, behind in contents) else []
    return " ".join([*names, *opens, *shuts])


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(start < last and first < end for start, end in some for first, last in others)
