"""A reading: everything that one page or text gave, each part with its place in the text."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

SCHEMA = "marsad.reading/1"
"""Name and version of the row that `marsad read` prints."""

Span = tuple[int, int]
"""Start and end, in Unicode code points into the reading's `text`; the end is not included."""


class Field(Struct, frozen=True):
    """A part of the page: what it means, how it was printed and where.

    `printed` is the text at `spans`, joined by one space where there are several. `spans` is empty
    (and `printed` the empty string) when the value stands in the page's metadata only.
    """

    value: str | None
    printed: str
    spans: tuple[Span, ...]


class Block(Struct, frozen=True):
    """One block of the page. Only `body`, `subheading`, `quote` and `question` belong to the story's text."""

    spans: tuple[Span, ...]
    kind: Literal[
        "headline",
        "deck",
        "byline",
        "date",
        "credit",
        "body",
        "subheading",
        "quote",
        "question",
        "caption",
        "translated_by",
        "disclaimer",
        "keywords",
        "entry",
        "furniture",
    ]
    lang: str


class Entry(Struct, frozen=True):
    """One story announced on a listing page."""

    headline: Field | None
    deck: Field | None = None
    byline: Field | None = None
    author: Field | None = None
    outlet_credited: Field | None = None
    outlet_stance: Field | None = None
    date: Field | None = None
    address: str | None = None


class Suggestion(Struct, frozen=True):
    """A keyword that the machine proposes, with the words that caused it."""

    value: str
    kind: Literal["person", "body", "place", "phrase", "topic"]
    because: tuple[Span, ...]


class Mention(Struct, frozen=True):
    """A name in the text."""

    id: str
    spans: tuple[Span, ...]
    name: str
    kind: Literal["person", "organisation", "place"]


class Finding(Struct, frozen=True):
    """What a check reports."""

    check: str
    severity: Literal["note", "warning", "error"]
    spans: tuple[Span, ...]
    message: str
    suggestion: str | None = None


class Refusal(Struct, frozen=True):
    """Why a stage could not do its work. Kept and shown, never dropped."""

    stage: Literal["collect", "capture", "read", "archive", "search", "whoswho"]
    reason: str
    detail: str = ""


class Speaker(Struct, frozen=True):
    """Who speaks, by the fullest name that the story gives."""

    name: str | None
    named: bool
    office: str | None = None
    mention: Span | None = None
    authority: str | None = None


class Carrier(Struct, frozen=True, rename={"role": "as"}):
    """One link of a chain: who passed the statement on, and as what."""

    name: str
    role: Literal["publisher", "outlet", "agency", "person", "channel"]


class Attribution(Struct, frozen=True):
    """A statement: somebody's words or thoughts as the text reports them.

    Source, cue and content are Pareti's terms (PARC 3, 2012). The chain names the carriers,
    outermost first; the speaker is not in it.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Literal["direct", "indirect", "mixed"]
    manner: Literal["speech", "thought", "other"]
    hedge: tuple[Span, ...]
    parent: str | None
    carried: bool
    speaker: Speaker
    chain: tuple[Carrier, ...]
    confidence: float


class Reading(Struct, frozen=True, kw_only=True):
    """One input as read. The row that `marsad read --json` prints."""

    input: str
    address: str | None = None
    schema: str = SCHEMA
    kind: Literal["story", "listing", "refused"]
    lang: str = "und"
    text: str = ""
    headline: Field | None = None
    deck: Field | None = None
    byline: Field | None = None
    author: Field | None = None
    dateline: Field | None = None
    date: Field | None = None
    outlet_credited: Field | None = None
    outlet_stance: Field | None = None
    translated_by: Field | None = None
    disclaimer: Field | None = None
    keywords: tuple[Field, ...] = ()
    suggested: tuple[Suggestion, ...] = ()
    blocks: tuple[Block, ...] = ()
    entries: tuple[Entry, ...] = ()
    mentions: tuple[Mention, ...] = ()
    findings: tuple[Finding, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def slice(self, spans: tuple[Span, ...]) -> str:
        """Return the text at some spans, joined by one space."""
        return " ".join(self.text[start:end] for start, end in spans)

    def paragraphs(self) -> tuple[Block, ...]:
        """Return the blocks that make up the story's own text, in order."""
        return tuple(block for block in self.blocks if block.kind in ("body", "subheading", "quote", "question"))
