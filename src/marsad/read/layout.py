"""The layout of a story: what each line of its page is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from marsad.read.look import Line

Kind = Literal[
    "headline", "deck", "byline", "date", "credit", "body", "subheading", "quote", "question", "caption",
    "translated_by", "disclaimer", "keywords", "entry", "furniture",
]  # fmt: skip


@dataclass(slots=True)
class Structure:
    """The parts of a story as numbers of lines."""

    lines: list[Line]
    kinds: list[Kind]
    headline: int | None = None
    decks: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
