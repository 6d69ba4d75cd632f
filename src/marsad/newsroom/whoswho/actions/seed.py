"""Give a new newsroom its first headings: the list that ships with Marsad, and places if they are wanted."""

from __future__ import annotations

from collections.abc import Callable

from marsad.names.authorities.handmade import LICENCE, load_handmade
from marsad.names.authorities.places import find_places
from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.actions.take_in_file import TakenFile, take_in_file
from marsad.records import Evidence


def seed_handmade(*, actor: User | None = None, report: Callable[[int], None] = lambda rows: None) -> TakenFile:
    """Take in our own list of bodies, outlets, places and acronyms. Done again, nothing is new.

    Raises:
        PermissionDenied: The actor may not see to the newsroom.
    """
    evidence = Evidence(title="Marsad's list of the Arab press", licence=LICENCE)
    return take_in_file(rows=load_handmade(), evidence=evidence, origin="seed: own list", actor=actor, report=report)


def seed_places(
    *, smallest: int, actor: User | None = None, report: Callable[[int], None] = lambda rows: None
) -> TakenFile:
    """Take in countries, capitals and the places of Arab countries. Done again, nothing is new.

    Raises:
        PermissionDenied: The actor may not see to the newsroom.
        ModelMissing: The package that ships the places is not installed.
    """
    evidence = Evidence(title="GeoNames", address="https://www.geonames.org/", licence="CC-BY-4.0")
    rows = find_places(smallest)
    return take_in_file(rows=rows, evidence=evidence, origin="seed: places", actor=actor, report=report)
