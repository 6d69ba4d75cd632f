"""How far the machine has come with linking names in stories."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from marsad.newsroom.archive.models import Story


class StoryLinking(models.Model):
    """A story whose names are linked, or wait to be.

    A re-reading makes new rows for a story's names: `mentions_to` and `attributions_to` are the highest numbers of
    those that were linked, so that a story is linked again when it has others.
    """

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="linking")
    mentions_to = models.BigIntegerField(default=0)
    attributions_to = models.BigIntegerField(default=0)
    waits = models.BooleanField(default=True)

    class Meta:
        """Those that wait are asked for."""

        indexes: ClassVar = [
            models.Index(fields=["story"], condition=models.Q(waits=True), name="whoswho_linking_waits"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id} {'waits' if self.waits else 'linked'}"


class LinkingMark(models.Model):
    """The one row that says up to where stories and headings were looked through for what is new.

    Headings are compared pass by pass: one that is under way began at `comparing_since` and has come to the heading
    `compared_to`.
    """

    mentions_to = models.BigIntegerField(default=0)
    attributions_to = models.BigIntegerField(default=0)
    linked_at = models.DateTimeField(null=True, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    comparing_since = models.DateTimeField(null=True, blank=True)
    compared_to = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.mentions_to} {self.linked_at}"
