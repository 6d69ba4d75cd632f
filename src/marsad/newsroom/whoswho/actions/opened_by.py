"""What an action would take from under a seal, found by doing it and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.db import transaction

from marsad.newsroom.whoswho.models import Authority
from marsad.newsroom.whoswho.queries.visible import sealed_among


def opened_by(members: Collection[Authority], action: Callable[[], object]) -> list[Authority]:
    """Return those of some headings that a seal covers now and would not cover after an action; nothing is changed.

    A seal covers all that is one with the sealed heading. What is parted from it is listed, found and exported again,
    and readers see its page if a person confirmed it.

    Args:
        members: The headings of a cluster.
        action: What would be done, its arguments bound.

    Raises:
        MarsadError: The action can't be done.
    """
    covered = sealed_among({row.pk for row in members})
    if not covered:
        return []
    with transaction.atomic():
        action()
        opened = covered - sealed_among(covered)
        rows = list(Authority.objects.filter(pk__in=opened).order_by("pk"))
        transaction.set_rollback(True)
    return rows
