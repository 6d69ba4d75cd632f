import json
from datetime import UTC, datetime

import feedparser
from lxml import etree

from marsad.edition import SitePage, atom_feed, json_feed, news_sitemap, sitemap
from marsad.edition.feeds import SITEMAP_LIMIT

NEWS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": "http://www.google.com/schemas/sitemap-news/0.9"}
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_atom_is_read_by_a_feed_reader(site, stories) -> None:
    feed = feedparser.parse(atom_feed(site, stories))
    assert not feed.bozo
    assert feed.feed.title == "The Hadran Review"
    assert len(feed.entries) == len(stories) - 1
    assert feed.entries[0].link == "https://review.example/stories/bread-at-220/"
    dates = [entry.published for entry in feed.entries]
    assert dates == sorted(dates, reverse=True)


def test_json_feed_holds_credit_and_disclaimer(site, stories) -> None:
    feed = json.loads(json_feed(site, stories))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    item = next(item for item in feed["items"] if "dam-at-31" in item["url"])
    assert item["_marsad"]["stance"] == "semi-official newspaper"
    assert item["_marsad"]["disclaimer"] == site.disclaimer
    assert item["content_text"].startswith("The Minister of Electricity")


def test_withdrawn_stories_are_in_none(site, stories) -> None:
    for document in (atom_feed(site, stories), json_feed(site, stories)):
        assert b"taken-back" not in document
        assert b"Secret Witness" not in document
    assert b"taken-back" not in news_sitemap(site, stories, datetime(2026, 11, 12, 12, tzinfo=UTC))


def test_hostile_text_makes_well_formed_documents(site, hostile_story) -> None:
    for document in (
        atom_feed(site, [hostile_story]),
        news_sitemap(site, [hostile_story], NOW),
    ):
        assert etree.fromstring(document) is not None
    title = feedparser.parse(atom_feed(site, [hostile_story]), sanitize_html=False).entries[0].title
    assert title.startswith("<script>alert(1)</script>")
    assert json.loads(json_feed(site, [hostile_story]))["items"][0]["title"].startswith("<script>")
    assert "external_url" not in json.loads(json_feed(site, [hostile_story]))["items"][0]


def test_the_news_sitemap_holds_two_days(site, stories) -> None:
    tree = etree.fromstring(news_sitemap(site, stories, NOW))
    titles = tree.xpath("//n:title/text()", namespaces=NEWS)
    assert len(titles) == 3
    assert "Bread at 220" in titles


def test_the_sitemap_names_pages_and_stories(site, stories) -> None:
    pages = [SitePage("/"), SitePage("/stories/dam/", datetime(2026, 11, 12, 12, tzinfo=UTC))]
    tree = etree.fromstring(sitemap(site, pages))
    places = tree.xpath("//s:loc/text()", namespaces=NEWS)
    assert places == ["https://review.example/", "https://review.example/stories/dam/"]
    assert tree.xpath("//s:lastmod/text()", namespaces=NEWS) == ["2026-11-12T12:00:00Z"]
    assert sitemap(site, pages, 1) is None


def test_more_pages_than_a_file_may_name_go_into_parts(site) -> None:
    pages = [SitePage(f"/stories/s{number}/") for number in range(SITEMAP_LIMIT + 5)]
    index = etree.fromstring(sitemap(site, pages))
    assert index.tag.endswith("sitemapindex")
    places = index.xpath("//s:loc/text()", namespaces=NEWS)
    assert places == [f"https://review.example/sitemap-{part}.xml" for part in (1, 2)]
    parts = [etree.fromstring(sitemap(site, pages, part)).xpath("//s:loc/text()", namespaces=NEWS) for part in (1, 2)]
    assert [len(part) for part in parts] == [SITEMAP_LIMIT, 5]
    assert sitemap(site, pages, 3) is None


def test_an_empty_edition_has_feeds(site) -> None:
    assert not feedparser.parse(atom_feed(site, [])).bozo
    assert json.loads(json_feed(site, []))["items"] == []
