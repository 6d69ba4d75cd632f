"""Arrange the front page: a story moves to a place, the others close up."""

from __future__ import annotations

from django.db import transaction

from marsad.errors import BadInput
from marsad.newsroom.press.actions.publish import place
from marsad.newsroom.press.models import Publication
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, require


def move(*, actor: User, publication: Publication, to: int) -> None:
    """Move a story to a place on the front page, from 1; 0 takes it off. Places stay numbered without gaps.

    Raises:
        PermissionDenied: The actor is no editor.
        BadInput: The story was withdrawn.
    """
    require(actor, May.EDIT)
    with transaction.atomic():
        rows = list(
            Publication.objects.select_for_update()
            .filter(withdrawn_at=None, rank__gt=0)
            .exclude(pk=publication.pk)
            .order_by("rank", "-published_at")
        )
        moved = Publication.objects.select_for_update().get(pk=publication.pk)
        if moved.withdrawn_at:
            raise BadInput("This story was withdrawn; it has no place on the front page.")
        at = min(to, len(rows) + 1)
        if at > 0:
            rows.insert(at - 1, moved)
        place(actor=actor, publication=moved, rank=max(0, at))
        for rank, row in enumerate(rows, start=1):
            if row.rank != rank:
                Publication.objects.filter(pk=row.pk).update(rank=rank)
