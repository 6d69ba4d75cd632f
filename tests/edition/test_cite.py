import json
import re

import pytest
from lxml import html as lxml_html
from msgspec.structs import replace

from marsad.edition import cite_bibtex, cite_csl, cite_ris, cite_text
from marsad.edition.cite import cite_markup
from marsad.errors import BadInput
from marsad.records import Person

ALL = (cite_text, cite_csl, cite_bibtex, cite_ris)


def test_csl_names_the_original(site, story) -> None:
    (item,) = json.loads(cite_csl(story, site))
    assert item["type"] == "article-newspaper"
    assert item["original-title"] == story.original.headline
    assert item["original-publisher"] == "al-Mizan"
    assert item["original-date"] == {"date-parts": [[2026, 9, 28]]}
    assert item["author"] == [{"literal": "Sami al-Khatib"}]
    assert item["translator"] == [{"literal": "Dina Marzuq"}]
    assert item["URL"] == "https://review.example/stories/dam-at-31-per-cent/"


def test_bibtex_names_the_original(site, story) -> None:
    entry = cite_bibtex(story, site)
    assert entry.startswith("@article{dam-at-31-per-cent,\n")
    assert "translator = {{Dina Marzuq}}" in entry
    assert f"origtitle = {{{{{story.original.headline}}}}}" in entry
    assert "origdate = {2026-09-28}" in entry


def test_two_translators_are_two_names(site, make) -> None:
    story = make(translators=(Person("Dina Marzuq"), Person("Tom Ashdown")))
    assert "translator = {{Dina Marzuq} and {Tom Ashdown}}" in cite_bibtex(story, site)
    assert cite_ris(story, site).count("A4  - ") == 2
    assert "Translated by Dina Marzuq and Tom Ashdown." in cite_text(story, site)


@pytest.mark.parametrize("cite", ALL)
def test_a_shielded_translator_never_appears(cite, site, make) -> None:
    # A record should hold no such name; if one does, it stays inside all the same.
    story = make(translators=(Person("Salim H.", shielded=True), Person("Tom Ashdown")))
    assert "Salim" not in cite(story, site)
    assert "Tom Ashdown" in cite(story, site)


@pytest.mark.parametrize("cite", ALL)
def test_a_withdrawn_story_cannot_be_cited(cite, site, stories) -> None:
    story = next(story for story in stories if story.withdrawn)
    with pytest.raises(BadInput, match="was taken back"):
        cite(story, site)


def test_bibtex_escapes_what_tex_acts_on(site, make) -> None:
    title = r"100 % of {A} & B_1 #2 $3 ~ ^ \input{x} }"
    entry = cite_bibtex(make(headline=title), site)
    depth = 0
    for char in entry:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    (line,) = [line for line in entry.splitlines() if line.strip().startswith("title")]
    assert r"100 \% of \textbraceleft{}A\textbraceright{} \& B\_1 \#2 \$3" in line
    assert not re.search(r"\\input(?!\w)", line)


def test_hostile_text_stays_in_its_field(site, hostile_story) -> None:
    nasty = replace(hostile_story, headline="x\r\nER  - \nTY  - BOOK\u2028AU  - Nobody\n@book{y,\n}")
    ris = cite_ris(nasty, site)
    lines = ris.removesuffix("\r\n").split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert [line[:2] for line in lines].count("TY") == [line[:2] for line in lines].count("ER") == 1
    assert len(ris.splitlines()) == len(lines)
    assert cite_bibtex(nasty, site).count("\n@") == 0
    assert json.loads(cite_csl(nasty, site))[0]["title"].startswith("x ER")


def test_a_story_without_author_or_day_is_cited(site, make, story) -> None:
    bare = make(original=replace(story.original, author=None, published_on=None), translators=())
    assert "origdate" not in cite_bibtex(bare, site)
    assert "author = {{al-Mizan}}" in cite_bibtex(bare, site)
    assert "AU  - " not in cite_ris(bare, site)
    assert "original-date" not in cite_csl(bare, site)
    assert "by al-Mizan." in cite_text(bare, site)


def test_the_page_isolates_names_and_says_the_same(site, stories, hostile_story) -> None:
    arabic = next(story for story in stories if story.original.author == "مازن هلال")
    markup = str(cite_markup(arabic, site))
    assert markup.startswith("<bdi>مازن هلال</bdi>. “")
    assert f'<bdi lang="ar">{arabic.original.headline}</bdi>' in markup
    for story in (arabic, hostile_story):
        page = lxml_html.fromstring(f"<p>{cite_markup(story, site)}</p>")
        assert page.text_content() == cite_text(story, site)
        assert {element.tag for element in page.iter()} == {"p", "bdi"}
