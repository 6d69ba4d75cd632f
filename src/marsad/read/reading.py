"""`read`: one capture in, one reading out: the page's parts, then who said what in them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import msgspec

from marsad.read.decode import MAX_BYTES
from marsad.read.findings import find_findings
from marsad.read.outletnames import index_names
from marsad.read.publisher import find_publisher
from marsad.read.reader import read_page
from marsad.read.statements import find_statements
from marsad.read.statements.passage import MOST, lay_out
from marsad.read.suggest import suggest_keywords
from marsad.read.tagging.tagger import tagger_for
from marsad.records import Capture, Finding, Outlet, Reading

_LONG = "The page is longer than any story: names and statements were looked for in its first {:,} characters."
log = logging.getLogger(__name__)

_FAULT = "A fault of the reader, please report it: names and statements are missing. {}: {}"
_OTHER_LANGUAGE = "Names and statements were not looked for: expected a page in Arabic or English, this one is in {!r}."


def read(
    capture: Capture,
    outlets: Sequence[Outlet] = (),
    publisher: str | None = None,
    *,
    max_bytes: int = MAX_BYTES,
    model: Path | None = None,
) -> Reading:
    """Read one capture: its parts, then its names, statements, findings and suggested keywords.

    Never raises for what the bytes hold: what can't be read gives a reading of kind "refused".

    Args:
        capture: The bytes and where they came from.
        outlets: All declarations known: their names are recognised in credits, their page shapes applied.
        publisher: Who publishes the page, where its address can't tell.
        max_bytes: The most that is read.
        model: A folder with a model of one's own, in the place of those that ship.

    Raises:
        ModelMissing: `model` holds no model that can be used.
    """
    return complete(read_page(capture, outlets, publisher, max_bytes=max_bytes), outlets, publisher, model=model)


def complete(
    reading: Reading, outlets: Sequence[Outlet] = (), publisher: str | None = None, *, model: Path | None = None
) -> Reading:
    """Return a page's reading with its names, statements, findings and suggested keywords; a refused one as it is.

    Raises:
        ModelMissing: `model` holds no model that can be used.
    """
    if reading.kind == "refused":
        return reading
    tagger = tagger_for(reading.lang, model)
    if tagger is None:
        note = Finding("language", "note", (), _OTHER_LANGUAGE.format(reading.lang))
        return msgspec.structs.replace(reading, findings=(*reading.findings, note))
    known = tuple(outlets)
    names = index_names(known)
    own = find_publisher(known, names, reading.address, publisher)
    house = publisher or (own.name_in(own.language) if own else None)
    if sum(end - start for block in reading.blocks for start, end in block.spans) > MOST and not lay_out(reading).whole:
        cut = Finding("long", "note", (), _LONG.format(MOST))
        reading = msgspec.structs.replace(reading, findings=(*reading.findings, cut))
    try:
        mentions, attributions = find_statements(reading, tagger, house, names.match)
        whole = msgspec.structs.replace(reading, mentions=mentions, attributions=attributions)
        found = (*whole.findings, *find_findings(whole))
        return msgspec.structs.replace(whole, findings=found, suggested=suggest_keywords(whole))
    except Exception as error:  # a fault of ours must not lose the page's structure, and is told
        log.exception("read.statements_failed")
        fault = Finding("fault", "error", (), _FAULT.format(type(error).__name__, error))
        return msgspec.structs.replace(reading, findings=(*reading.findings, fault))
