"""What people type on the bench, and what became of it: records that cross between screens and actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from marsad.newsroom.desk.models import Segment

Choice = Literal["", "mine", "theirs"]
"""What to do about a conflict: nothing chosen yet, save mine over theirs, or drop mine."""

State = Literal["unchanged", "saved", "theirs", "conflict"]


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
