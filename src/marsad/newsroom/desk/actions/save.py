"""Save work in progress, and never over somebody else's."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from marsad.errors import BadInput, EditConflict
from marsad.newsroom.desk.convert import tidy_heading
from marsad.newsroom.desk.models import Draft, Segment, Stage
from marsad.newsroom.desk.queries.rules import require_writer
from marsad.newsroom.desk.records import Heading, Words
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User

LONGEST = 50_000
"""Code points that one field may hold."""


def save_segment(*, actor: User, segment: Segment, version: int, words: Words) -> Segment:
    """Save one paragraph if it is still the version that the actor saw.

    Raises:
        PermissionDenied: The actor may not write in this draft.
        EditConflict: Somebody saved the paragraph in the meantime.
        BadInput: The text is too long, or the draft is closed.
    """
    draft = segment.draft
    require_writer(actor, draft)
    _check_length(words.target_text, words.note)
    with transaction.atomic():
        changed = Segment.objects.filter(pk=segment.pk, version=version).update(
            target_text=words.target_text,
            cut=words.cut,
            note=words.note,
            withheld=words.cut and words.withheld,
            version=F("version") + 1,
        )
        if not changed:
            raise EditConflict(
                f"Paragraph {segment.position} was changed by somebody else. Your text is kept on this page: "
                "compare both, then save again."
            )
        _touch(actor, draft)
        log(
            actor=actor,
            verb="save paragraph",
            subject=f"draft:{draft.pk}",
            detail={"position": segment.position, "version": version + 1},
        )
    segment.refresh_from_db()
    return segment


def save_heading(*, actor: User, draft: Draft, version: int, heading: Heading) -> Draft:
    """Save headline, deck, section, event and keywords if the draft is still the version that the actor saw.

    Raises:
        PermissionDenied: The actor may not write in this draft.
        EditConflict: Somebody saved them in the meantime.
        BadInput: A text is too long, or the draft is closed.
    """
    require_writer(actor, draft)
    _check_heading(heading)
    tidy = tidy_heading(heading)
    with transaction.atomic():
        changed = Draft.objects.filter(pk=draft.pk, version=version).update(
            headline=tidy.headline,
            deck=tidy.deck,
            section=tidy.section,
            event=tidy.event,
            keywords=tidy.keywords,
            author_shielded=tidy.author_shielded,
            chain_confirmed=tidy.chain_confirmed,
            version=F("version") + 1,
        )
        if not changed:
            raise EditConflict(
                "Headline, deck or keywords were changed by somebody else. Your words are kept on this page: "
                "compare both, then save again."
            )
        _touch(actor, draft)
        log(actor=actor, verb="save heading", subject=f"draft:{draft.pk}", detail={"version": version + 1})
    draft.refresh_from_db()
    return draft


def _touch(actor: User, draft: Draft) -> None:
    Draft.objects.filter(pk=draft.pk).update(changed_at=timezone.now())
    if draft.stage == Stage.DRAFTING:
        draft.translators.add(actor)


def _check_heading(heading: Heading) -> None:
    _check_length(heading.headline, heading.deck)
    for name, longest in (("section", 40), ("event", 80)):
        value = getattr(heading, name)
        if len(value) > longest:
            raise BadInput(
                f"The {name} {value[:40]!r}… has {len(value)} characters; it may have {longest}. Shorten it."
            )


def _check_length(*texts: str) -> None:
    for text in texts:
        if len(text) > LONGEST:
            raise BadInput(f"This text has {len(text):,} characters; a field holds {LONGEST:,}. Split it.")
