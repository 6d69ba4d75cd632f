"""A published story: its address, its frozen versions, and what lists find it by."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from marsad.newsroom.archive.models import Outlet
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.staff.models import User


class Publication(models.Model):
    """A story's place in the edition. Its text is that of its newest snapshot."""

    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="publication")
    slug = models.SlugField(max_length=120, unique=True)
    outlet = models.ForeignKey(Outlet, null=True, on_delete=models.PROTECT, related_name="publications")
    section = models.CharField(max_length=40)
    section_slug = models.CharField(max_length=80)
    event = models.CharField(max_length=80, blank=True)
    rank = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-published_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["-published_at", "-id"]),
            models.Index(fields=["section_slug", "-published_at"]),
            models.Index(fields=["event"]),
        ]

    def __str__(self) -> str:
        return self.slug


class Snapshot(models.Model):
    """One version as published: a `PublishedStory` record. Never changed.

    `credits` holds the ids of the translators and the editor whom the record names, so that somebody
    who is shielded later leaves what was published before, too.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="snapshots")
    version = models.PositiveIntegerField()
    record = models.JSONField()
    credits = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Numbered from 1."""

        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "version"], name="press_snapshot_version")
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} v{self.version}"


class PublicationKeyword(models.Model):
    """A keyword of a published story, for its page."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="keyword_rows")
    kind = models.CharField(max_length=10)
    slug = models.CharField(max_length=140)
    text = models.CharField(max_length=120)

    class Meta:
        """A keyword once a story."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "kind", "slug"], name="press_keyword_once")
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "slug"])]

    def __str__(self) -> str:
        return self.text
