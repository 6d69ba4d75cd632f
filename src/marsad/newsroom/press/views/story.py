"""A published story, its archived original, its citations."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from marsad.edition.cite import cite_bibtex, cite_csl, cite_ris
from marsad.newsroom.press.convert import site_record
from marsad.newsroom.press.queries.actors import names_in
from marsad.newsroom.press.queries.published import find_published, same_event
from marsad.newsroom.press.views.answer import data, page, renderer
from marsad.records import PublishedStory

CITATIONS = {
    "bib": (cite_bibtex, "application/x-bibtex"),
    "ris": (cite_ris, "application/x-research-info-systems"),
    "csl.json": (cite_csl, "application/vnd.citationstyles.csl+json"),
}


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a story; one that was withdrawn says so, with status 410."""
    found = _find(slug)
    return page(renderer().story(found, same_event(found), names_in(found)), status=410 if found.withdrawn else 200)


@require_safe
def original(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the archived original as plain text; nothing of the received page runs here."""
    found = _find(slug)
    if found.withdrawn:
        return page(renderer().withdrawn(found), status=410)
    return page(renderer().original(found))


@require_safe
def citation(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Give a story's citation as a file; one that was withdrawn says so, as its page does."""
    found = _find(slug)
    if form not in CITATIONS:
        raise Http404
    if found.withdrawn:
        return page(renderer().withdrawn(found), status=410)
    cite, media_type = CITATIONS[form]
    return data(cite(found, site_record()), media_type)


def _find(slug: str) -> PublishedStory:
    found = find_published(slug)
    if found is None:
        raise Http404
    return found
