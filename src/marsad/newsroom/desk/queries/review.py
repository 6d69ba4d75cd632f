"""A draft as a second person reads it, and its revisions."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.newsroom.archive.models import Capture
from marsad.newsroom.desk.convert import KEYWORD_KINDS, OriginalHead, shown_head
from marsad.newsroom.desk.models import Draft, Revision, Segment, Stage
from marsad.newsroom.desk.queries.bench import Progress, newer_capture, progress_of, reason_of_return
from marsad.newsroom.desk.queries.diff import Piece, diff_words
from marsad.newsroom.desk.queries.labels import OutletLabel, outlet_label
from marsad.newsroom.desk.queries.names import Names, names_in
from marsad.newsroom.desk.queries.rules import may_write, what_is_missing
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.queries import LogLine, entries_about, log_lines
from marsad.newsroom.staff.roles import May, allowed
from marsad.newsroom.whoswho.queries.visible import quiet_entries


@dataclass(frozen=True, slots=True)
class Review:
    """A draft to read, what its reader may do, and what was done to it."""

    draft: Draft
    head: OriginalHead
    label: OutletLabel
    segments: tuple[Segment, ...]
    progress: Progress
    missing: tuple[str, ...]
    names: Names
    newer: Capture | None
    translators: tuple[str, ...]
    revisions: tuple[Revision, ...]
    log: tuple[LogLine, ...]
    may_write: bool
    may_approve: bool
    is_own_work: bool
    returned: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a draft in two revisions."""

    name: str
    pieces: tuple[Piece, ...]
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two revisions, part by part."""

    older: Revision
    newer: Revision
    parts: tuple[Part, ...]


def review(draft: Draft, user: User) -> Review:
    """Return a draft as the review page shows it to a person."""
    segments = tuple(draft.segments.all())
    translators = list(draft.translators.order_by("pk"))
    own = draft.claimed_by_id == user.pk or user in translators
    entries = entries_about(f"draft:{draft.pk}", f"story:{draft.story_id}")
    return Review(
        draft=draft,
        head=shown_head(draft),
        label=outlet_label(draft.story),
        segments=segments,
        progress=progress_of(segments),
        missing=tuple(what_is_missing(draft)),
        names=names_in(draft, segments) if draft.stage != Stage.WITHDRAWN else Names((), ()),
        newer=newer_capture(draft),
        translators=tuple(str(person) for person in translators),
        revisions=tuple(draft.revisions.select_related("by")),
        log=tuple(log_lines(quiet_entries(entries[:400], user))),
        may_write=may_write(user, draft),
        may_approve=draft.stage == Stage.REVIEW and not own and May.EDIT in allowed(user),
        is_own_work=own,
        returned=reason_of_return(draft),
    )


def compare(draft: Draft, older: int, newer: int) -> Comparison | None:
    """Compare two revisions by number; None if one of them does not exist."""
    found = {row.number: row for row in draft.revisions.filter(number__in=(older, newer)).select_related("by")}
    if older not in found or newer not in found:
        return None
    before, after = _parts(found[older].snapshot), _parts(found[newer].snapshot)
    names = list(dict.fromkeys([*before, *after]))
    return Comparison(
        older=found[older],
        newer=found[newer],
        parts=tuple(
            Part(name, diff_words(before.get(name, ""), after.get(name, "")), before.get(name) != after.get(name))
            for name in names
            if before.get(name) or after.get(name)
        ),
    )


def _parts(snapshot: dict[str, object]) -> dict[str, str]:
    """Return what a snapshot holds as named texts, in reading order."""
    parts = {name.capitalize(): str(snapshot.get(name, "")) for name in ("headline", "deck", "section", "event")}
    keywords = snapshot.get("keywords")
    segments = snapshot.get("segments")
    if isinstance(keywords, dict):
        parts.update({f"Keywords: {kind}": ", ".join(keywords.get(kind, ())) for kind in KEYWORD_KINDS})
    for segment in segments if isinstance(segments, list) else ():
        name = f"Paragraph {segment['position']}"
        withheld = ", original withheld" if segment.get("withheld") else ""
        parts[name] = f"(cut{withheld})" if segment["cut"] else segment["target_text"]
        parts[f"{name}, note"] = segment["note"]
    return parts
