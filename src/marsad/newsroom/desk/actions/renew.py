"""Go on with what the outlet's page says now."""

from __future__ import annotations

from difflib import SequenceMatcher

from django.db import transaction

from marsad.errors import BadInput
from marsad.newsroom.archive.convert import reading_record
from marsad.newsroom.archive.queries.captures import current_capture
from marsad.newsroom.desk.actions.hand_over import keep_revision
from marsad.newsroom.desk.convert import original_column, segment_rows
from marsad.newsroom.desk.models import Draft, Segment, Stage
from marsad.newsroom.desk.queries.rules import require_writer
from marsad.newsroom.staff.models import User


def renew(*, actor: User, draft: Draft) -> int:
    """Take the paragraphs of the newest capture; return how many of them want translating again.

    Where a paragraph stayed the same, its English stays. Where it changed, the English so far is shown
    beside it but no longer counts. The draft as it was is kept as a revision.

    Raises:
        PermissionDenied: The actor may not write in this draft.
        BadInput: It is past translation, or the outlet changed nothing since it was claimed.
    """
    require_writer(actor, draft)
    with transaction.atomic():
        locked = Draft.objects.select_for_update(of=("self",)).select_related("story").get(pk=draft.pk)
        newest = current_capture(locked.story)
        if locked.stage != Stage.DRAFTING:
            raise BadInput("Only a draft in translation can take the outlet's new text. Return it first.")
        if newest is None or newest.pk == locked.capture_id:
            raise BadInput(
                "The outlet's page is as it was when this draft was begun, or gives no story any more. "
                "There is nothing to take."
            )
        keep_revision(actor=actor, draft=locked, verb="renew")
        before = list(locked.segments.all())
        reading = reading_record(locked.story)
        after = segment_rows(locked, reading)
        changed = _carry_over(before, after)
        locked.segments.all().delete()
        Segment.objects.bulk_create(after)
        locked.capture = newest
        locked.original = original_column(locked.story, reading)
        locked.save(update_fields=["capture", "original", "changed_at"])
        return changed


def _carry_over(before: list[Segment], after: list[Segment]) -> int:
    """Carry English over to the paragraphs that stayed; return how many did not."""
    # Windows opened on the old paragraphs meet a conflict, whichever paragraph has their number now.
    version = 1 + max((segment.version for segment in before), default=0)
    for segment in after:
        segment.version = version
    kept = 0
    matcher = SequenceMatcher(None, [s.source_text for s in before], [s.source_text for s in after], autojunk=False)
    for op, a0, a1, b0, b1 in matcher.get_opcodes():
        for old, new in zip(before[a0:a1], after[b0:b1], strict=False):
            if op == "equal":
                new.target_text, new.cut, new.note, new.withheld = old.target_text, old.cut, old.note, old.withheld
                new.earlier_text = old.earlier_text
                kept += 1
            else:
                new.earlier_text = old.target_text or old.earlier_text
    return len(after) - kept
