"""All that was ever judged of some headings, or of a name, by which a later judgement is noticed."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from marsad.newsroom.archive.models import Story
from marsad.newsroom.staff.queries import LogLine
from marsad.newsroom.whoswho.models import Authority, Judgement
from marsad.newsroom.whoswho.queries.visible import sealed_among


def judged_about(numbers: Collection[int]) -> QuerySet[Judgement]:
    """Return every judgement of pairs in which one of some headings has a part, withdrawals too; the last is last."""
    about = Q(left__in=numbers) | Q(right__in=numbers)
    return Judgement.objects.filter(about, right__isnull=False).select_related("by", "left", "right").order_by("pk")


def judged_of_name(story: Story, wording: str) -> QuerySet[Judgement]:
    """Return every judgement of what a name in a story means, withdrawals too; the last is last."""
    return Judgement.objects.filter(story=story, wording=wording).select_related("by", "left").order_by("pk")


def names_of_judged(lines: Iterable[LogLine]) -> dict[int, str]:
    """Return the names of the headings that lines of the log say were judged, by their numbers; of sealed ones none."""
    numbers = {number for line in lines for number in line.pair}
    rows = Authority.objects.in_bulk(numbers - sealed_among(numbers))
    return {number: str(row) for number, row in rows.items()}
