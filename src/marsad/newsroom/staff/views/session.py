"""Log in and out. django-axes counts wrong passwords and closes the door for a while."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView

log_in = LoginView.as_view(template_name="staff/login.html", redirect_authenticated_user=True)
"""Ask for name and password; go on to `next` only if it is an address of this house."""

log_out = LogoutView.as_view()
"""End the session. Only a POST does."""
