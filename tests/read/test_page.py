from __future__ import annotations

import pytest

from marsad.read.meta import read_meta
from marsad.read.page import join_address, parse_tree, see


def pieces_of(html: str) -> list[tuple[str, str]]:
    tree, _ = parse_tree(f"<html><body>{html}</body></html>")
    assert tree is not None
    return [(piece.tag, piece.text) for piece in see(tree, None, {}).pieces]


def test_inline_markup_stays_in_its_block() -> None:
    assert pieces_of("<p>One <b>two</b>\n  three<i>!</i></p>tail") == [("p", "One two three!"), ("body", "tail")]


def test_breaks_end_a_piece_but_not_a_heading() -> None:
    assert pieces_of("<h1>One<br>two</h1><p>three<br><br>four") == [("h1", "One two"), ("p", "three"), ("p", "four")]


def test_links_and_styled_spans_side_by_side_are_set_apart() -> None:
    assert pieces_of("<p><a href=/a>One</a><a href=/b>Two</a></p>") == [("p", "One Two")]
    assert pieces_of("<p><span class=d>2021</span><span class=v>12</span></p>") == [("p", "2021 12")]
    assert pieces_of("<p><span class=cap>T</span>he end</p>") == [("p", "The end")]


def test_text_and_spans_agree() -> None:
    tree, whole = parse_tree("<html><h1>A <em>b</em></h1><ul><li>c<li>d<br>e</ul>")
    assert tree is not None and whole
    page = see(tree, None, {})
    assert page.text == "A b\n\nc\n\nd\ne"
    assert [page.text[a:b] for piece in page.pieces for a, b in piece.spans] == [piece.text for piece in page.pieces]


def test_a_tree_that_was_cut_is_not_whole() -> None:
    assert parse_tree("<html>" + "<div>" * 400 + "deep")[1] is False


@pytest.mark.parametrize(
    ("base", "href", "full"),
    [
        ("https://a.example/x/", "../s?q=1", "https://a.example/s?q=1"),
        ("https://a.example/x/", "//b.example/s", "https://b.example/s"),
        (None, "/s", "/s"),
        (None, "http://b.example/", "http://b.example/"),
        ("https://a.example/", "javascript:alert(1)", None),
        ("https://a.example/", " JavaScript:alert(1)", None),
        ("https://a.example/", "mailto:x@a.example", None),
        ("https://a.example/", "#top", None),
        ("https://a.example/", "http://[bad", None),
        ("https://a.example/", "", None),
    ],
)
def test_addresses(base: str | None, href: str, full: str | None) -> None:
    assert join_address(base, href) == full


def test_metadata_of_all_kinds() -> None:
    tree, _ = parse_tree(
        """<html lang="ar"><head><title>T - Site</title><meta property="og:title" content=" O  T ">
        <meta name="author" content="A"><meta property="og:site_name" content="Site">
        <script type="application/ld+json">[{"@graph": [{"@type": ["NewsArticle"],
        "headline": "L", "datePublished": "2021-05-03", "author": [{"name": "B"}]}, 7, null]}]</script></head><body>x"""
    )
    assert tree is not None
    meta = read_meta(tree)
    assert meta.titles == ["L", "O T", "T - Site"] and meta.authors == ["B", "A"]
    assert (meta.dates, meta.site, meta.lang, meta.article) == (["2021-05-03"], "Site", "ar", True)
