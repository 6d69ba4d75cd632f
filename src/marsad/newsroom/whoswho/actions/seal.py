"""Seal a heading: not public, not suggested, not exported. People can be hurt."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from marsad.errors import BadInput
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, require
from marsad.newsroom.whoswho.actions.regroup import one_at_a_time
from marsad.newsroom.whoswho.models import Authority, Link, Proposal, StoryLinking
from marsad.newsroom.whoswho.queries.clusters import members_of
from marsad.newsroom.whoswho.queries.linkable import in_batches
from marsad.newsroom.whoswho.queries.sealed_names import sealed_names


def seal(*, actor: User, authority: Authority, why: str = "") -> Authority:
    """Take a heading, and all that are one with it, out of everything that leaves the desk or proposes.

    What people judged stays; what the machine proposed goes, and from what it says of others the sentences that name
    it: those names are linked anew. Who is no editor does not read on what people wrote that names it.

    Raises:
        PermissionDenied: The actor is no editor.
        BadInput: It is sealed already.
    """
    require(actor, May.EDIT)
    with transaction.atomic():
        row = _seal(actor, authority, why)
    _hush()
    return row


def _seal(actor: User, authority: Authority, why: str) -> Authority:
    one_at_a_time()  # nobody parts what this is about to cover
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


def _hush() -> None:
    """Take out of the machine's reasons those that give a sealed name; until then no page shows them to others.

    All reasons are read, without a lock: a seal is set rarely.
    """
    sealed = sealed_names()
    models: tuple[type[Link] | type[Proposal], ...] = (Link, Proposal)
    for model in models:
        rows = model.objects.exclude(reasons=[]).order_by().values_list("pk", "reasons")
        named = {pk for pk, reasons in rows.iterator() if sealed.are_in(*map(str, reasons))}
        for some in in_batches(named):
            with transaction.atomic():
                for row in model.objects.select_for_update(of=("self",)).filter(pk__in=some):
                    row.reasons = [reason for reason in row.reasons if not sealed.are_in(str(reason))]
                    row.save(update_fields=["reasons"])
                    if isinstance(row, Link):
                        StoryLinking.objects.filter(story=row.story_id).update(waits=True)


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
