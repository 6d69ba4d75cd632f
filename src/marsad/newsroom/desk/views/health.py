"""How the outlets are doing, and the list behind each number."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.newsroom.archive.queries.health import WINDOW_DAYS, archive_totals, outlet_health
from marsad.newsroom.desk.queries import lists
from marsad.newsroom.staff.roles import May, may_view


@require_safe
@may_view(May.SEE)
def health(request: HttpRequest) -> HttpResponse:
    """Show a line for each outlet."""
    context = {"rows": outlet_health(), "days": WINDOW_DAYS, "totals": archive_totals()}
    return render(request, "desk/health.html", context)


@require_safe
@may_view(May.SEE)
def announced(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """List what an outlet announced: all of it, what was received, or what is still awaited."""
    outlet = lists.find_outlet(key)
    if outlet is None or what not in lists.NUMBERS:
        raise Http404
    rows, page = lists.announced_page(outlet, what, request.GET.get("page", ""))
    context = {"outlet": outlet, "what": what, "says": lists.NUMBERS[what], "rows": rows, "page": page}
    return render(request, "desk/announced.html", {**context, "days": WINDOW_DAYS})


@require_safe
@may_view(May.SEE)
def refusals(request: HttpRequest, key: str = "") -> HttpResponse:
    """List what was refused, of one outlet or of all."""
    outlet = lists.find_outlet(key) if key else None
    if key and outlet is None:
        raise Http404
    page = lists.refusals_page(outlet, request.GET.get("page", ""))
    return render(request, "desk/refusals.html", {"outlet": outlet, "page": page, "days": WINDOW_DAYS})


@require_safe
@may_view(May.SEE)
def refusal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one refusal with everything that is known of it."""
    row = lists.find_refusal(pk)
    if row is None:
        raise Http404
    return render(request, "desk/refusal.html", {"refusal": row})
