"""What stands in the place of a story that was withdrawn, or of which the text can't be read."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime

from marsad.errors import Unreadable
from marsad.newsroom.desk.convert import keywords_record
from marsad.newsroom.press.convert import UNKNOWN_OUTLET, story_record
from marsad.newsroom.press.models import Snapshot
from marsad.records import Original, Paragraph, Person, PublishedStory, Withdrawal

log = logging.getLogger(__name__)

UNSHOWN = "The text of this story can’t be shown at the moment. The newsroom keeps it, and has to bring it back."


def withdrawn_record(story: PublishedStory, withdrawal: Withdrawal) -> PublishedStory:
    """Return what is left of a story that was taken back: its address, and that it was."""
    return PublishedStory(
        slug=story.slug,
        version=story.version + 1,
        headline="Withdrawn",
        deck=None,
        section=story.section,
        paragraphs=(),
        keywords=keywords_record({}),
        original=_untold(story.original.captured_at),
        chain=(),
        chain_confirmed=False,
        translators=(),
        editor=Person(None),
        published_at=story.published_at,
        updated_at=withdrawal.at,
        withdrawn=withdrawal,
    )


def shown_record(row: Snapshot, shielded: Collection[int]) -> PublishedStory:
    """Return a snapshot's record as `story_record` does; one that can't be read says so in the place of its text."""
    try:
        return story_record(row, shielded)
    except Unreadable as error:
        publication = row.publication
        log.error("press.unreadable publication=%s %s", publication.slug, error.__cause__)
        headline = row.record.get("headline") if isinstance(row.record, dict) else None
        withdrawn = publication.withdrawn_at
        return PublishedStory(
            slug=publication.slug,
            version=row.version,
            headline=headline if isinstance(headline, str) and headline else "A story that can’t be shown",
            deck=None,
            section=publication.section,
            paragraphs=() if withdrawn else (Paragraph(text=UNSHOWN, original=None),),
            keywords=keywords_record({}),
            original=_untold(publication.published_at),
            chain=(),
            chain_confirmed=False,
            translators=(),
            editor=Person(None),
            published_at=publication.published_at,
            updated_at=publication.updated_at,
            withdrawn=Withdrawal(withdrawn, "It was withdrawn.") if withdrawn else None,
        )


def _untold(captured_at: datetime) -> Original:
    """Return an original of which nothing is told."""
    return Original(
        outlet=UNKNOWN_OUTLET,
        outlet_name="",
        outlet_native="",
        stance=None,
        headline="",
        deck=None,
        author=None,
        lang="und",
        published_on=None,
        address=None,
        captured_at=captured_at,
        sha256="",
    )
