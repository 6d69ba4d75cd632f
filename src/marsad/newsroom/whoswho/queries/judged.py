"""All that was ever judged of some headings, or of a name, by which a later judgement is noticed."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from marsad.newsroom.archive.models import Story
from marsad.newsroom.whoswho.models import Judgement


def judged_about(numbers: Collection[int]) -> QuerySet[Judgement]:
    """Return every judgement of pairs in which one of some headings has a part, withdrawals too; the last is last."""
    about = Q(left__in=numbers) | Q(right__in=numbers)
    return Judgement.objects.filter(about, right__isnull=False).select_related("by", "left", "right").order_by("pk")


def judged_of_name(story: Story, wording: str) -> QuerySet[Judgement]:
    """Return every judgement of what a name in a story means, withdrawals too; the last is last."""
    return Judgement.objects.filter(story=story, wording=wording).select_related("by", "left").order_by("pk")
