import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.records import Facet, SearchDocument, SearchQuery, SearchResults
from marsad.search import Index, rebuild
from marsad.search.answer import LARGEST_PAGE

Maker = Callable[..., SearchDocument]
words = st.sampled_from(
    [
        "dam",
        "bread",
        "talks",
        "سد",
        "cease-fire",
        "ceasefire",
        "asmi",
        "nowhere",
        '"dam talks"',
        "-dam",
        "b*",
        "outlet:a",
    ]
)
queries = st.builds(
    SearchQuery,
    text=st.lists(words, max_size=3).map(" ".join),
    scope=st.sampled_from(["published", "archive"]),
    outlet=st.sampled_from([None, "", "a", "b", "nobody"]),
    lang=st.sampled_from([None, "en", "ar"]),
    section=st.sampled_from([None, "politics"]),
    from_on=st.sampled_from([None, date(2025, 1, 1)]),
    to_on=st.sampled_from([None, date(2024, 12, 31), date(2025, 12, 31)]),
    size=st.just(LARGEST_PAGE),
)


def found(index: Index, text: str, **filters: object) -> list[str]:
    return [hit.headline for hit in index.search(SearchQuery(text=text, **filters)).hits]  # type: ignore[arg-type]


@pytest.fixture
def small(index: Index, story: Maker) -> Index:
    index.put(
        [
            story("Jolani met al-Asmi", "Hay’at Tahrir al-Sham and the cease-fire in Idleb.", day=date(2026, 1, 3)),
            story("Alasmi denies", "The ceasefire of the ministers holds.", day=date(2026, 1, 2)),
            story("سد الصافية", "قال الوزير إن للحكومة ١٠٬٠٠٠ درهم.", lang="ar", day=date(2026, 1, 1)),
            story("Nothing", "The dam is mentioned here.", deck="A deck", keywords=("Khan al-Zafaran",)),
            story("The dam", "Nothing of the kind."),
        ]
    )
    index.commit()
    return index


@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        ("asmi", {"Jolani met al-Asmi"}),
        ("al-Asmi", {"Jolani met al-Asmi", "Alasmi denies"}),
        ("AL ASMI", {"Jolani met al-Asmi", "Alasmi denies"}),
        ("alasmi", {"Jolani met al-Asmi", "Alasmi denies"}),
        ("Hay'at", {"Jolani met al-Asmi"}),
        ("hayat", {"Jolani met al-Asmi"}),
        ("cease-fire", {"Jolani met al-Asmi", "Alasmi denies"}),
        ("ceasefire", {"Jolani met al-Asmi", "Alasmi denies"}),
        ('"tahrir sham"', {"Jolani met al-Asmi"}),
        ('"sham tahrir"', set()),
        ("minister", {"Alasmi denies"}),
        ('"the minister"', set()),
        ('"the ministers"', {"Alasmi denies"}),
        ("حكومة", {"سد الصافية"}),
        ('"الوزير ان الحكومة"', {"سد الصافية"}),
        ("10000", {"سد الصافية"}),
        ("minis*", {"Alasmi denies"}),
        ("headline:dam", {"The dam"}),
        ("asmi -jolani", set()),
        ("zafaran", {"Nothing"}),
        ("lang:ar", {"سد الصافية"}),
        ('"denies the"', set()),  # the end of a headline and the beginning of a body are no phrase
    ],
)
def test_what_is_found(small: Index, text: str, headlines: set[str]) -> None:
    assert set(found(small, text)) == headlines


def test_a_word_weighs_most_in_the_headline(small: Index) -> None:
    assert found(small, "dam") == ["The dam", "Nothing"]


def test_no_words_lists_newest_first_and_undated_last(small: Index) -> None:
    assert found(small, "")[:3] == ["Jolani met al-Asmi", "Alasmi denies", "سد الصافية"]


def test_exclusion_alone_lists_the_rest_newest_first(small: Index) -> None:
    assert found(small, "-jolani")[:2] == ["Alasmi denies", "سد الصافية"]


def test_where_no_story_has_all_words_some_must_do_and_the_note_says_so(small: Index) -> None:
    results = small.search(SearchQuery(text="asmi nowhere"))
    assert results.total == 1
    assert (
        results.note == "No story has all of these words; these have at least half of them."[:0]
        or "any" in results.note
    )


def test_half_of_the_words_go_before_any(small: Index) -> None:
    results = small.search(SearchQuery(text="jolani idleb nowhere nobody"))
    assert (results.total, results.note) == (1, "No story has all of these words; these have at least half of them.")


def test_a_filter_never_widens_the_words(small: Index) -> None:
    results = small.search(SearchQuery(text="jolani idleb", lang="ar"))
    assert (results.total, results.note) == (0, "")


