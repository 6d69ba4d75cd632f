"""Two headings that may be one: found, seen side by side, judged, and told where somebody was quicker."""

from __future__ import annotations

import pytest
from django.urls import reverse

from marsad.names import compare_names
from marsad.newsroom.whoswho.actions.confirm import confirm
from marsad.newsroom.whoswho.actions.judge import judge_pair, withdraw_judgement
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.models import Judgement, Verdict
from marsad.newsroom.whoswho.queries.clusters import cluster_of, members_of
from whoswho_cast import enter, person
from whoswho_desk import BY_HAND, propose, words


def at(name, row, other=None):
    return reverse(f"whoswho:{name}", kwargs={"pk": row.pk} | ({"other": other.pk} if other else {}))


@pytest.fixture
def browser(log_in, people):
    return log_in(people.translator)


def test_the_other_is_found_in_any_spelling(browser, port):
    a, b, *_ = port
    response = browser.get(at("same", a))
    assert "The likeliest by name" in words(response) and at("compare", a, b) in response.content.decode()
    assert at("compare", a, a) not in response.content.decode()
    assert at("compare", a, port[3]) in browser.get(at("same", a), {"q": "ليال حمدان"}).content.decode()
    assert "No other person of that name" in words(browser.get(at("same", a), {"q": "!!"}))


def test_two_names_have_one_likeness_on_every_screen(browser, port):
    (twin,) = enter(person("e", "Layan Humdun"))
    score = f"{compare_names('Layan Humdun', 'Layan Hamdun').score:.2f} alike"
    page = words(browser.get(at("same", twin)))
    assert score in page.split("Layan Hamdun")[1], page
    assert "The figures compare Layan Humdun with the name that was found; side by side, all names of both" in page
    assert score in words(browser.get(at("same", port[1]), {"q": "Layan Humdun"})).split("Layan Hamdun")[1]
    assert score.replace(" alike", "") in words(browser.get(at("compare", twin, port[0])))
    fields = {"of_kind": "person", "text": "Layan Humdun", "kind": "house", **BY_HAND}
    assert score in words(browser.post(reverse("whoswho:new"), fields))


def test_both_are_seen_side_by_side_before_anything_is_judged(browser, port):
    a, b, *_ = port
    propose(a, b, gain=7, why="One office, one year.")
    page = words(browser.get(at("compare", a, b)))
    assert "alike: Layan Hamdun and Layan Hamdoun" in page
    assert (
        "One office, one year." in page
        and "Same makes them one heading. Different and Unsure leave both as they are." in page
    )
    assert page.count("Named in no story yet.") == 2
    assert "harbour master , Port Administration since 2019" in page
    assert "Same s Different d Unsure u" in page
    assert not Judgement.objects.exists()


def test_what_readers_would_see_is_told_before(browser, port, people, judged_story):
    a, b, c, _, body = port
    told = "has a page for readers: if you answer Same , they see on it at once also"
    assert "for readers" not in words(browser.get(at("compare", a, b)))
    confirm(actor=people.editor, authority=b)
    page = words(browser.get(at("compare", a, b)))
    assert f"Layan Hamdoun {told} the names, the 3 facts and the published statements of Layan Hamdun ," in page
    page = words(browser.get(at("compare", b, c)))
    assert f"Layan Hamdoun {told} the names and the published statements of Layane Hamdoune ," in page
    name = {"text": "L. Hamdoune", "kind": "variant", "story": str(judged_story.pk)}
    browser.post(at("add-name", c), name)
    page = words(browser.get(at("compare", b, c)))
    assert "but for what tells of a sealed heading or rests on a story that is not published." in page
    assert "for readers" not in words(browser.get(at("compare", b, body))), "they can't be one"
    confirm(actor=people.editor, authority=a)
    assert "for readers" not in words(browser.get(at("compare", a, b))), "they see both already"


def test_nothing_is_told_of_readers_where_one_is_sealed(log_in, people, port):
    a, b, *_ = port
    confirm(actor=people.editor, authority=a)
    seal(actor=people.editor, authority=b)
    page = words(log_in(people.editor).get(at("compare", a, b)))
    assert "If they are the same, both are." in page and "for readers" not in page


def test_same_different_unsure(browser, port, people):
    a, b, c, d, _ = port
    page = words(browser.post(at("judge-pair", a, b), {"verdict": "same", "seen": 0, "why": "one"}, follow=True))
    assert "They are one heading now." in page and "Made of 2" in page
    seen = Judgement.objects.latest("pk").pk
    page = words(browser.post(at("judge-pair", a, d), {"verdict": "different", "seen": seen}, follow=True))
    assert "They are kept apart" in page and "is not Layal Hamdan" in page
    seen = Judgement.objects.latest("pk").pk
    page = words(browser.post(at("judge-pair", c, a), {"verdict": "unsure", "seen": seen}, follow=True))
    assert "Noted that you are unsure." in page
    assert "Somebody was unsure" in words(browser.get(at("compare", a, c)))
    assert browser.get(at("compare", a, b))["Location"] == at("heading", a)
    assert browser.get(at("same", b))["Location"] == at("same", a)


