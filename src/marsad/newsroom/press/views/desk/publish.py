"""Publish what was approved."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from marsad.newsroom.answers import do_and_redirect
from marsad.newsroom.desk.queries.bench import find_draft
from marsad.newsroom.press.actions import publish as actions
from marsad.newsroom.staff.roles import May, actor_of, may_view


@require_POST
@may_view(May.EDIT)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a draft, then show it as its editors see it."""
    draft = find_draft(pk)
    if draft is None:
        raise Http404
    return do_and_redirect(
        request,
        lambda: actions.publish(actor=actor_of(request), draft=draft),
        told="Published. Readers see it now.",
        to=reverse("press:standing", kwargs={"pk": pk}),
    )
