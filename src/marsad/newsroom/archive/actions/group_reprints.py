"""Put a story with those that it reprints, across outlets."""

from __future__ import annotations

from marsad.newsroom.archive.convert import band_values
from marsad.newsroom.archive.models import SignatureBand, Story
from marsad.read.reprints import REPRINT_SIMILARITY, similarity


def group_reprints(*, story: Story) -> None:
    """Compare a story's signature with those that share a band; the earliest story leads its group."""
    story.bands.all().delete()
    values = band_values(bytes(story.signature))
    SignatureBand.objects.bulk_create([SignatureBand(story=story, value=value) for value in values])
    candidates = (
        Story.objects.filter(bands__value__in=values).exclude(pk=story.pk).exclude(reprint_of=story).distinct()[:200]
    )
    scored = [(similarity(bytes(story.signature), bytes(other.signature)), other) for other in candidates]
    close = [(score, -other.pk, other) for score, other in scored if score >= REPRINT_SIMILARITY]
    best = max(close)[2] if close else None
    lead = (best.reprint_of or best) if best else None
    Story.objects.filter(pk=story.pk).update(reprint_of=lead if lead and lead.pk != story.pk else None)
