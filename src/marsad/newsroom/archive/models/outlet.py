"""An outlet of the press."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Outlet(models.Model):
    """An outlet as its declaration says; the declaration is kept whole and is what counts."""

    key = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    native_name = models.CharField(max_length=200)
    lang = models.CharField(max_length=20)
    declaration = models.JSONField()
    active = models.BooleanField(default=True)

    class Meta:
        """By name."""

        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name
