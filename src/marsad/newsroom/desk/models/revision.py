"""A frozen snapshot of a draft."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from marsad.newsroom.desk.models.draft import Draft
from marsad.newsroom.staff.models import User


class Revision(models.Model):
    """A draft as it stood when it changed hands. Never changed."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=40)
    snapshot = models.JSONField()

    class Meta:
        """Newest first, numbered from 1."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "number"], name="desk_revision_number")]

    def __str__(self) -> str:
        return f"{self.draft_id} r{self.number}"
