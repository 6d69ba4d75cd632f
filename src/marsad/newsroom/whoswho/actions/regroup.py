"""Bring the clusters into line with the judgements, and the labels with the names."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection
from django.db.models import Q

from marsad.names.clusters import resolve
from marsad.newsroom.whoswho.labels import Labels, labels_of
from marsad.newsroom.whoswho.models import Authority, NameForm
from marsad.newsroom.whoswho.queries.clusters import ever_one_with, judged_pairs

_JUDGING = 4_000_001
"""The number of our lock among PostgreSQL's."""


def one_at_a_time() -> None:
    """Let nobody else judge headings until this transaction ends.

    Two judgements at once may each compute clusters without the other's. On SQLite whoever writes is alone anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [_JUDGING])


def regroup(numbers: Collection[int]) -> None:
    """Compute the clusters anew of all headings that a judgement about some of them can move.

    Call it in the transaction that wrote the judgement, after `one_at_a_time`. The outcome depends on which judgements
    stand, and on nothing else (`marsad.names.clusters`).
    """
    moved = ever_one_with(numbers)
    head = resolve(judged_pairs(moved)).head
    rows = list(Authority.objects.select_for_update(of=("self",)).filter(pk__in=moved).order_by("pk"))
    for row in rows:
        found = head.get(row.pk, row.pk)
        row.head_id = None if found == row.pk else found
    Authority.objects.bulk_update(rows, ["head"], batch_size=500)
    relabel([row.pk for row in rows])


def relabel(numbers: Collection[int]) -> None:
    """Write the labels of some headings anew, and of those that stand for them: a head's from its whole cluster."""
    rows = list(Authority.objects.filter(Q(pk__in=numbers) | Q(members__in=numbers)).distinct())
    numbers = [row.pk for row in rows]
    forms: dict[int, list[NameForm]] = {row.pk: [] for row in rows}
    own = NameForm.objects.filter(authority__in=numbers, withdrawn_at=None)
    others = NameForm.objects.filter(authority__head__in=numbers, withdrawn_at=None).select_related("authority")
    for form in own.order_by("id"):
        forms[form.authority_id].append(form)
    for form in others.order_by("id"):
        forms[form.authority.head_id or 0].append(form)
    for row in rows:
        labels = labels_of(forms[row.pk], row.kind)
        for name in Labels.__slots__:
            setattr(row, name, getattr(labels, name))
    Authority.objects.bulk_update(rows, list(Labels.__slots__), batch_size=500)
