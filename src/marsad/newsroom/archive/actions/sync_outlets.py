"""Bring the outlets' rows into line with their declarations."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from marsad.newsroom.archive.convert import feed_columns, outlet_columns
from marsad.newsroom.archive.models import Feed, Outlet
from marsad.records import Outlet as OutletRecord


@transaction.atomic
def sync_outlets(*, declarations: Sequence[OutletRecord]) -> int:
    """Make or renew a row for each declaration that has feeds or hosts; return how many there are.

    An outlet or feed that is no longer declared stays, with its stories, and is no longer asked.
    """
    collected = [d for d in declarations if d.feeds or d.hosts]
    for declaration in collected:
        row, _ = Outlet.objects.update_or_create(
            key=declaration.id, defaults={**outlet_columns(declaration), "active": True}
        )
        for feed in declaration.feeds:
            Feed.objects.update_or_create(address=feed.address, defaults={"outlet": row, **feed_columns(feed)})
        row.feeds.exclude(address__in=[f.address for f in declaration.feeds]).update(active=False)
    Outlet.objects.exclude(key__in=[d.id for d in collected]).update(active=False)
    Feed.objects.filter(outlet__active=False).update(active=False)
    return len(collected)
