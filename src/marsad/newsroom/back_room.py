"""The back room: Django's admin as a window onto the rows, for operators. Nothing is changed here.

Writes go through actions, which check, log and keep one another's promises; the admin would not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.apps import apps
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.views import redirect_to_login
from django.db.models import Field, ForeignKey, Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.newsroom.staff.roles import May, allowed, require

APPS = ("staff", "archive", "whoswho", "desk", "press")
LONG = (
    "text",
    "record",
    "reading",
    "declaration",
    "original",
    "snapshot",
    "signature",
    "password",
    "wording",
    "statement",
    "machine",
)
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

    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        """Send strangers to the newsroom's own door, which counts and throttles.

        Raises:
            PermissionDenied: Somebody is logged in who is no operator.
        """
        if request.user.is_authenticated:
            require(request.user, May.OPERATE)
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def password_change(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:  # type: ignore[override]
        """Send operators to their account's page, where a change of password is logged."""
        return HttpResponseRedirect(reverse("account"))

    def password_change_done(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Do the same."""
        return HttpResponseRedirect(reverse("account"))


class Window(_ModelAdmin):
    """A table that can be looked at and not changed."""

    list_per_page = 50
    show_full_result_count = False
    exclude: ClassVar = ["password"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """Fetch rows with all that their lines name, and without what no line shows."""
        rows = super().get_queryset(request)
        related = names_of_related(self.model)
        long = [f"{way}{name}" for way, model in related.items() for name in columns_of(model) if name in LONG]
        return rows.select_related(*(way.rstrip("_") for way in related if way)).defer(*long)

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
            site.register(model, type(f"{model.__name__}Window", (Window,), {"list_display": shown_of(model)}))
    return site


def columns_of(model: type[Model]) -> list[str]:
    """Return the names of a table's own columns."""
    return [f.name for f in model._meta.get_fields() if isinstance(f, Field) and not f.many_to_many]


def shown_of(model: type[Model]) -> tuple[str, ...]:
    """Return the columns that a table's list shows."""
    return tuple(name for name in columns_of(model) if name not in LONG)[:7]


def names_of_related(model: type[Model], way: str = "", deep: int = 2) -> dict[str, type[Model]]:
    """Return a table and those that its list names, by the way there: a draft is named by its story, for one."""
    found = {way: model}
    for name in shown_of(model) if deep else ():
        field = model._meta.get_field(name)
        if isinstance(field, ForeignKey):
            found |= names_of_related(field.related_model, f"{way}{name}__", deep - 1)
    return found
