"""Headings as the linker takes them: clusters with their names, facts, relations and former company."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Count, Q

from marsad.names.linking.headings import FAR, NEAR, reach
from marsad.names.linking.records import Heading
from marsad.newsroom.whoswho.models import Authority, Fact, FormKind, Link, NameForm
from marsad.newsroom.whoswho.queries.clusters import head_by, numbers_of, sealed_clusters
from marsad.records import Fact as FactRecord

T = TypeVar("T")
BATCH = 500
LAST_STORIES = 40
"""Stories from which it is known who is named with somebody: the last ones."""
OFTEN = 2
"""Stories from which two are often named together."""
MOST_NAMES = 40
"""Spellings of a related heading that are looked for in a story."""


@dataclass(slots=True)
class _Cluster:
    kind: str
    label: str
    names: list[str] = field(default_factory=list)
    acronyms: set[str] = field(default_factory=set)
    slips: set[str] = field(default_factory=set)
    facts: list[FactRecord] = field(default_factory=list)
    linked: int = 0


def clusters_of(members: Collection[int]) -> dict[int, int]:
    """Return the number of the cluster of each of some headings."""
    found: dict[int, int] = {}
    for some in in_batches(members):
        rows = Authority.objects.filter(pk__in=some).order_by()
        found |= dict(rows.annotate(cluster=head_by()).values_list("pk", "cluster"))
    return found


def sealed_among(clusters: Collection[int]) -> set[int]:
    """Return those of some clusters of which a member is sealed: to ask for all takes longer among many headings."""
    found: set[int] = set()
    for some in in_batches(clusters):
        rows = Authority.objects.filter(Q(pk__in=some) | Q(head__in=some), sealed_at__isnull=False).order_by()
        found |= set(rows.annotate(cluster=head_by()).values_list("cluster", flat=True))
    return found


def headings_of(heads: Collection[int]) -> dict[int, Heading]:
    """Return some clusters as headings to link to; the sealed are silent. A dozen questions for every five hundred."""
    found: dict[int, Heading] = {}
    for some in in_batches(heads):
        found |= _headings(some)
    return found


def companions_of(head: int) -> dict[int, int]:
    """Return who was surely named with a heading in the last stories that name it, and in how many of them."""
    ours = Link.objects.filter(authority__in=numbers_of([head]), sure=True).order_by("-story_id")
    stories = list(dict.fromkeys(ours.values_list("story_id", flat=True)[: 2 * LAST_STORIES]))[:LAST_STORIES]
    rows = Link.objects.filter(story__in=stories, sure=True).order_by()
    pairs = set(rows.annotate(cluster=head_by("authority")).values_list("story_id", "cluster"))
    counts = Counter(cluster for _, cluster in pairs if cluster != head)
    return {cluster: count for cluster, count in counts.items() if count >= OFTEN}


def _headings(heads: Collection[int]) -> dict[int, Heading]:
    clusters = {
        row.pk: _Cluster(row.kind, row.label or row.native)
        for row in Authority.objects.filter(pk__in=heads, head=None).order_by("pk")
    }
    sealed = set(sealed_clusters())
    _add_names(clusters)
    told = _add_facts(clusters)
    _count_links(clusters)
    for _ in range(FAR - 1):
        told |= _told_of({other for others in told.values() for other in others} - told.keys())
    names = _names_of({other for head in clusters for other in reach(told, head, NEAR)} - sealed)
    return {
        head: Heading(
            number=head,
            kind=of.kind,
            label=of.label,
            names=tuple(dict.fromkeys(of.names)),
            acronyms=frozenset(of.acronyms),
            slips=frozenset(of.slips),
            facts=tuple(of.facts),
            related={other: names[other] for other in sorted(reach(told, head, NEAR)) if other in names},
            lies=reach(told, head, FAR),
            linked=of.linked,
            silent=head in sealed,
        )
        for head, of in clusters.items()
    }


def _add_names(clusters: dict[int, _Cluster]) -> None:
    rows = NameForm.objects.filter(authority__in=numbers_of(clusters), withdrawn_at=None).order_by("pk")
    columns = ("cluster", "text", "kind")
    for cluster, text, kind in rows.annotate(cluster=head_by("authority")).values_list(*columns):
        of = clusters[cluster]
        of.names.append(text)
        if kind == FormKind.ACRONYM:
            of.acronyms.add(text)
        elif kind == FormKind.MISSPELLING:
            of.slips.add(text)


def _add_facts(clusters: dict[int, _Cluster]) -> dict[int, set[int]]:
    """Add what is known; return of which other clusters that tells."""
    told: dict[int, set[int]] = defaultdict(set)
    rows = Fact.objects.filter(authority__in=numbers_of(clusters), withdrawn_at=None).order_by("pk")
    rows = rows.annotate(cluster=head_by("authority"), other=head_by("of"))
    columns = ("cluster", "kind", "value", "other", "from_on", "to_on")
    for cluster, kind, value, other, from_on, to_on in rows.values_list(*columns):
        of = str(other) if other else None
        fact = FactRecord(kind=kind, value=value, of=of, from_on=from_on or None, to_on=to_on or None)
        clusters[cluster].facts.append(fact)
        if other:
            told[cluster].add(other)
    return told


def _told_of(heads: Collection[int]) -> dict[int, set[int]]:
    """Return of which clusters the facts of some tell."""
    told: dict[int, set[int]] = {head: set() for head in heads}
    for some in in_batches(heads):
        rows = Fact.objects.filter(authority__in=numbers_of(some), withdrawn_at=None, of__isnull=False).order_by()
        rows = rows.annotate(cluster=head_by("authority"), other=head_by("of"))
        for cluster, other in rows.values_list("cluster", "other"):
            told[cluster].add(other)
    return told


def _names_of(heads: Collection[int]) -> dict[int, tuple[str, ...]]:
    names: dict[int, list[str]] = defaultdict(list)
    for some in in_batches(heads):
        rows = NameForm.objects.filter(authority__in=numbers_of(some), withdrawn_at=None).order_by("pk")
        for cluster, text in rows.annotate(cluster=head_by("authority")).values_list("cluster", "text"):
            names[cluster].append(text)
    return {head: tuple(dict.fromkeys(texts))[:MOST_NAMES] for head, texts in names.items()}


def _count_links(clusters: dict[int, _Cluster]) -> None:
    rows = Link.objects.filter(authority__in=numbers_of(clusters), sure=True).order_by()
    rows = rows.annotate(cluster=head_by("authority"))
    for cluster, count in (
        rows.values("cluster").annotate(stories=Count("story", distinct=True)).values_list("cluster", "stories")
    ):
        clusters[cluster].linked = count


def in_batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Yield numbers, each once, so many at a time as a question to the database can name."""
    every = sorted(set(numbers))
    for start in range(0, len(every), BATCH):
        yield every[start : start + BATCH]
