"""Stories of the archive as the newsroom itself sees them, published or not, in the form of published ones.

So what is gathered of published stories for a page of the edition is gathered of all of them for the desk, in one way.
Nothing of this leaves the house.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from marsad.newsroom.archive.models import Story
from marsad.newsroom.desk.convert import keywords_record
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.queries.labels import day_of, outlet_label
from marsad.newsroom.press.queries.statements import said_by_story
from marsad.newsroom.press.queries.subjects import Subjects, find_subjects
from marsad.newsroom.press.queries.told import BATCH, Told, means_by_story, tell
from marsad.newsroom.press.sayings import Naming, Place, Said, freeze_sayings
from marsad.newsroom.whoswho.queries.identities import Identity
from marsad.records import Block, Keywords, Original, Paragraph, Person, PublishedStory, Reading

_READ = ("blocks", "keywords")
"""What is taken of a reading; its names and statements are asked of their own rows."""


def inside_stories(story_ids: Collection[int], *, sealed: bool, lost: set[int]) -> Iterator[Told]:
    """Yield stories with all their statements and whom their names mean, in a few questions for every five hundred.

    A record's slug is the number of its story, a statement's id the key by which the story's page at the desk names it.

    Args:
        story_ids: The numbers of the stories.
        sealed: Tell of sealed headings too; for editors only.
        lost: Is given the numbers of the stories of which something can't be read, and is left out.
    """
    numbers = sorted(set(story_ids), reverse=True)
    for start in range(0, len(numbers), BATCH):
        rows = Story.objects.filter(pk__in=numbers[start : start + BATCH]).select_related("outlet", "draft")
        stories = list(rows.defer("signature").prefetch_related("draft__segments"))
        means = means_by_story([story.pk for story in stories], sealed=sealed)
        readings = {story.pk: _reading(story, lost) for story in stories}
        words = {word for reading in readings.values() for word in _printed(reading)}
        heads = {identity.head for names in means.values() for identity in names.values()}
        subjects = find_subjects(words, heads, sealed=sealed)
        said = said_by_story(stories, lost)
        told = [
            (one.pk, _record(one, readings[one.pk], said[one.pk], means.get(one.pk, {}), subjects)) for one in stories
        ]
        yield from tell(told, means, {})


def _record(
    story: Story, reading: Reading, said: tuple[Said, ...], names: Mapping[str, Identity], subjects: Subjects
) -> PublishedStory:
    blocks = reading.blocks or (Block(((0, len(story.text)),), "body", story.lang),)
    touched = [span for one in said for span in one.statement.content]
    places = tuple(
        Place(number, block.spans, shown=True, told=True)
        for number, block in enumerate(blocks, 1)
        if any(start < last and first < end for start, end in touched for first, last in block.spans)
    )
    means = {name: identity.head for name, identity in names.items()}
    english = {name: subjects.heads[head].label or None for name, head in means.items() if head in subjects.heads}
    sayings = freeze_sayings(_by_key(said), places, Naming(english.get, lambda link: link, None), (), least=0)
    draft: Draft | None = getattr(story, "draft", None)
    ours = _translations(draft)
    originals = {place.number: reading.slice(place.spans) for place in places}
    return PublishedStory(
        slug=str(story.pk),
        version=0,
        headline=draft.headline if draft and draft.headline else story.headline,
        deck=None,
        section="",
        paragraphs=tuple(
            Paragraph(ours.get(text, ""), text, sayings=sayings.get(number, ())) for number, text in originals.items()
        ),
        keywords=_given(draft) or subjects.keywords_of(_printed(reading), means),
        original=_original(story),
        chain=(),
        chain_confirmed=False,
        translators=(),
        editor=Person(None),
        published_at=story.first_seen_at,
        updated_at=story.first_seen_at,
        lang="en" if draft and draft.headline else story.lang,
    )


def _reading(story: Story, lost: set[int]) -> Reading:
    kept = {name: story.reading[name] for name in _READ if name in story.reading}
    whole = {"input": "", "kind": "story", "text": story.text, "lang": story.lang}
    try:
        return msgspec.convert({**kept, **whole}, Reading)
    except msgspec.ValidationError:
        lost.add(story.pk)
        return msgspec.convert(whole, Reading)


def _by_key(said: tuple[Said, ...]) -> list[Said]:
    """Return statements under the keys by which pages name them."""
    keys = {one.statement.id: one.key for one in said}
    return [
        Said(
            replace(one.statement, id=one.key, parent=keys.get(one.statement.parent or "", one.statement.parent)),
            one.confirmed,
            one.key,
        )
        for one in said
    ]


def _translations(draft: Draft | None) -> dict[str, str]:
    """Return what stands for each text of the original, as far as it is translated."""
    if draft is None:
        return {}
    ours = {segment.source_text: segment.target_text.strip() for segment in draft.segments.all() if not segment.cut}
    return {**ours, draft.story.headline: draft.headline, draft.story.deck: draft.deck}


def _given(draft: Draft | None) -> Keywords | None:
    """Return the keywords that a person gave, None where nobody did."""
    given = keywords_record(draft.keywords) if draft else Keywords()
    return given if given != Keywords() else None


def _printed(reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.value for word in reading.keywords if word.value))


def _original(story: Story) -> Original:
    label = outlet_label(story)
    return Original(
        outlet=label.key or "none",
        outlet_name=label.name,
        outlet_native=label.native_name,
        stance=label.stance or None,
        headline=story.headline,
        deck=None,
        author=None,
        lang=story.lang,
        published_on=day_of(story),
        address=story.address or None,
        captured_at=story.first_seen_at,
        sha256="",
    )
