"""What the machine proposes; computed anew at any time, and never above what a person judged."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from marsad.newsroom.archive.models import Story
from marsad.newsroom.whoswho.models.authority import Authority

LONGEST_WORDING = 300
"""Letters of the longest name that is linked: as many as a name of a heading may have."""


class Link(models.Model):
    """Whom a name in a story may mean.

    `wording` is the name as the story's reading gives it, unless that is longer than any name. The machine is `sure`
    of at most one heading a name; the others, and all of them where it is unsure, wait for a person. `reasons` are
    sentences.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="links")
    wording = models.TextField()
    kind = models.CharField(max_length=20)
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="links")
    score = models.FloatField()
    sure = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)

    class Meta:
        """A heading once a name; at most one that the machine is sure of."""

        ordering: ClassVar = ["-score", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["story", "wording", "authority"], name="whoswho_link_once"),
            models.UniqueConstraint(
                fields=["story", "wording"], condition=Q(sure=True), name="whoswho_link_sure_of_one"
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("wording"), LONGEST_WORDING), name="whoswho_link_wording_length"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "sure"])]

    def __str__(self) -> str:
        return f"{self.wording} = {self.authority_id} ({self.score:.2f})"


class Proposal(models.Model):
    """Two headings that may be one.

    `gain` is how many stories joining them brings together or decides; the highest is asked first.
    """

    left = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    gain = models.FloatField()
    reasons = models.JSONField(default=list)

    class Meta:
        """The most gainful first; two headings once."""

        ordering: ClassVar = ["-gain", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["left", "right"], name="whoswho_proposal_once"),
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="whoswho_proposal_order"),
        ]
        indexes: ClassVar = [models.Index(fields=["-gain"])]

    def __str__(self) -> str:
        return f"{self.left_id} = {self.right_id} ({self.score:.2f})"
