"""Stories of the archive as the search index takes them."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.newsroom.archive.convert import shown_reading
from marsad.newsroom.archive.models import Story
from marsad.records import SearchDocument


def story_document(story: Story) -> SearchDocument:
    """Return a story as a document of the index."""
    reading = shown_reading(story)
    return SearchDocument(
        key=f"story:{story.pk}",
        scope="archive",
        lang=story.lang,
        headline=story.headline,
        deck=story.deck,
        body="\n".join(reading.slice(block.spans) for block in reading.paragraphs()),
        outlet=story.outlet.key if story.outlet else "",
        day=story.published_on,
        address=f"/desk/stories/{story.pk}/",
        keywords=tuple(field.value for field in reading.keywords if field.value),
    )


def archive_documents() -> Iterator[SearchDocument]:
    """Yield every story of the archive, oldest first, without holding them all."""
    for story in Story.objects.select_related("outlet").order_by("pk").iterator(chunk_size=200):
        yield story_document(story)


def find_archive_document(key: str) -> SearchDocument | None:
    """Return the document of a key such as `story:12`, or None if it is gone."""
    story = Story.objects.select_related("outlet").filter(pk=int(key.removeprefix("story:"))).first()
    return story_document(story) if story else None
