"""What a person decided: whether two headings, or a name in a story and a heading, are one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from marsad.newsroom.archive.models import Story
from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.models.authority import Authority


class Verdict(models.TextChoices):
    """What a judgement says."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WITHDRAW = "withdraw"


class Judgement(models.Model):
    """One judgement. Rows are added, never changed: taking one back is a judgement of its own.

    It is about `left` and `right`, two headings, the lower number on the left; or about `left` and what the name
    `wording` means in `story`, however often that story is read again. A withdrawal repeats what it is about.
    """

    left = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="judged_left")
    right = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="judged_right")
    story = models.ForeignKey(Story, null=True, blank=True, on_delete=models.PROTECT, related_name="identities")
    wording = models.TextField(blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    withdraws = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    why = models.TextField(blank=True)

    class Meta:
        """In the order in which they were made; about two headings, or about a name in a story."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="whoswho_judgement_verdict"),
            models.CheckConstraint(
                condition=Q(right__isnull=False, story__isnull=True, wording="", left__lt=F("right"))
                | (Q(right__isnull=True, story__isnull=False) & ~Q(wording="")),
                name="whoswho_judgement_about",
            ),
            models.CheckConstraint(
                condition=Q(verdict="withdraw", withdraws__isnull=False)
                | (~Q(verdict="withdraw") & Q(withdraws__isnull=True)),
                name="whoswho_judgement_withdraws",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["story", "left"])]

    def __str__(self) -> str:
        return f"{self.verdict} {self.left_id} {self.right_id or self.wording}"
