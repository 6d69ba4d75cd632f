"""The sample's stories, each looked for as somebody who half remembers it would."""

import random
import re

import pytest

from marsad.records import SearchDocument, SearchQuery
from marsad.sample import SampleStory, load_stories
from marsad.search import Index, find_tokens

STORIES = load_stories()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    index = Index(tmp_path_factory.mktemp("known"))
    index.put(
        SearchDocument(
            key=story.id,
            scope="archive",
            lang="en" if story.outlet == "harbour-post" else "ar",
            headline=story.headline,
            deck=story.deck or "",
            body="\n".join(story.body),
            outlet=story.outlet,
            keywords=story.keywords,
        )
        for story in STORIES
    )
    index.commit()
    return index


def place_of(index: Index, story: SampleStory, query: str) -> int:
    """Return where a story stands among the results; 0 if it does not."""
    keys = [hit.key for hit in index.search(SearchQuery(text=query, scope="archive")).hits]
    return keys.index(story.id) + 1 if story.id in keys else 0


def misspelt(text: str) -> str:
    """Write a text as a hurried hand does: no hamza, no dots on the ta, no case, other apostrophes."""
    hurried = text.lower().translate(str.maketrans("أإآةى", "اااهي"))
    return re.sub("[’‘]", "'", hurried)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_its_headline_finds_a_story_first(index: Index, story: SampleStory) -> None:
    assert place_of(index, story, story.headline) == 1


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_its_headline_in_another_spelling_finds_a_story_first(index: Index, story: SampleStory) -> None:
    assert place_of(index, story, misspelt(story.headline)) == 1


def test_five_words_of_a_body_find_the_story(index: Index) -> None:
    chance = random.Random(7)
    places = []
    for story in STORIES:
        body = "\n".join(story.body)
        words = [body[token.start : token.end] for token in find_tokens(body) if len(token.form) > 4]
        places.append(place_of(index, story, misspelt(" ".join(chance.sample(words, 5)))))
    assert all(places)
    assert sum(place == 1 for place in places) / len(places) > 0.9


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_a_quoted_stretch_finds_its_story_alone(index: Index, story: SampleStory) -> None:
    words = [word for word in re.split(r"[\s\"“”«»]+", story.body[1]) if word][:7]
    results = index.search(SearchQuery(text=f'"{" ".join(words)}"', scope="archive"))
    assert [hit.key for hit in results.hits] == [story.id]
