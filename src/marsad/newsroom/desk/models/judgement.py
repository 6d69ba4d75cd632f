"""What a person decided about a statement."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from marsad.newsroom.archive.models import Story
from marsad.newsroom.staff.models import User


class JudgementKind(models.TextChoices):
    """What a judgement does."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"
    ADD = "add"
    WITHDRAW = "withdraw"


class Judgement(models.Model):
    """One judgement. Rows are added, never changed: taking one back is a judgement of its own.

    It is bound to the story, to a stretch of its text and to that stretch's `wording`, not to the
    machine's row, which every re-reading replaces. `statement` is the statement as the person leaves
    it and `machine` what the machine had read there; their spans are those of the text as it was.
    `thread` is the first judgement of the same statement: what follows is found by it, however far
    corrections moved the words.
    """

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="judgements")
    kind = models.CharField(max_length=10, choices=JudgementKind.choices)
    thread = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followers")
    withdraws = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    why = models.TextField(blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    wording = models.TextField()
    statement = models.JSONField(null=True, blank=True)
    machine = models.JSONField(null=True, blank=True)

    class Meta:
        """In the order in which they were made; each kind has its own parts; one is withdrawn once."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=JudgementKind.values), name="desk_judgement_kind"),
            models.CheckConstraint(condition=Q(end__gt=F("start")) & ~Q(wording=""), name="desk_judgement_wording"),
            models.CheckConstraint(
                condition=Q(kind="withdraw", withdraws__isnull=False, thread__isnull=False, statement__isnull=True)
                | (~Q(kind="withdraw") & Q(withdraws__isnull=True, statement__isnull=False)),
                name="desk_judgement_withdraws",
            ),
            models.CheckConstraint(
                condition=~Q(kind="add") | Q(thread__isnull=True, machine__isnull=True), name="desk_judgement_adds"
            ),
            models.CheckConstraint(
                condition=Q(kind="add") | Q(thread__isnull=False) | Q(machine__isnull=False),
                name="desk_judgement_about",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["story", "start"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.story_id}:{self.start}-{self.end}"
