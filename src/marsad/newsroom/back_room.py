"""The back room: Django's admin as a window onto the rows, for operators. Nothing is changed here.

Writes go through actions, which check, log and keep one another's promises; the admin would not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.apps import apps
from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Field, Model
from django.http import HttpRequest

from marsad.newsroom.staff.roles import May, allowed

APPS = ("staff", "archive", "desk", "press")
LONG = ("text", "record", "reading", "declaration", "snapshot", "signature", "password")
"""Columns too long, or too private, for a list."""


if TYPE_CHECKING:  # the class takes its model as a parameter for the type checker only
    _ModelAdmin = ModelAdmin[Model]
else:
    _ModelAdmin = ModelAdmin


class BackRoom(AdminSite):
    """The admin's site: open to operators alone."""

    site_header = "Back room"
    site_title = "Back room"
    index_title = "Rows, to look at"

    def has_permission(self, request: HttpRequest) -> bool:
        """Let operators in, and nobody else."""
        return May.OPERATE in allowed(request.user)


class Window(_ModelAdmin):
    """A table that can be looked at and not changed."""

    list_per_page = 50
    show_full_result_count = False
    exclude: ClassVar = ["password"]

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Let everybody look who came in."""
        return True

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the table in the list of tables."""
        return True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never."""
        return False


def open_back_room() -> BackRoom:
    """Return the site with a window onto each of our tables."""
    site = BackRoom(name="back_room")
    for label in APPS:
        for model in apps.get_app_config(label).get_models():
            columns = [f.name for f in model._meta.get_fields() if isinstance(f, Field) and f.name not in LONG]
            shown = tuple(name for name in columns if not model._meta.get_field(name).many_to_many)[:7]
            site.register(model, type(f"{model.__name__}Window", (Window,), {"list_display": shown}))
    return site
