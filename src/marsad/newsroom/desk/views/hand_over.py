"""A draft changes hands. Each of these does one thing and goes to a page that says how it went."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from marsad.newsroom.answers import do_and_redirect
from marsad.newsroom.desk.actions import claim, hand_over
from marsad.newsroom.desk.actions import confirm_chain as chain
from marsad.newsroom.desk.actions import renew as actions
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.queries.bench import find_draft
from marsad.newsroom.desk.queries.rules import what_is_missing
from marsad.newsroom.sent import text
from marsad.newsroom.staff.roles import May, actor_of, may_view


@require_POST
@may_view(May.TRANSLATE)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a draft back."""
    draft = _draft(pk)
    return _do(
        request, draft, lambda: claim.release(actor=actor_of(request), draft=draft), "Given back. Anybody may take it."
    )


@require_POST
@may_view(May.TRANSLATE)
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with what the outlet's page says now."""
    draft = _draft(pk)
    return _do(
        request,
        draft,
        lambda: actions.renew(actor=actor_of(request), draft=draft),
        "These are the outlet’s paragraphs as they stand now. What changed waits for you again.",
    )


@require_POST
@may_view(May.TRANSLATE)
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a draft to a second pair of eyes."""
    draft = _draft(pk)
    bench = reverse("desk:bench", kwargs={"pk": draft.pk})
    return do_and_redirect(
        request,
        lambda: hand_over.submit(actor=actor_of(request), draft=draft),
        told="Handed over. A second person reads it now.",
        to=f"{bench}?refused" if what_is_missing(draft) else bench,  # the bench says it beside the button too
    )


@require_POST
@may_view(May.TRANSLATE)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft back into translation, with a reason where an editor returns it."""
    draft = _draft(pk)
    why = text(request.POST, "why").strip()[:1000]
    return _do(
        request,
        draft,
        lambda: hand_over.take_back(actor=actor_of(request), draft=draft, why=why),
        "It is back in translation.",
    )


@require_POST
@may_view(May.EDIT)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve what somebody else translated."""
    draft = _draft(pk)
    return _do(
        request, draft, lambda: hand_over.approve(actor=actor_of(request), draft=draft), "Approved. Publish when ready."
    )


@require_POST
@may_view(May.TRANSLATE)
def confirm_chain(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm who carried the story, and go back to where it is read."""
    draft = _draft(pk)
    return do_and_redirect(
        request,
        lambda: chain.confirm_chain(actor=actor_of(request), draft=draft),
        told="Confirmed: readers see a filled mark before each carrier.",
        to=reverse("desk:review", kwargs={"pk": pk}),
    )


def _draft(pk: int) -> Draft:
    draft = find_draft(pk)
    if draft is None:
        raise Http404
    return draft


def _do(request: HttpRequest, draft: Draft, action: Callable[[], object], told: str) -> HttpResponse:
    return do_and_redirect(request, action, told=told, to=reverse("desk:bench", kwargs={"pk": draft.pk}))
