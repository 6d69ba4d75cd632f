"""The order of the front page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from marsad.newsroom.answers import do_and_redirect
from marsad.newsroom.press.actions.place import move
from marsad.newsroom.press.queries.standing import find_publication, placed
from marsad.newsroom.sent import number
from marsad.newsroom.staff.roles import May, actor_of, may_view


@require_safe
@may_view(May.SEE)
def front_page(request: HttpRequest) -> HttpResponse:
    """Show what leads, in order, and what could."""
    ranked, others = placed()
    return render(request, "press/front_page.html", {"ranked": ranked, "others": others})


@require_POST
@may_view(May.EDIT)
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a story to a place; 0 takes it off."""
    publication = find_publication(pk)
    if publication is None:
        raise Http404
    rank = number(request.POST, "rank", default=0)
    return do_and_redirect(
        request,
        lambda: move(actor=actor_of(request), publication=publication, to=rank),
        told=f"Place {rank} on the front page." if rank else "Taken off the front page.",
        to=reverse("press:front-page"),
    )
