from marsad.edition.lists import day_lists, keyword_lists, outlet_lists, section_lists, split_listing
from marsad.records import Keywords


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


def test_an_undeclared_outlet_is_named_by_its_stories(stories, outlets) -> None:
    pages = {page.outlet.id: page.outlet for page in outlet_lists(stories, outlets)}
    assert pages["harbour-post"].names[0].text == "The Harbour Post"
    assert pages["al-mizan"].stances
