"""Who may do what. One table, asked by every action and every view."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from marsad.newsroom.staff.models import Role, User

P = ParamSpec("P")


class May(StrEnum):
    """Something that a role allows."""

    SEE = "see the desk"
    TRANSLATE = "claim and translate stories"
    JUDGE = "judge statements"
    EDIT = "approve, publish, correct and withdraw"
    OPERATE = "see to outlets, feeds and people"


GRANTS: dict[str, frozenset[May]] = {
    Role.READER: frozenset({May.SEE}),
    Role.TRANSLATOR: frozenset({May.SEE, May.TRANSLATE, May.JUDGE}),
    Role.EDITOR: frozenset({May.SEE, May.TRANSLATE, May.JUDGE, May.EDIT}),
    Role.OPERATOR: frozenset(May),
}


def allowed(user: User | AnonymousUser) -> frozenset[May]:
    """Return what a user may do; nothing for a stranger or a closed account."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    return GRANTS.get(user.role, frozenset())


def require(actor: User | AnonymousUser, may: May) -> None:
    """Stop unless the actor may.

    Raises:
        PermissionDenied: He may not.
    """
    if may not in allowed(actor):
        raise PermissionDenied(f"Your role does not let you {may.value}. Ask an operator of this newsroom.")


def actor_of(request: HttpRequest) -> User:
    """Return who asks.

    Raises:
        PermissionDenied: A stranger does.
    """
    if not isinstance(request.user, User):
        raise PermissionDenied("Log in first.")
    return request.user


def may_view(
    may: May,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponse]], Callable[Concatenate[HttpRequest, P], HttpResponse]
]:
    """Let only those through who may; strangers are sent to the log-in page.

    A fragment asked for by script gets 401 instead: the log-in page has no place in the middle of a text.
    """

    def decorate(
        view: Callable[Concatenate[HttpRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            require(request.user, may)
            return view(request, *args, **kwargs)

        to_login = login_required(guarded)

        @wraps(view)
        def known(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.headers.get("HX-Request") and not request.user.is_authenticated:
                return HttpResponse("You were logged out.", status=401, content_type="text/plain")
            return to_login(request, *args, **kwargs)

        return known

    return decorate
