"""Drafts by how far they have come."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.newsroom.desk.queries.work import drafts_by_stage
from marsad.newsroom.staff.roles import May, actor_of, allowed, may_view


@require_safe
@may_view(May.SEE)
def work(request: HttpRequest) -> HttpResponse:
    """Show one's own drafts; with `who=all`, everybody's."""
    user = actor_of(request)
    # A reader has none of his own: he is shown everybody's.
    everybody = request.GET.get("who") == "all" or May.TRANSLATE not in allowed(user)
    context = {"stages": drafts_by_stage(user, everybody=everybody), "everybody": everybody}
    return render(request, "desk/work.html", context)
