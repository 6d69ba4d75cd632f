"""Bytes as received."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from marsad.newsroom.archive.models.limits import LONGEST_ADDRESS
from marsad.newsroom.archive.models.story import Story


class Capture(models.Model):
    """One capture: the row points at a WARC file and the bytes' place in it.

    The same bytes at the same address are one capture, seen again: `seen_at` says when they were
    there last. A story's captures are all that its address gave, so also the page that was emptied;
    `kind` tells those that give the story from those that don't.
    """

    class Kind(models.TextChoices):
        """What the bytes were read as."""

        STORY = "story"
        LISTING = "listing"
        REFUSED = "refused"

    address = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    input = models.TextField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=200, blank=True)
    status = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField()
    received_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    warc_file = models.CharField(max_length=300)
    warc_offset = models.PositiveBigIntegerField()
    warc_length = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.REFUSED)
    story = models.ForeignKey(Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="captures")

    class Meta:
        """No second copy of the same bytes at an address; what an address gave last comes first."""

        ordering: ClassVar = ["-seen_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["address", "sha256"], name="archive_capture_once"),
            models.UniqueConstraint(fields=["warc_file", "warc_offset"], name="archive_capture_place"),
        ]

    def __str__(self) -> str:
        return f"{self.address or self.input} {self.sha256[:12]}"
