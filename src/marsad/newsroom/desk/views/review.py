"""A draft to read, side by side, and what changed between its revisions."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.newsroom.desk.queries import review as queries
from marsad.newsroom.desk.queries.bench import find_draft
from marsad.newsroom.sent import number
from marsad.newsroom.staff.roles import May, actor_of, may_view


@require_safe
@may_view(May.SEE)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a draft beside its original, and what may be done with it."""
    draft = find_draft(pk)
    if draft is None:
        raise Http404
    return render(request, "desk/review.html", {"page": queries.review(draft, actor_of(request))})


@require_safe
@may_view(May.SEE)
def revisions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what changed between any two revisions of a draft; the first and the last where none are asked for."""
    draft = find_draft(pk)
    if draft is None:
        raise Http404
    newest = draft.revisions.count()
    newer = number(request.GET, "to", default=newest)
    older = number(request.GET, "from", default=1)
    rows = list(draft.revisions.select_related("by"))
    context = {"draft": draft, "revisions": rows, "comparison": queries.compare(draft, older, newer)}
    return render(request, "desk/revisions.html", {**context, "older": older, "newer": newer})
