"""Everything that a heading said, and what others say of it, as the desk knows it: published or not."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marsad.newsroom.desk.actions.judge import confirm_statement, reject_statement
from marsad.newsroom.press.queries import heading_said as queries
from marsad.newsroom.whoswho.actions.judge import judge_name, judge_pair
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.models import Verdict
from statement_fixtures import english_statements, pick, reread_as
from statement_fixtures import said as statement
from whoswho_cast import enter, person
from whoswho_desk import link, words


@pytest.fixture
def browser(log_in, people):
    return log_in(people.translator)


def said(browser, row, query="", *, of=False, status=200):
    response = browser.get(f"/desk/whoswho/{row.pk}/said{'-of' if of else ''}/{query}")
    assert response.status_code == status
    return response.content.decode()


def test_nothing_is_said_yet(browser, port):
    assert "Nothing said yet" in said(browser, port[0])
    assert "Nothing is said of this person yet" in said(browser, port[0], of=True)
    there = f"/desk/whoswho/{port[0].pk}/"
    assert f'href="{there}said/"' in browser.get(there).content.decode()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("person", ("Everything this person said", "What others say of this person")),
        ("body", ("Everything it said", "What others say of it")),
        ("outlet", ("Everything it said", "What others say of it")),
        ("place", ("Everything said in its name", "What others say of this place")),
    ],
)
def test_nobody_is_an_it(kind, told, browser, db):
    (row,) = enter(person("one", "Hadran", kind=kind))
    for page in (
        browser.get(f"/desk/whoswho/{row.pk}/").content.decode(),
        said(browser, row),
        said(browser, row, of=True),
    ):
        assert all(words in page for words in told)
        assert kind != "person" or not re.search(r"\b(it|its) (said|name|page)\b|\b(of|names) it\b", words(page))


def test_each_statement_leads_to_where_it_is_judged(browser, port, people, judged_story):
    link(judged_story, "Layan Hamdun", port[0], sure=True)
    confirm_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 1))
    reject_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 4))
    page = said(browser, port[0])
    assert "2 statements, none of them confirmed" in words(page), "of three one is rejected"
    assert "Eleven ships have been moored" in page and "wheat will reportedly" in page
    assert "Nobody sleeps here" not in page and "a single sack" not in page
    assert words(page).count("Confirmed; whom the name means is the machine’s reading") == 1
    assert words(page).count("The machine’s reading, confirmed by nobody") == 1
    links = re.findall(r'href="(/desk/stories/\d+/statements/\?at=[^"#]+#[^"]+)"', page)
    assert len(links) == 2
    for there in links:
        address, key = there.split("#")
        assert f'id="{key}"' in browser.get(address).content.decode()
    judge_name(actor=people.editor, story=judged_story, wording="Layan Hamdun", authority=port[0], verdict=Verdict.SAME)
    page = words(said(browser, port[0]))
    assert "2 statements, 1 of them confirmed" in page and "Confirmed, and whom the name means" in page


def test_a_low_guess_is_shown_here(browser, port, judged_story):
    (union,) = enter(person("union", "the union", kind="body"))
    link(judged_story, "the union", union, sure=True)
    assert "1 statement, none" in words(said(browser, union)), "read with 44 % only, which readers are not shown"


def test_choices_narrow_and_count(browser, port, judged_story, arabic_story):
    link(judged_story, "Layan Hamdun", port[0], sure=True)
    link(arabic_story, "إدارة المرفأ", port[0], sure=True)
    page = said(browser, port[0])
    assert "5 statements" in words(page)
    choice = r'href="(\?(?:when|kind|outlet|subject)=[^"]*)"[^>]*><bdi[^>]*>[^<]+</bdi> <span class="count">(\d+)'
    choices = re.findall(choice, page)
    assert len(choices) >= 3
    for query, count in choices:
        narrowed = words(said(browser, port[0], query))
        assert f"{count} statement" in narrowed, query
    assert "Nothing passes these choices" in said(browser, port[0], "?when=1999")
    assert "all 5" in words(said(browser, port[0], "?when=1999"))
    for nonsense in ("?kind=shouted", "?when=never", "?page=x", "?page=9"):
        said(browser, port[0], nonsense, status=404)


def test_the_word_of_saying_stands_before_what_was_said(browser, port, read_story):
    story = read_story("Ships", ("Layan Hamdun denied that there had been any.",), path="/denied")
    found = statement(story.text, "Layan Hamdun", "denied", "there had been any", id="s1", speaker="Layan Hamdun")
    reread_as(story, (found,))
    link(story, "Layan Hamdun", port[0], sure=True)
    assert "denied: there had been any" in words(said(browser, port[0])), "or it reads as its opposite"


def test_a_field_offers_twelve_and_what_is_chosen(browser, port, read_story):
    story = talk(read_story, port[0], "Ships", "We wait")
    topics = [{"value": f"topic {n:02}", "printed": "", "spans": []} for n in range(15)]
    story.reading = {**story.reading, "keywords": topics}
    story.save(update_fields=["reading"])
    assert len(re.findall(r'href="\?subject=', said(browser, port[0]))) == 12
    chosen = words(said(browser, port[0], "?subject=topic-14"))
    assert "topic 14 1 , take this choice off" in chosen and "topic 13" not in chosen


def test_a_subject_is_one_in_whatever_language_it_is_printed(browser, port, read_story, people):
    enter(person("crossing", "al-Haswa crossing", "معبر الحصوة", kind="place"), person("twin", "Layan Hamdun"))
    for printed in (["معبر الحصوة", "خبز"], ["Al-Haswa Crossing", "ليال حمدان", "إدارة المرفأ"]):
        story = talk(read_story, port[0], f"Ships {len(printed)}", "We wait")
        topics = [{"value": word, "printed": "", "spans": []} for word in printed]
        story.reading = {**story.reading, "keywords": topics}
        story.save(update_fields=["reading"])
    choice = r'href="\?subject=[^"]*"[^>]*><bdi[^>]*>([^<]+)</bdi> <span class="count">(\d+)'
    page = said(browser, port[0])
    assert re.findall(choice, page) == [("al-Haswa crossing", "2"), ("Port Administration", "1"), ("خبز", "1")]
    seal(actor=people.editor, authority=port[4])
    assert ("إدارة المرفأ", "1") in re.findall(choice, said(browser, port[0])), "a sealed heading is not told"


def test_what_others_say_of_it(browser, port, judged_story):
    mine = english_statements(judged_story.text)
    reread_as(judged_story, mine)
    (union,) = enter(person("union", "the union", kind="body"))
    link(judged_story, "Layan Hamdun", port[0], sure=True)
    link(judged_story, "the union", union, sure=True)
    page = said(browser, union, of=True)
    assert "1 statement" in words(page) and "the strike was a mistake" in page
    assert f'href="/desk/whoswho/{port[0].pk}/">' in page, "who says so leads to his heading"


def test_a_member_leads_to_its_cluster(browser, port, people, judged_story):
    link(judged_story, "Layan Hamdun", port[1], sure=True)
    judge_pair(actor=people.translator, one=port[0], other=port[1], verdict=Verdict.SAME)
    assert "3 statements" in words(said(browser, port[0]))
    response = browser.get(f"/desk/whoswho/{port[1].pk}/said/")
    assert response["Location"] == f"/desk/whoswho/{port[0].pk}/said/"


def test_a_sealed_heading_is_the_editors_own(log_in, people, port, judged_story):
    judge_name(actor=people.editor, story=judged_story, wording="Layan Hamdun", authority=port[0], verdict=Verdict.SAME)
    (union,) = enter(person("union", "the union", kind="body"))
    link(judged_story, "the union", union, sure=True)
    seal(actor=people.editor, authority=port[0])
    for of in (False, True):
        said(log_in(people.translator), port[0], of=of, status=404)
    page = said(log_in(people.translator), union, of=True)
    assert f"/desk/whoswho/{port[0].pk}/" not in page, "nobody is told that the speaker has a heading"
    assert "3 statements" in words(said(log_in(people.editor), port[0]))


def test_readers_of_the_edition_see_none_of_it(client, port):
    assert client.get(f"/desk/whoswho/{port[0].pk}/said/").status_code == 302


def test_pages_and_older_stories_follow_each_other(browser, port, read_story, monkeypatch, people):
    monkeypatch.setattr(queries, "PAGE_SIZE", 4)
    monkeypatch.setattr(queries, "MOST", 3)
    monkeypatch.setattr("marsad.newsroom.press.views.desk.said.MOST", 3)
    for number in range(5):
        talk(read_story, port[0], f"Story {number}", "A dam broke", "“We wait.”")
    first = words(said(browser, port[0]))
    assert "6 statements" in first and "Page 1 of 2" in first and "The 3 before these" in first
    assert "Story 4" in first and "Story 1" not in first
    older = words(said(browser, port[0], "?skip=3"))
    assert "4 statements" in older and "Story 0" in older and "3 newer ones are left out" in older


def test_it_asks_no_more_often_the_more_is_said(browser, port, read_story):
    asked = []
    for size in (1, 6):
        for number in range(size):
            talk(read_story, port[0], f"Ships {size}, {number}", "Eleven ships came")
        with CaptureQueriesContext(connection) as questions:
            said(browser, port[0])
        asked.append(len(questions))
    assert asked[0] >= asked[1] and asked[1] <= 24, asked


def talk(read_story, row, headline, *contents):
    """File a story in which somebody says some things, and the machine is sure who."""
    text = f"{contents[0]}, Layan Hamdun said{', and later: ' if contents[1:] else ''}{' '.join(contents[1:])}."
    story = read_story(headline, (text,), path=f"/{headline.replace(' ', '-')}")
    name = {"speaker": "Layan Hamdun"}
    found = [statement(story.text, "Layan Hamdun", "said", contents[0], id="s1", **name)]
    found += [statement(story.text, "", "", one, id=f"s{n}", **name) for n, one in enumerate(contents[1:], 2)]
    reread_as(story, tuple(found))
    link(story, "Layan Hamdun", row, sure=True)
    return story
