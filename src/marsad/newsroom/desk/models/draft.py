"""A translation in the making."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from marsad.newsroom.archive.models import Capture, Story
from marsad.newsroom.staff.models import User


class Stage(models.TextChoices):
    """How far a draft has come."""

    DRAFTING = "drafting", "In translation"
    REVIEW = "review", "Waiting for a second pair of eyes"
    APPROVED = "approved", "Approved"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


def no_keywords() -> dict[str, list[str]]:
    """Return the four kinds of keywords, empty."""
    return {"people": [], "places": [], "bodies": [], "topics": []}


class Draft(models.Model):
    """One story's translation. `version` counts changes to the draft's own columns, for `EditConflict`.

    `capture` is what the translation is made from: a later capture of the story means that the
    outlet changed its page. `original` is what the page said around its text in that capture.
    """

    story = models.OneToOneField(Story, on_delete=models.PROTECT, related_name="draft")
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="+")
    original = models.JSONField()
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.DRAFTING)
    claimed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="claims")
    translators = models.ManyToManyField(User, related_name="translations", blank=True)
    approved_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="approvals")
    approved_at = models.DateTimeField(null=True, blank=True)
    headline = models.TextField(blank=True)
    deck = models.TextField(blank=True)
    section = models.CharField(max_length=40, blank=True)
    event = models.CharField(max_length=80, blank=True)
    rank = models.PositiveIntegerField(default=0)
    keywords = models.JSONField(default=no_keywords)
    author_shielded = models.BooleanField(default=False)
    chain_confirmed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        """Nobody approves alone what he alone claimed; stages are known."""

        ordering: ClassVar = ["-changed_at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="desk_draft_stage"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(claimed_by=None) | ~Q(approved_by=F("claimed_by")),
                name="desk_draft_second_person",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["stage", "-changed_at"])]

    def __str__(self) -> str:
        return self.headline or self.story.headline
