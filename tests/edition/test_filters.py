from datetime import date

from marsad.edition.filters import hidden_fields, name_facet, search_with, turn_pages, year_of
from marsad.edition.words import Words
from marsad.records import SearchQuery, SearchResults


def test_a_new_filter_begins_at_the_first_page() -> None:
    assert search_with(SearchQuery(text="a", page=7), "lang", "ar") == "/search/?q=a&lang=ar"


def test_all_filters_come_off_at_once() -> None:
    query = SearchQuery(text="a", lang="ar", outlet="x", from_on=date(2026, 1, 1))
    assert search_with(query, "all", None) == "/search/?q=a"


def test_a_year_is_its_two_days() -> None:
    query = SearchQuery(from_on=date(2026, 1, 1), to_on=date(2026, 12, 31))
    assert year_of(query) == "2026"
    assert year_of(SearchQuery(from_on=date(2026, 1, 1))) is None
    assert search_with(query, "year", None) == "/search/"


def test_the_form_keeps_the_filters() -> None:
    query = SearchQuery(text="a", lang="ar", to_on=date(2026, 2, 1))
    assert hidden_fields(query) == [("lang", "ar"), ("to", "2026-02-01")]
    assert hidden_fields(None) == []


def test_pages_end_where_the_results_end() -> None:
    before, after, pages = turn_pages(SearchResults(query=SearchQuery(text="a", page=2, size=10), total=20))
    assert (before, after, pages) == ("/search/?q=a", None, 2)
    assert turn_pages(SearchResults(query=SearchQuery(), total=0)) == (None, None, 1)


def test_facets_have_names() -> None:
    assert name_facet(Words("en"), "lang", "ar", {}) == "Arabic"
    assert name_facet(Words("en"), "outlet", "x", {"x": "al-X"}) == "al-X"
    assert name_facet(Words("en"), "section", "politics", {}) == "Politics"
