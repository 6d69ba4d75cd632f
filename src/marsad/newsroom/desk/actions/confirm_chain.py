"""A person has checked who carried the story."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from marsad.errors import BadInput
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.queries.rules import require_writer
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User


def confirm_chain(*, actor: User, draft: Draft) -> None:
    """Confirm the chain that is printed under the headline.

    Confirming writes no English: an editor who confirms may still approve. The tick on the bench takes it back.

    Raises:
        PermissionDenied: The actor may not write in this draft.
        BadInput: The draft is closed, or the chain is confirmed already.
    """
    with transaction.atomic():
        locked = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
        require_writer(actor, locked)
        if locked.chain_confirmed:
            raise BadInput("The chain of this story is confirmed already. Reload the page to see by whom.")
        locked.chain_confirmed = True
        locked.version += 1  # a bench that is open elsewhere must not untick it unseen
        locked.changed_at = timezone.now()
        locked.save(update_fields=["chain_confirmed", "version", "changed_at"])
        log(actor=actor, verb="confirm chain", subject=f"draft:{draft.pk}", detail={"version": locked.version})
