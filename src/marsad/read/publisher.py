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
    netloc, host = _host(address)
    if host:
        for outlet in outlets:
            hosts = [own.lower() for own in outlet.hosts]
            if netloc in hosts or any(host == own or host.endswith(f".{own}") for own in hosts):
                return outlet
    return names.match(publisher) if publisher else None


def _host(address: str | None) -> tuple[str, str]:
    """Return an address's host with and without its port, in lower case; nothing where it is no address."""
    try:
        parts = urlsplit(address or "")
        return parts.netloc.lower(), (parts.hostname or "").lower()
    except ValueError:  # "http://[::1"
        return "", ""
