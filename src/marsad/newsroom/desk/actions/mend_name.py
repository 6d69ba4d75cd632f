"""Write a name in a draft as the house does, or leave it as it is."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from marsad.errors import BadInput
from marsad.newsroom.desk.actions.save import save_heading, save_segment
from marsad.newsroom.desk.convert import heading_of, words_of
from marsad.newsroom.desk.models import Draft, LeftName
from marsad.newsroom.desk.queries.names import Remark, find_remark
from marsad.newsroom.desk.queries.rules import require_writer
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User


def mend_name(*, actor: User, draft: Draft, key: str) -> Remark:
    """Put the house's spelling at each place of a remark, as a saving like any other.

    Raises:
        PermissionDenied: The actor may not write in this draft.
        BadInput: The remark stands no more, has nothing to suggest, or the draft is closed.
        EditConflict: Somebody saved the same text in this moment.
    """
    require_writer(actor, draft)
    remark = _standing(draft, key)
    if remark.suggestion is None:
        raise BadInput(f"Nobody can know what {remark.printed!r} is to be. Type it again.")
    if remark.field.isdigit():
        segment = draft.segments.get(position=int(remark.field))
        words = words_of(segment)
        mended = replace(words, target_text=remark.mend(words.target_text))
        save_segment(actor=actor, segment=segment, version=segment.version, words=mended)
    elif remark.field == "deck":
        heading = replace(heading_of(draft), deck=remark.mend(draft.deck))
        save_heading(actor=actor, draft=draft, version=draft.version, heading=heading)
    else:
        heading = replace(heading_of(draft), headline=remark.mend(draft.headline))
        save_heading(actor=actor, draft=draft, version=draft.version, heading=heading)
    return remark


def leave_name(*, actor: User, draft: Draft, key: str) -> Remark:
    """Say no more of a spelling in this draft.

    Raises:
        PermissionDenied: The actor may not write in this draft.
        BadInput: The remark stands no more, or the draft is closed.
    """
    require_writer(actor, draft)
    remark = _standing(draft, key)
    with transaction.atomic():
        LeftName.objects.get_or_create(draft=draft, printed=remark.printed, defaults={"by": actor})
        log(actor=actor, verb="leave name", subject=f"draft:{draft.pk}", detail={"why": remark.printed})
    return remark


def look_again(*, actor: User, draft: Draft, printed: str) -> None:
    """Check a spelling again that was left as it is.

    Raises:
        PermissionDenied: The actor may not write in this draft.
        BadInput: It was not left, or the draft is closed.
    """
    require_writer(actor, draft)
    with transaction.atomic():
        gone, _ = draft.left_names.filter(printed=printed).delete()
        if not gone:
            raise BadInput(f"{printed!r} was not left as it is in this draft. Reload the page.")
        log(actor=actor, verb="look at name again", subject=f"draft:{draft.pk}", detail={"why": printed})


def _standing(draft: Draft, key: str) -> Remark:
    remark = find_remark(draft, key)
    if remark is None:
        raise BadInput("That name was changed, or left as it is, in the meantime. Look at the text again.")
    return remark
