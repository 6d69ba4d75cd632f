"""Save work in progress, and never over somebody else's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from marsad.errors import BadInput, EditConflict
from marsad.newsroom.desk.convert import KEYWORD_KINDS
from marsad.newsroom.desk.models import Draft, Segment, Stage
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, require

LONGEST = 50_000
"""Code points that one field may hold."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a person makes of a paragraph.

    A cut paragraph has a note that says why. `withheld` keeps its original from readers too, where
    the original would harm somebody; it means nothing for a paragraph that is not cut.
    """

    target_text: str
    cut: bool = False
    note: str = ""
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above and around the text of a draft."""

    headline: str
    deck: str
    section: str
    event: str
    keywords: Mapping[str, Sequence[str]]
    author_shielded: bool = False
    """Do not name the original's author anywhere in the edition."""
    chain_confirmed: bool = False
    """A person has checked who carried the story."""


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


def words_of(segment: Segment) -> Words:
    """Return what a paragraph's row holds of what people made of it."""
    return Words(segment.target_text, segment.cut, segment.note, segment.withheld)


def heading_of(draft: Draft) -> Heading:
    """Return what stands above and around the text of a draft as it is stored."""
    return Heading(
        draft.headline,
        draft.deck,
        draft.section,
        draft.event,
        draft.keywords,
        draft.author_shielded,
        draft.chain_confirmed,
    )


def tidy_heading(heading: Heading) -> Heading:
    """Trim each part; drop empty and double keywords."""
    return Heading(
        headline=" ".join(heading.headline.split()),
        deck=" ".join(heading.deck.split()),
        section=" ".join(heading.section.split()),
        event=" ".join(heading.event.split()),
        keywords={kind: _tidy(heading.keywords.get(kind, ())) for kind in KEYWORD_KINDS},
        author_shielded=heading.author_shielded,
        chain_confirmed=heading.chain_confirmed,
    )


def require_writer(actor: User, draft: Draft) -> None:
    """Stop unless the actor may write in the draft as it stands.

    The translator who claimed it writes while it is in translation; an editor writes until it is
    withdrawn, but not between approval and publication: what is published is what was approved.

    Raises:
        PermissionDenied: He may not.
        BadInput: The draft is closed for him.
    """
    if draft.stage == Stage.WITHDRAWN:
        raise BadInput("This story was withdrawn. Nothing in it can be changed.")
    if draft.stage == Stage.APPROVED:
        raise BadInput("This draft is approved, and what was approved is what is published. Return it to change it.")
    if draft.claimed_by_id == actor.pk and draft.stage == Stage.DRAFTING:
        require(actor, May.TRANSLATE)
        return
    if draft.claimed_by_id == actor.pk and draft.stage == Stage.REVIEW:
        raise BadInput("You have handed this draft over. Take it back first to go on writing.")
    require(actor, May.EDIT)


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


def _tidy(words: Sequence[str]) -> list[str]:
    """Trim, drop what is empty, keep the first of doubles."""
    return list(dict.fromkeys(word for word in (" ".join(raw.split())[:120] for raw in words) if word))
