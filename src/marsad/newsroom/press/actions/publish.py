"""Publish what was approved; correct it; take it back; put it in its place."""

from __future__ import annotations

from datetime import datetime

import msgspec
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from marsad.edition.paths import slug_of
from marsad.errors import BadInput
from marsad.newsroom.archive.models import Outbox
from marsad.newsroom.desk.actions.hand_over import keep_revision
from marsad.newsroom.desk.models import Draft, Stage
from marsad.newsroom.desk.queries.rules import what_is_missing
from marsad.newsroom.press.convert import credit_ids, published_record
from marsad.newsroom.press.models import Publication, PublicationKeyword, Snapshot
from marsad.newsroom.press.queries.published import current_record, shown_version
from marsad.newsroom.press.stand_ins import withdrawn_record
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, require
from marsad.records import Correction, PublishedStory, Withdrawal


def publish(*, actor: User, draft: Draft, at: datetime | None = None) -> Publication:
    """Publish an approved draft.

    Args:
        actor: An editor.
        draft: An approved draft.
        at: The instant to print, where it is not now.

    Raises:
        PermissionDenied: The actor is no editor.
        BadInput: The draft is not approved.
        Unreadable: What was read of its story is of another shape than today's.
    """
    require(actor, May.EDIT)
    with transaction.atomic():
        locked = Draft.objects.select_for_update().get(pk=draft.pk)
        if locked.stage != Stage.APPROVED:
            raise BadInput(
                f"This draft is {locked.get_stage_display().lower()}; only an approved one can be published."
            )
        now = at or timezone.now()
        publication = _take_address(locked, now)
        record = published_record(locked, slug=publication.slug, version=1, published_at=now, updated_at=now)
        _freeze(publication, record, actor)
        _move(locked, Stage.PUBLISHED)
        keep_revision(actor=actor, draft=locked, verb="publish")
        return publication


def correct(*, actor: User, publication: Publication, told: str) -> PublishedStory:
    """Publish the draft's present text as a new version, and tell readers what was corrected.

    Raises:
        PermissionDenied: The actor is no editor.
        BadInput: Nothing is told, something is missing, or the story was withdrawn.
        Unreadable: What readers see now, or what was read of its story, is of another shape than today's.
    """
    require(actor, May.EDIT)
    if not told.strip():
        raise BadInput("Say in a sentence what was corrected: readers will see it under the story.")
    with transaction.atomic():
        locked = _standing(publication)
        missing = what_is_missing(locked.draft)
        if missing:
            raise BadInput("Before this can be published again: " + "; ".join(missing) + ".")
        before = current_record(locked)
        now = timezone.now()
        record = published_record(
            locked.draft,
            slug=locked.slug,
            version=before.version + 1,
            published_at=before.published_at,
            updated_at=now,
            corrections=(*before.corrections, Correction(at=now, text=told.strip())),
        )
        locked.updated_at, locked.section, locked.event = now, record.section, record.event or ""
        locked.section_slug = slug_of(record.section)
        locked.save(update_fields=["updated_at", "section", "section_slug", "event"])
        _freeze(locked, record, actor)
        keep_revision(actor=actor, draft=locked.draft, verb="correct", why=told.strip())
        return record


def withdraw(*, actor: User, publication: Publication, reason: str) -> None:
    """Take a story back: its page says so and says nothing else; it leaves every list and the search.

    Raises:
        PermissionDenied: The actor is no editor.
        BadInput: No reason is given, or it was withdrawn before.
    """
    require(actor, May.EDIT)
    if not reason.strip():
        raise BadInput("Give the reason that readers will see in place of the story.")
    with transaction.atomic():
        locked = _standing(publication)
        now = timezone.now()
        record = withdrawn_record(shown_version(locked), Withdrawal(at=now, reason=reason.strip()))
        locked.withdrawn_at = locked.updated_at = now
        locked.rank = 0
        locked.save(update_fields=["withdrawn_at", "updated_at", "rank"])
        _freeze(locked, record, actor)
        _move(locked.draft, Stage.WITHDRAWN)
        keep_revision(actor=actor, draft=locked.draft, verb="withdraw", why=reason.strip())


def place(*, actor: User, publication: Publication, rank: int) -> None:
    """Give a story its place on the front page: 1 leads, 0 is unranked.

    Raises:
        PermissionDenied: The actor is no editor.
    """
    require(actor, May.EDIT)
    with transaction.atomic():
        Publication.objects.filter(pk=publication.pk).update(rank=max(0, rank))
        log(actor=actor, verb="place", subject=f"publication:{publication.slug}", detail={"rank": rank})


def free_slug(headline: str, number: int) -> str:
    """Return an address for a headline that no other story has."""
    stem = slugify(headline)[:90].strip("-") or f"story-{number}"
    taken = set(Publication.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{stem}-{n}") not in taken)


def _take_address(draft: Draft, now: datetime) -> Publication:
    """Make a publication's row; of two that take one address in the same moment, the later looks for another."""
    publication = Publication(
        draft=draft,
        outlet=draft.story.outlet,
        section=draft.section,
        section_slug=slug_of(draft.section),
        event=draft.event,
        rank=draft.rank,
        published_at=now,
        updated_at=now,
    )
    for tries_left in (2, 1, 0):
        publication.slug = free_slug(draft.headline, draft.pk)
        try:
            with transaction.atomic():
                publication.save(force_insert=True)
            break
        except IntegrityError:
            if not tries_left:
                raise
    return publication


def _standing(publication: Publication) -> Publication:
    locked = Publication.objects.select_for_update().get(pk=publication.pk)
    if locked.withdrawn_at:
        raise BadInput("This story was withdrawn already. Nothing in it can be changed.")
    return locked


def _freeze(publication: Publication, record: PublishedStory, actor: User) -> None:
    Snapshot.objects.create(
        publication=publication,
        version=record.version,
        record=msgspec.to_builtins(record),
        credits={} if record.withdrawn else credit_ids(publication.draft),
        at=record.updated_at,
        by=actor,
    )
    publication.keyword_rows.all().delete()
    rows = {
        (kind, slug): PublicationKeyword(publication=publication, kind=kind, slug=slug, text=text)
        for kind in ("people", "places", "bodies", "topics")
        for text in getattr(record.keywords, kind)
        if (slug := slug_of(text))
    }
    PublicationKeyword.objects.bulk_create(rows.values())
    Outbox.objects.create(key=f"published:{publication.slug}")


def _move(draft: Draft, stage: Stage) -> None:
    draft.stage = stage
    draft.save(update_fields=["stage", "changed_at"])
