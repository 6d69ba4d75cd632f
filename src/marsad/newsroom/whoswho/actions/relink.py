"""Find the stories whose names have to be linked (again): new ones, those read again, those that a change touches."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from itertools import product

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from marsad.names.linking.likeness import readings_of, telling, try_parse
from marsad.names.skeleton import classes_of
from marsad.newsroom.archive.models import Attribution, Mention, Story
from marsad.newsroom.staff.models import LogEntry
from marsad.newsroom.whoswho.models import Authority, Fact, Judgement, Link, LinkingMark, NameForm, StoryLinking
from marsad.newsroom.whoswho.queries.clusters import head_by, numbers_of
from marsad.newsroom.whoswho.queries.linkable import in_batches
from marsad.newsroom.whoswho.queries.visible import SEALS

OVERLAP = 500
"""Rows before the mark that are looked at again: what was written earlier may be committed later."""
SLACK = timedelta(seconds=30)
"""How long before the mark a change may have been written that was committed after it."""
MOST_CHANGED = 2000
"""Headings changed from which all stories are linked again."""


def find_what_waits(*, everything: bool = False) -> None:
    """Write down which stories wait to be linked.

    Everything is read before anything is written, and what is written is written a few hundred stories at a time: an
    editor who saves meanwhile waits for one of these. The marks move last, so that a run which is stopped is made up
    for by the next.
    """
    LinkingMark.objects.get_or_create(pk=1)
    mark, now = LinkingMark.objects.get(pk=1), timezone.now()
    touched = _touched(mark.linked_at - SLACK) if mark.linked_at and not everything else set()
    marks: dict[str, int] = {}
    waiting: set[int] = set()
    for model, column in ((Mention, "mentions_to"), (Attribution, "attributions_to")):
        fresh, marks[column] = _fresh(model, column, getattr(mark, column))
        waiting |= fresh
    waiting |= _every_story() if everything or touched is None else touched
    _await(waiting)
    with transaction.atomic():
        mark = LinkingMark.objects.select_for_update().get(pk=1)
        mark.linked_at = now
        for column, to in marks.items():
            setattr(mark, column, max(getattr(mark, column), to))
        mark.save(update_fields=["linked_at", *marks])


def _fresh(model: type[Mention] | type[Attribution], column: str, before: int) -> tuple[set[int], int]:
    """Return the stories that have names of a number which was not linked yet, and the highest number."""
    rows = model.objects.filter(pk__gt=max(before - OVERLAP, 0)).order_by()
    highest: dict[int, int] = dict(rows.values("story_id").annotate(to=Max("pk")).values_list("story_id", "to"))
    fresh: set[int] = set()
    for some in in_batches(highest):
        known = dict(StoryLinking.objects.filter(story__in=some).values_list("story_id", column))
        fresh |= {story for story in some if known.get(story, -1) < highest[story]}
    return fresh, max([before, *highest.values()])


def _await(stories: Collection[int]) -> None:
    for some in in_batches(stories):
        with transaction.atomic():
            StoryLinking.objects.filter(story__in=some, waits=False).update(waits=True)
            StoryLinking.objects.bulk_create((StoryLinking(story_id=story) for story in some), ignore_conflicts=True)


def _every_story() -> set[int]:
    """Return all stories but those that wait already."""
    return set(Story.objects.exclude(linking__waits=True).order_by().values_list("pk", flat=True).iterator())


def _touched(since: datetime) -> set[int] | None:
    """Return stories that name a heading of which something changed, or one whose name is like a changed one.

    None means all: too much changed.
    """
    renamed = _renamed(since)
    changed = renamed | _changed(since)
    if len(changed) > MOST_CHANGED:
        return None
    if not changed:
        return set()
    rows = Authority.objects.filter(pk__in=changed).annotate(cluster=head_by()).order_by()
    heads = set(rows.values_list("cluster", flat=True))
    judged = Judgement.objects.filter(at__gte=since, story__isnull=False).order_by()
    stories = {story for story in judged.values_list("story_id", flat=True) if story}
    for some in in_batches(numbers_of(heads)):
        stories |= set(Link.objects.filter(authority__in=some).order_by().values_list("story_id", flat=True))
    return stories | set(_stories_naming(renamed))


def changed_since(since: datetime) -> set[int]:
    """Return headings of which a name, a fact, a judgement or the seal changed since a moment."""
    return _renamed(since) | _changed(since)


def _renamed(since: datetime) -> set[int]:
    """Return headings with names that came or went, and those that were sealed or opened."""
    names = NameForm.objects.filter(Q(at__gte=since) | Q(withdrawn_at__gte=since)).order_by()
    seals = LogEntry.objects.filter(at__gte=since, verb__in=SEALS).values_list("subject", flat=True)
    return set(names.values_list("authority_id", flat=True)) | {int(subject.partition(":")[2]) for subject in seals}


def _changed(since: datetime) -> set[int]:
    """Return headings with facts that came or went, and those that were judged, joined or parted."""
    facts = Fact.objects.filter(Q(at__gte=since) | Q(withdrawn_at__gte=since)).order_by()
    judged = Judgement.objects.filter(at__gte=since).order_by().values_list("left_id", "right_id")
    return set(facts.values_list("authority_id", flat=True)) | {one for pair in judged for one in pair if one}


def _stories_naming(headings: Collection[int]) -> Iterator[int]:
    """Yield stories with a name of which a word sounds like the last word of a changed name.

    Every name of the archive is looked at once: seconds for a million, and only when names changed.
    """
    sounds: set[str] = set()
    if not headings:
        return
    for some in in_batches(headings):
        for text in NameForm.objects.filter(authority__in=some).values_list("text", flat=True):
            sounds |= _sounds(text)
    for model, column in ((Mention, "name"), (Attribution, "speaker")):
        names = model.objects.order_by().values_list(column, flat=True).distinct()
        like = [name for name in names.iterator() if name and _sounds(name) & sounds]
        for start in range(0, len(like), 500):
            rows = model.objects.filter(**{f"{column}__in": like[start : start + 500]}).order_by()
            yield from rows.values_list("story_id", flat=True)


def _sounds(text: str) -> set[str]:
    """Return how the last telling word of a name may sound, whatever the script: its consonants by class."""
    found: set[str] = set()
    for reading in readings_of(text, person=True):
        name = try_parse(reading)
        parts = telling(name) if name else ()
        for part in parts[-1:]:
            for shape in part.shapes:
                classes = classes_of(shape, part.alphabet)[:8]
                found |= {"".join(way).replace("-", "") for way in product(*classes)}
    return found
