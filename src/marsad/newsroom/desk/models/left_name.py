"""A name that a person left in a draft as it is printed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from marsad.newsroom.desk.models.draft import Draft
from marsad.newsroom.staff.models import User


class LeftName(models.Model):
    """A spelling of which this draft's checks of house style say no more.

    The row has what stands in the draft, and nothing of the heading that was suggested: that may be sealed one day.
    Looking again takes the row away; the log keeps both.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="left_names")
    printed = models.CharField(max_length=400)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A spelling once a draft."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(printed=""), name="desk_left_name_printed"),
            models.UniqueConstraint(fields=["draft", "printed"], name="desk_left_name_once"),
        ]

    def __str__(self) -> str:
        return self.printed
