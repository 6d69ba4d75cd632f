import posixpath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.edition.links import STATIC, ServerLinks, StaticLinks, digest_of, file_of
from marsad.edition.paths import keyword_path, story_path

pages = st.sampled_from(
    ["/", "/about/", "/stories/x/", "/stories/x/original/", "/archive/2026/11/22/", "/feed.atom", "/sections/a/?page=3"]
) | st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20).map(
    lambda text: keyword_path("topics", text)
)


@given(pages, pages)
def test_a_relative_link_leads_to_the_file(here: str, there: str) -> None:
    link = StaticLinks(here).link(there)
    found = posixpath.normpath(posixpath.join(posixpath.dirname(file_of(here)), unquote(link)))
    assert found == posixpath.normpath(file_of(there))
    assert not link.startswith("/")


def test_a_search_keeps_its_query_and_a_fragment_stays() -> None:
    links = StaticLinks("/stories/x/")
    assert links.link("/search/?q=%22water%22") == "../../search/index.html?q=%22water%22"
    assert links.link("/stories/y/#p3") == "../y/index.html#p3"


def test_server_links_are_the_paths() -> None:
    assert ServerLinks().link(story_path("water")) == "/stories/water/"


@pytest.mark.parametrize("name", ["tokens.css", "edition.css", "fonts/marsad-serif.woff2"])
def test_assets_carry_their_digest(name: str) -> None:
    assert ServerLinks().asset(name) == f"/static/{name}?v={digest_of(name)}"
    assert StaticLinks("/stories/x/").asset(name) == f"../../static/{name}?v={digest_of(name)}"


def test_fonts_carry_their_licence() -> None:
    for font in STATIC.glob("fonts/*.woff2"):
        assert "SIL OPEN FONT LICENSE" in font.with_suffix("").with_suffix(".OFL.txt").read_text(encoding="utf-8")
