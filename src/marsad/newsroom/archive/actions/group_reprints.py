"""Put a story with those that it reprints, across outlets."""

from __future__ import annotations

from django.db.models import Q

from marsad.newsroom.archive.convert import band_values
from marsad.newsroom.archive.models import SignatureBand, Story
from marsad.read.reprints import REPRINT_SIMILARITY, similarity

MOST_CANDIDATES = 200


def group_reprints(*, story: Story) -> None:
    """Compare a story's signature with those that share a band; the earliest story leads its group.

    A group is one level deep: every member points at its lead. Followers that a story no longer
    resembles, once it is read anew, are let go.
    """
    story.bands.all().delete()
    values = band_values(bytes(story.signature))
    SignatureBand.objects.bulk_create([SignatureBand(story=story, value=value) for value in values])
    _release_strangers(story)
    neighbour = _find_neighbour(story, values)
    if neighbour is None:
        Story.objects.filter(pk=story.pk).update(reprint_of=None)
        return
    first, later = sorted((story.pk, neighbour.reprint_of_id or neighbour.pk))
    Story.objects.filter(Q(pk=later) | Q(reprint_of=later) | Q(pk=story.pk)).update(reprint_of=first)
    Story.objects.filter(pk=first).update(reprint_of=None)


def _find_neighbour(story: Story, values: list[int]) -> Story | None:
    """Return the story most like this one, the earliest of equals; its own followers aside."""
    sharing = SignatureBand.objects.filter(value__in=values).values("story")
    others = Story.objects.filter(pk__in=sharing).exclude(pk=story.pk).exclude(reprint_of=story)
    near = others.only("signature", "reprint_of").order_by("pk")[:MOST_CANDIDATES]
    likest = max(near, key=lambda other: (_likeness(story, other), -other.pk), default=None)
    return likest if likest and _likeness(story, likest) >= REPRINT_SIMILARITY else None


def _release_strangers(story: Story) -> None:
    followers = Story.objects.filter(reprint_of=story).only("signature")
    strangers = [other.pk for other in followers if _likeness(story, other) < REPRINT_SIMILARITY]
    Story.objects.filter(pk__in=strangers).update(reprint_of=None)


def _likeness(one: Story, other: Story) -> float:
    return similarity(bytes(one.signature), bytes(other.signature))
