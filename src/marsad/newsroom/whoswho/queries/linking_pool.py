"""All names of the Who's Who as the linker takes them; those of sealed headings too, which stay silent."""

from __future__ import annotations

import threading

from django.conf import settings

from marsad.names.linking import NamePool
from marsad.newsroom.whoswho.models import NameForm
from marsad.newsroom.whoswho.queries.name_index import known_names

_lock = threading.Lock()
_pools: dict[str, tuple[object, NamePool]] = {}


def linking_pool() -> NamePool:
    """Return the names that stand with their headings' numbers, gathered anew when names came or were taken back."""
    place = str(settings.NEWSROOM_FOLDER)
    with _lock:
        withdrawn = NameForm.objects.filter(withdrawn_at__isnull=False).count()
        stamp = (known_names().stamp, withdrawn)
        kept = _pools.get(place)
        if kept is None or kept[0] != stamp:
            kept = (stamp, _gather())
            _pools[place] = kept
        return kept[1]


def _gather() -> NamePool:
    rows = NameForm.objects.filter(withdrawn_at=None).order_by("pk").values_list("text", "authority_id")
    return NamePool(rows)
