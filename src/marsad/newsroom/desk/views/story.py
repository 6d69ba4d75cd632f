"""A story beside its original."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from marsad.newsroom.answers import do_and_redirect
from marsad.newsroom.desk.actions import claim as actions
from marsad.newsroom.desk.queries.story import find_story, story_page
from marsad.newsroom.staff.roles import May, actor_of, may_view


@require_safe
@may_view(May.SEE)
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a story as read, beside its capture."""
    row = find_story(pk)
    if row is None:
        raise Http404
    return render(request, "desk/story.html", {"page": story_page(row, actor_of(request))})


@require_POST
@may_view(May.TRANSLATE)
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Claim a story, then go to its bench; where that failed, the bench sends on to where it can be read."""
    row = find_story(pk)
    if row is None:
        raise Http404
    return do_and_redirect(
        request,
        lambda: actions.claim(actor=actor_of(request), story=row),
        told="It is yours. What you type is saved as you go.",
        to=reverse("desk:translate", kwargs={"pk": pk}),
    )
