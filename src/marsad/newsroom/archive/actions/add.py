"""Take in what a person names: addresses, files, folders, WARCs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from asgiref.sync import async_to_sync

from marsad.collect.fetch import Fetcher
from marsad.collect.gather import fetch_pages
from marsad.collect.sources import open_sources
from marsad.newsroom.archive.actions.collect import fetch_policy
from marsad.newsroom.archive.actions.ingest import Ingested, ingest, recover_captures
from marsad.newsroom.archive.actions.refuse import keep_refusal
from marsad.newsroom.archive.models import Outlet
from marsad.records import Capture, Refusal, RefusedInput
from marsad.records import Outlet as OutletRecord


@dataclass(frozen=True, slots=True)
class Added:
    """One input and what became of it."""

    input: str
    ingested: Ingested | None
    refusal: Refusal | None = None


def add(*, inputs: Iterable[str], outlets: Sequence[OutletRecord], publisher: str | None = None) -> Iterator[Added]:
    """Take in each input in turn; one bad input never loses the others."""
    recover_captures()
    owner = Outlet.objects.filter(key=publisher).first() or Outlet.objects.filter(name=publisher).first()
    for item in inputs:
        for capture in _open(item):
            if isinstance(capture, RefusedInput):
                now = datetime.now(UTC)
                keep_refusal(identity=capture.input, refusal=capture.refusal, now=now, outlet=owner)
                yield Added(capture.input, None, capture.refusal)
            else:
                outlet = owner or outlet_of(capture.address, outlets)
                yield Added(capture.input, ingest(capture=capture, outlets=outlets, outlet=outlet, publisher=publisher))


def outlet_of(address: str | None, outlets: Sequence[OutletRecord]) -> Outlet | None:
    """Return the row of the outlet whose host an address is on."""
    host = (urlsplit(address).netloc if address else "").lower()
    if not host:
        return None
    keys = [o.id for o in outlets if host in o.hosts or host.removeprefix("www.") in o.hosts]
    return Outlet.objects.filter(key__in=keys).first()


def _open(item: str) -> Iterator[Capture | RefusedInput]:
    if item.startswith(("http://", "https://")):
        yield from _fetch(item)
    else:
        yield from open_sources(item)


def _fetch(address: str) -> list[Capture | RefusedInput]:
    async def go() -> list[Capture | RefusedInput]:
        async with Fetcher(fetch_policy()) as fetcher:
            return [result async for _, result in fetch_pages(fetcher, [address])]

    return async_to_sync(go)()
