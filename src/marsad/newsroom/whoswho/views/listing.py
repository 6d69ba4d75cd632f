"""All headings, and the search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.newsroom.staff.roles import May, actor_of, may_view
from marsad.newsroom.whoswho.forms import list_filter
from marsad.newsroom.whoswho.queries.listing import listing as listing_of


@require_safe
@may_view(May.SEE)
def listing(request: HttpRequest) -> HttpResponse:
    """List headings by kind and letter, or those that a spelling may mean."""
    asked = list_filter(request.GET)
    return render(request, "whoswho/list.html", {"list": listing_of(asked, actor_of(request))})
