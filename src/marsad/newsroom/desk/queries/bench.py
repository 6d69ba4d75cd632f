"""Everything that the bench shows around a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from marsad.newsroom.archive.models import Capture
from marsad.newsroom.desk.convert import OriginalHead, shown_head
from marsad.newsroom.desk.models import Draft, Segment, Stage
from marsad.newsroom.desk.queries.known_names import KnownNames
from marsad.newsroom.desk.queries.labels import OutletLabel, outlet_label
from marsad.newsroom.desk.queries.names import Names, names_in
from marsad.newsroom.desk.queries.rules import what_is_missing
from marsad.newsroom.staff.models import LogEntry, User
from marsad.newsroom.staff.queries import LogLine, entries_about, log_lines

SECTIONS = ("politics", "economy", "society", "security", "culture", "sport", "opinion")
"""Sections that a new house starts from; those in use are added."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of a draft's paragraphs are translated, and how many are cut."""

    translated: int = 0
    cut: int = 0
    total: int = 0

    @property
    def done(self) -> int:
        """Return how many want no more English. Whether a cut has its reason is told elsewhere."""
        return self.translated + self.cut


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A draft in somebody's queue and how far it has come."""

    draft: Draft
    progress: Progress


@dataclass(frozen=True, slots=True)
class LastSave:
    """Who saved a part last, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Bench:
    """A draft with its paragraphs, and what helps to write it."""

    draft: Draft
    head: OriginalHead
    label: OutletLabel
    segments: tuple[Segment, ...]
    progress: Progress
    missing: tuple[str, ...]
    names: Names
    known: KnownNames
    newer: Capture | None
    returned: str
    sections: tuple[str, ...]
    events: tuple[str, ...]
    queue: tuple[QueueItem, ...]
    log: tuple[LogLine, ...]


def bench(draft: Draft, user: User) -> Bench:
    """Return a draft as the bench shows it to a person."""
    segments = tuple(draft.segments.all())
    return Bench(
        draft=draft,
        head=shown_head(draft),
        label=outlet_label(draft.story),
        segments=segments,
        progress=progress_of(segments),
        missing=tuple(what_is_missing(draft)),
        names=names_in(draft, segments),
        known=KnownNames(draft),
        newer=newer_capture(draft),
        returned=reason_of_return(draft),
        sections=sections_in_use(),
        events=events_in_use(),
        queue=tuple(queue_of(user)),
        log=tuple(log_lines(entries_about(f"draft:{draft.pk}")[:60])[:8]),
    )


def find_draft(pk: int) -> Draft | None:
    """Return a draft with what its pages show, or None."""
    related = ("story__outlet", "capture", "claimed_by", "approved_by")
    return Draft.objects.select_related(*related).filter(pk=pk).first()


def progress_of(segments: Sequence[Segment]) -> Progress:
    """Return how far paragraphs have come, counted as `with_progress` counts them."""
    return Progress(
        translated=sum(1 for s in segments if not s.cut and s.target_text.strip()),
        cut=sum(1 for s in segments if s.cut),
        total=len(segments),
    )


def newer_capture(draft: Draft) -> Capture | None:
    """Return the newest capture of the story if it came after the one that is being translated."""
    newest = draft.story.captures.first()
    return newest if newest and newest.pk != draft.capture_id else None


def reason_of_return(draft: Draft) -> str:
    """Return why an editor sent the draft back, while it is back in translation."""
    if draft.stage != Stage.DRAFTING:
        return ""
    entry = LogEntry.objects.filter(subject=f"draft:{draft.pk}", verb="take back").first()
    return str(entry.detail.get("why", "")) if entry else ""


def sections_in_use() -> tuple[str, ...]:
    """Return the sections to choose from: the basic ones, then whatever else is in use."""
    used = Draft.objects.exclude(section="").order_by("section").values_list("section", flat=True).distinct()
    return (*SECTIONS, *(name for name in used if name not in SECTIONS))


def events_in_use() -> tuple[str, ...]:
    """Return the events of the last hundred drafts that have one, newest first."""
    used = Draft.objects.exclude(event="").order_by("-changed_at").values_list("event", flat=True)[:100]
    return tuple(dict.fromkeys(used))


def queue_of(user: User) -> list[QueueItem]:
    """Return what a person is translating, oldest claim first."""
    drafts = Draft.objects.filter(claimed_by=user, stage=Stage.DRAFTING).select_related("story__outlet")
    return with_progress(list(drafts.order_by("created_at")))


def with_progress(drafts: list[Draft]) -> list[QueueItem]:
    """Return drafts with how far their paragraphs have come."""
    translated = Q(cut=False, target_text__regex=r"\S")
    counts = {
        row["draft"]: Progress(row["translated"], row["cuts"], row["total"])
        for row in Segment.objects.filter(draft__in=drafts)
        .order_by()
        .values("draft")
        .annotate(total=Count("pk"), translated=Count("pk", filter=translated), cuts=Count("pk", filter=Q(cut=True)))
    }
    return [QueueItem(draft, counts.get(draft.pk, Progress())) for draft in drafts]


def last_save(draft: Draft, position: int | None) -> LastSave | None:
    """Return who last saved a paragraph, or the heading where `position` is None."""
    rows = LogEntry.objects.filter(subject=f"draft:{draft.pk}").select_related("actor")
    if position is None:
        rows = rows.filter(verb="save heading")
    else:
        rows = rows.filter(verb="save paragraph", detail__position=position)
    entry = rows.first()
    return LastSave(str(entry.actor or "Marsad"), entry.at) if entry else None
