"""Take a capture into the archive: bytes to WARC, reading to rows, in one transaction.

A process killed at any moment leaves either nothing or the whole: rows are written in one
transaction, and bytes of a WARC file that no row points at are cut off before the next append.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from django.db import transaction
from django.db.models import F, Max

from marsad.collect.store import CaptureStore
from marsad.newsroom.archive.actions.group_reprints import group_reprints
from marsad.newsroom.archive.actions.refuse import keep_refusal, settle_refusals
from marsad.newsroom.archive.convert import attribution_rows, mention_rows, story_columns
from marsad.newsroom.archive.models import Capture, Outbox, Outlet, Story
from marsad.newsroom.folder import this_newsroom
from marsad.read import read
from marsad.read.reprints import sign
from marsad.records import Capture as CaptureRecord
from marsad.records import CapturePlace, Reading
from marsad.records import Outlet as OutletRecord


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a capture."""

    outcome: Literal["new", "changed", "known", "listing", "refused"]
    capture: Capture
    story: Story | None = None
    reading: Reading | None = None


def capture_store() -> CaptureStore:
    """Return the store of this newsroom's captures."""
    return CaptureStore(this_newsroom() / "captures")


def ingest(
    *,
    capture: CaptureRecord,
    outlets: Sequence[OutletRecord],
    outlet: Outlet | None = None,
    publisher: str | None = None,
) -> Ingested:
    """Keep a capture and read it.

    Args:
        capture: What was received.
        outlets: All declarations known, for page shapes and credits.
        outlet: Whose page it is, where the caller knows.
        publisher: The publisher's name, where the address can't tell.
    """
    now = datetime.now(UTC)
    digest = capture.sha256
    known = Capture.objects.filter(address=capture.address or "", sha256=digest).select_related("story").first()
    if known:
        return _see_again(known, now)
    reading = read(capture, outlets, publisher or (outlet.name if outlet else None))
    signature = sign(" ".join(reading.slice(b.spans) for b in reading.paragraphs())) if reading.kind == "story" else b""
    store = capture_store()
    with store.writing(), transaction.atomic():
        known = Capture.objects.filter(address=capture.address or "", sha256=digest).first()
        if known:  # another process was faster
            return _see_again(known, now)
        _cut_uncommitted_tail(store)
        row = _capture_row(capture, digest, store.append(capture))
        if reading.kind == "refused":
            for refusal in reading.refusals:
                keep_refusal(identity=_identity(capture, digest), refusal=refusal, now=now, outlet=outlet, capture=row)
            return Ingested("refused", row, None, reading)
        settle_refusals(identity=_identity(capture, digest), now=now)
        if reading.kind == "listing":
            return Ingested("listing", row, None, reading)
        story, made = _upsert_story(_identity(capture, digest), reading, signature, outlet, now)
        Capture.objects.filter(pk=row.pk).update(story=story)
        return Ingested("new" if made else "changed", row, story, reading)


def write_findings(*, story: Story, reading: Reading) -> None:
    """Replace the machine's rows for a story with those of a new reading."""
    story.mentions.all().delete()
    story.attributions.all().delete()
    story.mentions.bulk_create(mention_rows(story, reading))
    story.attributions.bulk_create(attribution_rows(story, reading))


def _identity(capture: CaptureRecord, digest: str) -> str:
    return capture.address or f"sha256:{digest}"


def _see_again(known: Capture, now: datetime) -> Ingested:
    Capture.objects.filter(pk=known.pk).update(seen_at=now)
    return Ingested("known", known, known.story)


def _capture_row(capture: CaptureRecord, digest: str, place: CapturePlace) -> Capture:
    return Capture.objects.create(
        address=capture.address or "",
        input=capture.input,
        sha256=digest,
        media_type=capture.media_type,
        status=capture.status,
        size=len(capture.body),
        received_at=capture.received_at,
        seen_at=capture.received_at,
        warc_file=place.file,
        warc_offset=place.offset,
        warc_length=place.length,
    )


def _upsert_story(
    identity: str, reading: Reading, signature: bytes, outlet: Outlet | None, now: datetime
) -> tuple[Story, bool]:
    columns = {**story_columns(reading, signature, now), "outlet": outlet}
    story, made = Story.objects.update_or_create(
        identity=identity, defaults=columns, create_defaults={**columns, "first_seen_at": now}
    )
    write_findings(story=story, reading=reading)
    group_reprints(story=story)
    Outbox.objects.create(key=f"story:{story.pk}")
    return story, made


def recover_captures() -> None:
    """Cut off what killed processes appended to any file but never committed."""
    store = capture_store()
    ends = Capture.objects.values("warc_file").annotate(end=Max(F("warc_offset") + F("warc_length"))).order_by()
    with store.writing():
        store.recover({row["warc_file"]: row["end"] for row in ends})


def _cut_uncommitted_tail(store: CaptureStore) -> None:
    """Do the same for the file that is about to grow; the others were seen to at the start of the run."""
    file = store.current_file()
    if file is not None:
        rows = Capture.objects.filter(warc_file=file)
        store.cut(file, rows.aggregate(end=Max(F("warc_offset") + F("warc_length")))["end"] or 0)
