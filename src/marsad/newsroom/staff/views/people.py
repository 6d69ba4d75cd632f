"""The people of the house, for operators."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from marsad.errors import BadInput
from marsad.newsroom.answers import do_and_redirect
from marsad.newsroom.staff.actions import add_user, change_user, replace_password
from marsad.newsroom.staff.forms import NewPerson, new_person
from marsad.newsroom.staff.models import Role, User
from marsad.newsroom.staff.queries import people as everybody
from marsad.newsroom.staff.roles import May, actor_of, may_view


@require_safe
@may_view(May.OPERATE)
def people(request: HttpRequest) -> HttpResponse:
    """List everybody who has an account."""
    return _page(request, None, "")


@sensitive_post_parameters("password")
@require_POST
@may_view(May.OPERATE)
def add(request: HttpRequest) -> HttpResponse:
    """Add a person; what was typed stays where it can't be done."""
    typed = new_person(request.POST)
    try:
        added = add_user(
            actor=actor_of(request),
            username=typed.username,
            password=typed.password,
            role=typed.role,
            credit_name=typed.credit_name,
            shielded=typed.shielded,
        )
    except BadInput as error:
        return _page(request, typed, str(error), status=422)
    return do_and_redirect(request, lambda: None, told=f"{added} can log in now.", to=reverse("people"))


@require_POST
@may_view(May.OPERATE)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a person's role, shield or access, as the form shows them."""
    person = _person(pk)
    sent = request.POST
    return do_and_redirect(
        request,
        lambda: change_user(
            actor=actor_of(request),
            username=person.username,
            role=sent.get("role"),
            shielded="shielded" in sent,
            is_active="closed" not in sent,
        ),
        told=f"{person}: changed.",
        to=reverse("people"),
    )


@sensitive_post_parameters("password")
@require_POST
@may_view(May.OPERATE)
def password(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person a new password in place of a forgotten one."""
    person = _person(pk)
    return do_and_redirect(
        request,
        lambda: replace_password(
            actor=actor_of(request), username=person.username, password=request.POST.get("password", "")
        ),
        told=f"{person} has a new password, and is logged out everywhere.",
        to=reverse("people"),
    )


def _person(pk: int) -> User:
    person = User.objects.filter(pk=pk).first()
    if person is None:
        raise Http404
    return person


def _page(request: HttpRequest, typed: NewPerson | None, told: str, status: int = 200) -> HttpResponse:
    context = {
        "people": list(everybody()),
        "roles": list(Role.choices),
        "typed": typed or NewPerson("", "", Role.TRANSLATOR, "", False),
        "told": told,
    }
    return render(request, "staff/people.html", context, status=status)
