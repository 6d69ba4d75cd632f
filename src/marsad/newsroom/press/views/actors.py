"""The pages of actors: the index, an actor, his words on a subject."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe
from msgspec.structs import replace

from marsad.edition import paths
from marsad.edition.actors.pages import ABOUT, actor_page, index_page, subject_page
from marsad.edition.actors.said import parse_query
from marsad.errors import BadInput
from marsad.newsroom.press.queries.actors import actor_record, entries, find_actor, with_texts
from marsad.newsroom.press.views.answer import ASK_FIRST, page, renderer
from marsad.newsroom.throttle import throttle
from marsad.records import Actor

PER_MINUTE = 60


@require_safe
@throttle("actors", per_minute=PER_MINUTE)
def actors(request: HttpRequest, letter: str | None = None) -> HttpResponse:
    """Show everybody who has a page by the letters of both alphabets, or one letter."""
    found = index_page(entries(), "#" if letter == "0" else letter)
    if found is None:
        raise Http404
    return page(renderer().actors(found), cache=ASK_FIRST)


@require_safe
@throttle("actors", per_minute=PER_MINUTE)
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an actor with those of his statements that are asked for."""
    found = _find(slug)
    if isinstance(found, str):
        query = request.META.get("QUERY_STRING", "")
        return _moved(paths.actor_path(found) + (f"?{query}" if query else ""))
    try:
        shown = actor_page(found, parse_query(request.GET.dict()))
    except BadInput as error:
        raise Http404 from error
    if shown is None:
        raise Http404
    about = with_texts(shown.actor.about[:ABOUT])
    actor = replace(shown.actor, about=(*about, *shown.actor.about[ABOUT:]))
    shown = replace(shown, actor=actor, said=with_texts(shown.said, shown.actor.slug))
    return page(renderer().actor(shown), cache=ASK_FIRST)


@require_safe
@throttle("actors", per_minute=PER_MINUTE)
def subject(request: HttpRequest, slug: str, subject: str) -> HttpResponse:
    """Show what an actor said on a subject, in both languages."""
    found = _find(slug)
    if isinstance(found, str):
        return _moved(paths.subject_path(found, subject))
    try:
        number = parse_query({"page": request.GET.get("page", "")}).page
    except BadInput as error:
        raise Http404 from error
    shown = subject_page(found, subject, number)
    if shown is None:
        raise Http404
    shown = replace(shown, said=with_texts(shown.said, shown.actor.slug))
    return page(renderer().subject(shown), cache=ASK_FIRST)


def _find(slug: str) -> Actor | str:
    """Return an actor, or the step of the address under which he stands today."""
    found = find_actor(slug)
    if found is None:
        raise Http404
    if found.slug != slug:
        return found.slug
    record = actor_record(found.head)
    if record is None:
        raise Http404
    return record


def _moved(path: str) -> HttpResponse:
    """Answer for an old address. Headings that are one today may be parted again, so this is not for ever."""
    response = HttpResponseRedirect(path)
    response.headers["Cache-Control"] = ASK_FIRST
    return response
