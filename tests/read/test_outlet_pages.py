"""The pages of the invented outlets, as their servers send them: with declarations, and without."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from marsad.read import read_page as read
from marsad.records import Capture, Field, Outlet, Reading
from marsad.sample.declarations import declarations
from marsad.sample.sites import OUTLETS, PORTS, WARDIYA_TIME, Site, origin_of
from marsad.sample.world import SampleStory

SITES = [Site(outlet, origin_of(port)) for outlet, port in zip(OUTLETS, PORTS, strict=True)]
STORIES = [(site, story) for site in SITES for story in site.stories]


def read_story(site: Site, story: SampleStory, outlets: tuple[Outlet, ...]) -> Reading:
    path = site.story_path(story)
    page = site.page(path)
    capture = Capture(
        input=path,
        body=page.body,
        media_type="text/html",
        address=site.origin + path,
        received_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return read(capture, outlets)


def value(field: Field | None) -> str | None:
    return " ".join(field.value.split()) if field and field.value else None


@pytest.mark.parametrize(("site", "story"), STORIES, ids=[story.id for _, story in STORIES])
def test_a_declared_page_gives_back_its_story(site: Site, story: SampleStory) -> None:
    reading = read_story(site, story, declarations())
    day = story.published_at.astimezone(WARDIYA_TIME).date().isoformat()
    printed = (story.headline, story.deck, story.author, story.byline, story.dateline, day)
    names = ("headline", "deck", "author", "byline", "dateline", "date")
    assert [value(getattr(reading, name)) for name in names] == [part and " ".join(part.split()) for part in printed]
    paragraphs = [reading.slice(block.spans) for block in reading.paragraphs()]
    assert len(paragraphs) == len(story.body)
    # A dateline that runs into the text stays in its paragraph.
    assert all(found.endswith(" ".join(told.split())) for found, told in zip(paragraphs, story.body, strict=True))


def test_without_declarations_hardly_anything_is_lost() -> None:
    right = 0
    for site, story in STORIES:
        reading = read_story(site, story, ())
        told = (story.headline, story.deck, len(story.body))
        right += (value(reading.headline), value(reading.deck), len(reading.paragraphs())) == tuple(
            " ".join(part.split()) if isinstance(part, str) else part for part in told
        )
    assert right >= 0.95 * len(STORIES)
