"""Take a story on, or give it back."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from marsad.errors import BadInput
from marsad.newsroom.archive.convert import reading_record
from marsad.newsroom.archive.models import Story
from marsad.newsroom.archive.queries.captures import current_capture
from marsad.newsroom.desk.convert import original_column, segment_rows
from marsad.newsroom.desk.models import Draft, Segment, Stage
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, require


def claim(*, actor: User, story: Story) -> Draft:
    """Start the translation of a story, or take on a draft that nobody holds.

    Raises:
        PermissionDenied: The actor does not translate.
        BadInput: Somebody else holds it, it is past translation, or the story has no capture.
    """
    require(actor, May.TRANSLATE)
    try:
        with transaction.atomic():
            draft = _draft(story)
            _require_drafting(draft, "claimed")
            if draft.claimed_by_id not in (None, actor.pk):
                raise BadInput(f"{draft.claimed_by} has claimed this story. Ask for it to be given back first.")
            draft.claimed_by = actor
            draft.save(update_fields=["claimed_by", "changed_at"])
            log(actor=actor, verb="claim", subject=f"draft:{draft.pk}", detail={"story": story.pk})
            return draft
    except IntegrityError:
        raise BadInput("Somebody claimed this story in the same moment. Reload the page to see who.") from None


def release(*, actor: User, draft: Draft) -> None:
    """Give a draft back. Its text stays; anybody may take it on. An editor may release for others.

    Raises:
        PermissionDenied: It is another's, and the actor is no editor.
        BadInput: It is past translation: who translated it is part of what was approved.
    """
    require(actor, May.TRANSLATE if draft.claimed_by_id == actor.pk else May.EDIT)
    with transaction.atomic():
        locked = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
        _require_drafting(locked, "given back")
        locked.claimed_by = None
        locked.save(update_fields=["claimed_by", "changed_at"])
        log(actor=actor, verb="release", subject=f"draft:{draft.pk}")


def _require_drafting(draft: Draft, verb: str) -> None:
    if draft.stage != Stage.DRAFTING:
        raise BadInput(f"This draft is {draft.get_stage_display().lower()}; it can't be {verb} now. Reload the page.")


def _draft(story: Story) -> Draft:
    existing = Draft.objects.select_for_update(of=("self",)).filter(story=story).first()
    if existing:
        return existing
    capture = current_capture(story)
    if capture is None:
        raise BadInput(f"Story {story.pk} has no capture to translate from. Collect it again first.")
    reading = reading_record(story)
    draft = Draft.objects.create(
        story=story, capture=capture, stage=Stage.DRAFTING, original=original_column(story, reading)
    )
    Segment.objects.bulk_create(segment_rows(draft, reading))
    return draft
