"""Where a name or a fact is from."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from marsad.newsroom.archive.models import Story


class EvidenceKind(models.TextChoices):
    """What vouches for it."""

    STATEMENT = "statement"
    STORY = "story"
    REFERENCE = "reference"


class Evidence(models.Model):
    """A statement in a story, a story, or a work of reference with its licence. Shared by all that it vouches for.

    `digest` stands for all the other columns, so that one piece of evidence is one row.
    """

    digest = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=10, choices=EvidenceKind.choices)
    title = models.TextField(blank=True)
    address = models.TextField(blank=True)
    licence = models.CharField(max_length=100, blank=True)
    on = models.CharField(max_length=10, blank=True)
    story = models.ForeignKey(Story, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    wording = models.TextField(blank=True)

    class Meta:
        """A story vouches as a story or by a statement of it; a reference has a title."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=EvidenceKind.values), name="whoswho_evidence_kind"),
            models.CheckConstraint(
                condition=(Q(kind="reference", story__isnull=True) & ~Q(title=""))
                | (~Q(kind="reference") & Q(story__isnull=False)),
                name="whoswho_evidence_of",
            ),
            models.CheckConstraint(condition=~Q(kind="statement") | ~Q(wording=""), name="whoswho_evidence_wording"),
        ]

    def __str__(self) -> str:
        return self.title or self.wording
