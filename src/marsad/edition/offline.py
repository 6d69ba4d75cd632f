"""The index of the search page that works without a server: a script that holds the stories' texts."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from marsad.edition.jsonld import script_safe
from marsad.edition.links import file_of
from marsad.edition.pages import published_on
from marsad.edition.paths import story_path
from marsad.records import PublishedStory

INDEX_PATH = "/search/index.js"
FULL_TEXT_LIMIT = 8_000_000
"""Above this many letters of text the index holds headline, deck and keywords only."""


def offline_index(stories: Sequence[PublishedStory]) -> str:
    """Return a script that gives the search page its stories, newest first.

    A script and not JSON, because a page opened from a disk may not fetch its neighbours.

    Args:
        stories: Stories that stand; one that was taken back must not be among them.
    """
    size = sum(len(part.text or "") for story in stories for part in story.paragraphs)
    rows = [_row(story, full=size <= FULL_TEXT_LIMIT) for story in stories]
    return f"window.marsadStories = {script_safe(msgspec.json.encode(rows).decode())};\n"


def _row(story: PublishedStory, *, full: bool) -> dict[str, str]:
    """Return a story as the search script reads it."""
    keywords = story.keywords.people + story.keywords.places + story.keywords.bodies + story.keywords.topics
    names = (story.original.outlet_name, story.original.outlet_native, story.original.headline, story.section)
    return {
        "path": file_of(story_path(story.slug), quoted=True),
        "lang": story.lang,
        "day": published_on(story.published_at).isoformat(),
        "outlet": story.original.outlet_name,
        "headline": story.headline,
        "deck": story.deck or "",
        "keywords": " · ".join((*keywords, *names)),
        "body": "\n".join(part.text for part in story.paragraphs if part.text) if full else "",
    }
