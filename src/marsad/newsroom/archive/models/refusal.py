"""What could not be done, and why."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from marsad.newsroom.archive.models.capture import Capture
from marsad.newsroom.archive.models.limits import LONGEST_ADDRESS
from marsad.newsroom.archive.models.outlet import Outlet


class Refusal(models.Model):
    """A refusal of some stage. The same refusal again counts up; it is settled when the thing later succeeds."""

    identity = models.CharField(max_length=LONGEST_ADDRESS)
    stage = models.CharField(max_length=20)
    reason = models.CharField(max_length=100)
    detail = models.TextField(blank=True)
    outlet = models.ForeignKey(Outlet, null=True, blank=True, on_delete=models.CASCADE, related_name="refusals")
    capture = models.ForeignKey(Capture, null=True, blank=True, on_delete=models.SET_NULL, related_name="refusals")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One row for one reason at one place."""

        ordering: ClassVar = ["-last_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["identity", "stage", "reason"], name="archive_refusal_once")
        ]

    def __str__(self) -> str:
        return f"{self.stage}: {self.reason}"
