"""Names and statements found in a story."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from marsad.newsroom.archive.models.story import Story


class Mention(models.Model):
    """A name in a story's text."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="mentions")
    key = models.CharField(max_length=40)
    name = models.TextField()
    kind = models.CharField(max_length=20)
    spans = models.JSONField()

    class Meta:
        """A key is used once in a story."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["story", "key"], name="archive_mention_once")]

    def __str__(self) -> str:
        return self.name


class Attribution(models.Model):
    """A statement in a story, as the machine found it. `record` is the whole of it."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="attributions")
    key = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    manner = models.CharField(max_length=20)
    speaker = models.TextField(blank=True)
    confidence = models.FloatField()
    record = models.JSONField()

    class Meta:
        """A key is used once in a story."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["story", "key"], name="archive_attribution_once")]

    def __str__(self) -> str:
        return f"{self.speaker or 'nobody'}: {self.kind}"
