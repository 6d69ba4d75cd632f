"""Whether a heading has a page in the edition: confirm it, take that back, seal it, open the seal."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from marsad.newsroom.answers import do_and_redirect
from marsad.newsroom.sent import number, text
from marsad.newsroom.staff.roles import May, actor_of, may_view
from marsad.newsroom.whoswho.actions import confirm as confirming
from marsad.newsroom.whoswho.actions import seal as sealing
from marsad.newsroom.whoswho.models import Authority
from marsad.newsroom.whoswho.queries.clusters import members_of
from marsad.newsroom.whoswho.queries.heading import heading_page
from marsad.newsroom.whoswho.views.find import address_of, heading_or_404


@require_POST
@may_view(May.EDIT)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Stand for a heading."""
    row = heading_or_404(request, pk)
    return do_and_redirect(
        request,
        lambda: confirming.confirm(actor=actor_of(request), authority=row),
        told="Confirmed. It has a page in the edition now.",
        to=address_of(row),
    )


@require_POST
@may_view(May.EDIT)
def take_confirmation_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a heading's page out of the edition."""
    row = heading_or_404(request, pk)
    return do_and_redirect(
        request,
        lambda: confirming.take_confirmation_back(actor=actor_of(request), authority=row),
        told="Its page is out of the edition. Its address is kept for it.",
        to=address_of(row),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may_view(May.EDIT)
def seal(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether an editor is sure, and say what a seal does; then seal."""
    row = heading_or_404(request, pk)
    if request.method != "POST" or "sure" not in request.POST:
        if request.method == "POST":
            messages.error(request, "Nothing was sealed: tick that you have read what a seal does.")
        context = {"row": row, "page": heading_page(row, actor_of(request)), "why": text(request.POST, "why")}
        return render(request, "whoswho/seal.html", context, status=422 if request.method == "POST" else 200)
    return do_and_redirect(
        request,
        lambda: sealing.seal(actor=actor_of(request), authority=row, why=text(request.POST, "why")),
        told="Sealed. Editors alone see it from now on.",
        to=address_of(row),
    )


@require_POST
@may_view(May.EDIT)
def unseal(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the seal of a heading or of a member of it."""
    row = heading_or_404(request, pk)
    if "sure" not in request.POST:
        messages.error(request, "The seal is still on: tick that you are sure.")
        return HttpResponseRedirect(address_of(row))
    member = _sealed_member(request, row)
    return do_and_redirect(
        request,
        lambda: sealing.unseal(actor=actor_of(request), authority=member),
        told="The seal is open. The heading is listed and found again; the machine will propose it when it next links.",
        to=address_of(row),
    )


def _sealed_member(request: HttpRequest, row: Authority) -> Authority:
    """Return the member that a form named, or the first that is sealed, or the heading itself."""
    members = members_of(row)
    named = members.filter(pk=number(request.POST, "member", default=0)).first()
    return named or members.filter(sealed_at__isnull=False).first() or row
