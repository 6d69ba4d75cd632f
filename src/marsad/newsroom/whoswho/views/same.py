"""Two headings that may be one: look for the other, see both side by side, judge."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from marsad.errors import BadInput, EditConflict, MarsadError
from marsad.newsroom.sent import number, text
from marsad.newsroom.staff.roles import May, actor_of, may_view
from marsad.newsroom.whoswho.actions.judge_seen import judge_pair_seen, verdict_of
from marsad.newsroom.whoswho.forms import line
from marsad.newsroom.whoswho.models import Authority, Verdict
from marsad.newsroom.whoswho.queries.clusters import cluster_of
from marsad.newsroom.whoswho.queries.compare import compare_pair, likeness_to
from marsad.newsroom.whoswho.queries.find import Found
from marsad.newsroom.whoswho.queries.hints import hints_of
from marsad.newsroom.whoswho.queries.listing import find_for
from marsad.newsroom.whoswho.views.find import address_of, heading_or_404

TOLD = {
    Verdict.SAME: "They are one heading now. If that was wrong, take the judgement back below: nothing is lost.",
    Verdict.DIFFERENT: "They are kept apart, and are not proposed again.",
    Verdict.UNSURE: "Noted that you are unsure. They stay apart, and are not proposed again until that is taken back.",
}


@require_safe
@may_view(May.SEE)
def same(request: HttpRequest, pk: int) -> HttpResponse:
    """Look for the heading that may be the same as one."""
    row = heading_or_404(request, pk)
    if row.head_id:
        return HttpResponseRedirect(reverse("whoswho:same", kwargs={"pk": row.head_id}))
    asked, refused, found = line(request.GET, "q")[:300], "", list[Found]()
    name = asked or row.label or row.native
    try:
        found = [one for one in find_for(name, actor_of(request), kind=row.kind, top=12) if one.head.pk != row.pk]
    except BadInput as error:
        refused = str(error) if asked else ""
    likeness = likeness_to(name, found)
    context = {
        "head": row,
        "asked": asked,
        "name": name,
        "refused": refused,
        "found": sorted(found, key=lambda one: -likeness[one.head.pk]),
        "likeness": likeness,
        "hints": hints_of([row, *(one.head for one in found)]),
    }
    return render(request, "whoswho/same.html", context)


@require_safe
@may_view(May.SEE)
def compare(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Show two headings side by side; if they are one already, that one."""
    left, right = heading_or_404(request, pk), heading_or_404(request, other)
    if cluster_of(left) == cluster_of(right):
        if left.pk != right.pk:
            messages.info(request, "These two are one heading already.")
        return HttpResponseRedirect(address_of(left))
    return _page(request, left, right)


@require_POST
@may_view(May.JUDGE)
def judge_pair(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Judge two headings as they were seen; what can't be done is told beside them as they are now."""
    left, right = heading_or_404(request, pk), heading_or_404(request, other)
    try:
        row = judge_pair_seen(
            actor=actor_of(request),
            one=left,
            other=right,
            verdict=verdict_of(request.POST.get("verdict", "")),
            why=text(request.POST, "why"),
            seen=number(request.POST, "seen"),
        )
    except MarsadError as error:
        left, right = heading_or_404(request, pk), heading_or_404(request, other)
        if cluster_of(left) == cluster_of(right):
            messages.error(request, str(error))
            return HttpResponseRedirect(address_of(left))
        return _page(request, left, right, error)
    messages.success(request, TOLD[Verdict(row.verdict)])
    return HttpResponseRedirect(address_of(heading_or_404(request, pk)))


def _page(request: HttpRequest, left: Authority, right: Authority, error: MarsadError | None = None) -> HttpResponse:
    context = {
        "pair": compare_pair(left, right, actor_of(request)),
        "error": str(error or ""),
        "why": text(request.POST, "why"),
        "asked": left,
    }
    status = 409 if isinstance(error, EditConflict) else 422 if error else 200
    return render(request, "whoswho/compare.html", context, status=status)
