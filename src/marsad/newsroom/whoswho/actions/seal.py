"""Seal a heading: not public, not suggested, not exported. People can be hurt."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from marsad.errors import BadInput
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, require
from marsad.newsroom.whoswho.models import Authority, Link, Proposal
from marsad.newsroom.whoswho.queries.clusters import members_of


@transaction.atomic
def seal(*, actor: User, authority: Authority, why: str = "") -> Authority:
    """Take a heading, and all that are one with it, out of everything that leaves the desk or proposes.

    What people judged stays; what the machine proposed goes.

    Raises:
        PermissionDenied: The actor is no editor.
        BadInput: It is sealed already.
    """
    require(actor, May.EDIT)
    row = Authority.objects.select_for_update(of=("self",)).get(pk=authority.pk)
    if row.sealed_at:
        raise BadInput("This heading is sealed already.")
    row.sealed_at, row.sealed_by = timezone.now(), actor
    row.save(update_fields=["sealed_at", "sealed_by"])
    numbers = list(members_of(row).values_list("pk", flat=True))
    Link.objects.filter(authority__in=numbers).delete()
    Proposal.objects.filter(left__in=numbers).delete()
    Proposal.objects.filter(right__in=numbers).delete()
    log(actor=actor, verb="seal authority", subject=f"authority:{row.pk}", detail={"why": why[:2000]} if why else {})
    return row


@transaction.atomic
def unseal(*, actor: User, authority: Authority) -> Authority:
    """Open a seal.

    Raises:
        PermissionDenied: The actor is no editor.
        BadInput: It is not sealed.
    """
    require(actor, May.EDIT)
    row = Authority.objects.select_for_update(of=("self",)).get(pk=authority.pk)
    if not row.sealed_at:
        raise BadInput("This heading is not sealed.")
    row.sealed_at = row.sealed_by = None
    row.save(update_fields=["sealed_at", "sealed_by"])
    log(actor=actor, verb="unseal authority", subject=f"authority:{row.pk}")
    return row
