"""Whom the names in stories mean: the one rule, for the desk, the edition and exports."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from marsad.newsroom.whoswho.models import Authority, Judgement, Link, Verdict
from marsad.newsroom.whoswho.queries.clusters import members_of, sealed_clusters, standing

BATCH = 500
"""Stories asked for at a time: a database takes only so many values in one question."""

_DENIED = (Verdict.DIFFERENT, Verdict.UNSURE)

Named = tuple[int, str]
"""The number of a story, and a name as its reading gives it: a mention's name or a statement's speaker."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a name in a story means.

    Attributes:
        head: The number of the heading that stands for the cluster.
        confirmed: A person said so; else the machine is sure of it.
        reasons: Why, in sentences.
    """

    head: int
    confirmed: bool
    reasons: tuple[str, ...]


def identities_of(story_ids: Collection[int]) -> dict[Named, Identity]:
    """Return whom the names in some stories mean; names that mean nobody who is known are left out.

    What a person judged the same wins, else what the machine is sure of, unless a person judged that very heading
    different or was unsure of it. A heading that is sealed is never returned, and what a person said to mean it is
    not taken for another's. Two questions to the database for every five hundred stories, and one more.
    """
    sealed = set(sealed_clusters())
    found: dict[Named, Identity] = {}
    for some in _in_batches(story_ids):
        said, denied = _judged(standing().filter(story__in=some))
        for row in _linked(Link.objects.filter(story__in=some, sure=True)):
            name = (row.story_id, row.wording)
            head = row.authority.head_id or row.authority_id
            if name not in said and (*name, head) not in denied and head not in sealed:
                found[name] = Identity(head, False, tuple(row.reasons))
        for name, (head, why) in said.items():
            if head not in sealed:
                found[name] = Identity(head, True, (why,) if why else ())
    return found


def stories_of(head: Authority, *, sealed: bool = False) -> list[tuple[int, str, bool]]:
    """Return where a heading is named: the story's number, the name as it stands there, and whether a person said so.

    By the same rule as `identities_of`, the newest story first; a name that a story gives in several
    wordings is there once a wording.

    Args:
        head: Any heading of the cluster.
        sealed: Tell of a sealed heading too; for editors only.
    """
    members = list(members_of(head))
    if not sealed and any(row.sealed_at for row in members):
        return []
    numbers = [row.pk for row in members]
    ours = standing().filter(left__in=numbers, story__isnull=False, verdict=Verdict.SAME).order_by()
    said = {(story, wording) for story, wording in ours.values_list("story_id", "wording") if story is not None}
    links = sure_links().filter(authority__in=numbers).order_by()
    sure = set(links.values_list("story_id", "wording")) - said
    found = [(*name, True) for name in said] + [(*name, False) for name in sure]
    return sorted(found, key=lambda one: (-one[0], one[1]))


def sure_links() -> QuerySet[Link]:
    """Return what the machine is sure of and people left to it: the second half of the rule, as one question."""
    here = standing().filter(story=OuterRef("story"), wording=OuterRef("wording"))
    said = here.filter(verdict=Verdict.SAME)
    denied = here.filter(verdict__in=_DENIED).annotate(cluster=Coalesce("left__head_id", "left_id"))
    rows = Link.objects.filter(sure=True).alias(means=Coalesce("authority__head_id", "authority_id"))
    rows = rows.exclude(Exists(said)).exclude(Exists(denied.filter(cluster=OuterRef("means"))))
    return rows.exclude(means__in=sealed_clusters())


def _judged(rows: QuerySet[Judgement]) -> tuple[dict[Named, tuple[int, str]], set[tuple[int, str, int]]]:
    """Return whom people said that names mean, and why; and whom they said that names do not surely mean."""
    said: dict[Named, tuple[int, str]] = {}
    denied: set[tuple[int, str, int]] = set()
    columns = ("story_id", "wording", "cluster", "verdict", "why")
    for story, wording, cluster, verdict, why in rows.annotate(
        cluster=Coalesce("left__head_id", "left_id")
    ).values_list(*columns):
        if verdict == Verdict.SAME:
            said[story, wording] = (cluster, why)
        else:
            denied.add((story, wording, cluster))
    return said, denied


def _linked(rows: QuerySet[Link]) -> Iterator[Link]:
    yield from rows.select_related("authority").only("story_id", "wording", "reasons", "authority__head_id").order_by()


def _in_batches(story_ids: Collection[int]) -> Iterator[list[int]]:
    numbers = sorted(set(story_ids))
    for start in range(0, len(numbers), BATCH):
        yield numbers[start : start + BATCH]
