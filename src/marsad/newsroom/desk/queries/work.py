"""Drafts by how far they have come."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from marsad.newsroom.desk.models import Draft, Stage
from marsad.newsroom.desk.queries.bench import QueueItem, with_progress
from marsad.newsroom.staff.models import User

MOST = 50


@dataclass(frozen=True, slots=True)
class StageList:
    """One stage's drafts. `total` counts all; `items` holds fifty of them."""

    stage: str
    name: str
    total: int
    items: tuple[QueueItem, ...]


def waiting_for(user: User) -> QuerySet[Draft]:
    """Return what waits for a second pair of eyes that may be this person's: in review, and none of it his own."""
    mine = Q(claimed_by=user) | Q(pk__in=user.translations.values("pk"))
    return Draft.objects.filter(stage=Stage.REVIEW).exclude(mine).order_by("changed_at")


def waiting_list(user: User) -> StageList:
    """Return what waits for a person's eyes, the longest wait first."""
    rows = waiting_for(user)
    items = with_progress(list(rows.select_related("story__outlet", "claimed_by")[:MOST]))
    total = len(items) if len(items) < MOST else rows.count()
    return StageList(stage="waiting", name="Waiting for your eyes", total=total, items=tuple(items))


def drafts_by_stage(user: User, *, everybody: bool) -> list[StageList]:
    """Return drafts stage by stage: those that a person holds or wrote in, or everybody's."""
    rows = Draft.objects.select_related("story__outlet", "claimed_by", "approved_by")
    if not everybody:
        rows = rows.filter(Q(claimed_by=user) | Q(pk__in=user.translations.values("pk")))
    totals = dict(rows.order_by().values_list("stage").annotate(n=Count("pk")))
    drafts = [draft for stage in Stage if stage in totals for draft in rows.filter(stage=stage)[:MOST]]
    items = with_progress(drafts)
    return [
        StageList(
            stage=stage.value,
            name=str(stage.label),
            total=totals.get(stage, 0),
            items=tuple(item for item in items if item.draft.stage == stage),
        )
        for stage in Stage
    ]
