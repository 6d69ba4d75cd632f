"""`read`: one capture in, one reading out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.read.decode import MAX_BYTES, decode
from marsad.read.page import parse_page
from marsad.read.pieces import split_lines
from marsad.read.structure import read_structure
from marsad.records import Capture, Outlet, Reading, Refusal
from marsad.text.language import guess_lang

_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|p|h1|article|meta|title|table|br)\b", re.IGNORECASE)


def read(
    capture: Capture, outlets: Sequence[Outlet] = (), publisher: str | None = None, *, max_bytes: int = MAX_BYTES
) -> Reading:
    """Read one capture: decode it, see it as pieces, tell its parts.

    Never raises for what the bytes hold: what can't be read gives a reading of kind "refused".

    Args:
        capture: The bytes and where they came from.
        outlets: All declarations known: their names are recognised in credits, their page shapes applied.
        publisher: Who publishes the page, where its address can't tell.
        max_bytes: The most that is read.
    """
    decoded = decode(capture.body, capture.charset, max_bytes)
    if isinstance(decoded, Refusal):
        return Reading(input=capture.input, address=capture.address, kind="refused", refusals=(decoded,))
    if _HTML.search(decoded.text[:4000]) and capture.media_type != "text/plain":
        page = parse_page(decoded.text, capture.address)
        text, pieces = (page.text, page.pieces) if page else ("", [])
    else:
        text, pieces = decoded.text, split_lines(decoded.text)
    fields = read_structure(pieces)
    return Reading(input=capture.input, address=capture.address, kind="story", lang=guess_lang(text), text=text, **fields)  # type: ignore[arg-type]
