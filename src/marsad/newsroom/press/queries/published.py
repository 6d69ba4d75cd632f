"""Lists of published stories, as records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from msgspec.structs import replace

from marsad.edition.feeds import SitePage
from marsad.edition.lists import sections_of
from marsad.edition.pages import LATEST
from marsad.edition.paths import outlet_path, section_path, story_path
from marsad.newsroom.archive.convert import day_start
from marsad.newsroom.press.convert import UNKNOWN_OUTLET, site_record, story_record, without_sealed
from marsad.newsroom.press.models import Publication, PublicationKeyword, Snapshot
from marsad.newsroom.press.stand_ins import shown_record
from marsad.newsroom.staff.queries import shielded_people
from marsad.newsroom.whoswho.queries.sealed_names import sealed_names
from marsad.records import Edition, PublishedStory


def standing() -> QuerySet[Publication]:
    """Return the publications that stand, newest first."""
    return Publication.objects.filter(withdrawn_at=None)


def records(rows: QuerySet[Publication]) -> list[PublishedStory]:
    """Return the newest record of each publication, in the order of the rows, ranked as placed today."""
    newest = Snapshot.objects.filter(publication=OuterRef("pk")).order_by("-version").values("pk")[:1]
    pairs = list(rows.annotate(newest=Subquery(newest)).values_list("newest", "rank"))
    snapshots = Snapshot.objects.in_bulk([pk for pk, _ in pairs])
    shielded, sealed = shielded_people(), sealed_names()
    return [_ranked(without_sealed(shown_record(snapshots[pk], shielded), sealed), rank) for pk, rank in pairs]


def find_published(slug: str) -> PublishedStory | None:
    """Return a published story, withdrawn or not, by its slug."""
    found = records(Publication.objects.filter(slug=slug))
    return found[0] if found else None


def current_record(publication: Publication) -> PublishedStory:
    """Return the newest version of a published story, as its editors see it.

    Raises:
        Unreadable: It is of another shape than today's.
    """
    return story_record(publication.snapshots.latest("version"), shielded_people())


def shown_version(publication: Publication) -> PublishedStory:
    """Return the newest version of a published story, or what stands in its place where it can't be read."""
    return shown_record(publication.snapshots.latest("version"), shielded_people())


def front_stories() -> list[PublishedStory]:
    """Return what the front page is made of: the stories that an editor ranked, and the newest."""
    return records(standing().filter(Q(rank__gt=0) | Q(pk__in=standing().values("pk")[:LATEST])))


def same_event(story: PublishedStory) -> list[PublishedStory]:
    """Return the other standing stories of a story's event."""
    if not story.event or story.withdrawn:
        return []
    return records(standing().filter(event=story.event).exclude(slug=story.slug))


def with_keyword(kind: str, slug: str) -> tuple[str | None, QuerySet[Publication]]:
    """Return a keyword as it is written most lately, None if there is none to be shown; and its stories."""
    row = PublicationKeyword.objects.filter(kind=kind, slug=slug, publication__withdrawn_at=None).last()
    rows = standing().filter(keyword_rows__kind=kind, keyword_rows__slug=slug)
    return (row.text if row and not sealed_names().are_in(row.text) else None), rows


def published_between(start: date, end: date) -> QuerySet[Publication]:
    """Return the stories published from the day `start` up to, not including, the day `end` (UTC)."""
    return standing().filter(published_at__gte=day_start(start), published_at__lt=day_start(end))


def days_with_counts() -> list[tuple[date, int]]:
    """Return each day on which something was published, with how much; oldest first."""
    rows = standing().annotate(day=TruncDate("published_at")).values("day").annotate(n=Count("id")).order_by("day")
    return [(row["day"], row["n"]) for row in rows]


def sections() -> list[str]:
    """Return the sections in use, the fullest first, each as most of its stories spell it."""
    rows = standing().order_by().values("section").annotate(n=Count("id"))
    return sections_of({row["section"]: row["n"] for row in rows})


def site_pages() -> list[SitePage]:
    """Return the pages of sections, outlets and stories that a sitemap names, without any story's text."""
    outlets = standing().order_by("outlet__key").values_list("outlet__key", flat=True).distinct()
    stories = standing().values_list("slug", "updated_at")
    return [
        *(SitePage(section_path(name)) for name in sections()),
        *(SitePage(outlet_path(key or UNKNOWN_OUTLET)) for key in outlets),
        *(SitePage(story_path(slug), at) for slug, at in stories),
    ]


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
