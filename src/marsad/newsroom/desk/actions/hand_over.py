"""A draft changes hands: submitted, taken back, returned, approved."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from marsad.errors import BadInput
from marsad.newsroom.desk.convert import snapshot
from marsad.newsroom.desk.models import Draft, Revision, Stage
from marsad.newsroom.desk.queries.rules import what_is_missing
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, require


def submit(*, actor: User, draft: Draft) -> None:
    """Hand a draft to a second pair of eyes.

    Raises:
        PermissionDenied: The actor does not hold the draft and is no editor.
        BadInput: It is not in translation, or something is missing.
    """
    require(actor, May.TRANSLATE if draft.claimed_by_id == actor.pk else May.EDIT)
    with transaction.atomic():
        locked = _at(draft, Stage.DRAFTING, "submitted")
        missing = what_is_missing(locked)
        if missing:
            raise BadInput("Before this can be handed over: " + "; ".join(missing) + ".")
        _move(locked, Stage.REVIEW)
        keep_revision(actor=actor, draft=locked, verb="submit")


def take_back(*, actor: User, draft: Draft, why: str = "") -> None:
    """Put a draft back into translation: by its translator, or by an editor who returns it with a reason.

    Raises:
        PermissionDenied: The actor does not hold the draft and is no editor.
        BadInput: It is not waiting or approved.
    """
    require(actor, May.TRANSLATE if draft.claimed_by_id == actor.pk else May.EDIT)
    with transaction.atomic():
        locked = _at(draft, Stage.REVIEW, "taken back", Stage.APPROVED)
        locked.approved_by = locked.approved_at = None
        _move(locked, Stage.DRAFTING)
        keep_revision(actor=actor, draft=locked, verb="take back", why=why)


def approve(*, actor: User, draft: Draft) -> None:
    """Approve what somebody else translated.

    Raises:
        PermissionDenied: The actor is no editor.
        BadInput: It is not waiting for approval, or the actor translated it himself.
    """
    require(actor, May.EDIT)
    with transaction.atomic():
        locked = _at(draft, Stage.REVIEW, "approved")
        if locked.claimed_by_id == actor.pk or locked.translators.filter(pk=actor.pk).exists():
            raise BadInput("You translated this yourself. A second person has to approve it.")
        missing = what_is_missing(locked)
        if missing:
            raise BadInput("Before this can be approved: " + "; ".join(missing) + ".")
        locked.approved_by, locked.approved_at = actor, timezone.now()
        _move(locked, Stage.APPROVED)
        keep_revision(actor=actor, draft=locked, verb="approve")


def keep_revision(*, actor: User, draft: Draft, verb: str, why: str = "") -> Revision:
    """Freeze the draft as it stands and write the log. Call it inside the action's transaction."""
    last = draft.revisions.order_by("-number").values_list("number", flat=True).first()
    revision = Revision.objects.create(
        draft=draft, number=(last or 0) + 1, by=actor, verb=verb, snapshot=snapshot(draft)
    )
    log(
        actor=actor,
        verb=verb,
        subject=f"draft:{draft.pk}",
        detail={"revision": revision.number, **({"why": why} if why else {})},
    )
    return revision


def _at(draft: Draft, stage: Stage, verb: str, *also: Stage) -> Draft:
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.stage not in (stage, *also):
        raise BadInput(f"This draft is {locked.get_stage_display().lower()}; it can't be {verb} now. Reload the page.")
    return locked


def _move(draft: Draft, stage: Stage) -> None:
    draft.stage = stage
    draft.save(update_fields=["stage", "approved_by", "approved_at", "changed_at"])
