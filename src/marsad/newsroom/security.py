"""Headers that every answer carries, and how a refusal is logged."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
"""No script, style, frame or form that is not ours; nothing inline."""

CAPTURE_POLICY = "sandbox; default-src 'none'; style-src 'none'; img-src 'none'; frame-ancestors 'self'"
"""For bytes of other houses: an origin of their own, no script, no network."""


class SecurityHeaders:
    """Add the content security policy and its kin, unless the view set its own.

    An address with a NUL in it is nobody's, and is not asked for: PostgreSQL can't be asked for it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request with the headers added."""
        if "\x00" in request.path:
            response: HttpResponse = HttpResponseNotFound("No page has such an address.", content_type="text/plain")
        else:
            response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("X-Frame-Options", "DENY")
        return response


class RefusedInALine(logging.Filter):
    """Take the traceback from the log of a request that was refused with 403; other lines pass as they are."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass."""
        if getattr(record, "status_code", None) == 403:
            record.exc_info = record.exc_text = None
        return True