def test_what_cannot_be_is_told_and_the_reason_is_kept(browser, port, people):
    a, b, _, _, body = port
    response = browser.post(at("judge-pair", a, body), {"verdict": "same", "seen": 0, "why": "typed “it”"})
    assert response.status_code == 422
    assert "can’t be one heading" in words(response) and 'value="typed “it”"' in response.content.decode()
    response = browser.post(at("judge-pair", a, b), {"verdict": "perhaps", "seen": 0})
    assert response.status_code == 422 and "is no verdict" in words(response)
    response = browser.post(at("judge-pair", a, b), {"verdict": "same"})
    assert response.status_code == 422 and "reload the page" in words(response)
    assert not Judgement.objects.exists()


def test_what_was_judged_different_stands_in_the_way_with_the_way_out(browser, port, people):
    a, b, c, *_ = port
    row = judge_pair(actor=people.translator, one=a, other=c, verdict=Verdict.DIFFERENT)
    judge_pair(actor=people.translator, one=b, other=c, verdict=Verdict.SAME)
    seen = Judgement.objects.latest("pk").pk
    response = browser.post(at("judge-pair", a, b), {"verdict": "same", "seen": seen, "why": "sure"})
    page = words(response)
    assert response.status_code == 422 and "were judged different" in page and "Take back" in page
    browser.post(at("withdraw-judgement", a), {"judgement": row.pk})
    seen = Judgement.objects.latest("pk").pk
    browser.post(at("judge-pair", a, b), {"verdict": "same", "seen": seen})
    assert members_of(a).count() == 3


def test_somebody_was_quicker(browser, port, people):
    a, b, c, *_ = port
    judge_pair(actor=people.colleague, one=a, other=b, verdict=Verdict.DIFFERENT, why="two brothers")
    response = browser.post(at("judge-pair", a, b), {"verdict": "same", "seen": 0, "why": "mine"})
    page = words(response)
    assert response.status_code == 409
    assert "Tom Credit judged “different” while this page was open. Nothing of yours was saved" in page
    assert "Judged different : Layan Hamdun and Layan Hamdoun , by Tom Credit" in page and "two brothers" in page
    assert 'value="mine"' in response.content.decode()
    assert Judgement.objects.count() == 1
    row = judge_pair(actor=people.colleague, one=a, other=c, verdict=Verdict.SAME)
    response = browser.post(at("judge-pair", a, c), {"verdict": "different", "seen": 1}, follow=True)
    assert "Tom Credit judged “same”" in words(response), "they are one by now: told on their page"
    withdraw_judgement(actor=people.colleague, judgement=row)
    response = browser.post(at("judge-pair", a, c), {"verdict": "same", "seen": row.pk})
    assert "Tom Credit took a judgement back" in words(response)


def test_pressed_twice_is_done_once(browser, port):
    a, b, *_ = port
    for _ in range(2):
        page = words(browser.post(at("judge-pair", a, b), {"verdict": "same", "seen": 0}, follow=True))
        assert "They are one heading now." in page
    assert Judgement.objects.count() == 1


def test_the_same_verdict_on_another_pair_is_no_second_press(browser, port):
    a, b, c, *_ = port
    browser.post(at("judge-pair", a, c), {"verdict": "different", "seen": 0})
    response = browser.post(at("judge-pair", a, b), {"verdict": "different", "seen": 0, "why": "mine"})
    assert response.status_code == 409 and "You judged “different” while this page was open." in words(response)
    assert Judgement.objects.count() == 1


def test_the_clusters_are_judged_whatever_member_the_page_named(browser, port, people):
    a, b, c, *_ = port
    judge_pair(actor=people.translator, one=a, other=b, verdict=Verdict.SAME)
    seen = Judgement.objects.latest("pk").pk
    browser.post(at("judge-pair", b, c), {"verdict": "same", "seen": seen})
    c.refresh_from_db()
    assert cluster_of(c) == a.pk
    assert Judgement.objects.latest("pk").left_id == a.pk


def test_what_is_alike_is_told_word_by_word(browser, port):
    a, b, *_ = port
    other = enter(person("e", "Karim Salim Zahran"))[0]
    page = words(browser.get(at("compare", a, other)))
    assert "not alike: Layan Hamdun and Karim Salim Zahran" in page
    assert "only the first has Layan , Hamdun ; only the second has Karim , Salim , Zahran" in page
    page = words(browser.get(at("compare", a, b)))
    assert "Layan = Layan" in page and "Hamdun = Hamdoun" in page
