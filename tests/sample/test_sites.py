import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime

import feedparser
import lxml.html
import msgspec
import pytest

from marsad.read import read_page as read
from marsad.records import Capture, Outlet, Reading
from marsad.sample import OUTLETS, PORTS, SampleStory, Site, declarations, load_stories
from marsad.sample.printing import WARDIYA_TIME, print_day
from marsad.sample.sites import NEW_LAYOUT_ON, origin_of

SITES = {outlet: Site(outlet, origin_of(port)) for outlet, port in zip(OUTLETS, PORTS, strict=True)}
DECLARED = {outlet.id: outlet for outlet in declarations(PORTS)}
STORIES = load_stories()


def tree_of(story: SampleStory) -> lxml.html.HtmlElement:
    site = SITES[story.outlet]
    return lxml.html.document_fromstring(site.page(site.story_path(story)).body)


def texts_at(story: SampleStory, selector: str | None) -> list[str]:
    """Return the texts at a selector of the outlet's declaration."""
    if selector is None:
        return []
    from lxml.cssselect import CSSSelector

    return [" ".join(found.text_content().split()) for found in CSSSelector(selector)(tree_of(story))]


def story_shape(story: SampleStory):  # type: ignore[no-untyped-def]
    shape = DECLARED[story.outlet].shape_on(story.published_at.astimezone(WARDIYA_TIME).date())
    assert shape
    return shape


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_declared_shape_finds_every_part(story: SampleStory) -> None:
    shape = story_shape(story)
    assert texts_at(story, shape.headline) == [" ".join(story.headline.split())]
    assert texts_at(story, shape.deck) == ([story.deck] if story.deck else [])
    assert texts_at(story, shape.byline) == ([story.byline] if story.byline else [])
    body = texts_at(story, shape.body)
    assert len(body) == len(story.body)
    assert all(shown.endswith(" ".join(meant.split())) for shown, meant in zip(body, story.body, strict=True))
    assert len(texts_at(story, shape.date)) == 1
    if shape.keywords:
        assert texts_at(story, shape.keywords) == list(story.keywords)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_reading_gives_the_story_back(story: SampleStory) -> None:
    reading = reading_of(SITES[story.outlet], SITES[story.outlet].story_path(story))
    assert reading.kind == "story"
    assert reading.headline and reading.headline.value == story.headline
    assert (reading.deck and reading.deck.value) == story.deck
    assert (reading.author and reading.author.value) == story.author
    assert reading.date and reading.date.value == f"{story.published_at.astimezone(WARDIYA_TIME):%Y-%m-%d}"
    shown = [" ".join(reading.slice(block.spans).split()) for block in reading.paragraphs()]
    assert len(shown) == len(story.body)
    assert all(text.endswith(" ".join(meant.split())) for text, meant in zip(shown, story.body, strict=True))


def reading_of(site: Site, path: str) -> Reading:
    """Read a page as it is collected."""
    capture = Capture(
        input=site.origin + path,
        address=site.origin + path,
        body=site.page(path).body,
        media_type="text/html",
        charset="utf-8",
        received_at=datetime(2026, 11, 22, tzinfo=UTC),
        status=200,
    )
    return read(capture, tuple(DECLARED.values()))


@pytest.mark.parametrize("site", SITES.values(), ids=SITES.keys())
def test_front_pages_are_lists(site: Site) -> None:
    reading = reading_of(site, "/")
    assert reading.kind == "listing"
    shown = [entry.headline.value for entry in reading.entries if entry.headline]
    assert shown == [" ".join(story.headline.split()) for story in site.stories][: len(shown)]
    assert len(shown) >= min(len(site.stories), 9)


