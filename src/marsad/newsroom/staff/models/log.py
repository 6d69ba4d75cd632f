"""What was done, by whom and when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from marsad.newsroom.staff.models.user import User


class LogEntry(models.Model):
    """One action. Written in the transaction of the action itself, never changed.

    `subject` names what it was done to, such as `draft:12`; `actor` is None for the machine.
    """

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=40)
    subject = models.CharField(max_length=120)
    detail = models.JSONField(default=dict)

    class Meta:
        """Newest first, found by subject."""

        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["subject", "-id"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor or 'marsad'} {self.verb} {self.subject}"
