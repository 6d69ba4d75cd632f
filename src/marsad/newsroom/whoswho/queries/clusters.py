"""Which headings are one, which are shown to whom, and what is known of them together."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from marsad.names.clusters import Judged
from marsad.newsroom.whoswho.models import Authority, Fact, Judgement, NameForm, Verdict


def head_by(way: str = "") -> Coalesce:
    """Return the number of the heading that stands for a cluster, as a question to the database.

    Args:
        way: From the rows that are asked for to a heading: `authority` from a name; none from headings themselves.
    """
    return Coalesce(f"{way}__head_id", f"{way}_id") if way else Coalesce("head_id", "pk")


def cluster_of(authority: Authority) -> int:
    """Return the number of the heading that stands for an authority's cluster: its own, if it is alone."""
    return authority.head_id or authority.pk


def members_of(authority: Authority) -> QuerySet[Authority]:
    """Return all headings of an authority's cluster, the head first."""
    head = cluster_of(authority)
    return Authority.objects.filter(Q(pk=head) | Q(head=head)).order_by("pk")


def sealed_clusters() -> QuerySet[Authority, int]:
    """Return the numbers of the clusters of which a member is sealed."""
    sealed = Authority.objects.filter(sealed_at__isnull=False).order_by()
    return sealed.annotate(cluster=head_by()).values_list("cluster", flat=True)


def confirmed_clusters() -> QuerySet[Authority, int]:
    """Return the numbers of the clusters of which a person confirmed a member."""
    confirmed = Authority.objects.filter(confirmed_at__isnull=False).order_by()
    return confirmed.annotate(cluster=head_by()).values_list("cluster", flat=True)


def open_heads() -> QuerySet[Authority]:
    """Return the headings that stand for a cluster, without the sealed ones: what may be listed and suggested."""
    return Authority.objects.filter(head=None).exclude(pk__in=sealed_clusters())


def open_members() -> QuerySet[Authority]:
    """Return all headings of clusters that are not sealed: what may be exported."""
    sealed = sealed_clusters()
    return Authority.objects.exclude(pk__in=sealed).exclude(head__in=sealed)


def public_heads() -> QuerySet[Authority]:
    """Return the headings that have a page in the edition: a person confirmed a member, and none is sealed."""
    return open_heads().filter(pk__in=confirmed_clusters())


def numbers_of(heads: Collection[int]) -> list[int]:
    """Return the numbers of all members of some clusters.

    What they have is asked for by these: to ask for the rows of either in one question makes a database read all rows.
    """
    return list(Authority.objects.filter(Q(pk__in=heads) | Q(head__in=heads)).order_by().values_list("pk", flat=True))


def slug_of(authority: Authority) -> str | None:
    """Return the step of a cluster's address in the edition: that of its first confirmed member."""
    confirmed = members_of(authority).filter(confirmed_at__isnull=False)
    return confirmed.values_list("slug", flat=True).first()


def slugs_of(heads: Collection[int]) -> dict[int, str]:
    """Return the steps of many clusters' addresses, by the numbers of their heads."""
    rows = (
        Authority.objects.filter(Q(pk__in=heads) | Q(head__in=heads), confirmed_at__isnull=False)
        .order_by("-pk")
        .annotate(cluster=head_by())
        .values_list("cluster", "slug")
    )
    return {cluster: slug for cluster, slug in rows if slug}


def names_of(authorities: Iterable[Authority]) -> QuerySet[NameForm]:
    """Return the spellings that stand of some headings, the house's first."""
    rows = NameForm.objects.filter(authority__in=[a.pk for a in authorities], withdrawn_at=None)
    return rows.select_related("evidence__story").order_by("authority_id", "id")


def facts_of(authorities: Iterable[Authority]) -> QuerySet[Fact]:
    """Return the facts that stand of some headings, the earliest first; those that contradict each other too."""
    rows = Fact.objects.filter(authority__in=[a.pk for a in authorities], withdrawn_at=None)
    return rows.select_related("evidence__story", "of").order_by("from_on", "id")


def standing() -> QuerySet[Judgement]:
    """Return the judgements that stand: not withdrawn, and no withdrawals themselves."""
    return Judgement.objects.exclude(verdict=Verdict.WITHDRAW).filter(withdrawal=None)


def judged_pairs(numbers: Collection[int]) -> list[Judged]:
    """Return what stands judged between headings of which both are among some."""
    rows = standing().filter(left__in=numbers, right__in=numbers).values_list("left_id", "right_id", "verdict")
    return [Judged(left, right, verdict) for left, right, verdict in rows if right is not None]  # type: ignore[arg-type]


def ever_one_with(numbers: Collection[int]) -> set[int]:
    """Return headings that were ever judged the same as some, or the same as those: all that a judgement can move."""
    found, fresh = set(numbers), set(numbers)
    pairs = Judgement.objects.filter(verdict=Verdict.SAME, right__isnull=False).order_by()
    while fresh:
        rows = pairs.filter(Q(left__in=fresh) | Q(right__in=fresh)).values_list(F("left_id"), F("right_id"))
        fresh = {number for row in rows for number in row if number is not None} - found
        found |= fresh
    return found
