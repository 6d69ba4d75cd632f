"""A paragraph to translate."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from marsad.newsroom.desk.models.draft import Draft


class Segment(models.Model):
    """A paragraph of the original and its translation. `source_text` never changes.

    `source_start` and `source_end` point into the story's text as it was captured for the draft;
    a segment that the editors added has no source. `earlier_text` is the English of what the outlet
    said here before it changed its page. Of a cut paragraph, `withheld` keeps the original from
    readers too.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="segments")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, default="body")
    source_start = models.PositiveIntegerField(null=True, blank=True)
    source_end = models.PositiveIntegerField(null=True, blank=True)
    source_text = models.TextField(blank=True)
    source_lang = models.CharField(max_length=20)
    target_text = models.TextField(blank=True)
    earlier_text = models.TextField(blank=True)
    cut = models.BooleanField(default=False)
    withheld = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """In order."""

        ordering: ClassVar = ["draft", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "position"], name="desk_segment_position")]

    def __str__(self) -> str:
        return f"{self.draft_id}/{self.position}"
