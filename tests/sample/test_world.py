import re
from collections import defaultdict
from datetime import timedelta

import msgspec
import pytest

from marsad.errors import BadInput
from marsad.records import Keywords
from marsad.sample import (
    SampleStory,
    SampleTranslation,
    align,
    load_judgements,
    load_stories,
    load_translations,
    load_world,
)
from marsad.sample.printing import SECTIONS, WARDIYA_TIME
from marsad.sample.sites import OUTLETS
from marsad.search import fold

STORIES = load_stories()
TRANSLATIONS = load_translations()
LONGEST_SHARED = 5
"""Sentences of this many words and fewer may occur twice: "He gave no reason."."""

_SENTENCE_END = re.compile(r"[.!?؟…:;؛]+[\"”’»)]*\s+|\n+")


def sentences(text: str) -> list[str]:
    return [folded for part in _SENTENCE_END.split(text) if len((folded := fold(part)).split()) > LONGEST_SHARED]


def test_world_names_the_cast() -> None:
    world = load_world()
    assert world.country.name.en == "Hadran"
    assert {person.role for person in world.house.people} == {"translator", "editor", "operator", "reader"}
    assert len({person.login for person in world.house.people}) == len(world.house.people)


def test_stories_have_ids_of_their_own_outlets_and_events() -> None:
    events = {event.id for event in load_world().events}
    assert len({story.id for story in STORIES}) == len(STORIES)
    assert len({(story.outlet, story.slug) for story in STORIES}) == len(STORIES)
    for story in STORIES:
        assert story.outlet in OUTLETS
        assert story.id.startswith(story.outlet)
        assert story.section in SECTIONS
        assert story.event is None or story.event in events


def test_stories_are_complete() -> None:
    for story in STORIES:
        assert story.headline.strip() == story.headline != ""
        assert len(story.body) >= 3
        assert all(paragraph.strip() == paragraph != "" for paragraph in story.body)
        assert story.published_at.utcoffset() == WARDIYA_TIME.utcoffset(None)
        assert re.fullmatch(r"[a-z0-9-]+", story.slug)


@pytest.mark.parametrize("text", ["stories", "translations"])
def test_no_two_share_a_sentence(text: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    if text == "stories":
        for story in STORIES:
            for part in (story.headline, story.deck or "", *story.body):
                for sentence in sentences(part):
                    owners[sentence].add(story.id)
    else:
        for translation in TRANSLATIONS:
            for part in (translation.headline, translation.deck or "", *translated(translation)):
                for sentence in sentences(part):
                    owners[sentence].add(translation.slug)
    assert {sentence: names for sentence, names in owners.items() if len(names) > 1} == {}


def translated(translation: SampleTranslation) -> list[str]:
    """Return the paragraphs that a translation prints."""
    texts = [part if isinstance(part, str) else part.text for part in translation.paragraphs]
    return [text for text in texts if text is not None]


def test_translations_belong_to_stories_and_to_the_house() -> None:
    stories = {story.id: story for story in STORIES}
    roles = {person.login: person.role for person in load_world().house.people}
    for translation in TRANSLATIONS:
        story = stories[translation.of]
        assert roles[translation.translator] == "translator"
        assert roles[translation.editor] == "editor"
        assert translation.published_at > story.published_at - timedelta(minutes=1)
        assert len(align(translation, story)) == len(story.body)


def test_judgements_are_of_stories_by_people_who_judge() -> None:
    judgements = load_judgements()
    stories = {story.id: story for story in STORIES}
    roles = {person.login: person.role for person in load_world().house.people}
    assert 10 <= len(judgements) <= 15
    assert {stories[one.of].outlet for one in judgements} == set(OUTLETS)
    assert {one.verdict for one in judgements} == {"confirm", "correct", "reject"}
    for one in judgements:
        assert roles[one.by] in ("translator", "editor")
        mended = (one.source, one.cue, one.content, one.speaker, one.office, one.named)
        assert (one.verdict == "correct") == any(part is not None for part in mended)


def test_front_page_places_are_taken_once() -> None:
    ranks = [translation.rank for translation in TRANSLATIONS if translation.rank]
    assert len(set(ranks)) == len(ranks)


def made_translation(**parts: object) -> SampleTranslation:
    story = STORIES[0]
    whole = {
        "of": story.id,
        "translator": "dina",
        "editor": "ruth",
        "headline": "Headline",
        "deck": None,
        "section": story.section,
        "paragraphs": ["Text."] * len(story.body),
        "keywords": msgspec.to_builtins(Keywords()),
        "published_at": "2026-11-01T00:00:00+00:00",
    }
    return msgspec.convert(whole | parts, SampleTranslation)


def test_paragraphs_stand_beside_their_originals() -> None:
    story = STORIES[0]
    rest = ["Text."] * (len(story.body) - 2)
    made = made_translation(paragraphs=[{"cut": "Repeats the first."}, {"text": "Second.", "note": "A note."}, *rest])
    first, second, *_ = align(made, story)
    assert (first.text, first.original, first.note) == (None, story.body[0], "Repeats the first.")
    assert (second.text, second.original, second.note) == ("Second.", story.body[1], "A note.")


@pytest.mark.parametrize("paragraphs", [[], ["Only one."], [{"cut": None}] * 40])
def test_misaligned_translations_are_refused(paragraphs: list[object]) -> None:
    story: SampleStory = STORIES[0]
    with pytest.raises(BadInput, match=story.id):
        align(made_translation(paragraphs=paragraphs), story)


def test_a_paragraph_is_translated_or_cut() -> None:
    story = STORIES[0]
    with pytest.raises(BadInput, match="Expected text or cut"):
        align(made_translation(paragraphs=[{"text": "Both", "cut": "Both"}] * len(story.body)), story)
