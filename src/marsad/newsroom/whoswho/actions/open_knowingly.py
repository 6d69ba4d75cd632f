"""Do what takes headings from under a seal only where somebody was shown which, and said that he is sure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from hashlib import sha256

from django.db import transaction

from marsad.newsroom.whoswho.actions.regroup import one_at_a_time
from marsad.newsroom.whoswho.models import Authority
from marsad.newsroom.whoswho.queries.clusters import numbers_of
from marsad.newsroom.whoswho.queries.visible import heads_of, sealed_among


@transaction.atomic
def open_knowingly(*, about: Collection[int], action: Callable[[], object], sure_of: str = "") -> list[Authority]:
    """Do an action, unless a seal would cover headings no more that nobody was shown: return those, with nothing done.

    A seal covers all that is one with the sealed heading. What is parted from it is listed, found and exported again,
    and readers see its page if a person confirmed it. What the action would open is found by doing it, while nobody
    else judges: so it opens what was shown, or nothing.

    Args:
        about: Headings of each cluster that the action may part.
        action: What to do, its arguments bound.
        sure_of: The `mark_of` what was shown to whoever is sure; empty where nobody was asked.

    Raises:
        MarsadError: The action can't be done.
    """
    one_at_a_time()
    covered = sealed_among(numbers_of(set(heads_of(about).values())))
    action()
    opened = covered - sealed_among(covered)
    rows = list(Authority.objects.filter(pk__in=opened).order_by("pk"))
    if not rows or mark_of(rows) == sure_of:
        return []
    transaction.set_rollback(True)
    return rows


def mark_of(opened: Iterable[Authority]) -> str:
    """Return what a list of such headings is known by; it changes with the list, and with what readers would see."""
    told = sorted((row.pk, row.confirmed_at is not None) for row in opened)
    return sha256(repr(told).encode()).hexdigest()[:32]
