"""What came in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.newsroom.archive.queries.health import outlet_health
from marsad.newsroom.archive.queries.health import refusals as standing_refusals
from marsad.newsroom.desk.forms import incoming_filter
from marsad.newsroom.desk.queries import incoming as queries
from marsad.newsroom.staff.roles import May, actor_of, may_view


@require_safe
@may_view(May.SEE)
def incoming(request: HttpRequest) -> HttpResponse:
    """List what came in, reprints folded, under the outlets' health."""
    context = {
        "list": queries.incoming(incoming_filter(request.GET), actor_of(request)),
        "health": outlet_health(),
        "refused": standing_refusals().count(),
    }
    return render(request, "desk/incoming.html", context)
