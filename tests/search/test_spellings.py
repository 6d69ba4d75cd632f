"""Names that somebody knows by other spellings are looked for under all of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.records import SearchDocument, SearchQuery, SearchResults, Spelling
from marsad.search import Index

Maker = Callable[..., SearchDocument]
SARROUJ = Spelling("Srouj", ("Adib Sarrouj", "al-Sarrouj", "أديب سروج"))
PORT = Spelling("port authority", ("هيئة المرفأ", "RPA"))


@pytest.fixture
def stories(index: Index, story: Maker) -> Index:
    index.put(
        [
            story("Srouj speaks", key="a"),
            story("The director", "Adib Sarrouj’s speech at the dam", key="b"),
            story("Al-Sarrouj silent", key="c"),
            story("قال أديب سروج", lang="ar", key="d"),
            story("Adib the baker", key="e"),
            story("Authority over the port", key="f"),
            story("RPA to strike", key="g"),
            story("أعلنت هيئة المرفأ الإضراب", lang="ar", key="h"),
        ]
    )
    index.commit()
    return index


def look(index: Index, text: str, *also: Spelling) -> SearchResults:
    return index.search(SearchQuery(text=text, also=also))


def keys(results: SearchResults) -> str:
    return "".join(sorted(hit.key for hit in results.hits))


def test_every_spelling_finds_all(stories: Index) -> None:
    found = look(stories, "Srouj", SARROUJ)
    assert keys(found) == "abcd"
    assert found.note == "Also looked for: Adib Sarrouj, al-Sarrouj, أديب سروج."


def test_without_it_only_what_was_typed(stories: Index) -> None:
    assert keys(look(stories, "Srouj")) == "a"


def test_what_was_typed_counts_word_by_word_the_others_together(stories: Index) -> None:
    assert keys(look(stories, "port authority", PORT)) == "fgh"


def test_other_words_still_must_occur(stories: Index) -> None:
    assert keys(look(stories, "srouj dam", SARROUJ)) == "b"


@pytest.mark.parametrize(("text", "found"), [('"Srouj"', "a"), ("-Srouj silent", "c"), ("headline:Srouj", "a")])
def test_what_is_quoted_excluded_or_in_a_field_is_meant_as_it_is(stories: Index, text: str, found: str) -> None:
    assert keys(look(stories, text, SARROUJ)) == found


def test_the_spelling_that_stands_there_is_marked(stories: Index) -> None:
    hits = {hit.key: hit for hit in look(stories, "Srouj", SARROUJ).hits}
    [(start, end)] = hits["d"].headline_highlights
    assert hits["d"].headline[start:end] == "أديب سروج"
    [(start, end)] = hits["b"].snippet_highlights
    assert hits["b"].snippet[start:end] == "Adib Sarrouj’s"


@pytest.mark.parametrize("spelling", [Spelling("", ("x",)), Spelling("Srouj", ()), Spelling('a"b', ('"', "\ud800"))])
def test_odd_spellings_change_nothing(stories: Index, spelling: Spelling) -> None:
    assert keys(look(stories, "Srouj", spelling)) == "a"
