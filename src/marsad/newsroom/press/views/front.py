"""The front page and the page about the house."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from marsad.edition.pages import front_page
from marsad.newsroom.press.queries.published import front_stories
from marsad.newsroom.press.views.answer import page, renderer


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Show what an editor ranked, then what is new."""
    return page(renderer().front(front_page(front_stories())))


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Show who publishes, and how to read the edition's signs."""
    return page(renderer().about())
