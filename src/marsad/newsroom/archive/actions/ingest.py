"""Take a capture into the archive: bytes to WARC, reading to rows, in one transaction.

A process killed at any moment leaves either nothing or the whole: rows are written in one
transaction, and bytes of a WARC file that no row points at are cut off before the next append.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from django.db import transaction
from django.db.models import F, Max

from marsad.collect.store import CaptureStore
from marsad.errors import BadInput, ModelMissing
from marsad.newsroom.archive.actions.group_reprints import group_reprints
from marsad.newsroom.archive.actions.refuse import keep_refusal, settle_refusals
from marsad.newsroom.archive.convert import attribution_rows, capture_row, mention_rows, story_columns
from marsad.newsroom.archive.models import LONGEST_ADDRESS, Capture, Outbox, Outlet, Story
from marsad.newsroom.archive.queries.captures import current_capture
from marsad.newsroom.folder import this_newsroom
from marsad.read import read
from marsad.read.reprints import sign
from marsad.records import Capture as CaptureRecord
from marsad.records import Outlet as OutletRecord
from marsad.records import Reading, Refusal

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a capture. `capture` is None where not even its bytes could be kept.

    `older` is a capture of a story of which a later one is here: it is kept, the story stays.
    """

    outcome: Literal["new", "changed", "older", "known", "listing", "refused"]
    capture: Capture | None
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

    Bytes that gave a story before are `known`, unless the page went back to them after a change. Those
    that gave none are read again, so that a reader or a declaration that has learnt more gets another
    chance; their bytes are kept once all the same. Whatever comes from a story's address is linked to
    the story: where it gives none any more, the text stays and the desk sees that the page changed.

    Args:
        capture: What was received.
        outlets: All declarations known, for page shapes and credits.
        outlet: Whose page it is, where the caller knows.
        publisher: The publisher's name, where the address can't tell.
    """
    now = datetime.now(UTC)
    known = _find_known(capture)
    if known and _gives_nothing_new(known, capture):
        return _see_again(known, capture)
    reading = read_safely(capture, outlets, publisher or (outlet.name if outlet else None))
    store = capture_store()
    with store.writing(), transaction.atomic():
        known = _find_known(capture)
        if known:
            nothing_new = _gives_nothing_new(known, capture)  # another process may have been faster
            seen = _see_again(known, capture)
            if nothing_new:
                return seen
        row = known or _keep(store, capture)
        if isinstance(row, Refusal):
            keep_refusal(identity=_identity(capture), refusal=row, now=now, outlet=outlet)
            refused = Reading(input=capture.input, address=capture.address, kind="refused", refusals=(row,))
            return Ingested("refused", None, None, refused)
        return file_reading(capture=capture, row=row, reading=reading, outlet=outlet, now=now)


def file_reading(
    *, capture: CaptureRecord, row: Capture, reading: Reading, outlet: Outlet | None, now: datetime
) -> Ingested:
    """Write down what a kept capture was read as. Call it inside a transaction, while the store is held."""
    identity = _identity(capture)
    row.kind = reading.kind
    row.story = Story.objects.filter(identity=identity).first()
    row.save(update_fields=["kind", "story"])
    if reading.kind == "refused":
        for refusal in reading.refusals:
            keep_refusal(identity=identity, refusal=refusal, now=now, outlet=outlet, capture=row)
        return Ingested("refused", row, None, reading)
    settle_refusals(identity=identity, now=now)
    if reading.kind == "listing":
        return Ingested("listing", row, None, reading)
    if row.story and current_capture(row.story) != row:
        return Ingested("older", row, row.story, reading)
    story, made = put_story(identity=identity, reading=reading, outlet=outlet, now=now)
    if made:
        row.story = story
        row.save(update_fields=["story"])
    return Ingested("new" if made else "changed", row, story, reading)


def write_findings(*, story: Story, reading: Reading) -> None:
    """Replace the machine's rows for a story with those of a new reading."""
    story.mentions.all().delete()
    story.attributions.all().delete()
    story.mentions.bulk_create(mention_rows(story, reading))
    story.attributions.bulk_create(attribution_rows(story, reading))


def _identity(capture: CaptureRecord) -> str:
    return capture.address or f"sha256:{capture.sha256}"


def _find_known(capture: CaptureRecord) -> Capture | None:
    rows = Capture.objects.filter(address=capture.address or "", sha256=capture.sha256)
    return rows.select_related("story").first()


def _gives_nothing_new(known: Capture, capture: CaptureRecord) -> bool:
    """Say whether a story has what these bytes say, or something later."""
    if known.story is None or known.kind != Capture.Kind.STORY:
        return False
    current = current_capture(known.story)
    return current is None or current == known or current.seen_at > capture.received_at


def _see_again(known: Capture, capture: CaptureRecord) -> Ingested:
    known.seen_at = max(known.seen_at, capture.received_at)
    known.save(update_fields=["seen_at"])
    return Ingested("known", known, known.story)


def read_safely(capture: CaptureRecord, outlets: Sequence[OutletRecord], publisher: str | None) -> Reading:
    """Read a capture; a fault of ours on one page is kept as its refusal and never stops the others."""
    try:
        return read(capture, outlets, publisher)
    except ModelMissing:
        raise  # of an installation, not of a page: every page would be refused
    except Exception as error:
        log.exception("read.failed sha256=%s", capture.sha256)
        fault = Refusal("read", "fault", f"A fault of the reader, please report it. {type(error).__name__}: {error}")
        return Reading(input=capture.input, address=capture.address, kind="refused", refusals=(fault,))


def _keep(store: CaptureStore, capture: CaptureRecord) -> Capture | Refusal:
    """Append a capture's bytes and make its row."""
    if len(capture.address or "") > LONGEST_ADDRESS:
        length = len(capture.address or "")
        return Refusal("capture", "address-too-long", f"{length} characters; expected {LONGEST_ADDRESS} at most.")
    _cut_uncommitted_tail(store)
    try:
        place = store.append(capture)
    except BadInput as error:  # headers that no HTTP answer can have, from another crawler's files
        return Refusal("capture", error.code, str(error))
    row = capture_row(capture, place)
    row.save()
    return row


def put_story(*, identity: str, reading: Reading, outlet: Outlet | None, now: datetime) -> tuple[Story, bool]:
    """Make or renew a story from its reading, with all that the machine found; return whether it is new.

    Call it inside a transaction.
    """
    columns = story_columns(reading, sign(" ".join(reading.slice(b.spans) for b in reading.paragraphs())), now)
    if outlet is not None:  # who knows no better does not take away what is known
        columns["outlet"] = outlet
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
