"""Whom the names in stories mean: the one rule, for the desk, the edition and exports."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from marsad.newsroom.whoswho.models import Authority, Link, Verdict
from marsad.newsroom.whoswho.queries.clusters import head_by, members_of, sealed_clusters, standing

MEANS = head_by("authority")
"""The heading that stands for the cluster of a link's."""
BATCH = 500
"""Stories asked for at a time: a database takes only so many values in one question."""

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


def sure_links() -> QuerySet[Link]:
    """Return what the machine is sure of, where no person said whom the name means or that it is not that heading.

    Sealed ones too.
    """
    here = standing().filter(story=OuterRef("story"), wording=OuterRef("wording")).order_by()
    denied = here.filter(verdict__in=(Verdict.DIFFERENT, Verdict.UNSURE))
    denied = denied.annotate(cluster=head_by("left")).filter(cluster=OuterRef("means"))
    links = Link.objects.filter(sure=True).alias(means=MEANS)
    return links.exclude(Exists(here.filter(verdict=Verdict.SAME))).exclude(Exists(denied))


def identities_of(story_ids: Collection[int], *, sealed: bool = False) -> dict[Named, Identity]:
    """Return whom the names in some stories mean; names that mean nobody who is known are left out.

    What a person judged the same wins, else what the machine is sure of (`sure_links`). A sealed heading is not
    told of, and what a person said to mean it is not taken for another's. Two questions to the database for every
    five hundred stories, and one more.

    Args:
        story_ids: The numbers of the stories.
        sealed: Tell of sealed headings too; for editors only.
    """
    closed = set() if sealed else set(sealed_clusters())
    found: dict[Named, Identity] = {}
    for some in _in_batches(story_ids):
        links = sure_links().filter(story__in=some).order_by().annotate(cluster=MEANS)
        for story, wording, head, reasons in links.values_list("story_id", "wording", "cluster", "reasons"):
            if head not in closed:
                found[story, wording] = Identity(head, False, tuple(reasons))
        said = standing().filter(story__in=some, verdict=Verdict.SAME)
        said = said.annotate(means=head_by("left"))
        for story, wording, head, why in said.values_list("story_id", "wording", "means", "why"):
            if head not in closed:
                found[story, wording] = Identity(head, True, (why,) if why else ())
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
    said = standing().filter(left__in=numbers, story__isnull=False, verdict=Verdict.SAME).order_by()
    found = dict.fromkeys(
        sure_links().filter(authority__in=numbers).order_by().values_list("story_id", "wording"), False
    )
    found |= dict.fromkeys(said.values_list("story_id", "wording"), True)
    rows = ((story, wording, sure) for (story, wording), sure in found.items() if story is not None)
    return sorted(rows, key=lambda one: (-one[0], one[1]))


def _in_batches(story_ids: Collection[int]) -> Iterator[list[int]]:
    numbers = sorted(set(story_ids))
    for start in range(0, len(numbers), BATCH):
        yield numbers[start : start + BATCH]
