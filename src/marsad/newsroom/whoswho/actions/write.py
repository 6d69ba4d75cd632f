"""A person writes down a heading, a name or a fact, or takes one of them back."""

from __future__ import annotations

from typing import TypeVar
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from marsad.errors import BadInput
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, require
from marsad.newsroom.whoswho.actions.regroup import relabel
from marsad.newsroom.whoswho.actions.take_in import vouch
from marsad.newsroom.whoswho.convert import fact_columns, form_columns
from marsad.newsroom.whoswho.models import Authority, Fact, FormKind, Kind, NameForm
from marsad.newsroom.whoswho.queries.clusters import members_of
from marsad.newsroom.whoswho.queries.rules import require_writer
from marsad.records import Evidence
from marsad.records import Fact as FactRecord
from marsad.records import NameForm as NameFormRecord

KnownT = TypeVar("KnownT", NameForm, Fact)


@transaction.atomic
def make_authority(*, actor: User, kind: str, name: NameFormRecord, evidence: Evidence) -> Authority:
    """Make a heading with its first name.

    Raises:
        PermissionDenied: The actor judges nothing.
        BadInput: The kind, the name or the evidence can't be used.
    """
    require(actor, May.JUDGE)
    if kind not in Kind.values:
        raise BadInput(f"{kind!r} is no kind of heading. Expected one of: {', '.join(Kind.values)}.")
    row = Authority.objects.create(uid=f"house:{uuid4().hex}", kind=kind)
    add_name(actor=actor, authority=row, name=name, evidence=evidence)
    log(actor=actor, verb="make authority", subject=f"authority:{row.pk}")
    row.refresh_from_db()
    return row


@transaction.atomic
def add_name(*, actor: User, authority: Authority, name: NameFormRecord, evidence: Evidence) -> NameForm:
    """Add a spelling. A new house spelling makes the one before, of the same language, a variant by the side of it.

    Where headings that were joined bring a house spelling each, adding one of them again settles on it.

    Raises:
        PermissionDenied: The actor may not change the heading.
        BadInput: The name or the evidence can't be used, or the heading has that spelling.
    """
    require_writer(actor, authority)
    Authority.objects.select_for_update(of=("self",)).get(pk=authority.pk)
    columns = form_columns(name)
    voucher = vouch(evidence)
    same = NameForm.objects.filter(
        authority=authority, text=columns["text"], lang=columns["lang"], kind=columns["kind"], withdrawn_at=None
    )
    there, others = same.filter(evidence=voucher).first(), NameForm.objects.none()
    if columns["kind"] == FormKind.HOUSE:
        house = NameForm.objects.filter(
            authority__in=members_of(authority), lang=columns["lang"], kind=FormKind.HOUSE, withdrawn_at=None
        )
        others = house.exclude(text=columns["text"])
    if there and not others:
        raise BadInput(f"{columns['text']!r} stands here already, on the same evidence.")
    for before in others:
        _replace_house(actor, before)
    row = there or NameForm.objects.create(authority=authority, evidence=voucher, by=actor, **columns)
    relabel([authority.pk])
    log(actor=actor, verb="add name", subject=f"authority:{authority.pk}", detail={"name": row.pk})
    return row


@transaction.atomic
def add_fact(*, actor: User, authority: Authority, fact: FactRecord, evidence: Evidence) -> Fact:
    """Add a fact; it stands by the side of those that say otherwise.

    Raises:
        PermissionDenied: The actor may not change the heading.
        BadInput: The fact or the evidence can't be used.
    """
    require_writer(actor, authority)
    of = Authority.objects.filter(uid=fact.of).values_list("pk", flat=True).first() if fact.of else None
    row = Fact.objects.create(
        authority=authority,
        evidence=vouch(evidence),
        by=actor,
        **fact_columns(fact, of),
    )
    log(actor=actor, verb="add fact", subject=f"authority:{authority.pk}", detail={"fact": row.pk})
    return row


@transaction.atomic
def take_back(*, actor: User, known: KnownT) -> KnownT:
    """Take a name or a fact back. It is kept, and so is who took it back; importing it again does not bring it back.

    Raises:
        PermissionDenied: The actor may not change the heading.
        BadInput: It is taken back already.
    """
    require_writer(actor, known.authority)
    row = type(known).objects.select_for_update(of=("self",)).get(pk=known.pk)
    if row.withdrawn_at:
        raise BadInput("This is taken back already. Reload the page to see what stands.")
    _mark(actor, row)
    what = "name" if isinstance(row, NameForm) else "fact"
    relabel([row.authority_id])
    log(actor=actor, verb=f"take back {what}", subject=f"authority:{row.authority_id}", detail={what: row.pk})
    return row


def _replace_house(actor: User, before: NameForm) -> None:
    """Keep a spelling that the house gives up as a variant, from whom it is."""
    same = NameForm.objects.filter(
        authority=before.authority,
        text=before.text,
        lang=before.lang,
        kind=FormKind.VARIANT,
        evidence=before.evidence,
        withdrawn_at=None,
    )
    if not same.exists():
        columns = ("authority_id", "text", "key", "lang", "from_on", "to_on", "evidence_id", "by_id")
        NameForm.objects.create(**{name: getattr(before, name) for name in columns}, kind=FormKind.VARIANT)
    _mark(actor, before)


def _mark(actor: User, row: NameForm | Fact) -> None:
    row.withdrawn_at, row.withdrawn_by = timezone.now(), actor
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
