"""Names and facts are written down by plain forms; what can't be used is told, and nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from marsad.newsroom.whoswho.actions.judge import judge_pair
from marsad.newsroom.whoswho.actions.write import take_back
from marsad.newsroom.whoswho.models import Authority, Evidence, Fact, NameForm, Verdict
from whoswho_cast import enter, person
from whoswho_desk import BY_HAND, words


def at(name, row):
    return reverse(f"whoswho:{name}", kwargs={"pk": row.pk})


@pytest.fixture
def browser(log_in, people):
    return log_in(people.translator)


def test_a_name_is_added_on_a_reference(browser, port):
    a = port[0]
    fields = {"text": "L. Hamdun", "kind": "variant", "lang": "", "from_on": "2019-05", "to_on": "٢٠٢٣", **BY_HAND}
    response = browser.post(at("add-name", a), fields, follow=True)
    page = words(response)
    assert "Added." in page and "since" not in page.split("L. Hamdun")[1][:40]
    assert "L. Hamdun variant, English May 2019 – 2023" in page
    assert "Register of the port CC0-1.0 , November 2026, written down by Dina Credit" in page
    row = NameForm.objects.get(text="L. Hamdun")
    assert (row.lang, row.to_on, row.evidence.address) == ("en", "2023", "https://port.example/")
    page = words(browser.post(at("add-name", a), fields))
    assert "stands here already" in page


def test_a_name_is_added_on_a_story_and_its_words(browser, port, judged_story):
    a = port[0]
    fields = {"text": "ليان الحمدون", "kind": "variant", "wording": "the harbour master"}
    for story in (str(judged_story.pk), f"http://desk/desk/stories/{judged_story.pk}/", judged_story.address):
        NameForm.objects.filter(text="ليان الحمدون").delete()
        page = words(browser.post(at("add-name", a), fields | {"story": story}, follow=True))
        assert "Added." in page and "Ships Return to the Harbour, Master Says : the harbour master" in page
    assert Evidence.objects.get(kind="statement").story == judged_story
    page = words(browser.post(at("add-name", a), fields | {"story": str(judged_story.pk), "wording": "no such words"}))
    assert "do not stand in that story" in page


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"text": "  "}, "Write the name first."),
        ({"text": "…"}, "No letter or figure"),
        ({"lang": "Arabic!"}, "is no language"),
        ({"from_on": "5 May"}, "Expected a day, a month or a year"),
        ({"from_on": "2019-02-30"}, "Expected a day, a month or a year"),
        ({"from_on": "2021", "to_on": "2019-05"}, "before it begins"),
        ({"title": ""}, "Say where this is from"),
        ({"address": "javascript:alert(1)"}, "is no address"),
        ({"story": "4711"}, "is in the archive"),
    ],
)
def test_what_cannot_be_used_comes_back_as_typed(wrong, told, browser, port):
    fields = {"text": "L. Hamdun", "kind": "acronym", "lang": "fr", **BY_HAND, **wrong}
    response = browser.post(at("add-name", port[0]), fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert told in words(page) and "What you typed is kept below." in words(page)
    assert 'id="add-name" open' in page and '<option value="acronym" selected>' in page
    for value in fields.values():
        assert not value.strip() or f'value="{value}"' in page or "selected" in page
    assert not NameForm.objects.filter(text="L. Hamdun").exists()


def test_a_house_spelling_replaces_the_one_before(browser, port, people):
    a = port[0]
    browser.post(at("add-name", a), {"text": "Layan Hamdoun", "kind": "variant", **BY_HAND})
    row = NameForm.objects.get(authority=a, text="Layan Hamdoun")
    page = words(browser.post(at("make-house", a), {"name": row.pk}, follow=True))
    assert "is the house’s spelling now" in page
    assert "Layan Hamdun variant, English" in page
    assert "Layan Hamdun variant, English Register of Hadran CC0-1.0 , 1 November 2026 Make it" in page, "not by her"
    page = words(browser.post(at("make-house", a), {"name": a.names.get(text="Layan Hamdun", kind="variant").pk}))
    page = words(browser.get(at("heading", a)))
    assert "Layan Hamdoun variant, English Register of the port CC0-1.0 , November 2026, written down by Dina" in page
    browser.post(at("make-house", a), {"name": row.pk})
    a.refresh_from_db()
    assert a.label == "Layan Hamdoun"
    assert browser.post(at("make-house", a), {"name": port[3].names.first().pk}).status_code == 404
    take_back(actor=people.editor, known=row)
    assert browser.post(at("make-house", a), {"name": row.pk}).status_code == 404, "it was taken back"


def test_names_and_facts_are_taken_back(browser, port):
    a = port[0]
    name, fact = a.names.first(), a.facts.first()
    page = words(browser.post(at("take-back", a), {"name": name.pk}, follow=True))
    assert "Taken back." in page
    assert "took a name back" in page
    browser.post(at("take-back", a), {"fact": fact.pk})
    assert Fact.objects.get(pk=fact.pk).withdrawn_by is not None
    page = words(browser.post(at("take-back", a), {"fact": fact.pk}, follow=True))
    assert "taken back already" in page
    assert browser.post(at("take-back", a), {"fact": 4711}).status_code == 404
    assert browser.post(at("take-back", port[3]), {"name": a.names.last().pk}).status_code == 404


def test_what_is_taken_back_is_said_by_its_button(browser, port, people):
    a, b, *_ = port
    browser.post(at("add-name", a), {"text": "Layan Hamdun", "kind": "house", "lang": "en", **BY_HAND})
    judge_pair(actor=people.translator, one=a, other=b, verdict=Verdict.SAME)
    html = browser.get(at("heading", a)).content.decode()
    said = [words(button) for button in re.findall(r"<button[^>]*>(Take back.+?)</button>", html)]
    assert len(said) > 6 and len(set(said)) == len(said)
    assert f"Take back Layan Hamdun, from Register of the port, brought by heading {a.pk}" in said
    assert "Take back that Layan Hamdun is the same as Layan Hamdoun" in said
    sources = re.search(r'<ul class="from quiet" role="list">(.+?)</ul>', html, re.DOTALL)
    assert sources and sources[1].count("<li>") == sources[1].count("Take back") == 2, "each beside its source"


def test_a_fact_of_another_heading(browser, port):
    a, body = port[0], port[4]
    fields = {"kind": "member", "value": "", "of": "port administration", "from_on": "2020", **BY_HAND}
    page = words(browser.post(at("add-fact", a), fields, follow=True))
    assert "Added." in page and "member of Port Administration since 2020" in page
    assert Fact.objects.get(kind="member").of == body


def test_whom_a_fact_means_is_asked_where_it_is_not_clear(browser, port):
    a = port[0]
    twin = enter(person("body2", "Port Administration", kind="body"))[0]
    fields = {"kind": "office", "value": "deputy", "of": "Port Administration", **BY_HAND}
    response = browser.post(at("add-fact", a), fields)
    page = response.content.decode()
    assert response.status_code == 422 and "Choose below whom you mean." in words(page)
    assert page.count('type="radio"') >= 2 and 'value="deputy"' in page
    browser.post(at("add-fact", a), fields | {"of_number": twin.pk})
    assert Fact.objects.get(value="deputy").of == twin
    page = words(browser.post(at("add-fact", a), fields | {"of_number": 4711}))
    assert "not here any more" in page
    page = words(browser.post(at("add-fact", a), fields | {"of": "Zzyzx Qwfp"}))
    assert "make that heading first" in page


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "born", "value": "in May"}, "Expected a day, a month or a year"),
        ({"kind": "website", "value": "port.example"}, "is no address"),
        ({"kind": "office", "value": " "}, "says nothing yet"),
        ({"kind": "description", "value": "x" * 1001}, "it may have 1,000"),
    ],
)
def test_facts_that_cannot_be_used(fields, told, browser, port):
    response = browser.post(at("add-fact", port[0]), fields | BY_HAND)
    assert response.status_code == 422 and told in words(response)


def test_a_new_heading(browser, db):
    there = reverse("whoswho:new")
    assert 'value="Adib Sarrouj"' in browser.get(there, {"text": "Adib Sarrouj"}).content.decode()
    fields = {"of_kind": "person", "text": "Adib Sarrouj", "kind": "house", **BY_HAND}
    page = words(browser.post(there, fields, follow=True))
    assert "Made." in page and "Adib Sarrouj" in page and "made the heading" in page
    response = browser.post(there, fields | {"text": "أديب سروج"})
    assert response.status_code == 409
    assert "Somebody of that name is here already" in words(response)
    assert Authority.objects.count() == 1
    browser.post(there, fields | {"text": "أديب سروج", "another": "on"})
    assert Authority.objects.count() == 2
    for wrong, told in (
        ({"text": ""}, "Write the name first."),
        ({"of_kind": "ship"}, "no kind of heading"),
        ({"title": ""}, "where this is from"),
    ):
        response = browser.post(there, fields | {"another": "on"} | wrong)
        assert response.status_code == 422 and told in words(response)
        assert 'value="https://port.example/"' in response.content.decode()


def test_markup_in_names_is_text(browser, port):
    a = port[0]
    browser.post(at("add-name", a), {"text": "<script>alert(1)</script> Hamdun", "kind": "variant", **BY_HAND})
    page = browser.get(at("heading", a)).content.decode()
    assert "<script>alert" not in page


def test_two_house_spellings_that_a_merge_brought_together_are_settled(browser, port, people):
    a, b, *_ = port
    judge_pair(actor=people.translator, one=a, other=b, verdict=Verdict.SAME)
    assert "The house writes it in two ways in English." in words(browser.get(at("heading", a)))
    browser.post(at("make-house", a), {"name": b.names.get().pk})
    page = words(browser.get(at("heading", a)))
    assert "two ways" not in page and "Layan Hamdun variant, English" in page
    a.refresh_from_db()
    assert a.label == "Layan Hamdoun"
    page = words(browser.post(at("make-house", a), {"name": b.names.get().pk}, follow=True))
    assert "stands here already" in page
