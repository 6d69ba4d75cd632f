"""One's own account."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from marsad.errors import BadInput
from marsad.newsroom.staff.actions import change_password
from marsad.newsroom.staff.roles import May, actor_of, may_view


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@may_view(May.SEE)
def account(request: HttpRequest) -> HttpResponse:
    """Show who one is here; change the password. Other sessions of the person end."""
    if request.method != "POST":
        return render(request, "staff/account.html", {"told": ""})
    actor = actor_of(request)
    try:
        change_password(actor=actor, old=request.POST.get("old", ""), new=request.POST.get("new", ""))
    except BadInput as error:
        return render(request, "staff/account.html", {"told": str(error)}, status=422)
    update_session_auth_hash(request, actor)
    messages.success(request, "Your password is changed. Other windows are logged out.")
    return HttpResponseRedirect(reverse("account"))
