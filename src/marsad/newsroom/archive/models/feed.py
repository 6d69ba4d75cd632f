"""Where an outlet announces, and what it announced."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from marsad.newsroom.archive.models.limits import LONGEST_ADDRESS
from marsad.newsroom.archive.models.outlet import Outlet


class Feed(models.Model):
    """A feed, when it is due, and how it has been doing."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="feeds")
    address = models.CharField(max_length=LONGEST_ADDRESS, unique=True)
    kind = models.CharField(max_length=20)
    every_minutes = models.PositiveIntegerField(default=30)
    active = models.BooleanField(default=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    polled_at = models.DateTimeField(null=True, blank=True)
    succeeded_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)

    class Meta:
        """The scheduler asks for what is due."""

        indexes: ClassVar = [models.Index(fields=["active", "due_at"])]

    def __str__(self) -> str:
        return self.address


class Announcement(models.Model):
    """One story that a feed announced: expected, until it is captured or refused."""

    class State(models.TextChoices):
        """How far it has come."""

        EXPECTED = "expected"
        RECEIVED = "received"
        REFUSED = "refused"

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="announcements")
    address = models.CharField(max_length=LONGEST_ADDRESS)
    title = models.TextField(blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(null=True, blank=True)
    first_seen_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.EXPECTED)
    attempts = models.PositiveIntegerField(default=0)
    try_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """An address is expected once of a feed."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["feed", "address"], name="archive_announcement_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["expected", "received", "refused"]), name="archive_announcement_state"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "try_at"])]

    def __str__(self) -> str:
        return self.address
