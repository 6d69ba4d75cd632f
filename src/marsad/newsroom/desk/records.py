"""What people type and decide, and what became of it: records that cross between screens and actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Literal

import msgspec

from marsad.newsroom.desk.models import JudgementKind, Segment
from marsad.records import Attribution

Choice = Literal["", "mine", "theirs"]
"""What to do about a conflict: nothing chosen yet, save mine over theirs, or drop mine."""

State = Literal["unchanged", "saved", "theirs", "conflict"]

Standing = Literal["machine", "confirmed", "corrected", "added", "rejected"]
"""What stands of a statement: the machine's word alone, or a person's."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a person makes of a paragraph.

    A cut paragraph has a note that says why. `withheld` keeps its original from readers too, where
    the original would harm somebody; it means nothing for a paragraph that is not cut.
    """

    target_text: str
    cut: bool = False
    note: str = ""
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above and around the text of a draft."""

    headline: str
    deck: str
    section: str
    event: str
    keywords: Mapping[str, Sequence[str]]
    author_shielded: bool = False
    """Do not name the original's author anywhere in the edition."""
    chain_confirmed: bool = False
    """A person has checked who carried the story."""


@dataclass(frozen=True, slots=True)
class TypedSegment:
    """A paragraph as it was typed, on top of which version, and what was chosen about a conflict."""

    position: int
    version: int
    words: Words
    choice: Choice = ""
    their_version: int = 0


@dataclass(frozen=True, slots=True)
class TypedHeading:
    """Headline, deck, section, event and keywords as they were typed."""

    version: int
    heading: Heading
    choice: Choice = ""
    their_version: int = 0


@dataclass(frozen=True, slots=True)
class SegmentOutcome:
    """What became of a typed paragraph. `segment` is the row as it is stored now."""

    segment: Segment
    typed: TypedSegment
    state: State
    message: str = ""


@dataclass(frozen=True, slots=True)
class HeadingOutcome:
    """What became of a typed heading. `stored` is the heading as it is stored now."""

    stored: Heading
    version: int
    typed: TypedHeading
    state: State
    message: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of everything typed."""

    segments: tuple[SegmentOutcome, ...] = field(default=())
    heading: HeadingOutcome | None = None

    @property
    def has_conflict(self) -> bool:
        """Say whether anything still waits for a choice."""
        heading = self.heading is not None and self.heading.state == "conflict"
        return heading or any(part.state == "conflict" for part in self.segments)


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement as it was made. `statement` and `machine` have their spans in the text of that day.

    `wording` is what stood in that text from `start` on; `thread` is the number of the first
    judgement of the same statement, which may be this one.
    """

    number: int
    kind: JudgementKind
    thread: int
    withdraws: int | None
    by: str
    by_id: int
    at: datetime
    why: str
    start: int
    wording: str
    statement: Attribution | None
    machine: Attribution | None


@dataclass(frozen=True, slots=True)
class SeenStatement:
    """A statement as it is seen now: the machine's, or what a person made of it.

    Names are for the desk: `judge` is the id of `judged_by`, who outside the desk may have to go
    unnamed. `machine` is what the machine had read when it was judged, and `judgement` the number of
    the judgement that stands. `history` has all judgements of the statement, withdrawn ones too.
    """

    statement: Attribution
    standing: Standing
    judged_by: str | None = None
    judged_at: datetime | None = None
    judge: int | None = None
    why: str = ""
    machine: Attribution | None = None
    judgement: int | None = None
    thread: int | None = None
    history: tuple[Judged, ...] = ()

    @property
    def key(self) -> str:
        """Return by what a page names it: its thread, or the digest of the machine's spans."""
        return key_of_spans(self.statement) if self.thread is None else f"j{self.thread}"

    @property
    def keys(self) -> frozenset[str]:
        """Return the names that a page may know it by: one loaded before it was judged has the machine's."""
        return frozenset((self.key, key_of_spans(self.machine or self.statement)))

    @property
    def version(self) -> str:
        """Return what changes when somebody judges it, or the machine reads it otherwise. Confidence is left out."""
        shown = msgspec.structs.replace(self.statement, id="", parent=None, confidence=0.0)
        return sha256(msgspec.json.encode((shown, self.judgement))).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Picked:
    """The statement that a person judged, as the page named and showed it."""

    key: str
    version: str


def key_of_spans(statement: Attribution) -> str:
    """Return a short name for a statement of the machine: another reading numbers it otherwise."""
    spans = (statement.source, statement.cue, statement.content)
    return "m" + sha256(msgspec.json.encode(spans)).hexdigest()[:12]
