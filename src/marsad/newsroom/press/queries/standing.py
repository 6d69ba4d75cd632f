"""A published story as its editors see it: versions, and what a correction would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from marsad.errors import Unreadable
from marsad.newsroom.desk.convert import keywords_record
from marsad.newsroom.desk.queries.diff import Piece, diff_words
from marsad.newsroom.desk.queries.rules import what_is_missing
from marsad.newsroom.press.convert import original_record, text_records
from marsad.newsroom.press.models import Publication, Snapshot
from marsad.newsroom.press.queries.published import current_record, records, shown_version, standing
from marsad.newsroom.press.stand_ins import shown_record
from marsad.newsroom.staff.queries import LogLine, entries_about, log_lines
from marsad.records import Keywords, Paragraph, PublishedStory

MOST_WAITING = 40
"""How many unplaced stories the front page's screen offers."""


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part of the draft that differs from what readers see."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version as published."""

    number: int
    row: Snapshot
    told: str


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A publication, what readers see now, and what the draft would change.

    `unread` says what another version of Marsad kept in another shape, so that what would change is not known.
    """

    publication: Publication
    record: PublishedStory
    changes: tuple[ChangedPart, ...]
    missing: tuple[str, ...]
    versions: tuple[Version, ...]
    log: tuple[LogLine, ...]
    unread: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A standing story and its place on the front page."""

    publication: Publication
    record: PublishedStory


def find_publication(draft: int) -> Publication | None:
    """Return a draft's publication, or None."""
    related = ("draft__story__outlet", "draft__claimed_by")
    return Publication.objects.select_related(*related).filter(draft=draft).first()


def standing_page(publication: Publication) -> StandingPage:
    """Return a publication as its page shows it to editors."""
    record, draft = shown_version(publication), publication.draft
    changes: tuple[ChangedPart, ...] = ()
    unread = ""
    try:
        if not record.withdrawn:
            changes = pending_changes(publication, current_record(publication))
    except Unreadable as error:
        unread = str(error)
    return StandingPage(
        publication=publication,
        record=record,
        changes=changes,
        missing=() if record.withdrawn else tuple(what_is_missing(draft)),
        versions=tuple(_version(row) for row in publication.snapshots.select_related("by")),
        log=tuple(log_lines(entries_about(f"draft:{draft.pk}", f"publication:{publication.slug}")[:200])),
        unread=unread,
    )


def pending_changes(publication: Publication, record: PublishedStory) -> tuple[ChangedPart, ...]:
    """Return where the draft differs from the version that readers see."""
    draft = publication.draft
    pairs = [
        ("Headline", record.headline, draft.headline),
        ("Deck", record.deck or "", draft.deck),
        ("Section", record.section, draft.section),
        ("Event", record.event or "", draft.event),
        ("Keywords", _keywords(record.keywords), _keywords(keywords_record(draft.keywords))),
    ]
    above, now = text_records(draft, original_record(draft))
    pairs.append(("Headline and deck, who says this", _all_speakers(record.above), _all_speakers(above)))
    for number, (before, after) in enumerate(zip(record.paragraphs, now, strict=False), start=1):
        pairs.append((f"Paragraph {number}", before.text or "(cut)", after.text or "(cut)"))
        pairs.append((f"Paragraph {number}, note", before.note, after.note))
        shown = ["shown" if paragraph.original else "not shown" for paragraph in (before, after)]
        pairs.append((f"Paragraph {number}, original", shown[0], shown[1]))
        pairs.append((f"Paragraph {number}, who says this", _speakers(before), _speakers(after)))
    return tuple(ChangedPart(name, diff_words(old, new)) for name, old, new in pairs if old != new)


def placed() -> tuple[list[Placed], list[Placed]]:
    """Return the stories that have a place on the front page, in order, and the newest that have none."""
    ranked = standing().filter(rank__gt=0).order_by("rank", "-published_at", "-pk")
    return _with_records(ranked), _with_records(standing().filter(rank=0)[:MOST_WAITING])


def _with_records(rows: QuerySet[Publication]) -> list[Placed]:
    return [Placed(row, record) for row, record in zip(rows, records(rows), strict=True)]


def _version(row: Snapshot) -> Version:
    record = shown_record(row, ())
    told = next((c.text for c in record.corrections if c.at == record.updated_at), "")
    return Version(row.version, row, record.withdrawn.reason if record.withdrawn else told)


def _all_speakers(parts: Sequence[Paragraph]) -> str:
    return "; ".join(map(_speakers, parts))


def _speakers(paragraph: Paragraph) -> str:
    """Return who says what in a paragraph's original, in a line."""
    told = []
    for saying in paragraph.sayings:
        words = " ".join((paragraph.original or "")[start:end] for start, end in saying.content)
        who = [saying.speaker_in_english or saying.speaker or "somebody", *([saying.office] if saying.office else [])]
        who += [f"by way of {link.name}" for link in saying.chain]
        told.append(f"{', '.join(who)} ({'confirmed' if saying.confirmed else 'found by machine'}): {words}")
    return "; ".join(told)


def _keywords(keywords: Keywords) -> str:
    kinds = (keywords.people, keywords.places, keywords.bodies, keywords.topics)
    return "; ".join(", ".join(kind) for kind in kinds if kind)
