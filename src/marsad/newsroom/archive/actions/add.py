"""Take in what a person names: addresses, files, folders, WARCs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.db.models import Q

from marsad.collect.inputs import open_inputs
from marsad.collect.visitor import Visitor
from marsad.newsroom.archive.actions.collect import fetch_policy
from marsad.newsroom.archive.actions.ingest import Ingested, ingest, recover_captures
from marsad.newsroom.archive.actions.refuse import keep_refusal, settle_refusals
from marsad.newsroom.archive.models import Outlet
from marsad.records import Outlet as OutletRecord
from marsad.records import Refusal, RefusedInput


@dataclass(frozen=True, slots=True)
class Added:
    """One input and what became of it."""

    input: str
    ingested: Ingested | None
    refusal: Refusal | None = None


def add(*, inputs: Iterable[str], outlets: Sequence[OutletRecord], publisher: str | None = None) -> Iterator[Added]:
    """Take in each input in turn; one bad input never loses the others.

    Args:
        inputs: Addresses, and whatever `open_sources` opens.
        outlets: All declarations known.
        publisher: Id or name of the outlet, where the address can't tell.
    """
    recover_captures()
    owner = Outlet.objects.filter(Q(key=publisher) | Q(name=publisher) | Q(native_name=publisher)).first()
    name = owner.name if owner else publisher
    with Visitor(fetch_policy()) as visitor:
        for capture in open_inputs(inputs, visitor):
            outlet = owner or outlet_of(capture.address, outlets)
            now = datetime.now(UTC)
            if isinstance(capture, RefusedInput):
                keep_refusal(identity=capture.input, refusal=capture.refusal, now=now, outlet=outlet)
                yield Added(capture.input, None, capture.refusal)
                continue
            ingested = ingest(capture=capture, outlets=outlets, outlet=outlet, publisher=name)
            if ingested.outcome != "refused":
                settle_refusals(identity=capture.input, now=now)
            yield Added(capture.input, ingested)


def outlet_of(address: str | None, outlets: Sequence[OutletRecord]) -> Outlet | None:
    """Return the row of the outlet whose host an address is on."""
    host = (urlsplit(address).netloc if address else "").lower()
    if not host:
        return None
    keys = [o.id for o in outlets if host in o.hosts or host.removeprefix("www.") in o.hosts]
    return Outlet.objects.filter(key__in=keys).first()
