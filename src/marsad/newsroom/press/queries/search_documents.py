"""Published stories as the search index takes them."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.edition.paths import slug_of
from marsad.newsroom.press.queries.published import find_published, iterate_all
from marsad.records import PublishedStory, SearchDocument


def published_document(story: PublishedStory) -> SearchDocument:
    """Return a published story as a document: its own words, then those of the original that readers may see."""
    keywords = story.keywords
    texts = [p.text for p in story.paragraphs] + [p.original for p in story.paragraphs]
    return SearchDocument(
        key=f"published:{story.slug}",
        scope="published",
        lang=story.lang,
        headline=story.headline,
        deck=story.deck or "",
        body="\n".join(text for text in texts if text),
        outlet=story.original.outlet,
        section=slug_of(story.section),
        day=story.published_at.date(),
        address=f"/stories/{story.slug}/",
        keywords=(
            *keywords.people,
            *keywords.places,
            *keywords.bodies,
            *keywords.topics,
            story.original.outlet_name,
            story.original.outlet_native,
            story.original.headline,
        ),
    )


def published_documents() -> Iterator[SearchDocument]:
    """Yield every standing story."""
    for story in iterate_all():
        if not story.withdrawn:
            yield published_document(story)


def find_published_document(key: str) -> SearchDocument | None:
    """Return the document of a key such as `published:slug`; None if it is gone or withdrawn."""
    story = find_published(key.removeprefix("published:"))
    return published_document(story) if story and not story.withdrawn else None
