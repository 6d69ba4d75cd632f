"""The people who act in the press's tests."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.newsroom.staff.models import User


@dataclass(frozen=True)
class Cast:
    """Who acts in these tests."""

    dina: User
    shielded: User
    ruth: User
    reader: User
