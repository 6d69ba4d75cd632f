"""A declaration moved to other addresses, and written as YAML again."""

from __future__ import annotations

from datetime import date

import msgspec
import yaml

from marsad.collect.addresses import parse_address
from marsad.records import Outlet


def relocate_outlet(outlet: Outlet, base: str) -> Outlet:
    """Return an outlet whose home and feeds are at another base, such as `http://127.0.0.1:8101`.

    Paths stay; the base's host (with its port) becomes the outlet's first host. For a mirror, a
    proxy, or a copy on this machine.

    Raises:
        AddressRefused: The base is not a web address.
    """
    place = parse_address(base)
    feeds = tuple(
        msgspec.structs.replace(feed, address=place.origin + parse_address(feed.address).target)
        for feed in outlet.feeds
    )
    home = place.origin + parse_address(outlet.home).target if outlet.home else None
    hosts = (place.netloc, *(host for host in outlet.hosts if host != place.netloc))
    return msgspec.structs.replace(outlet, home=home, hosts=hosts, feeds=feeds)


def render_outlet(outlet: Outlet) -> str:
    """Return an outlet's declaration as YAML, as `load_outlets` reads it; what is empty is left out."""
    fields = msgspec.to_builtins(outlet, builtin_types=(date,))
    return yaml.safe_dump(_drop_empty(fields), allow_unicode=True, sort_keys=False, width=100)


def _drop_empty(value: object) -> object:
    """Leave out what the records have as defaults anyway, and make lists of tuples for YAML."""
    if isinstance(value, dict):
        return {key: _drop_empty(part) for key, part in value.items() if part is not None and part != ()}
    if isinstance(value, tuple | list):
        return [_drop_empty(part) for part in value]
    return value
