"""The one process that writes the search index, fed by the outbox."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Sequence
from contextlib import suppress
from itertools import chain

from django.db import close_old_connections

from marsad.errors import IndexBusy
from marsad.newsroom.archive.models import Outbox
from marsad.newsroom.archive.queries.search_documents import archive_documents, find_archive_document
from marsad.newsroom.folder import index_folder
from marsad.newsroom.press.queries.search_documents import find_published_document, published_documents
from marsad.records import SearchDocument
from marsad.search.index import Index, rebuild

log = logging.getLogger(__name__)

BATCH = 500
PAUSE = 1.0
"""Seconds between two looks at the outbox."""


def index_changes(*, wait_seconds: float = 30.0) -> int:
    """Bring the index up to date with the outbox; return how many documents changed.

    Rows leave the outbox after the index is committed: a kill between the two repeats work, and
    putting a document twice leaves one.

    Args:
        wait_seconds: How long to wait for another process that writes to the index.

    Raises:
        IndexBusy: It went on writing for longer.
        IndexBroken: The index is damaged.
    """
    done = 0
    with Index(index_folder(), wait_seconds=wait_seconds) as index:
        while rows := list(Outbox.objects.order_by("pk")[:BATCH]):
            keys = list(dict.fromkeys(row.key for row in rows))
            found = {key: find_document(key) for key in keys}
            index.remove([key for key, document in found.items() if document is None])
            index.put([document for document in found.values() if document is not None])
            index.commit()
            _clear_outbox([row.pk for row in rows])
            done += len(keys)
    if done:
        log.info("index.changed documents=%d", done)
    return done


def index_at_once() -> None:
    """Index what a command changed; if another process is at it, leave it to that one.

    Raises:
        IndexBroken: The index is damaged. What the command changed is kept, and waits.
    """
    with suppress(IndexBusy):
        index_changes(wait_seconds=1.0)


def rebuild_index() -> int:
    """Make the index anew beside the old one, then swap; return how many documents it holds."""
    # By key, not "up to the last": a row with a lower key may be committed while the index is built.
    seen = list(Outbox.objects.values_list("pk", flat=True))
    count = rebuild(index_folder(), chain(archive_documents(), published_documents()))
    _clear_outbox(seen)
    return count


def _clear_outbox(keys: Sequence[int]) -> None:
    for start in range(0, len(keys), BATCH):
        Outbox.objects.filter(pk__in=keys[start : start + BATCH]).delete()


def find_document(key: str) -> SearchDocument | None:
    """Return the document of an outbox key, or None if it has left the newsroom."""
    return find_archive_document(key) if key.startswith("story:") else find_published_document(key)


def follow_until_stopped() -> None:
    """Index changes as they come until the process is told to stop; one bad batch never ends it."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while not stop.is_set():
        try:
            index_changes()
        except Exception:
            log.exception("index.failed")
            close_old_connections()  # the database may have gone away and come back
            stop.wait(30)
        stop.wait(PAUSE)
