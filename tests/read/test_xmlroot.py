"""XML that is no page is refused, whatever stands before its root."""

from __future__ import annotations

import pytest

from marsad.read.xmlroot import not_a_page

BOMB = '<?xml version="1.0"?>\n<!DOCTYPE lolz [\n<!ENTITY a "ha">\n<!ENTITY b "&a;&a;">\n]>\n<lolz>&b;</lolz>'


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        BOMB.replace("lolz>", "rss>"),
        "<!-- a note --><rss version='2.0'></rss>",
        '<?xml version="1.0"?><rdf:RDF></rdf:RDF>',
        '<?xml version="1.0"?><!DOCTYPE x [ <!ENTITY a "b"> and no end',
        '<?xml version="1.0"?>' + " " * 200_000 + "<x/>",
    ],
)
def test_feeds_bombs_and_other_xml_are_no_pages(text: str) -> None:
    assert not_a_page(text)


@pytest.mark.parametrize(
    "text",
    [
        "Plain text about <rss> feeds.",
        "<!doctype html><html><body><p>A page.</p></body></html>",
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd"><html></html>',
        "<!-- a note that never ends",
        "",
    ],
)
def test_pages_are_pages(text: str) -> None:
    assert not_a_page(text) is None
