"""A story as read."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from marsad.newsroom.archive.models.limits import LONGEST_ADDRESS
from marsad.newsroom.archive.models.outlet import Outlet


class Story(models.Model):
    """One article. `identity` is its address, or `sha256:...` for bytes that came without one.

    `text` is what all offsets of `reading` count in, in code points; it is never re-normalised.
    The other columns repeat parts of the reading that lists filter and sort by.
    """

    identity = models.CharField(max_length=LONGEST_ADDRESS, unique=True)
    address = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    outlet = models.ForeignKey(Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="stories")
    lang = models.CharField(max_length=20)
    headline = models.TextField()
    deck = models.TextField(blank=True)
    author = models.TextField(blank=True)
    published_on = models.DateField(null=True, blank=True)
    text = models.TextField()
    reading = models.JSONField()
    signature = models.BinaryField(default=bytes)
    reprint_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="reprints")
    first_seen_at = models.DateTimeField()
    read_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-first_seen_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["-first_seen_at", "-id"]),
            models.Index(fields=["outlet", "-published_on"]),
        ]

    def __str__(self) -> str:
        return self.headline


class SignatureBand(models.Model):
    """One band of a story's MinHash signature: stories that share one may be reprints."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="bands")
    value = models.BigIntegerField(db_index=True)

    class Meta:
        """A story has a band once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["story", "value"], name="archive_band_once")]

    def __str__(self) -> str:
        return f"{self.story_id}:{self.value:x}"
