"""The edition as plain files."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from marsad.edition.build import Report, build
from marsad.newsroom.archive.convert import shown_outlet
from marsad.newsroom.archive.models import Outlet
from marsad.newsroom.press.queries.actors import actor_records
from marsad.newsroom.press.queries.published import edition


def export_edition(folder: Path) -> Report:
    """Write the edition to a folder, as files that open with no server."""
    outlets = [shown_outlet(row) for row in Outlet.objects.filter(publications__withdrawn_at=None).distinct()]
    return build(replace(edition(), actors=tuple(actor_records())), folder, outlets=outlets)
