"""The desk's Jinja2 environment."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from marsad.edition import asset
from marsad.newsroom.staff.roles import allowed
from marsad.text.scripts import direction


def environment(**options: Any) -> Environment:
    """Make the environment that Django's Jinja2 engine uses: autoescaped, strict about names."""
    env = Environment(**{**options, "autoescape": True, "undefined": StrictUndefined, "trim_blocks": True})
    env.globals.update(url=_url, asset=asset)
    env.filters.update(direction=direction)
    return env


def newsroom(request: HttpRequest) -> dict[str, Any]:
    """Give every template the house, the user, what he may do, and the CSRF field."""
    token = get_token(request)
    return {
        "house": settings.NEWSROOM.house,
        "request": request,
        "user": request.user,
        "may": allowed(request.user),
        "csrf_token": token,
        "csrf_field": Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(token),
    }


def _url(name: str, **values: Any) -> str:
    return reverse(name, kwargs=values)