@pytest.mark.parametrize("site", SITES.values(), ids=SITES.keys())
def test_every_link_inside_a_site_leads_somewhere(site: Site) -> None:
    promised = ("/tag/", "/topics/", "/subscribe", "/archive", "/tides")
    for path in site.paths:
        page = site.page(path)
        if page.status != 200 or not page.media_type.startswith("text/html") or path in [b.path for b in site.broken]:
            continue
        tree = lxml.html.document_fromstring(page.body)
        links = [link for _, name, link, _ in tree.iterlinks() if name == "href"]
        inside = [link.removeprefix(site.origin) for link in links if link.startswith(("/", site.origin))]
        missing = {link for link in inside if site.page(link).status != 200 and not link.startswith(promised)}
        assert missing == set()


@pytest.mark.parametrize("site", SITES.values(), ids=SITES.keys())
def test_a_site_is_the_same_bytes_every_time(site: Site) -> None:
    again = Site(site.outlet, site.origin)
    assert [again.page(path).body for path in again.paths] == [site.page(path).body for path in site.paths]


@pytest.mark.parametrize("site", SITES.values(), ids=SITES.keys())
def test_unknown_addresses_are_missing(site: Site) -> None:
    assert site.page("/no/such/page").status == 404


@pytest.mark.parametrize("site", SITES.values(), ids=SITES.keys())
def test_sections_list_their_stories_newest_first(site: Site) -> None:
    for section in site.sections:
        page = site.page(site.section_path(section)).body.decode()
        places = [page.index(f'"{site.story_path(s)}"') for s in site.stories if s.section == section]
        assert places == sorted(places)


def test_al_mizan_announces_its_stories_by_rss() -> None:
    site = SITES["al-mizan"]
    feed = feedparser.parse(site.page("/rss.xml").body)
    assert (feed.bozo, feed.version) == (False, "rss20")
    assert [entry.link for entry in feed.entries] == [site.origin + site.story_path(story) for story in site.stories]
    assert [entry.title for entry in feed.entries] == [story.headline for story in site.stories]


def test_sada_al_jabal_announces_its_stories_by_atom() -> None:
    site = SITES["sada-al-jabal"]
    feed = feedparser.parse(site.page("/feed/atom/").body)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert [entry.link for entry in feed.entries] == [site.origin + site.story_path(story) for story in site.stories]


def test_the_harbour_post_announces_by_json_what_it_has_and_what_it_lost() -> None:
    site = SITES["harbour-post"]
    feed = msgspec.json.decode(site.page("/feed.json").body)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    announced = {item["url"].removeprefix(site.origin) for item in feed["items"]}
    assert announced == {site.story_path(s) for s in site.stories} | {broken.path for broken in site.broken}


def test_the_harbour_post_has_a_sitemap() -> None:
    site = SITES["harbour-post"]
    root = ElementTree.fromstring(site.page("/sitemap.xml").body)
    assert len(root) == len(site.stories)


def test_the_harbour_post_changed_its_layout() -> None:
    old, new = DECLARED["harbour-post"].pages
    assert new.from_on == NEW_LAYOUT_ON
    assert old.to_on and (NEW_LAYOUT_ON - old.to_on).days == 1
    site = SITES["harbour-post"]
    kinds = {b"<article>" in site.page(site.story_path(story)).body for story in site.stories}
    assert kinds == {True, False}


def test_markup_in_a_story_stays_text() -> None:
    site = Site("harbour-post", "http://127.0.0.1:1")
    story = msgspec.structs.replace(site.stories[0], headline="</title><script>alert(1)</script>")
    assert b"<script>" not in site._story(story).body


def test_stance_labels_hold_on_their_days() -> None:
    mizan: Outlet = DECLARED["al-mizan"]
    labels = {mizan.stance_on(story.published_at.date()) for story in SITES["al-mizan"].stories}
    assert {label.text for label in labels if label} == {"semi-official newspaper", "pro-government newspaper"}


def test_days_are_those_of_the_capital() -> None:
    late = datetime(2026, 10, 28, 22, 30, tzinfo=UTC)
    assert print_day("harbour-post", late) == "Thursday, October 29, 2026"
