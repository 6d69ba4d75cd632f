import re

from marsad.edition.build import build
from marsad.edition.lists import day_lists, keyword_lists, outlet_lists, section_lists, sections_of, split_listing
from marsad.records import Edition, Keywords


def test_every_story_is_in_each_kind_of_list_once(stories) -> None:
    for pages in (section_lists(stories), [p for p in day_lists(stories) if p.kind == "month"], outlet_lists(stories)):
        slugs = [story.slug for page in pages for story in page.stories]
        assert sorted(slugs) == sorted(story.slug for story in stories)
        assert all(page.total == len(page.stories) for page in pages)


def test_spellings_share_a_list_under_the_commonest(make) -> None:
    spelled = ("Tell al-Sindyan", "tell al Sindyan", "Tell al-Sindyan")
    stories = [make(f"s{n}", keywords=Keywords(places=(name,))) for n, name in enumerate(spelled)]
    (page,) = keyword_lists(stories)
    assert (page.title, page.total, page.path) == ("Tell al-Sindyan", 3, "/keywords/places/tell-al-sindyan/")


def test_a_story_with_two_spellings_is_listed_once(make) -> None:
    (page,) = keyword_lists([make(keywords=Keywords(topics=("Water", "water")))])
    assert page.total == 1


def test_months_have_calendars_that_count_their_lists(stories) -> None:
    for page in day_lists(stories):
        if page.kind == "month":
            assert page.calendar is not None
            assert page.calendar.count == page.total


def test_a_long_list_is_split(make) -> None:
    stories = [make(f"s{n}") for n in range(7)]
    pages = list(split_listing(section_lists(stories)[0], size=3))
    assert [len(page.stories) for page in pages] == [3, 3, 1]
    assert [(page.pager.page, page.pager.pages, page.total) for page in pages] == [(1, 3, 7), (2, 3, 7), (3, 3, 7)]


def test_spellings_of_a_section_are_one_link_and_one_list(make, site, tmp_path) -> None:
    sections = ("politics", "Politics", "politics", "economy")
    stories = tuple(make(f"s{n}", section=name, event=None) for n, name in enumerate(sections))
    build(Edition(site, stories), tmp_path / "edition")
    front = (tmp_path / "edition/index.html").read_text(encoding="utf-8")
    navigation = front.partition('<nav class="sections"')[2].partition("</nav>")[0]
    assert re.findall(r"sections/([^/]+)/", navigation) == ["politics", "economy"]
    listed = (tmp_path / "edition/sections/politics/index.html").read_text(encoding="utf-8")
    assert "3 stories" in listed
    assert sections_of({}) == []


def test_an_undeclared_outlet_is_named_by_its_stories(stories, outlets) -> None:
    pages = {page.outlet.id: page.outlet for page in outlet_lists(stories, outlets)}
    assert pages["harbour-post"].names[0].text == "The Harbour Post"
    assert pages["al-mizan"].stances
