from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.edition import paths
from marsad.errors import BadInput
from marsad.records import SearchQuery

any_text = st.text(st.characters(codec=None))


@given(any_text)
def test_every_text_has_a_slug_that_is_safe_in_a_path(text: str) -> None:
    slug = paths.slug_of(text)
    assert paths.is_slug(slug)
    assert len(slug.encode()) <= 255


@given(st.text(max_size=40))
def test_a_slug_is_its_own_slug(text: str) -> None:
    slug = paths.slug_of(text)
    assert paths.slug_of(slug) == slug


@pytest.mark.parametrize(
    "slug", ["", ".", "..", "../x", "a/b", "a\\b", "a\x00", "-a", "a-", "a b", "x" * 300, "%2e%2e", "a\n"]
)
def test_what_could_lead_elsewhere_is_no_slug(slug: str) -> None:
    assert not paths.is_slug(slug)
    with pytest.raises(BadInput, match="can't be part of an address"):
        paths.story_path(slug)


def test_spellings_that_differ_in_form_share_a_page() -> None:
    assert paths.keyword_path("places", "Tell al-Sindyan") == paths.keyword_path("places", "tell  Al Sindyan")


def test_arabic_keywords_have_encoded_addresses() -> None:
    assert paths.keyword_path("places", "مرسى") == "/keywords/places/%D9%85%D8%B1%D8%B3%D9%89/"


def test_days_are_padded() -> None:
    assert paths.day_path(date(2026, 1, 2)) == "/archive/2026/01/02/"
    assert paths.month_path(date(2026, 1, 2)) == "/archive/2026/01/"


days = st.none() | st.dates()


@given(
    st.builds(
        SearchQuery,
        text=st.text().map(str.strip),
        outlet=st.none() | st.text(min_size=1),
        lang=st.none() | st.just("ar"),
        section=st.none() | st.text(min_size=1),
        from_on=days,
        to_on=days,
        page=st.integers(1, 999_999),
    )
)
def test_a_search_survives_its_address(query: SearchQuery) -> None:
    from urllib.parse import parse_qsl, urlsplit

    values = dict(parse_qsl(urlsplit(paths.search_path(query)).query, keep_blank_values=True))
    assert paths.parse_search(values) == query


@pytest.mark.parametrize(
    "values",
    [{"from": "yesterday"}, {"to": "2026-13-01"}, {"page": "0"}, {"page": "-1"}, {"page": "²"}, {"page": "9" * 5000}],
)
def test_a_bad_search_says_what_to_write(values: dict[str, str]) -> None:
    with pytest.raises(BadInput, match=r"as 2026-11-22|page=1"):
        paths.parse_search(values)
