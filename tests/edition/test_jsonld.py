import json

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from marsad.edition import Renderer, script_safe, story_jsonld
from marsad.records import Person


def test_the_article_and_the_work_it_translates(site, story) -> None:
    data = json.loads(story_jsonld(story, site))
    assert data["@type"] == "NewsArticle"
    assert data["inLanguage"] == "en"
    assert data["isBasedOn"] == story.original.address
    assert data["translator"] == [{"@type": "Person", "name": "Dina Marzuq"}]
    assert data["publisher"]["name"] == "The Hadran Review"
    work = data["translationOfWork"]
    assert (work["inLanguage"], work["headline"]) == ("ar", story.original.headline)
    assert work["publisher"]["alternateName"] == "الميزان"


def test_hostile_text_cannot_end_the_script(site, hostile_story) -> None:
    page = Renderer(site).story(hostile_story)
    (data,) = lxml_html.fromstring(page).xpath("//script[@type='application/ld+json']/text()")
    parsed = json.loads(data)
    assert parsed["headline"].startswith("<script>alert(1)</script>")
    assert "isBasedOn" not in parsed


def test_shielded_people_are_not_named(site, make) -> None:
    story = make(translators=(Person("Salim H.", shielded=True),), editor=Person("Ruth Calder", shielded=True))
    data = story_jsonld(story, site)
    assert "Salim" not in data
    assert "Ruth" not in data


def test_a_withdrawn_story_has_none(site, stories) -> None:
    assert story_jsonld(next(story for story in stories if story.withdrawn), site) == ""


@given(st.text())
def test_script_safe_json_says_the_same(text: str) -> None:
    safe = script_safe(json.dumps(text, ensure_ascii=False))
    assert json.loads(safe) == text
    assert "<" not in safe and "\u2028" not in safe
