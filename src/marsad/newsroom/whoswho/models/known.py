"""What is known of an authority: its names and its facts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.models.authority import Authority
from marsad.newsroom.whoswho.models.evidence import Evidence


class FormKind(models.TextChoices):
    """What a spelling is to the house."""

    HOUSE = "house", "house spelling"
    VARIANT = "variant"
    ACRONYM = "acronym"
    TRANSLATION = "translation"
    MISSPELLING = "misspelling"


class FactKind(models.TextChoices):
    """What a fact tells."""

    OFFICE = "office"
    MEMBER = "member", "member of"
    PART_OF = "part_of", "part of"
    RENAMED = "renamed", "went on as"
    PLACE = "place", "is in"
    BORN = "born"
    DIED = "died"
    FOUNDED = "founded"
    ENDED = "ended"
    RELATION = "relation"
    DESCRIPTION = "description"
    WEBSITE = "website"


class Known(models.Model):
    """Something that a piece of evidence says of an authority, from when to when.

    Rows stand side by side even where they contradict each other. A person can take one back; it is kept.
    `from_on` and `to_on` are days, months or years (ISO 8601), empty where open. `by` is who wrote it down, None for
    what was imported.
    """

    lang = models.CharField(max_length=20, default="und")
    from_on = models.CharField(max_length=10, blank=True)
    to_on = models.CharField(max_length=10, blank=True)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Of names and of facts."""

        abstract = True


class NameForm(Known):
    """A spelling of an authority's name. `key` is the text folded: spellings that differ in form only share it."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="names")
    text = models.TextField()
    key = models.CharField(max_length=300, db_index=True)
    kind = models.CharField(max_length=12, choices=FormKind.choices)

    class Meta:
        """A spelling once a piece of evidence."""

        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(
                fields=["withdrawn_at"], condition=Q(withdrawn_at__isnull=False), name="whoswho_form_withdrawn_at"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=FormKind.values), name="whoswho_form_kind"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(key=""), name="whoswho_form_text"),
            models.UniqueConstraint(
                fields=["authority", "text", "lang", "kind", "evidence"],
                condition=Q(withdrawn_at__isnull=True),
                name="whoswho_form_once",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Fact(Known):
    """A thing known of an authority. `of` is the other authority that it tells of, if it tells of one."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=12, choices=FactKind.choices)
    value = models.TextField(blank=True)
    of = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="told_by")

    class Meta:
        """It says something."""

        ordering: ClassVar = ["from_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=FactKind.values), name="whoswho_fact_kind"),
            models.CheckConstraint(condition=~Q(value="") | Q(of__isnull=False), name="whoswho_fact_says"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value or self.of}"
