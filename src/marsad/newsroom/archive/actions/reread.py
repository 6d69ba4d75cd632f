"""Read the archive again: what the reader has learnt since, and outlets declared since, reach what is here."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, TypeVar

from django.db import models, transaction
from django.db.models import Q, QuerySet

from marsad.collect.store import CaptureStore
from marsad.errors import MarsadError
from marsad.newsroom.archive.actions.add import outlet_of
from marsad.newsroom.archive.actions.ingest import capture_store, file_reading, put_story, read_safely
from marsad.newsroom.archive.convert import capture_place, story_columns
from marsad.newsroom.archive.models import Capture, Outlet, Story
from marsad.records import Capture as CaptureRecord
from marsad.records import Outlet as OutletRecord
from marsad.records import Reading

log = logging.getLogger(__name__)

BATCH = 100

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of a page that was read again.

    `new`: it gave no story before. `kept`: it gives none any more, so the story stays as it was.
    `refused`: it gives none still. `lost`: its bytes can't be opened.
    """

    identity: str
    outcome: Literal["changed", "same", "new", "kept", "refused", "lost"]


def reread(*, outlets: Sequence[OutletRecord], only: Outlet | None = None) -> Iterator[Reread]:
    """Read every story again from its capture, then the captures that gave none.

    Only what the machine found is replaced, and only where it differs; a story without an outlet gets
    the one that is declared for its host now. Drafts, judgements and what is published stay as they
    are. Each page is a transaction of its own: it may be stopped at any moment.

    Args:
        outlets: All declarations known.
        only: Whose pages; all if None.
    """
    store = capture_store()
    for story in _in_batches(stories_to_read(only).select_related("outlet")):
        owner = story.outlet or outlet_of(story.address, outlets)
        if only is None or owner == only:
            yield Reread(story.identity, _reread_story(store, story, owner, outlets))
    for row in _in_batches(captures_to_read()):
        owner = outlet_of(row.address, outlets)
        if only is None or owner == only:
            yield Reread(row.address or row.input, _reread_capture(store, row, owner, outlets))


def stories_to_read(only: Outlet | None) -> QuerySet[Story]:
    """Return the stories of an outlet and those that may turn out to be its own; all if None."""
    return Story.objects.filter(Q(outlet=only) | Q(outlet=None)) if only else Story.objects.all()


def captures_to_read() -> QuerySet[Capture]:
    """Return the captures that gave no story and belong to none."""
    return Capture.objects.filter(story=None)


def _reread_story(
    store: CaptureStore, story: Story, owner: Outlet | None, outlets: Sequence[OutletRecord]
) -> Literal["changed", "same", "kept", "lost"]:
    """Read a story's captures from the last on, until one gives the story."""
    captures = list(story.captures.all())
    for row in captures:
        capture = _open(store, row)
        if capture is None:
            return "lost"
        reading = read_safely(capture, outlets, owner.name if owner else None)
        if reading.kind == "story":
            with store.writing(), transaction.atomic():
                if story.captures.first() != captures[0]:  # a later one came meanwhile, and was read as of today
                    return "same"
                return _renew(row, reading, owner)
        if row.kind == Capture.Kind.STORY:
            break
    return "kept"


def _renew(row: Capture, reading: Reading, owner: Outlet | None) -> Literal["changed", "same"]:
    Capture.objects.filter(pk=row.pk).update(kind=Capture.Kind.STORY)
    story = Story.objects.get(captures=row)
    columns = {**story_columns(reading, bytes(story.signature), story.read_at), "outlet": owner}
    if all(getattr(story, name) == value for name, value in columns.items()):
        return "same"
    put_story(identity=story.identity, reading=reading, outlet=owner, now=datetime.now(UTC))
    return "changed"


def _reread_capture(
    store: CaptureStore, row: Capture, owner: Outlet | None, outlets: Sequence[OutletRecord]
) -> Literal["new", "same", "refused", "lost"]:
    capture = _open(store, row)
    if capture is None:
        return "lost"
    reading = read_safely(capture, outlets, owner.name if owner else None)
    if reading.kind != "story":
        return "refused" if reading.kind == "refused" else "same"
    with store.writing(), transaction.atomic():
        file_reading(capture=capture, row=row, reading=reading, outlet=owner, now=datetime.now(UTC))
    return "new"


def _open(store: CaptureStore, row: Capture) -> CaptureRecord | None:
    try:
        return store.open(capture_place(row))
    except MarsadError as error:
        log.error("reread.lost capture=%d %s", row.pk, error)
        return None


def _in_batches(rows: QuerySet[Row]) -> Iterator[Row]:
    """Yield rows by number, a batch at a time, so that what is written meanwhile does no harm."""
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield from batch
        last = batch[-1].pk
