"""Who publishes a page, among the outlets that are declared."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from marsad.read.outletnames import OutletNames
from marsad.records import Outlet


def find_publisher(
    outlets: Sequence[Outlet], names: OutletNames, address: str | None, publisher: str | None
) -> Outlet | None:
    """Return the declared outlet that publishes a page: by its address, else by the name given."""
    parts = urlsplit(address) if address else None
    host = (parts.hostname or "").lower() if parts else ""
    if parts and host:
        for outlet in outlets:
            hosts = [own.lower() for own in outlet.hosts]
            if parts.netloc.lower() in hosts or any(host == own or host.endswith(f".{own}") for own in hosts):
                return outlet
    return names.match(publisher) if publisher else None
