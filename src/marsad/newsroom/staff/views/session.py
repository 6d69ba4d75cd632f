"""Log in and out.

django-axes counts wrong passwords for a name and closes that door for a while; the throttle stops
an address that tries many names.
"""

from __future__ import annotations

from typing import cast

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse

from marsad.newsroom.throttle import throttle

PER_MINUTE = 20
_form = LoginView.as_view(template_name="staff/login.html", redirect_authenticated_user=True)


@throttle("login", per_minute=PER_MINUTE, methods=("POST",))
def log_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; go on to `next` only if it is an address of this house."""
    return cast(HttpResponse, _form(request))


log_out = LogoutView.as_view()
"""End the session. Only a POST does."""
