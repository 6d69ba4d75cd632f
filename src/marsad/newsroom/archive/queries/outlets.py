"""The outlets that a newsroom knows by name."""

from __future__ import annotations

from marsad.collect.outlets import load_outlets
from marsad.newsroom.archive.convert import shown_outlet
from marsad.newsroom.archive.models import Outlet as OutletRow
from marsad.read.outletnames import index_names
from marsad.records import Outlet


def known_outlets() -> tuple[Outlet, ...]:
    """Return the declarations that ship and, in their place, those that the archive keeps of the newsroom's own."""
    known = {outlet.id: outlet for outlet in load_outlets()}
    known |= {row.key: shown_outlet(row) for row in OutletRow.objects.filter(active=True)}
    return tuple(known.values())


def find_outlet_named(name: str) -> Outlet | None:
    """Return the outlet that a page means by a name, whatever its script, article or spelling; None if unknown."""
    names = index_names(known_outlets())
    return names.match(name) or names.match(name.removeprefix("وكالة "))
