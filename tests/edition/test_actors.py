"""The pages of actors: what they show, how they choose, and the pictures that they draw."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace

from edition_actors import FACTS, arabic_only, hallaq, silent, talkative
from marsad.edition import Renderer, StaticLinks, build
from marsad.edition.actors import pages, said
from marsad.edition.actors.gather import statements_of
from marsad.edition.actors.graph import graph
from marsad.edition.actors.jsonld import actor_jsonld
from marsad.edition.actors.named import names_by_story
from marsad.edition.actors.timeline import NARROW, WIDE, timeline
from marsad.errors import BadInput
from marsad.records import (
    Actor,
    ActorEntry,
    ActorFact,
    Appearance,
    Companion,
    Edition,
    Evidence,
    Keywords,
    NameForm,
    PublishedStory,
    Site,
)


@pytest.fixture
def actor(stories: tuple[PublishedStory, ...]) -> Actor:
    return hallaq(stories)


@pytest.fixture
def long(told_story: PublishedStory) -> Actor:
    return talkative(told_story)


@pytest.fixture
def show(site: Site) -> Callable[..., html.HtmlElement]:
    """Return a function that renders an actor as the live edition does."""

    def show(actor: Actor, lang: str = "en", **query: str) -> html.HtmlElement:
        page = pages.actor_page(actor, said.parse_query(query))
        assert page is not None
        return html.fromstring(Renderer(replace(site, language=lang)).actor(page))

    return show


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_page_has_names_offices_and_sources(actor: Actor, show) -> None:
    page = show(actor)
    assert words(page.cssselect("h1")[0]) == "Munir al-Hallaq"
    native = page.cssselect(".headline.native")[0]
    assert (native.text, native.get("lang"), native.get("dir")) == ("منير الحلاق", "ar", "rtl")
    facts = words(page.cssselect(".known")[0])
    assert (
        "Governor of Jabal al-Nusur from May 2019 to February 2023 Register of Hadran, 1 November 2026, CC0-1.0"
        in facts
    )
    for conflicting in ("Minister of Electricity since December 2022", "1961", "2 April 1963"):
        assert conflicting in facts
    forms = [words(cell) for cell in page.cssselect(".forms tbody th")]
    assert forms == ["Munir al-Hallaq", "منير الحلاق", "Mouneer el-Hallak", "Munir Halak"]
    assert "wrong, until 2019" in words(page.cssselect(".forms")[0])
    assert "Mouneer el-Hallak" in words(page.cssselect(".names")[0])
    assert [link.get("href") for link in page.cssselect(".elsewhere a")] == ["https://www.wikidata.example/entity/Q1"]


def test_an_office_that_is_held_reaches_the_day_of_its_source(actor: Actor) -> None:
    held = ActorFact(
        kind="office", value="President", from_on="2019-03-11", evidence=Evidence(title="Yearbook", on="2026")
    )
    picture = timeline((), (held,), width=WIDE)
    assert picture is not None and not picture.offices[0].ends and picture.offices[0].end == WIDE
    assert [year for _, year, _ in picture.ticks] == [str(year) for year in range(2019, 2027)]
    old = replace(held, evidence=Evidence(title="Yearbook", on="2010"))
    picture = timeline((), (old,), width=WIDE)
    assert picture is not None and {year for _, year, _ in picture.ticks} == {"2019"}


def test_an_office_that_repeats_its_body_names_it_once(actor: Actor, show) -> None:
    facts = [
        ActorFact(kind="office", value="Governor of the Central Bank", of="Central Bank of Hadran", of_slug="bank"),
        ActorFact(kind="office", value="حاكم مصرف حدران المركزي", of="مصرف حدران المركزي"),
        ActorFact(kind="office", value="spokesman", of="Ministry of Health"),
    ]
    page = show(replace(actor, facts=tuple(facts)))
    listed = page.cssselect(".known dd")
    assert list(map(words, listed)) == [
        "Governor of the Central Bank of Hadran",
        "حاكم مصرف حدران المركزي",
        "spokesman, Ministry of Health",
    ]
    assert words(listed[0].cssselect("a[href$='/bank/']")[0]) == "Central Bank of Hadran"


def test_every_statement_stands_once_with_its_words_marked(actor: Actor, show) -> None:
    page = show(actor)
    listed = page.cssselect("#said .statement")
    assert len(listed) == len(actor.sayings) == 10
    assert len(page.cssselect("#said .translated")) == 5, "a paragraph's translation stands once"
    assert [words(year) for year in page.cssselect("#said h3.year")] == ["2026"]
    assert page.cssselect("#said .words .cue") and page.cssselect("#said .words[dir=rtl] .content")
    assert len(page.cssselect("#said .speaker .guess, #said .hang .guess")) == 5 + 1
    assert "The original hedges: «ما قال إنه»." in words(page.cssselect("#said")[0])


def test_who_speaks_about_him_is_apart(actor: Actor, show) -> None:
    about = show(actor).cssselect(".about-him")[0]
    assert [words(name) for name in about.cssselect("h3")] == [
        "Ismail al-Fakhuri 1",
        "somebody whom the original does not name 1",
    ]


def test_one_of_whom_nothing_is_told(show) -> None:
    page = show(silent())
    assert "No published story of ours has a statement" in words(page)
    assert not page.cssselect("svg, .filters, .about-him, .company section")


def test_one_whose_name_nobody_wrote_in_latin(show) -> None:
    page = show(arabic_only())
    heading = page.cssselect("h1")[0]
    assert (heading.text, heading.get("lang"), heading.get("dir")) == ("سد الصافية", "ar", "rtl")


def test_an_arabic_edition_puts_the_arabic_name_first(actor: Actor, show) -> None:
    page = show(actor, "ar")
    assert words(page.cssselect("h1")[0]) == "منير الحلاق"
    assert "كل ما يُنسب قوله إلى" in words(page)


def test_choices_lead_to_addresses_and_back(long: Actor, show) -> None:
    page = show(long, kind="direct", when="2024")
    listed = page.cssselect("#said .statement")
    found = [one for one in long.sayings if one.on.year == 2024 and said.kind_of(one) == "direct"]
    assert len(listed) == len(found) > 3
    chosen = {words(link): link.get("href") for link in page.cssselect(".filters .chosen")}
    assert chosen == {
        f"2024 {len(found)} – take this filter off": "/actors/long/?kind=direct#said",
        f"Word for word {len(found)} – take this filter off": "/actors/long/?when=2024#said",
    }
    assert page.cssselect("meta[name=robots]")[0].get("content") == "noindex"
    assert page.cssselect("link[rel=canonical]")[0].get("href") == "https://review.example/actors/long/"


def test_a_choice_that_leaves_nothing_can_be_taken_off(long: Actor, show) -> None:
    month = next(f"{one.on:%Y-%m}" for one in long.sayings if said.kind_of(one) == "indirect")
    page = show(long, kind="direct", when=month)
    assert "Nothing was found." in words(page.cssselect("#said")[0])
    chosen = [words(link) for link in page.cssselect(".filters .chosen")]
    assert chosen[-1] == "Word for word 0 – take this filter off"


def test_fifty_statements_a_page(long: Actor, show, site: Site) -> None:
    assert len(show(long).cssselect("#said .statement")) == 50
    last = show(long, page="4", outlet="al-mizan")
    assert len(last.cssselect("#said .statement")) == 50
    assert last.cssselect(".pager a")[0].get("href") == "/actors/long/?outlet=al-mizan&page=3#said"
    assert pages.actor_page(long, said.ActorQuery(page=5)) is None


@pytest.mark.parametrize("values", [{"kind": "x"}, {"when": "20"}, {"when": "2026-1"}, {"page": "0"}, {"page": "٣"}])
def test_what_no_address_has_is_refused(values: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        said.parse_query(values)


def test_a_query_comes_back_from_its_address() -> None:
    query = said.ActorQuery(subject="ماء", outlet="al-mizan", kind="mixed", when="2026-03", page=3)
    path = said.query_path("long", query)
    pairs = dict(pair.split("=") for pair in path.partition("?")[2].split("&"))
    assert said.parse_query({**pairs, "subject": "ماء"}) == query


def test_bars_stand_where_something_was_said_and_nowhere_else(long: Actor) -> None:
    picture = timeline(long.sayings, long.facts, width=WIDE)
    assert picture is not None
    assert [row.kind for row in picture.rows] == ["direct", "mixed", "indirect"]
    assert sum(bar.count for row in picture.rows for bar in row.bars) == 200
    assert not [bar for row in picture.rows for bar in row.bars if bar.day.year == 2023], "a gap is a gap"
    for row in picture.rows:
        assert all(0 <= bar.sure <= bar.height <= 34 and 0 <= bar.x <= WIDE - bar.width for bar in row.bars)
    assert len(picture.offices) == 5 and all(0 <= office.x <= office.end <= WIDE for office in picture.offices)
    narrow = timeline(long.sayings, long.facts, width=NARROW)
    assert narrow is not None
    assert max(len(office.text) for office in narrow.offices) * 6.4 <= NARROW


def test_time_turns_with_the_page(actor: Actor) -> None:
    plain, turned = (timeline(actor.sayings, FACTS, width=WIDE, turned=turned) for turned in (False, True))
    assert plain and turned
    assert plain.ticks[0] == (0.0, "2019", None) and turned.ticks[0] == (float(WIDE), "2019", None)
    for one, other in zip(plain.rows[0].bars, turned.rows[0].bars, strict=True):
        assert one.x == pytest.approx(WIDE - other.x - other.width, abs=0.2)


@pytest.mark.parametrize(("width", "months"), [(WIDE, [1, 4, 7, 10]), (NARROW, [1, 4, 7, 10])])
def test_the_months_of_a_short_time_are_named(actor: Actor, width: int, months: list[int]) -> None:
    picture = timeline([s for s in actor.sayings if s.on.year == 2026], (), width=width)
    assert picture is not None
    assert [day.month for _, _, day in picture.ticks if day] == months


def test_a_long_time_is_drawn_by_years(actor: Actor) -> None:
    old = replace(actor.sayings[0], on=date(1981, 4, 2))
    picture = timeline((*actor.sayings, old), (), width=NARROW)
    assert picture and picture.by_year
    assert {bar.when for row in picture.rows for bar in row.bars} == {"1981", "2026"}
    assert timeline((), (), width=WIDE) is None
    only = timeline((), (ActorFact(kind="office", value="Mayor", to_on="2011"),), width=WIDE)
    assert only and not only.offices[0].begins and only.offices[0].ends


def test_each_mark_opens_its_list(actor: Actor, show, site: Site) -> None:
    page = show(actor)
    marks = {link.get("href") for link in page.cssselect("svg.wide a")}
    assert marks == {f"/actors/munir-al-hallaq/?kind={kind}&when=2026-09#said" for kind in said.KINDS}
    assert marks == {link.get("href") for link in page.cssselect(".picture table a")}
    (whole,) = pages.whole_pages(actor)
    plain = html.fromstring(Renderer(site, StaticLinks, offline=True).actor(whole))
    assert {link.get("href") for link in plain.cssselect("svg.wide a")} == {"index.html#m2026-09"}
    assert plain.cssselect("li#m2026-09") and not plain.cssselect(".filters")


def test_no_style_and_no_script_stands_in_a_page(long: Actor, site: Site) -> None:
    page = pages.actor_page(long)
    assert page is not None
    text = Renderer(site).actor(page)
    assert not re.search(r"\sstyle=|<style|\son\w+=", text)
    assert re.findall(r"<script(?! src| type=\"application/ld\+json\")", text) == []


def test_the_graph_is_the_same_each_time_and_small(actor: Actor, long: Actor, show) -> None:
    first, again = graph(actor), graph(actor)
    assert first == again and first is not None
    assert len(graph(replace(long, companions=long.companions * 3)).nodes) == 12  # type: ignore[union-attr]
    assert graph(silent()) is None
    page = show(actor)
    assert [link.get("href") for link in page.cssselect("svg.graph a")] == [
        "/actors/ismail-al-fakhuri/",
        "/actors/ministry-of-electricity-and-water/",
        "/actors/%D8%B3%D8%AF-%D8%A7%D9%84%D8%B5%D8%A7%D9%81%D9%8A%D8%A9/",
    ]
    assert len(page.cssselect("svg.graph circle.hollow")) == 3
    assert len(page.cssselect(".company .behind li")) == 5


def test_a_topic_is_of_the_whole_story_and_a_name_of_the_paragraphs_that_have_it(told_story: PublishedStory) -> None:
    words = Keywords(
        people=("Munir al-Hallaq",), places=("Ayn al-Tahun", "Nowhere"), bodies=("the Safiya Dam",), topics=("water",)
    )
    said_there = {one.place: one.subjects for one in statements_of(replace(told_story, keywords=words))}
    assert said_there["p1"] == ("water", "the Safiya Dam", "Nowhere")
    assert said_there["p2"] == ("water", "Nowhere")
    assert said_there["p6"] == ("water", "Ayn al-Tahun", "Nowhere")


def test_subjects_stand_in_order_of_days_in_two_columns(long: Actor, site: Site) -> None:
    page = pages.subject_page(long, "water", 1)
    assert page is not None and page.pager is not None and page.pager.pages == 4
    days = [one.on for one in page.said]
    assert days == sorted(days)
    shown = html.fromstring(Renderer(site).subject(page))
    assert len(shown.cssselect(".position .beside .words[dir=rtl]")) == 50
    assert pages.subject_page(long, "nothing") is None and pages.subject_page(long, "water", 5) is None


def test_jsonld_of_each_kind(actor: Actor, site: Site) -> None:
    data = json.loads(actor_jsonld(actor, site))
    assert data["@type"] == "Person" and data["@id"] == "https://review.example/actors/munir-al-hallaq/"
    assert data["alternateName"] == ["منير الحلاق", "Mouneer el-Hallak"], "slips are not told to machines"
    assert data["sameAs"] == "https://www.wikidata.example/entity/Q1"
    assert data["jobTitle"] == ["Minister of Electricity and Water", "Minister of Electricity"]
    assert data["hasOccupation"][0] == {
        "@type": "Role",
        "hasOccupation": {"@type": "Occupation", "name": "Governor of Jabal al-Nusur"},
        "startDate": "2019-05",
        "endDate": "2023-02",
    }
    assert data["birthDate"] == ["1961", "1963-04-02"]
    assert json.loads(actor_jsonld(silent(), site))["@type"] == "Organization"
    assert json.loads(actor_jsonld(arabic_only(), site))["containedInPlace"] == "Hadran"
    hostile = replace(actor, label="</script><script>alert(1)</script>\x00")
    assert "</script" not in actor_jsonld(hostile, site) and json.loads(actor_jsonld(hostile, site))


def test_the_index_is_by_both_alphabets_and_kinds(actor: Actor, long: Actor, site: Site) -> None:
    index = pages.index_page([actor, silent(), arabic_only(), long])
    assert index is not None
    page = html.fromstring(Renderer(site, has_actors=True).actors(index))
    assert [words(group) for group in page.cssselect(".kind > h2")] == ["People 2", "Bodies 1", "Places 1"]
    assert [words(letter) for letter in page.cssselect(".half:first-child h3")] == ["H", "T", "M"]
    assert [words(letter) for letter in page.cssselect(".half:last-child h3")] == ["ح", "ط", "س"]
    assert {link.get("href") for link in page.cssselect(".alphabet a")} >= {"#en-H", "#ar-ح"}
    assert page.cssselect(".sections a[aria-current]")[0].get("href") == "/actors/"
    empty = pages.index_page([])
    assert empty is not None and "Nobody stands here yet" in Renderer(site).actors(empty)


def test_a_long_index_has_a_page_a_letter() -> None:
    many = [ActorEntry(slug=f"a-{n}", kind="person", label=f"A {n}", letter="AB"[n % 2]) for n in range(500)]
    index, letter = pages.index_page(many), pages.index_page(many, "B")
    assert index and letter
    assert index.parted and not index.kinds and index.latin == (("A", 250), ("B", 250))
    assert letter.kinds[0].count == 250 and pages.index_page(many, "C") is None


def test_plain_files_hold_everything_and_only_who_is_confirmed(tmp_path: Path, edition: Edition) -> None:
    guess = replace(edition.actors[0], slug="a-guess", label="Guessed Name", confirmed=False, former=())
    build(replace(edition, actors=(*edition.actors, guess)), tmp_path / "edition")
    files = {path.relative_to(tmp_path / "edition").as_posix(): path for path in (tmp_path / "edition").rglob("*.html")}
    assert {"actors/index.html", "actors/long/index.html", "actors/munir-al-hallaq/on/water/index.html"} <= set(files)
    everything = "\n".join(path.read_text() for path in files.values())
    assert "Guessed Name" not in everything and "a-guess" not in everything
    long = html.fromstring(files["actors/long/index.html"].read_text())
    assert len(long.cssselect("#said .statement")) == 200
    assert 'url=../munir-al-hallaq/index.html"' in files["actors/mouneer-el-hallak/index.html"].read_text()
    sitemap = (tmp_path / "edition/sitemap.xml").read_text()
    assert "/actors/munir-al-hallaq/" in sitemap and "/actors/</loc>" in sitemap and "mouneer" not in sitemap
    story = files["stories/dam-at-31-per-cent/index.html"].read_text()
    assert story.count('href="../../actors/munir-al-hallaq/index.html"') > 3
    plain = re.findall(r'href="([^"#?]+)[#?"]', files["actors/munir-al-hallaq/index.html"].read_text())
    for link in plain:
        target = files["actors/munir-al-hallaq/index.html"].parent / link
        if not link.startswith("http") and "ismail" not in link:
            assert target.resolve().exists() or "%" in link, link


def test_plain_files_of_many_statements_have_a_page_a_year(told_story: PublishedStory) -> None:
    parted = pages.whole_pages(talkative(told_story, 400))
    assert [page.year for page in parted] == [None, "2025", "2024", "2022", "2021", "2020"]
    assert sum(page.total for page in parted) == 400
    shown = Renderer(Site(name="A", address="https://a.example"), StaticLinks, offline=True).actor(parted[1])
    assert "What was said in 2025" in shown and 'href="../../index.html#said"' in shown


def test_a_name_that_means_two_leads_nowhere(actor: Actor, stories) -> None:
    one = Appearance(stories[0], ("Hallaq", "Munir"))
    others = (replace(actor, appearances=(one,)), replace(silent(), appearances=(Appearance(stories[0], ("Hallaq",)),)))
    assert names_by_story(others) == {stories[0].slug: {"Munir": "/actors/munir-al-hallaq/"}}


def test_a_story_that_was_taken_back_says_nothing(stories: tuple[PublishedStory, ...], told_story) -> None:
    gone = next(story for story in stories if story.withdrawn)
    assert statements_of(gone) == ()
    assert len(statements_of(told_story)) == 13, "of a cut paragraph nothing is told"


def test_hostile_text_stays_text(site: Site, hostile_story: PublishedStory) -> None:
    bad = hostile_story.headline
    sayings = statements_of(hostile_story)
    actor = Actor(
        slug="hostile",
        kind="person",
        label=bad,
        native=bad,
        names=(NameForm(bad, "en", "house"),),
        facts=(ActorFact(kind="office", value=bad, from_on="2020"), ActorFact(kind="website", value=bad)),
        sayings=sayings,
        about=sayings,
        companions=(Companion(name=bad, kind="person", stories=1),),
    )
    page = pages.actor_page(actor)
    assert page is not None
    text = Renderer(site).actor(page)
    assert "<script>alert" not in text and "\x00" not in text and "\ud800" not in text
