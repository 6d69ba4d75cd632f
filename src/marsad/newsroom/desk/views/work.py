"""Drafts by how far they have come."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.newsroom.desk.queries.work import drafts_by_stage, waiting_list
from marsad.newsroom.staff.roles import May, actor_of, allowed, may_view


@require_safe
@may_view(May.SEE)
def work(request: HttpRequest) -> HttpResponse:
    """Show what waits for an editor's eyes, then one's own drafts; with `who=all`, everybody's."""
    user = actor_of(request)
    # A reader has none of his own: he is shown everybody's.
    everybody = request.GET.get("who") == "all" or May.TRANSLATE not in allowed(user)
    stages = drafts_by_stage(user, everybody=everybody)
    if May.EDIT in allowed(user) and not everybody:
        stages.insert(0, waiting_list(user))
    context = {"stages": stages, "everybody": everybody}
    return render(request, "desk/work.html", context)
