import re

import pytest
from lxml import html as lxml_html
from msgspec.structs import replace

from marsad.edition import (
    ArchivePage,
    ListingPage,
    OutletPage,
    OutletsPage,
    Renderer,
    SearchPage,
    days_of,
    front_page,
    months_of,
)
from marsad.edition.typeset import mark_spans
from marsad.records import Facet, Outlet, OutletName, Paragraph, SearchHit, SearchQuery, SearchResults, StanceLabel


@pytest.fixture
def render(site) -> Renderer:
    return Renderer(site, sections=("politics", "society"))


def text_of(page: str) -> str:
    tree = lxml_html.fromstring(page)
    for element in tree.xpath("//script|//style"):
        element.drop_tree()
    return " ".join(tree.text_content().split())


def every_page(render: Renderer, story, bad: str) -> dict[str, str]:
    """Render one page of each kind with a text in every place that takes one."""
    outlet = Outlet(
        id="al-mizan", names=(OutletName(bad, "en"), OutletName(bad, "ar")), language=bad, place=bad,
        home="javascript:" + bad, stances=(StanceLabel(bad, bad),),
    )  # fmt: skip
    query = SearchQuery(text=bad, outlet=bad, lang=bad, section=bad)
    hit = SearchHit(
        key="a",
        score=1.0,
        headline=bad,
        headline_highlights=((0, 5), (2, 9), (4, 900)),
        snippet=bad,
        outlet="al-mizan",
        lang="en",
        address="/stories/hostile/",
    )
    facets = (Facet(bad, 3), Facet("2026", 1))
    results = SearchResults(
        query=query,
        total=99,
        hits=(hit,),
        outlets=facets,
        languages=facets,
        sections=facets,
        years=facets[1:],
        note=bad,
    )
    return {
        "front": render.front(front_page([story, replace(story, slug="other", rank=2, event=None)])),
        "story": render.story(story, [replace(story, slug="other")]),
        "original": render.original(story),
        "listing": render.listing(
            ListingPage(kind="topics", path="/keywords/topics/x/", title=bad, intro=bad, stories=(story,), total=1)
        ),
        "outlet": render.outlet(OutletPage(outlet=outlet, stories=(story,), total=1)),
        "outlets": render.outlets(OutletsPage(((outlet, 1),))),
        "archive": render.archive(ArchivePage(months_of(days_of([story])))),
        "search": render.search(SearchPage(results=results, outlet_names={bad: bad}, refused=bad)),
        "about": render.about(),
        "not found": render.not_found(),
    }


def test_hostile_text_is_shown_and_never_run(site, hostile_story) -> None:
    bad = hostile_story.headline
    hostile_site = replace(site, name=bad, tagline=bad, disclaimer=bad, contact=bad)
    for name, page in every_page(Renderer(hostile_site, sections=(bad,)), hostile_story, bad).items():
        tree = lxml_html.document_fromstring(page)
        scripts = list(tree.iter("script"))
        assert all(s.get("src") or s.get("type") == "application/ld+json" for s in scripts), name
        assert "alert(1)" not in "".join(s.text or "" for s in scripts if s.get("type") is None), name
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            assert not any(attribute.startswith("on") or attribute == "style" for attribute in element.attrib), name
            addresses = [element.get(attribute) or "" for attribute in ("href", "src", "action")]
            assert not any(re.match(r"\s*(javascript|data):", address, re.IGNORECASE) for address in addresses), name
        assert "<script>alert(1)" in tree.text_content(), name
        assert "7*7" in tree.text_content() and "49 }}" not in page, name
        assert "\x00" not in page and page.encode("utf-8"), name


def test_every_text_says_its_language_and_direction(render, make) -> None:
    tree = lxml_html.fromstring(render.story(make()))
    assert {
        (p.get("lang"), p.get("dir")) for p in tree.xpath("//div[contains(@class,'theirs') and .//p[not(@dir)]]")
    } == {("ar", "rtl")}
    headline = tree.xpath("//h1")[0]
    assert (headline.get("lang"), headline.get("dir")) == ("en", "ltr")


def test_a_story_shows_chain_cuts_additions_notes_and_credit(render, story) -> None:
    text = text_of(render.story(story))
    assert "The Hadran Review from al-Mizan semi-official newspaper, as labelled on 28 September 2026 from HANA" in text
    assert "Left out The manager of the dam on evaporation" in text
    assert "Added by the editors" in text
    assert "The agreed figure is disputed" in text
    assert "Translation: Dina Marzuq. Edited by Ruth Calder." in text
    assert "lies with its author" in text


def test_paragraphs_stand_beside_their_originals(render, story) -> None:
    rows = lxml_html.fromstring(render.story(story)).xpath("//div[contains(@class,'pair') and starts-with(@id,'p')]")
    assert len(rows) == len(story.paragraphs)
    for row, part in zip(rows, story.paragraphs, strict=True):
        if part.text:
            assert part.text in row.xpath("div[1]")[0].text_content()
        if part.original:
            assert part.original in row.xpath("div[2]")[0].text_content()


def test_a_cut_whose_original_is_withheld_shows_neither(render, make) -> None:
    story = make(paragraphs=(Paragraph("Kept.", "أصل"), Paragraph(None, None, "Left out to protect a witness.")))
    row = lxml_html.fromstring(render.story(story)).xpath("//div[@id='p2']")[0]
    assert "Left out to protect a witness." in row.text_content()
    assert "Not shown" in row.text_content()
    assert "Added by the editors" not in row.text_content()


