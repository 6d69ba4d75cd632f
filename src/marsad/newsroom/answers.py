"""How a screen answers a form: do the one thing, say how it went, go to a page that can be reloaded."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from marsad.errors import MarsadError


def do_and_redirect(request: HttpRequest, action: Callable[[], object], *, told: str, to: str) -> HttpResponse:
    """Do an action and go to a page that says what came of it.

    Args:
        request: The request, whose session carries the sentence.
        action: The action, its arguments bound.
        told: What to say when it is done.
        to: The address to go to, either way.
    """
    try:
        action()
    except MarsadError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, told)
    return HttpResponseRedirect(to)
