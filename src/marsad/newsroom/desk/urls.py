"""Where the staff's screens answer."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
