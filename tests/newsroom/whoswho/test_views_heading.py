"""A heading's page: names and facts with their evidence, what was judged, where it is named."""

from __future__ import annotations

import pytest
from django.urls import reverse

from marsad.newsroom.whoswho.actions.judge import judge_name, judge_pair, split, withdraw_judgement
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.actions.write import take_back
from marsad.newsroom.whoswho.models import Judgement, SameAs, Verdict
from marsad.newsroom.whoswho.queries.clusters import members_of
from marsad.newsroom.whoswho.queries.hints import hints_of
from marsad.records import Fact
from whoswho_cast import enter, person
from whoswho_desk import GAZETTE, link, words


def at(name, row, **more):
    return reverse(f"whoswho:{name}", kwargs={"pk": row.pk, **more})


@pytest.fixture
def browser(log_in, people):
    return log_in(people.translator)


def test_everything_is_shown_with_where_it_is_from(browser, port, judged_story):
    a = port[0]
    SameAs.objects.create(authority=a, address="https://www.wikidata.org/entity/Q1")
    link(judged_story, "Layan Hamdun", a, sure=True)
    response = browser.get(at("heading", a))
    page, html = words(response), response.content.decode()
    assert "Layan Hamdun ليان حمدون person Unconfirmed" in page
    assert "Layan Hamdun house spelling, English" in page and "Register of Hadran CC0-1.0 , 1 November 2026" in page
    assert 'href="https://register.example/"' in html
    assert "harbour master , Port Administration since 2019" in page
    assert at("heading", port[4]) in html
    assert "www.wikidata.org/entity/Q1" in page
    assert "Ships Return to the Harbour, Master Says" in page and "the machine is sure" in page
    assert "Nobody has judged anything about this heading that stands." in page
    assert html.count("<h1") == 1


def test_facts_that_contradict_each_other_are_side_by_side_and_marked(browser, port, people):
    a = port[0]
    response = browser.get(at("heading", a))
    assert "born These contradict each other. Both stand until one is taken back. 1961" in words(response)
    assert response.content.decode().count('<li class="is-contested">') == 2
    take_back(actor=people.translator, known=a.facts.get(value="1961"))
    assert "contradict" not in words(browser.get(at("heading", a)))


def test_an_office_that_repeats_its_body_names_it_once(browser, port, people):
    told = tuple(
        Fact(kind="office", value=value, of="body", evidence=GAZETTE)
        for value in ("head of the Port Administration in Hadran", "مديرة إدارة المرفأ")
    )
    (row,) = enter(person("e", "Rim Hamdun", facts=told))
    response = browser.get(at("heading", row))
    assert "head of the Port Administration in Hadran Gazette" in words(response)
    there = f'<a href="{at("heading", port[4])}"><bdi class="named" lang="ar" dir="rtl">إدارة المرفأ</bdi></a>'
    assert f"مديرة {there}</span>" in response.content.decode()
    assert "Port Administration, " not in words(response) and ", Port Administration" not in words(response)
    assert hints_of([row])[row.pk].of == ""
    seal(actor=people.editor, authority=port[4])
    assert "of a heading that is not shown" not in words(browser.get(at("heading", row))), "its name is in the words"


def test_names_have_a_language_and_a_direction(browser, port):
    html = browser.get(at("heading", port[0])).content.decode()
    assert '<bdi class="named" lang="ar" dir="rtl">ليان حمدون</bdi>' in html
    assert '<bdi class="named" lang="en" dir="ltr">Layan Hamdun</bdi>' in html


def test_a_members_address_leads_to_its_cluster(browser, port, people):
    a, b, *_ = port
    judge_pair(actor=people.translator, one=a, other=b, verdict=Verdict.SAME)
    response = browser.get(at("heading", b))
    assert response["Location"] == f"{at('heading', a)}#heading-{b.pk}"
    page = words(browser.get(at("heading", a)))
    assert "Made of 2" in page and "brought by b , 0 facts" in page


def test_members_are_parted_and_it_is_undone(browser, port, people):
    a, b, c, *_ = port
    for other in (b, c):
        judge_pair(actor=people.translator, one=a, other=other, verdict=Verdict.SAME)
    response = browser.post(at("split", a), {"apart": [c.pk], "why": "another office"}, follow=True)
    page = words(response)
    assert "Parted." in page and "Made of 2" in page and "another office" in page
    assert {row.uid for row in members_of(a)} == {"a", "b"}
    response = browser.post(at("split", a), {"apart": ["nonsense", "9" * 40]}, follow=True)
    assert "Choose some of the headings" in words(response)
    for row in Judgement.objects.filter(verdict=Verdict.DIFFERENT):
        browser.post(at("withdraw-judgement", a), {"judgement": row.pk})
    judge_pair(actor=people.translator, one=a, other=c, verdict=Verdict.SAME)
    assert members_of(a).count() == 3


