"""Bytes as received, where they can do no harm, and what changed between two captures."""

from __future__ import annotations

import codecs

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from marsad.errors import Unreadable
from marsad.newsroom.desk.queries.story import compare_captures, find_capture, open_capture
from marsad.newsroom.security import CAPTURE_POLICY
from marsad.newsroom.staff.roles import May, may_view
from marsad.records import Capture


@require_safe
@may_view(May.SEE)
def capture(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a capture's bytes: HTML inside a sandbox, anything else as a download.

    They come from another house: the sandbox takes their origin, script, forms, pictures and styles away.
    """
    row = find_capture(pk)
    if row is None:
        raise Http404
    try:
        received = open_capture(row)
    except Unreadable as error:
        told = f"{error}\nThe file is missing or damaged. An operator can bring it back: marsad restore."
        return HttpResponse(told, status=404, content_type="text/plain; charset=utf-8")
    response = HttpResponse(received.body, content_type=_content_type(received))
    shown = received.media_type == "text/html"
    name = f"capture-{row.sha256[:12]}"
    response.headers["Content-Disposition"] = "inline" if shown else f'attachment; filename="{name}.bin"'
    response.headers["Content-Security-Policy"] = CAPTURE_POLICY
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


@require_safe
@may_view(May.SEE)
def changes(request: HttpRequest, older: int, newer: int) -> HttpResponse:
    """Show what changed in the text between two captures of one story."""
    before, after = find_capture(older), find_capture(newer)
    if before is None or after is None or before.story is None or before.story_id != after.story_id:
        raise Http404
    try:
        found = compare_captures(before, after)
    except Unreadable as error:
        messages.error(request, f"{error} An operator can bring it back with `marsad restore`.")
        return HttpResponseRedirect(reverse("desk:story", kwargs={"pk": before.story_id}))
    context = {"story": before.story, "older": before, "newer": after, "changes": found}
    return render(request, "desk/changes.html", context)


def _content_type(received: Capture) -> str:
    """Return a type that a browser can't be talked out of, with the charset that the sender declared."""
    if received.media_type != "text/html":
        return "application/octet-stream"
    try:
        charset = codecs.lookup(received.charset or "")
        b"x".decode(charset.name)  # Python knows codecs that are no charsets
    except LookupError:
        return "text/html"  # the page's own <meta charset> decides
    return f"text/html; charset={charset.name}"