def test_a_shielded_translator_is_said_to_be_withheld(render, stories) -> None:
    assert "The translator’s name is withheld." in text_of(render.story(stories[0]))


def test_a_guessed_chain_is_said_to_be_one(render, stories) -> None:
    page = render.story(stories[0])
    assert 'class="guess"' in page
    assert "read by machine, not confirmed" in text_of(page)


def test_a_withdrawn_story_says_so_and_nothing_else(render, stories) -> None:
    story = next(story for story in stories if story.withdrawn)
    for page in (render.story(story), render.original(story), render.withdrawn(story)):
        assert "This story was taken back" in page
        assert "could have been harmed" in page
        for secret in (story.headline, story.original.headline, "Hallaq", "al-Mizan", "Dina", story.slug):
            assert secret not in page


def test_a_withdrawn_story_in_a_list_shows_nothing_of_it(render, stories) -> None:
    story = next(story for story in stories if story.withdrawn)
    page = render.listing(
        ListingPage(kind="section", path="/sections/politics/", title="politics", stories=(story,), total=1)
    )
    assert "taken back on 13 November 2026" in page
    assert story.headline not in page
    assert "Hallaq" not in page


def test_a_story_that_stands_has_no_withdrawn_page(render, story) -> None:
    with pytest.raises(ValueError, match="was not taken back"):
        render.withdrawn(story)


def test_an_arabic_house_gets_arabic_pages(site, stories) -> None:
    tree = lxml_html.document_fromstring(Renderer(replace(site, language="ar")).front(front_page(stories)))
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert "الأحدث" in tree.text_content()


def test_search_links_put_filters_on_and_take_them_off(render) -> None:
    results = SearchResults(
        query=SearchQuery(text="water", outlet="al-mizan", page=2, size=10),
        total=34,
        hits=(SearchHit(key="a", score=1, headline="Water", lang="en", address="/stories/a/"),),
        outlets=(Facet("al-mizan", 34), Facet("sada-al-jabal", 12)),
        years=(Facet("2026", 34),),
    )
    page = render.search(SearchPage(results=results, outlet_names={"al-mizan": "al-Mizan"}))
    links = set(lxml_html.fromstring(page).xpath("//main//a/@href"))
    assert {
        "/search/?q=water",
        "/search/?q=water&outlet=sada-al-jabal",
        "/search/?q=water&outlet=al-mizan&from=2026-01-01&to=2026-12-31",
        "/search/?q=water&outlet=al-mizan",
        "/search/?q=water&outlet=al-mizan&page=3",
    } <= links


def test_an_empty_search_teaches_and_a_vain_one_helps(render) -> None:
    assert "make no difference" in render.search(SearchPage())
    nothing = SearchResults(query=SearchQuery(text="x", lang="ar"), total=0)
    assert "Search again without filters" in render.search(SearchPage(results=nothing))


@pytest.mark.parametrize(
    "spans", [(), ((0, 0),), ((5, 2),), ((-3, 2),), ((0, 99),), ((1, 3), (2, 4)), ((3, 4), (0, 1))]
)
def test_marking_never_loses_text(spans) -> None:
    marked = str(mark_spans("a<b>&\u202ec", spans))
    assert lxml_html.fromstring(f"<p>{marked}</p>").text_content() == "a<b>&\u202ec"


def test_pages_need_no_inline_style_or_script(render, story) -> None:
    for name, page in every_page(render, story, "plain").items():
        assert not re.search(r"<style|style=|onclick|javascript:", page), name


def test_pages_have_landmarks_one_title_and_ids_once(render, story) -> None:
    for name, page in every_page(render, story, "plain").items():
        tree = lxml_html.document_fromstring(page)
        assert len(tree.xpath("//main")) == len(tree.xpath("//h1")) == len(tree.xpath("//title")) == 1, name
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        assert tree.xpath("//a[@href='#main']"), name


def test_other_outlets_come_first_with_their_days(render, story, stories) -> None:
    same = replace(story, slug="same-outlet")
    other = next(other for other in stories if other.original.outlet == "sada-al-jabal")
    (also,) = lxml_html.fromstring(render.story(story, [same, other])).xpath("//div[@class='also']")
    first, second = (" ".join(item.text_content().split()) for item in also.xpath(".//li"))
    assert first.startswith("Sada al-Jabal opposition website, 28 October 2026 Doctors")
    assert second.startswith("al-Mizan semi-official newspaper, 28 September 2026 Hallaq")


def test_the_disclaimer_stands_once_and_only_where_it_belongs(render, story) -> None:
    for name, page in every_page(render, story, "plain").items():
        assert page.count('class="disclaimer"') == (name == "story"), name
        assert text_of(page).count("lies with its author") == (name in ("story", "about")), name


def test_outlets_are_listed_by_name_without_the_article(render, outlets) -> None:
    other = Outlet(id="harbour-post", names=(OutletName("The Harbour Post", "en"),), language="en")
    pairs = tuple((outlet, number) for number, outlet in enumerate((other, *outlets[::-1]), 1))
    tree = lxml_html.fromstring(render.outlets(OutletsPage(pairs)))
    shown = tree.xpath("//main//li/a/@href")
    assert shown == ["/outlets/harbour-post/", "/outlets/al-mizan/", "/outlets/sada-al-jabal/"]
    assert "صدى الجبل" in tree.xpath("//main//li")[2].text_content()
    assert tree.xpath("//nav[@class='sections']//a[@aria-current]/text()") == ["Outlets"]
    assert "Nothing has been published yet" in render.outlets(OutletsPage(()))
