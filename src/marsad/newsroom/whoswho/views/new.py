"""Make a heading that is not here yet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from marsad.errors import BadInput, MarsadError
from marsad.newsroom.staff.roles import May, actor_of, may_view
from marsad.newsroom.whoswho.actions.write import make_authority
from marsad.newsroom.whoswho.forms import evidence_from, line, name_from, typed_name
from marsad.newsroom.whoswho.models import Kind
from marsad.newsroom.whoswho.queries.compare import likeness_to
from marsad.newsroom.whoswho.queries.find import Found
from marsad.newsroom.whoswho.queries.hints import hints_of
from marsad.newsroom.whoswho.queries.listing import find_for
from marsad.newsroom.whoswho.records import TypedName
from marsad.newsroom.whoswho.views.find import address_of

LIKE = 0.8
"""From which likeness on a heading that is here may be the one that somebody is about to make."""


@require_http_methods(["GET", "HEAD", "POST"])
@may_view(May.JUDGE)
def new(request: HttpRequest) -> HttpResponse:
    """Show the form; make the heading, unless one that is here may be it and nobody said that it is another."""
    if request.method != "POST":
        asked = TypedName(text=line(request.GET, "text")[:300], kind="house")
        return _form(request, asked, kind=line(request.GET, "kind") or Kind.PERSON.value)
    typed, kind = typed_name(request.POST), line(request.POST, "of_kind")
    try:
        name, evidence = name_from(typed), evidence_from(typed.evidence)
        like = [] if "another" in request.POST else _like(request, typed.text, kind)
        if like:
            return _form(request, typed, kind=kind, like=like, status=409)
        row = make_authority(actor=actor_of(request), kind=kind, name=name, evidence=evidence)
    except MarsadError as error:
        return _form(request, typed, kind=kind, error=str(error), status=422)
    messages.success(request, "Made. Add what else is known, and where it is from.")
    return HttpResponseRedirect(address_of(row))


def _like(request: HttpRequest, text: str, kind: str) -> list[Found]:
    try:
        found = find_for(text, actor_of(request), kind=kind, top=5)
    except BadInput:
        return []
    return [one for one in found if one.score >= LIKE]


def _form(
    request: HttpRequest,
    typed: TypedName,
    *,
    kind: str,
    error: str = "",
    like: list[Found] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"typed": typed, "kind": kind, "error": error, "like": like or []}
    context["likeness"] = likeness_to(typed.text, like or [])
    context["hints"] = hints_of([one.head for one in like or []])
    return render(request, "whoswho/new.html", context, status=status)
