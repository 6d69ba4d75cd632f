"""Whom a name in a story means: a person's judgement first, then what the machine is sure of."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from marsad.newsroom.whoswho.models import Authority, Link, Verdict
from marsad.newsroom.whoswho.queries.clusters import members_of, standing


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a name means. `confirmed` is whether a person says so; `reasons` are the machine's."""

    head: int
    confirmed: bool
    reasons: tuple[str, ...]


def identities_of(story_ids: Collection[int]) -> dict[tuple[int, str], Identity]:
    """Return whom the names of some stories mean, by story and wording."""
    links = sure_links().filter(story__in=story_ids).annotate(cluster=Coalesce("authority__head_id", "authority_id"))
    found = {
        (story, wording): Identity(cluster, False, tuple(map(str, reasons)))
        for story, wording, cluster, reasons in links.values_list("story_id", "wording", "cluster", "reasons")
    }
    judged = standing().filter(story__in=story_ids, verdict=Verdict.SAME)
    for story, wording, cluster in judged.annotate(cluster=Coalesce("left__head_id", "left_id")).values_list(
        "story_id", "wording", "cluster"
    ):
        found[story, wording] = Identity(cluster, True, ())
    return found


def stories_of(head: Authority) -> list[tuple[int, str, bool]]:
    """Return the stories that name a heading: story, wording, and whether a person says so; the newest story first."""
    members = list(members_of(head).values_list("pk", flat=True))
    judged = standing().filter(left__in=members, story__isnull=False, verdict=Verdict.SAME)
    found = {(story, wording): True for story, wording in judged.values_list("story_id", "wording") if story}
    links = sure_links().filter(authority__in=members)
    found = dict.fromkeys(links.values_list("story_id", "wording"), False) | found
    return sorted(((story, wording, sure) for (story, wording), sure in found.items()), key=lambda one: (-one[0], one))


def sure_links() -> QuerySet[Link]:
    """Return what the machine is sure of and no person judged otherwise."""
    here = standing().filter(story=OuterRef("story"), wording=OuterRef("wording"))
    other = here.filter(verdict=Verdict.SAME)
    denied = here.filter(verdict=Verdict.DIFFERENT).annotate(cluster=Coalesce("left__head_id", "left_id"))
    rows = Link.objects.filter(sure=True).alias(of=Coalesce("authority__head_id", "authority_id"))
    return rows.exclude(Exists(other)).exclude(Exists(denied.filter(cluster=OuterRef("of"))))