def test_results_carry_what_a_list_shows(index: Index, story: Maker) -> None:
    index.put(
        [
            story(
                "Dam <b>",
                "Water in the dam.",
                key="k",
                outlet="o",
                section="s",
                lang="en",
                day=date(2026, 1, 1),
                address="/x/",
            )
        ]
    )
    index.commit()
    (hit,) = index.search(SearchQuery(text="dam")).hits
    assert (hit.key, hit.outlet, hit.section, hit.lang, hit.day, hit.address) == (
        "k",
        "o",
        "s",
        "en",
        date(2026, 1, 1),
        "/x/",
    )
    assert [hit.headline[slice(*span)] for span in hit.headline_highlights] == ["Dam"]
    assert [hit.snippet[slice(*span)] for span in hit.snippet_highlights] == ["dam"]


@pytest.mark.parametrize(
    ("text", "snippet"),
    [("", "The deck"), ("body", "The body"), ("deck", "The deck"), ("headline", "The body"), ("-other", "The deck")],
)
def test_snippet_comes_from_where_the_word_stands(index: Index, story: Maker, text: str, snippet: str) -> None:
    index.put([story("Headline", "The body", deck="The deck")])
    index.commit()
    assert [hit.snippet for hit in index.search(SearchQuery(text=text)).hits] == [snippet]


def test_story_without_deck_shows_its_beginning(index: Index, story: Maker) -> None:
    index.put([story("Headline", "The body")])
    index.commit()
    assert [hit.snippet for hit in index.search(SearchQuery()).hits] == ["The body"]


def test_pages_divide_the_list(mixed: Index) -> None:
    for text in ("", "dam"):
        whole = mixed.search(SearchQuery(text=text, size=LARGEST_PAGE))
        paged: list[str] = []
        for page in range(1, 100):
            results = mixed.search(SearchQuery(text=text, size=7, page=page))
            assert results.total == whole.total
            if not results.hits:
                break
            paged += [hit.key for hit in results.hits]
        assert paged == [hit.key for hit in whole.hits]


@pytest.mark.parametrize(("page", "size"), [(0, 0), (-3, -1), (10**30, 10**30), (1, 10**9)])
def test_odd_pages_are_answered(mixed: Index, page: int, size: int) -> None:
    results = mixed.search(SearchQuery(page=page, size=size))
    assert results.total > 0
    assert len(results.hits) <= LARGEST_PAGE


def clicked(index: Index, query: SearchQuery, name: str, facet: Facet) -> SearchResults:
    """Search again as a click on a facet does: its own filter replaced, all others kept."""
    if name == "year":
        year = int(facet.value)
        return index.search(msgspec.structs.replace(query, from_on=date(year, 1, 1), to_on=date(year, 12, 31)))
    return index.search(msgspec.structs.replace(query, **{name: facet.value}))


@given(queries)
def test_counts_equal_the_lists_behind_them(mixed: Index, query: SearchQuery) -> None:
    results = mixed.search(query)
    assert len(results.hits) == results.total
    named = {"outlet": results.outlets, "lang": results.languages, "section": results.sections, "year": results.years}
    for name, facets in named.items():
        for facet in facets:
            assert facet.count == len(clicked(mixed, query, name, facet).hits) > 0


@given(queries)
def test_counts_leave_no_value_out(mixed: Index, query: SearchQuery) -> None:
    results = mixed.search(query)
    if not query.outlet:
        assert {hit.outlet for hit in results.hits if hit.outlet} == {facet.value for facet in results.outlets}
    if not (query.from_on or query.to_on):
        assert {str(hit.day.year) for hit in results.hits if hit.day} == {facet.value for facet in results.years}


@given(st.text(max_size=60), st.one_of(st.none(), st.text(max_size=10)))
def test_any_text_gives_a_result(mixed: Index, text: str, outlet: str | None) -> None:
    results = mixed.search(SearchQuery(text=text, outlet=outlet))
    for hit in results.hits:
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.snippet_highlights)


@given(st.text(alphabet="ab \"-*:()[]{}^~\\/|&+.?<>اـ’'", max_size=30))
def test_any_punctuation_gives_a_result(mixed: Index, text: str) -> None:
    mixed.search(SearchQuery(text=text))


def test_dates_the_wrong_way_round_find_nothing(mixed: Index) -> None:
    assert mixed.search(SearchQuery(from_on=date(2026, 1, 1), to_on=date(2025, 1, 1))).total == 0


def test_order_does_not_depend_on_how_the_index_came_about(tmp_path: Path, story: Maker) -> None:
    stories = [story(f"Dam {n}", day=date(2026, 1, 1 + n % 3), key=f"k{n}") for n in range(40)]
    orders = []
    for seed in range(3):
        shuffled = random.Random(seed).sample(stories, len(stories))
        folder = tmp_path / str(seed)
        rebuild(folder, shuffled[:20])
        index = Index(folder)
        for one in shuffled[20:]:
            index.put([one])
            index.commit()
        orders.append([hit.key for hit in index.search(SearchQuery(size=100)).hits])
    assert orders[0] == orders[1] == orders[2]
