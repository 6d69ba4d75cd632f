"""Drafts by how far they have come."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from marsad.newsroom.desk.models import Draft, Stage
from marsad.newsroom.desk.queries.bench import QueueItem, with_progress
from marsad.newsroom.staff.models import User

MOST = 50


@dataclass(frozen=True, slots=True)
class StageList:
    """One stage's drafts. `total` counts all; `items` holds the newest fifty."""

    stage: str
    name: str
    total: int
    items: tuple[QueueItem, ...]


def drafts_by_stage(user: User, *, everybody: bool) -> list[StageList]:
    """Return drafts stage by stage: those that a person holds or wrote in, or everybody's."""
    rows = Draft.objects.select_related("story__outlet", "claimed_by", "approved_by")
    if not everybody:
        rows = rows.filter(Q(claimed_by=user) | Q(pk__in=user.translations.values("pk")))
    return [_stage_list(rows.filter(stage=stage), stage) for stage in Stage]


def _stage_list(rows: QuerySet[Draft], stage: Stage) -> StageList:
    return StageList(stage.value, str(stage.label), rows.count(), tuple(with_progress(list(rows[:MOST]))))
