"""How public pages answer: rendered for this house, cached for a minute or asked for again, the same for everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from marsad.edition.render import CONTENT_SECURITY_POLICY, Renderer
from marsad.newsroom.press.convert import site_record
from marsad.newsroom.press.queries.actors import has_actors
from marsad.newsroom.press.queries.published import sections

CACHE = "public, max-age=60"
ASK_FIRST = "public, no-cache"
"""For pages of people: whoever comes to one again asks first whether it still stands, since an editor may seal it."""


def renderer() -> Renderer:
    """Return the edition's renderer for this house as it is now."""
    return Renderer(site_record(), sections=sections(), has_actors=has_actors())


def page(html: str, *, status: int = 200, cache: str = CACHE) -> HttpResponse:
    """Answer with a page of the edition."""
    response = HttpResponse(html, status=status)
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response.headers["Cache-Control"] = cache
    return response


def data(body: bytes | str, media_type: str) -> HttpResponse:
    """Answer with a feed, a sitemap or a citation."""
    response = HttpResponse(body, content_type=f"{media_type}; charset=utf-8")
    response.headers["Cache-Control"] = CACHE
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for an address that has no page: the desk's people stay at the desk."""
    if request.path.startswith(("/desk/", "/back-room/")):
        return render(request, "404.html", status=404)
    return page(renderer().not_found(), status=404)
