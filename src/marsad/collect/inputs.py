"""What a person names on a command line: addresses among files, folders and the rest, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from marsad.collect.sources import open_sources
from marsad.collect.visitor import Visitor
from marsad.records import Capture, RefusedInput

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
"""What looks like an address of any kind: of those that are not http or https, the visitor says so."""


def open_inputs(inputs: Iterable[str], visitor: Visitor) -> Iterator[Capture | RefusedInput]:
    """Yield what inputs hold, in order: addresses, and whatever `open_sources` opens.

    All addresses are visited by one visitor, so that two pages of one host are fetched as politely
    as a feed's.
    """
    for item in inputs:
        if _ADDRESS.match(item):
            yield from (result for _, result in visitor.fetch_pages([item]))
        else:
            yield from open_sources(item)
