"""Rows of the staff."""

from marsad.newsroom.staff.models.log import LogEntry
from marsad.newsroom.staff.models.user import Role, User

__all__ = ["LogEntry", "Role", "User"]
