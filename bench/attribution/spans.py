"""Spans of code points as ranges of tokens, trimmed and joined so that commas decide nothing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NotRequired, TypeAlias, TypedDict

TOKEN = re.compile(r"\w+|[^\w\s]")
Range: TypeAlias = tuple[int, int]
ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: their borders and whether each is a word rather than a mark."""

    text: str
    starts: list[int]
    ends: list[int]
    solid: list[bool]

    @classmethod
    def of(cls, text: str) -> Tokens:
        """Return the tokens of a text."""
        found = list(TOKEN.finditer(text))
        solid = [m.group()[0].isalnum() or m.group()[0] == "_" for m in found]
        return cls(text, [m.start() for m in found], [m.end() for m in found], solid)

    def ranges(self, spans: Iterable[tuple[int, int]]) -> tuple[Range, ...]:
        """Return spans as ranges of tokens, trimmed of outer punctuation, joined where no word lies between.

        A span of nothing but punctuation stays: the colon of `Minister: Prices Will Fall` is a cue.
        """
        ranges: list[Range] = []
        for start, end in sorted(spans):
            first, behind = bisect_right(self.ends, start), bisect_left(self.starts, end)
            words = [i for i in range(first, behind) if self.solid[i]]
            if words:
                first, behind = words[0], words[-1] + 1
            if first >= behind:
                continue
            if ranges and not any(self.solid[ranges[-1][1] : first]):
                ranges[-1] = (ranges[-1][0], max(behind, ranges[-1][1]))
            else:
                ranges.append((first, behind))
        return tuple(ranges)


@dataclass(frozen=True, slots=True)
class Item:
    """An attribution in tokens: ranges a role, the same as sets, and how sure the system was."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float = 1.0
    source_tokens: frozenset[int] = field(default=frozenset())
    content_tokens: frozenset[int] = field(default=frozenset())


class Raw(TypedDict):
    """An attribution as written in JSON: lists of `[start, end]` in code points, and how sure the system was."""

    source: Sequence[Sequence[int]]
    cue: Sequence[Sequence[int]]
    content: Sequence[Sequence[int]]
    confidence: NotRequired[float]


def make_item(tokens: Tokens, raw: Raw) -> Item:
    """Return an attribution as written in JSON in tokens."""
    source, cue, content = (
        tokens.ranges((s, e) for s, e in part) for part in (raw["source"], raw["cue"], raw["content"])
    )
    return Item(source, cue, content, raw.get("confidence", 1.0), _flat(source), _flat(content))


def _flat(ranges: Iterable[Range]) -> frozenset[int]:
    return frozenset(i for first, behind in ranges for i in range(first, behind))
