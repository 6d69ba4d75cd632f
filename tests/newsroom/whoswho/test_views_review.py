"""The queue: ordered by effect, one question at a time, and what was judged never comes back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.urls import reverse

from marsad.newsroom.whoswho.actions.judge import judge_name, judge_pair, withdraw_judgement
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.models import Judgement, Link, Proposal, Verdict
from marsad.newsroom.whoswho.queries import review
from marsad.newsroom.whoswho.queries.review import count_questions, open_proposals, queue
from whoswho_cast import enter, person
from whoswho_desk import link, propose, words

THERE = "/desk/whoswho/review/"
PAIR, NAME, UNDO = (reverse(f"whoswho:review-{what}") for what in ("pair", "name", "undo"))


@pytest.fixture
def browser(log_in, people):
    return log_in(people.translator)


def pairs():
    return [Proposal.objects.values_list("left__uid", "right__uid").get(pk=one.number) for one in open_proposals()]


def test_nothing_waits(browser, db):
    page = words(browser.get(THERE))
    assert "Nothing waits" in page and "a pair that was judged is not asked about again" in page


def test_the_most_gainful_is_asked_first(browser, port, people, judged_story, arabic_story):
    a, b, c, d, _ = port
    propose(a, b, gain=1)
    propose(a, c, gain=5, why="Both write the same letters.")
    for story in (judged_story, arabic_story):
        link(story, "Layan Hamdun", d)
    page = words(browser.get(THERE))
    assert "One or two?" in page and "Both write the same letters." in page and "4 wait" in page
    page = words(browser.get(THERE, {"at": 1}))
    assert "Who is Layan Hamdun ?" in page and "alone: 2 stories write Layan Hamdun and may mean the same" in page
    assert "Layan Hamdoun" in words(browser.get(THERE, {"at": 3}))
    assert "Both write the same letters." in words(browser.get(THERE, {"at": 4})), "behind the last, it begins anew"
    assert [queue(people.translator, at).question.at for at in (0, 3, 4, 99)] == [0, 3, 0, 0]


def test_what_was_answered_while_the_queue_was_read_is_passed_over(port, people, judged_story, monkeypatch):
    a, b, _, d, _ = port
    gone = propose(a, b, gain=9)
    link(judged_story, "Layan Hamdun", d)
    asked = review._Asked
    stale = [asked(9, proposal=gone.pk), asked(8, story=judged_story.pk, wording="Nobody"), asked(7)]
    gone.delete()
    assert [review._question(one, 0, people.translator) for one in stale] == [None, None, None]
    names = review._names_in_order()
    monkeypatch.setattr(review, "_names_in_order", lambda: [*stale, *names])
    found = queue(people.translator, 0)
    assert found.question.name.wording == "Layan Hamdun" and found.question.name.candidates
    monkeypatch.setattr(review, "_names_in_order", lambda: stale)
    assert queue(people.translator, 1).question is None


def test_a_pair_is_judged_and_the_next_is_asked(browser, port):
    a, b, c, *_ = port
    propose(a, b, gain=3)
    propose(a, c, gain=2)
    fields = {"left": a.pk, "right": b.pk, "seen": 0, "at": 0, "why": "one office"}
    page = words(browser.post(PAIR, fields | {"verdict": "same"}, follow=True))
    assert "Same: noted." in page and "1 waits" in page and "Layane Hamdoune" in page
    assert Judgement.objects.get().why == "one office"


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_what_was_judged_never_comes_back(verdict, browser, port, people):
    a, b, *_ = port
    propose(a, b)
    browser.post(PAIR, {"left": a.pk, "right": b.pk, "seen": 0, "verdict": verdict})
    assert not pairs()
    Proposal.objects.all().delete()
    propose(a, b)  # the machine has not learnt
    assert not pairs() and count_questions(9) == 0
    assert "Nothing waits" in words(browser.get(THERE))
    withdraw_judgement(actor=people.translator, judgement=Judgement.objects.get())
    assert pairs() == [("a", "b")]


def test_nor_does_it_under_another_members_number(port, people):
    a, b, c, d, _ = port
    judge_pair(actor=people.translator, one=a, other=d, verdict=Verdict.DIFFERENT)
    judge_pair(actor=people.translator, one=a, other=b, verdict=Verdict.SAME)
    propose(b, d)
    propose(a, d)
    assert not pairs()
    propose(b, c)
    propose(a, c)
    assert pairs() == [("b", "c")], "one question, though it is proposed twice"
    propose(a, b)
    assert ("a", "b") not in pairs()


def test_a_name_is_asked_about_with_its_sentence(browser, port, judged_story):
    a, _, _, d, _ = port
    link(judged_story, "Layan Hamdun", d, score=0.3)
    link(judged_story, "Layan Hamdun", a, score=0.6)
    response = browser.get(THERE)
    page = response.content.decode()
    assert "<mark>Layan Hamdun</mark>" in page
    assert "Eleven ships have been moored at the northern quay since dawn, Layan Hamdun , the harbour master" in words(
        page
    )
    assert "60 % likely, so it is not sure Same office." in words(page)
    assert f'value="same {d.pk}"' in page, "the other candidate has a button too"
    fields = {"story": judged_story.pk, "wording": "Layan Hamdun", "authority": a.pk, "seen": 0, "at": 0}
    page = words(browser.post(NAME, fields | {"verdict": f"same {d.pk}"}, follow=True))
    assert "Same: noted." in page and "Nothing waits" in page
    assert Judgement.objects.get().left == d


def test_the_next_candidate_is_asked_when_one_is_rejected(browser, port, judged_story):
    a, b, *_ = port
    link(judged_story, "Layan Hamdun", a, score=0.6)
    link(judged_story, "Layan Hamdun", b, score=0.5)
    fields = {"story": judged_story.pk, "wording": "Layan Hamdun", "seen": 0, "at": 0}
    for candidate, verdict in ((a, "different"), (b, "unsure")):
        assert f'name="authority" value="{candidate.pk}"' in browser.get(THERE).content.decode()
        seen = getattr(Judgement.objects.last(), "pk", 0)
        browser.post(NAME, fields | {"authority": candidate.pk, "verdict": verdict, "seen": seen})
    assert "Nothing waits" in words(browser.get(THERE))


def test_what_is_sure_or_said_is_not_asked(port, judged_story, people):
    a, b, c, *_ = port
    link(judged_story, "Layan Hamdun", a, sure=True)
    link(judged_story, "Layan Hamdun", b)
    assert count_questions(9) == 0
    judge_name(
        actor=people.translator, story=judged_story, wording="Layan Hamdun", authority=a, verdict=Verdict.DIFFERENT
    )
    assert count_questions(9) == 1, "the machine was sure, and wrong"
    judge_name(actor=people.translator, story=judged_story, wording="Layan Hamdun", authority=c, verdict=Verdict.SAME)
    assert count_questions(9) == 0


def test_somebody_else_is_found_by_search(browser, port, judged_story):
    link(judged_story, "Layan Hamdun", port[0])
    query = {"story": judged_story.pk, "wording": "Layan Hamdun", "q": "ليال حمدان"}
    assert f'value="same {port[3].pk}"' in browser.get(THERE, query).content.decode()
    page = words(browser.get(THERE, query | {"q": "!"}))
    assert "Nobody of that name is here. Make a heading of that name" in page


def test_a_name_that_the_story_does_not_give_any_more(browser, port, judged_story):
    link(judged_story, "Somebody Else", port[0])
    assert "does not stand in the story’s text as it is read now" in words(browser.get(THERE))
    fields = {"story": judged_story.pk, "wording": "Somebody Else", "authority": port[0].pk, "seen": 0}
    response = browser.post(NAME, fields | {"verdict": "same", "why": "typed"})
    assert response.status_code == 422 and "is no name that this story gives" in words(response)
    assert 'value="typed"' in response.content.decode()


def test_undo_asks_again(browser, log_in, port, people, judged_story):
    a, b, *_ = port
    propose(a, b)
    link(judged_story, "Layan Hamdun", a)
    assert "There is nothing left to undo here." in words(browser.post(UNDO, follow=True))
    browser.post(PAIR, {"left": a.pk, "right": b.pk, "seen": 0, "verdict": "same"})
    fields = {"story": judged_story.pk, "wording": "Layan Hamdun", "authority": a.pk, "seen": 0, "verdict": "same"}
    browser.post(NAME, fields)
    page = words(browser.post(UNDO, follow=True))
    assert "Undone." in page and "Who is Layan Hamdun ?" in page
    page = words(browser.post(UNDO, follow=True))
    assert "Undone." in page and "One or two?" in page
    assert "Layan Hamdoun" in page and "Same s Different d Unsure u" in page
    b.refresh_from_db()
    assert b.head_id is None
    assert Judgement.objects.filter(verdict=Verdict.WITHDRAW).count() == 2
    assert "There is nothing left" in words(browser.post(UNDO, follow=True))
    other = log_in(people.colleague)
    assert "There is nothing left" in words(other.post(UNDO, follow=True)), "what others judged is theirs"


def test_undo_leads_on_through_the_queue(browser, port):
    a, b, c, d, _ = port
    for gain, other in ((3, b), (2, c), (1, d)):
        propose(a, other, gain=gain)
    fields = {"left": a.pk, "right": c.pk, "seen": 0, "at": 1, "verdict": "different"}
    browser.post(PAIR, fields)
    response = browser.post(UNDO, {"at": 1}, follow=True)
    assert "Layane Hamdoune" in words(response) and "2 wait" in words(response), "the machine proposes it no more"
    html = response.content.decode()
    assert 'href="?at=1" data-do="n"' in html and f'action="{PAIR}"' in html
    assert "Layal Hamdan" in words(browser.get(THERE, {"at": 1}))
    seen = Judgement.objects.latest("pk").pk
    response = browser.post(PAIR, fields | {"seen": seen, "verdict": "perhaps", "why": "typed"})
    assert "is no verdict" in words(response) and "Layane Hamdoune" in words(response), "that pair again"
    response = browser.post(PAIR, fields | {"seen": seen, "verdict": "same"}, follow=True)
    assert "Same: noted." in words(response) and "Layal Hamdan" in words(response)
    assert "Layal Hamdan" in words(browser.get(THERE, {"at": 1, "left": a.pk, "right": c.pk})), "they are one"


def test_undo_of_what_was_taken_back_elsewhere_says_so(browser, port, people):
    a, b, *_ = port
    browser.post(PAIR, {"left": a.pk, "right": b.pk, "seen": 0, "verdict": "different"})
    withdraw_judgement(actor=people.editor, judgement=Judgement.objects.get())
    assert "withdrawn already" in words(browser.post(UNDO, follow=True))


def test_somebody_was_quicker(browser, port, people, judged_story):
    a, b, c, *_ = port
    propose(a, b, gain=2)
    propose(a, c)
    judge_pair(actor=people.colleague, one=a, other=b, verdict=Verdict.DIFFERENT)
    response = browser.post(PAIR, {"left": a.pk, "right": b.pk, "seen": 0, "verdict": "same", "why": "my reason"})
    page = words(response)
    assert response.status_code == 409
    assert "Tom Credit judged “different” while this page was open" in page and "You had written: my reason" in page
    link(judged_story, "Layan Hamdun", a)
    judge_name(actor=people.colleague, story=judged_story, wording="Layan Hamdun", authority=b, verdict=Verdict.SAME)
    fields = {"story": judged_story.pk, "wording": "Layan Hamdun", "authority": a.pk, "seen": 0, "verdict": "same"}
    assert "Tom Credit judged “same”" in words(browser.post(NAME, fields))
    assert browser.post(NAME, fields | {"story": 4711}).status_code == 404


def test_readers_see_the_queue_without_its_buttons(log_in, people, port, judged_story):
    propose(port[0], port[1], gain=3)
    link(judged_story, "Layan Hamdun", port[0])
    for at in (0, 1):
        page = log_in(people.reader).get(THERE, {"at": at}).content.decode()
        assert 'name="verdict"' not in page and "Undo last" not in page


def test_sealed_headings_are_never_asked_about(port, people, judged_story, browser):
    a, b, c, *_ = port
    link(judged_story, "Layan Hamdun", c)
    propose(a, b)
    for row in (a, c):
        seal(actor=people.editor, authority=row)
    assert not Link.objects.exists() and not Proposal.objects.exists()
    propose(a, b)  # written by a run that began before the seal
    link(judged_story, "Layan Hamdun", c)
    assert count_questions(9) == 0 and "Nothing waits" in words(browser.get(THERE))


def test_many_are_counted_to_the_last(people, db, browser):
    rows = enter(*(person(f"p{number}", f"Zed Name{number}") for number in range(240)))
    for number, (one, other) in enumerate(pairwise(rows)):
        propose(one, other, gain=number)
    assert count_questions(100) == 100
    assert queue(people.translator, 0).total == 239
    page = words(browser.get(THERE))
    assert "239 wait" in page and "Who’s Who 99+ to judge" in page
