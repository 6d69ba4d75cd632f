"""Everything that was done, for operators."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.newsroom.staff.queries import all_entries, log_lines
from marsad.newsroom.staff.roles import May, may_view

SIZE = 200


@require_safe
@may_view(May.OPERATE)
def log(request: HttpRequest) -> HttpResponse:
    """Show the log, newest first."""
    page = Paginator(all_entries(), SIZE).get_page(request.GET.get("page", ""))
    return render(request, "staff/log.html", {"page": page, "lines": log_lines(page)})
