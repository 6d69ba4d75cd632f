"""Lists of published stories, as records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDate
from msgspec.structs import replace

from marsad.newsroom.archive.convert import day_start
from marsad.newsroom.press.convert import site_record, story_record
from marsad.newsroom.press.models import Publication, PublicationKeyword, Snapshot
from marsad.newsroom.staff.queries import shielded_people
from marsad.records import Edition, PublishedStory


def standing() -> QuerySet[Publication]:
    """Return the publications that stand, newest first."""
    return Publication.objects.filter(withdrawn_at=None)


def records(rows: QuerySet[Publication]) -> list[PublishedStory]:
    """Return the newest record of each publication, in the order of the rows, ranked as placed today."""
    newest = Snapshot.objects.filter(publication=OuterRef("pk")).order_by("-version").values("pk")[:1]
    pairs = list(rows.annotate(newest=Subquery(newest)).values_list("newest", "rank"))
    snapshots = Snapshot.objects.in_bulk([pk for pk, _ in pairs])
    shielded = shielded_people()
    return [_ranked(story_record(snapshots[pk], shielded), rank) for pk, rank in pairs]


def find_published(slug: str) -> PublishedStory | None:
    """Return a published story, withdrawn or not, by its slug."""
    found = records(Publication.objects.filter(slug=slug))
    return found[0] if found else None


def leading(limit: int = 6) -> list[PublishedStory]:
    """Return the stories that an editor ranked, first place first."""
    return records(standing().filter(rank__gt=0).order_by("rank", "-published_at")[:limit])


def same_event(story: PublishedStory) -> list[PublishedStory]:
    """Return the other standing stories of a story's event."""
    if not story.event or story.withdrawn:
        return []
    return records(standing().filter(event=story.event).exclude(slug=story.slug))


def with_keyword(kind: str, slug: str) -> tuple[str | None, QuerySet[Publication]]:
    """Return a keyword as it is written most lately, and the stories that carry it."""
    row = PublicationKeyword.objects.filter(kind=kind, slug=slug, publication__withdrawn_at=None).last()
    rows = standing().filter(keyword_rows__kind=kind, keyword_rows__slug=slug)
    return (row.text if row else None), rows


def published_between(start: date, end: date) -> QuerySet[Publication]:
    """Return the stories published from the day `start` up to, not including, the day `end` (UTC)."""
    return standing().filter(published_at__gte=day_start(start), published_at__lt=day_start(end))


def days_with_counts() -> list[tuple[date, int]]:
    """Return each day on which something was published, with how much; oldest first."""
    rows = standing().annotate(day=TruncDate("published_at")).values("day").annotate(n=Count("id")).order_by("day")
    return [(row["day"], row["n"]) for row in rows]


def sections_with_counts() -> list[tuple[str, int]]:
    """Return the sections in use, by name."""
    rows = standing().order_by("section").values("section").annotate(n=Count("id"))
    return [(row["section"], row["n"]) for row in rows]


def last_change() -> datetime | None:
    """Return when anything published last changed, for conditional requests."""
    return Publication.objects.order_by("-updated_at").values_list("updated_at", flat=True).first()


def recent(days: int, now: datetime) -> list[PublishedStory]:
    """Return what was published in the last days, newest first."""
    return records(standing().filter(published_at__gte=now - timedelta(days=days)))


def edition() -> Edition:
    """Return the whole edition: every story, withdrawn ones too, newest first."""
    return Edition(site=site_record(), stories=tuple(iterate_all()))


def iterate_all() -> Iterator[PublishedStory]:
    """Yield every published story, newest first, a hundred at a time."""
    keys = list(Publication.objects.order_by(F("published_at").desc(), "-pk").values_list("pk", flat=True))
    for start in range(0, len(keys), 100):
        chunk = keys[start : start + 100]
        yield from records(Publication.objects.filter(pk__in=chunk))


def _ranked(story: PublishedStory, rank: int) -> PublishedStory:
    return story if story.rank == rank else replace(story, rank=rank)
