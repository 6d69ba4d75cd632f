"""The heading that an address names, for whoever may see it."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse

from marsad.newsroom.staff.roles import actor_of
from marsad.newsroom.whoswho.models import Authority
from marsad.newsroom.whoswho.queries.visible import find_heading


def heading_or_404(request: HttpRequest, pk: int) -> Authority:
    """Return a heading; one that is sealed is not there for whoever is no editor.

    Raises:
        Http404: It is not there.
    """
    row = find_heading(pk, actor_of(request))
    if row is None:
        raise Http404
    return row


def address_of(row: Authority) -> str:
    """Return the address of a heading's page: that of the one that stands for its cluster."""
    return reverse("whoswho:heading", kwargs={"pk": row.head_id or row.pk})
