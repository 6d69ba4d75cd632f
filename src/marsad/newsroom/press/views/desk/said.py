"""Everything that a heading of the Who's Who said, and what is said of it, as the desk knows it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from marsad.edition.actors.said import parse_query
from marsad.errors import BadInput
from marsad.newsroom.press.queries.heading_said import MOST, heading_said
from marsad.newsroom.sent import number
from marsad.newsroom.staff.roles import May, actor_of, may_view
from marsad.newsroom.whoswho.queries.visible import find_heading


@require_safe
@may_view(May.SEE)
def said(request: HttpRequest, pk: int) -> HttpResponse:
    """Show those of a heading's statements that are asked for."""
    return _page(request, pk, about=False)


@require_safe
@may_view(May.SEE)
def said_of(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what others say of a heading."""
    return _page(request, pk, about=True)


def _page(request: HttpRequest, pk: int, *, about: bool) -> HttpResponse:
    row = find_heading(pk, actor_of(request))
    if row is None:
        raise Http404
    if row.head_id:
        there = reverse("press:said-of" if about else "press:said", kwargs={"pk": row.head_id})
        return HttpResponseRedirect(there)
    skipped = min(max(number(request.GET, "skip", default=0), 0), 2**31)
    try:
        page = heading_said(
            row, actor_of(request), parse_query(request.GET.dict()), about=about, skipped=skipped // MOST * MOST
        )
    except BadInput as error:
        raise Http404 from error
    if page is None:
        raise Http404
    return render(request, "press/said.html", {"page": page, "step": MOST})
