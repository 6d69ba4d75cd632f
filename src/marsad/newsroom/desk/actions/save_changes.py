"""Take in what was typed on the bench: save what changed, and show what somebody else changed meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from marsad.errors import EditConflict
from marsad.newsroom.desk.actions.save import (
    Heading,
    Words,
    heading_of,
    require_writer,
    save_heading,
    save_segment,
    tidy_heading,
    words_of,
)
from marsad.newsroom.desk.models import Draft, Segment
from marsad.newsroom.staff.models import User

Choice = Literal["", "mine", "theirs"]
"""What to do about a conflict: nothing chosen yet, save mine over theirs, or drop mine."""

State = Literal["unchanged", "saved", "theirs", "conflict"]


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


def save_changes(
    *, actor: User, draft: Draft, segments: Sequence[TypedSegment] = (), heading: TypedHeading | None = None
) -> Outcome:
    """Save each part that differs from what is stored; a conflict in one part never holds up the others.

    Raises:
        PermissionDenied: The actor may not write in this draft.
        BadInput: The draft is closed, or a text is too long; parts before it are saved.
    """
    require_writer(actor, draft)
    rows = {row.position: row for row in draft.segments.filter(position__in=[t.position for t in segments])}
    done = tuple(_save_segment(actor, rows[typed.position], typed) for typed in segments if typed.position in rows)
    return Outcome(segments=done, heading=_save_heading(actor, draft, heading) if heading else None)


def _save_segment(actor: User, row: Segment, typed: TypedSegment) -> SegmentOutcome:
    if words_of(row) == typed.words:
        return SegmentOutcome(row, typed, "unchanged")
    if typed.choice == "theirs":
        return SegmentOutcome(row, typed, "theirs")
    try:
        saved = save_segment(
            actor=actor,
            segment=row,
            version=typed.their_version if typed.choice == "mine" else typed.version,
            words=typed.words,
        )
    except EditConflict as conflict:
        row.refresh_from_db()
        return SegmentOutcome(row, typed, "conflict", str(conflict))
    return SegmentOutcome(saved, typed, "saved")


def _save_heading(actor: User, draft: Draft, typed: TypedHeading) -> HeadingOutcome:
    if heading_of(draft) == tidy_heading(typed.heading):
        return HeadingOutcome(heading_of(draft), draft.version, typed, "unchanged")
    if typed.choice == "theirs":
        return HeadingOutcome(heading_of(draft), draft.version, typed, "theirs")
    try:
        saved = save_heading(
            actor=actor,
            draft=draft,
            version=typed.their_version if typed.choice == "mine" else typed.version,
            heading=typed.heading,
        )
    except EditConflict as conflict:
        draft.refresh_from_db()
        return HeadingOutcome(heading_of(draft), draft.version, typed, "conflict", str(conflict))
    return HeadingOutcome(heading_of(saved), saved.version, typed, "saved")
