"""A published story as its editors see it: correct it, withdraw it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from marsad.newsroom.answers import do_and_redirect
from marsad.newsroom.press.actions import publish as actions
from marsad.newsroom.press.models import Publication
from marsad.newsroom.press.queries.standing import find_publication, standing_page
from marsad.newsroom.sent import text
from marsad.newsroom.staff.roles import May, actor_of, may_view


@require_safe
@may_view(May.SEE)
def standing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what readers see now, what a correction would change, and all versions."""
    publication = find_publication(pk)
    if publication is None:
        return HttpResponseRedirect(reverse("desk:review", kwargs={"pk": pk}))
    return render(request, "press/standing.html", {"page": standing_page(publication)})


@require_POST
@may_view(May.EDIT)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the draft's present text, with a sentence for readers."""
    publication, told = _publication(pk), text(request.POST, "told")[:2000]
    return do_and_redirect(
        request,
        lambda: actions.correct(actor=actor_of(request), publication=publication, told=told),
        told="The correction is published, with your sentence under the story.",
        to=reverse("press:standing", kwargs={"pk": pk}),
    )


@require_POST
@may_view(May.EDIT)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a story back, once the box that says so is ticked."""
    publication, reason = _publication(pk), text(request.POST, "reason")[:2000]
    if "sure" not in request.POST:
        page = standing_page(publication)
        asked = "Tick the box to say that you are sure: a withdrawn story does not come back."
        return render(request, "press/standing.html", {"page": page, "asked": asked, "reason": reason}, status=422)
    return do_and_redirect(
        request,
        lambda: actions.withdraw(actor=actor_of(request), publication=publication, reason=reason),
        told="Withdrawn. Its page now gives your reason and nothing else.",
        to=reverse("press:standing", kwargs={"pk": pk}),
    )


def _publication(pk: int) -> Publication:
    publication = find_publication(pk)
    if publication is None:
        raise Http404
    return publication
