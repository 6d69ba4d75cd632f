"""The front page and the page about the house."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from marsad.edition.pages import front_page
from marsad.newsroom.press.queries.published import leading, records, standing
from marsad.newsroom.press.views.answer import page, renderer

LATEST = 60


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Show what an editor ranked, then what is new."""
    ranked = leading()
    slugs = {story.slug for story in ranked}
    latest = [story for story in records(standing()[:LATEST]) if story.slug not in slugs]
    return page(renderer().front(front_page([*ranked, *latest])))


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Show who publishes, and how to read the edition's signs."""
    return page(renderer().about())