def test_judgements_are_listed_and_taken_back(browser, log_in, port, people):
    a, b, *_ = port
    row = judge_pair(actor=people.editor, one=a, other=b, verdict=Verdict.SAME, why="one office")
    page = browser.get(at("heading", a))
    assert "Layan Hamdun is the same as Layan Hamdoun Ruth Credit" in words(page) and "one office" in words(page)
    assert at("withdraw-judgement", a) not in page.content.decode(), "another's, and no editor"
    response = browser.post(at("withdraw-judgement", a), {"judgement": row.pk})
    assert response.status_code == 403
    editor = log_in(people.second_editor)
    page = words(editor.post(at("withdraw-judgement", a), {"judgement": row.pk, "why": "no"}, follow=True))
    assert "Taken back. It is kept below" in page and "1 taken back" in page and "by you" in page
    assert members_of(a).count() == 1
    page = words(editor.post(at("withdraw-judgement", a), {"judgement": row.pk}, follow=True))
    assert "withdrawn already" in page
    assert editor.post(at("withdraw-judgement", port[3]), {"judgement": row.pk}).status_code == 404


def test_a_name_in_a_story_is_judged_from_the_page(browser, port, judged_story, people):
    a = port[0]
    link(judged_story, "Layan Hamdun", a, sure=True)
    fields = {"story": judged_story.pk, "wording": "Layan Hamdun", "seen": 0, "verdict": "different"}
    page = words(browser.post(at("judge-name", a), fields, follow=True))
    assert "Noted." in page and "No story names this person yet" in page and "is not Layan Hamdun" in page
    row = Judgement.objects.get()
    withdraw_judgement(actor=people.translator, judgement=row)
    page = words(browser.post(at("judge-name", a), fields | {"verdict": "same"}, follow=True))
    assert "You took a judgement back while this page was open" in page
    seen = Judgement.objects.latest("pk").pk
    page = words(browser.post(at("judge-name", a), fields | {"verdict": "same", "seen": seen}, follow=True))
    assert "a person says so" in page
    assert browser.post(at("judge-name", a), fields | {"story": 4711}).status_code == 404
    for wording in ("Nobody", "", "Layan\x00Hamdun"):
        page = words(browser.post(at("judge-name", a), fields | {"wording": wording, "verdict": "same"}, follow=True))
        assert "is no name that this story gives" in page
    page = words(browser.post(at("judge-name", a), fields | {"verdict": "maybe"}, follow=True))
    assert "is no verdict" in page


def test_long_lists_are_opened_on_demand(browser, port, judged_story, people):
    a = port[0]
    for _ in range(7):
        judge_name(
            actor=people.translator, story=judged_story, wording="Layan Hamdun", authority=a, verdict=Verdict.SAME
        )
        judge_name(
            actor=people.translator, story=judged_story, wording="Layan Hamdun", authority=a, verdict=Verdict.UNSURE
        )
    page = words(browser.get(at("heading", a)))
    assert "14 judgements of names in stories in all. Show them" in page
    assert "13 taken back" in words(browser.get(at("heading", a), {"all": "1"}))


def test_the_log_is_in_words(browser, port, people):
    a, b, c, *_ = port
    judge_pair(actor=people.translator, one=a, other=b, verdict=Verdict.SAME)
    split(actor=people.translator, apart=[b])
    judge_pair(actor=people.translator, one=a, other=c, verdict=Verdict.UNSURE)
    page = words(browser.get(at("heading", a)))
    for deed in ("judged the same", "took a judgement of the Who’s Who back", "judged different", "was unsure whether"):
        assert f"Dina Credit {deed}" in page


def test_a_story_tells_whom_it_names(browser, log_in, port, people, judged_story):
    a, _, _, d, body = port
    link(judged_story, "Layan Hamdun", d, sure=True)
    link(judged_story, "the union", body, sure=True)
    judge_name(actor=people.editor, story=judged_story, wording="Layan Hamdun", authority=a, verdict=Verdict.SAME)
    seal(actor=people.editor, authority=body)
    link(judged_story, "the union", body, sure=True)
    there = reverse("desk:story", kwargs={"pk": judged_story.pk})
    page = words(browser.get(there))
    assert "Named here Layan Hamdun as Layan Hamdun ; a person says so" in page
    assert "Layal" not in page and "Port Administration" not in page
    assert at("heading", a) in browser.get(there).content.decode()
    assert "Port Administration as the union ; the machine is sure" in words(log_in(people.editor).get(there))
