"""Who may change a heading: one that has a page in the edition is the editors'."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, allowed, require
from marsad.newsroom.whoswho.models import Authority
from marsad.newsroom.whoswho.queries.clusters import members_of


def require_writer(actor: User, *authorities: Authority) -> None:
    """Stop unless somebody may change what is known of some headings, or which are one.

    Raises:
        PermissionDenied: He judges nothing, or one of them has a page in the edition and he is no editor.
    """
    require(actor, May.JUDGE)
    if May.EDIT in allowed(actor):
        return
    for authority in authorities:
        if members_of(authority).filter(confirmed_at__isnull=False).exists():
            raise PermissionDenied(
                f"{authority} has a page in the edition, which readers see change at once. Ask an editor to do this."
            )
