"""A person stands for a heading: from then on it has a page in the edition."""

from __future__ import annotations

from typing import TypeAlias
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from marsad.edition.paths import slug_of
from marsad.errors import BadInput
from marsad.names.compare import compare_names
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, require
from marsad.newsroom.whoswho.models import Authority, NameForm, Verdict
from marsad.newsroom.whoswho.queries.clusters import members_of, names_of, numbers_of, sealed_clusters, standing

Pair: TypeAlias = tuple[str, str]
"""A name of ours and one of a sealed heading."""


def confirm(*, actor: User, authority: Authority) -> Authority:
    """Confirm a heading. Its address is made from its label, once; it stays when names change.

    Its names are compared with those of all sealed headings, however many: a short cut would let some through. That is
    done before anything is locked; what came meanwhile is compared behind the lock.

    Raises:
        PermissionDenied: The actor is no editor.
        BadInput: It is sealed, confirmed already, or has no name to print; or its name is like that of a sealed one.
    """
    require(actor, May.EDIT)
    unlike: set[Pair] = set()
    _refuse(Authority.objects.get(pk=authority.pk), unlike)
    with transaction.atomic():
        row = Authority.objects.select_for_update(of=("self",)).get(pk=authority.pk)
        name = _refuse(row, unlike)
        row.confirmed_at, row.confirmed_by = timezone.now(), actor
        _take_address(row, name)
        log(actor=actor, verb="confirm authority", subject=f"authority:{row.pk}")
    return row


@transaction.atomic
def take_confirmation_back(*, actor: User, authority: Authority) -> list[Authority]:
    """Take a heading's page out of the edition, whichever of those that are one were confirmed. Addresses are kept.

    Raises:
        PermissionDenied: The actor is no editor.
        BadInput: It is not confirmed.
    """
    require(actor, May.EDIT)
    authority.refresh_from_db()
    members = members_of(authority).select_for_update(of=("self",))
    rows = [row for row in members if row.confirmed_at]
    if not rows:
        raise BadInput(f"{authority} is not confirmed.")
    for row in rows:
        row.confirmed_at = row.confirmed_by = None
        row.save(update_fields=["confirmed_at", "confirmed_by"])
        log(actor=actor, verb="take back confirmation", subject=f"authority:{row.pk}")
    return rows


def _refuse(row: Authority, unlike: set[Pair]) -> str:
    """Stop where a heading can't be confirmed; return the name to print.

    Args:
        row: The heading.
        unlike: Names that are known to be of two; those that are found to be are added.

    Raises:
        BadInput: Says why.
    """
    if members_of(row).filter(sealed_at__isnull=False).exists():
        raise BadInput(f"{row} is sealed. Open the seal first, if it may be public.")
    if row.confirmed_at:
        raise BadInput(f"{row} is confirmed already.")
    name = row.label or row.native
    if not name:
        raise BadInput("This heading has no name: add one before you confirm it.")
    _refuse_sealed_alike(row, unlike)
    return name


def _refuse_sealed_alike(row: Authority, unlike: set[Pair]) -> None:
    """Stop where a sealed heading may be the same person, until somebody says that it is not.

    Raises:
        BadInput: Says which names are alike.
    """
    members = [one.pk for one in members_of(row)]
    theirs = NameForm.objects.filter(authority__in=numbers_of(list(sealed_clusters())), withdrawn_at=None)
    ours = list(names_of(members_of(row)))
    for form in theirs.filter(authority__kind=row.kind).select_related("authority"):
        apart = Q(left__in=members, right=form.authority) | Q(left=form.authority, right__in=members)
        alike = next((own for own in ours if _are_alike((own.text, form.text), unlike)), None)
        if alike and not standing().filter(apart, verdict=Verdict.DIFFERENT).exists():
            raise BadInput(
                f"{alike.text} is like {form.text}, which is sealed. If they are two, judge the two headings "
                "different first; if they are one, judge them the same: the seal then covers both."
            )


def _are_alike(pair: Pair, unlike: set[Pair]) -> bool:
    if pair in unlike:
        return False
    alike = compare_names(*pair).verdict == "same"
    if not alike:
        unlike.add(pair)
    return alike


def _take_address(row: Authority, name: str) -> None:
    """Save a confirmation with an address; of two that take one in the same moment, the later takes its next choice.

    People of one name are told apart by their numbers.
    """
    stem = slug_of(name)
    numbered = f"{stem}-{row.pk}"
    for slug in [row.slug] if row.slug else [stem, numbered, f"{numbered}-{row.pk}", f"{numbered}-{uuid4().hex[:8]}"]:
        if slug != row.slug and Authority.objects.filter(slug=slug).exists():
            continue
        row.slug = slug
        try:
            with transaction.atomic():
                row.save(update_fields=["slug", "confirmed_at", "confirmed_by"])
        except IntegrityError:  # the database has the last word on whose an address is
            row.slug = None
            continue
        return
    raise BadInput(f"No address was free for {name}. Try again.")
