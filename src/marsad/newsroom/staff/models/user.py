"""A person of the house."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    """What a person is in the house; each role may do what those before it may."""

    READER = "reader", "Reader"
    TRANSLATOR = "translator", "Translator"
    EDITOR = "editor", "Editor"
    OPERATOR = "operator", "Operator"


class User(AbstractUser):
    """Somebody who can log in.

    `credit_name` is printed under what he translated; a shielded person is never named outside the desk.
    """

    role = models.CharField(max_length=20, choices=Role.choices, default=Role.READER)
    credit_name = models.CharField(max_length=120, blank=True)
    shielded = models.BooleanField(default=False)

    class Meta:
        """Only known roles are stored."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="staff_user_known_role")
        ]

    def __str__(self) -> str:
        return self.credit_name or self.username
