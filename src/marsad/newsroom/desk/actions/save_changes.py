"""Take in what was typed on the bench: save what changed, and show what somebody else changed meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.errors import EditConflict
from marsad.newsroom.desk.actions.save import save_heading, save_segment
from marsad.newsroom.desk.convert import heading_of, tidy_heading, words_of
from marsad.newsroom.desk.models import Draft, Segment
from marsad.newsroom.desk.queries.rules import require_writer
from marsad.newsroom.desk.records import HeadingOutcome, Outcome, SegmentOutcome, TypedHeading, TypedSegment
from marsad.newsroom.staff.models import User


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
