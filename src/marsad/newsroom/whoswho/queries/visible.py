"""Which headings a person sees: editors see sealed ones too, nobody else does."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from marsad.newsroom.staff.models import LogEntry, User
from marsad.newsroom.staff.roles import May, allowed
from marsad.newsroom.whoswho.models import Authority
from marsad.newsroom.whoswho.queries.clusters import head_by, open_heads, open_members, sealed_clusters
from marsad.newsroom.whoswho.queries.sealed_names import SealedNames, sealed_names

SEALS = ("seal authority", "unseal authority")
"""Verbs of the log that tell of seals, with their reasons."""
NOT_SHOWN = "(not shown)"


def sees_sealed(user: User) -> bool:
    """Say whether somebody sees sealed headings."""
    return May.EDIT in allowed(user)


def names_kept_from(user: User) -> SealedNames:
    """Return the names that somebody must not read in what people and the machine wrote about others."""
    return SealedNames(()) if sees_sealed(user) else sealed_names()


def quiet(text: str, kept: SealedNames) -> str:
    """Return what a person wrote, or that it is not shown where it gives such a name."""
    return NOT_SHOWN if kept.are_in(text) else text


def quiet_entries(entries: Iterable[LogEntry], user: User) -> list[LogEntry]:
    """Return entries of the log without the reasons that somebody must not read."""
    kept, found = names_kept_from(user), list(entries)
    for entry in found:
        if kept.are_in(str(entry.detail.get("why", ""))):
            entry.detail = {**entry.detail, "why": NOT_SHOWN}
    return found


def seen_heads(user: User) -> QuerySet[Authority]:
    """Return the headings that stand for a cluster, as far as somebody sees them."""
    return Authority.objects.filter(head=None) if sees_sealed(user) else open_heads()


def find_heading(pk: int, user: User) -> Authority | None:
    """Return a heading, be it a head or a member; None if it is not there, or sealed to this person."""
    rows = Authority.objects.all() if sees_sealed(user) else open_members()
    return rows.select_related("head", "confirmed_by", "sealed_by").filter(pk=pk).first()


def sealed_among(numbers: Collection[int]) -> set[int]:
    """Return those of some headings whose cluster is sealed."""
    if not numbers:
        return set()
    sealed = sealed_clusters()
    rows = Authority.objects.filter(pk__in=numbers).filter(Q(pk__in=sealed) | Q(head__in=sealed))
    return set(rows.values_list("pk", flat=True))


def heads_of(numbers: Collection[int]) -> dict[int, int]:
    """Return the number of the head of each of some headings."""
    rows = Authority.objects.filter(pk__in=numbers).annotate(cluster=head_by())
    return dict(rows.values_list("pk", "cluster"))
