"""What parts a cluster that holds a sealed heading names what becomes visible, and asks first."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from marsad.newsroom.staff.models import LogEntry, User
from marsad.newsroom.whoswho.actions.confirm import confirm
from marsad.newsroom.whoswho.actions.judge import judge_pair
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.models import Authority, Judgement, Verdict
from marsad.newsroom.whoswho.queries.clusters import members_of, open_members
from marsad.newsroom.whoswho.queries.visible import sealed_among
from whoswho_cast import enter, person
from whoswho_desk import words


def at(name, row):
    return reverse(f"whoswho:{name}", kwargs={"pk": row.pk})


def shown_on(response):
    """Return what a page that warns sends along with its tick."""
    return re.search(r'name="shown" value="([0-9a-f]+)"', response.content.decode())[1]


@pytest.fixture
def joined(port, people):
    """Join three headings; the second is sealed, the third was confirmed by itself."""
    a, b, c, *_ = port
    confirm(actor=people.editor, authority=c)
    for other in (b, c):
        judge_pair(actor=people.editor, one=a, other=other, verdict=Verdict.SAME)
    seal(actor=people.editor, authority=b)
    return a, b, c


@pytest.fixture
def browser(log_in, people):
    return log_in(people.editor)


def test_the_form_warns(browser, joined):
    page = words(browser.get(at("heading", joined[0])))
    assert (
        "The seal covers all of them only while they are one." in page and "( Layan Hamdoun ) becomes visible" in page
    )


def test_what_becomes_visible_is_named_and_a_tick_asked_for(browser, joined):
    a, b, c = joined
    before = Judgement.objects.count(), LogEntry.objects.count()
    response = browser.post(at("split", a), {"apart": [b.pk], "why": "another man"})
    page = words(response)
    assert response.status_code == 422 and "This opens what is sealed" in page
    assert "these headings would be covered no more" in page
    assert "Layan Hamdun ليان حمدون , brought by a : readers see its page" not in page
    assert "Layane Hamdoune , brought by c : readers see its page in the edition at once" in page
    assert (Judgement.objects.count(), LogEntry.objects.count()) == before, "nothing was done"
    assert sealed_among({row.pk for row in joined}) == {row.pk for row in joined}
    html = response.content.decode()
    assert f'name="apart" value="{b.pk}"' in html and 'name="why" value="another man"' in html
    again = {"apart": [b.pk], "why": "another man", "shown": shown_on(response)}
    assert "Nothing was done: tick" in words(browser.post(at("split", a), again))
    page = words(browser.post(at("split", a), again | {"sure": "on"}, follow=True))
    assert "Parted." in page and "another man" in page
    assert set(open_members()) >= {a, c} and b not in open_members()


def test_only_what_is_parted_from_the_seal_becomes_visible(browser, joined):
    a, _, c = joined
    page = words(browser.post(at("split", a), {"apart": [c.pk]}))
    assert "this heading would be covered no more" in page and "brought by c" in page and "brought by a" not in page


def test_what_is_sealed_by_itself_stays_closed_without_a_question(browser, joined, people):
    a, b, c = joined
    seal(actor=people.editor, authority=c)
    response = browser.post(at("split", a), {"apart": [c.pk]})
    assert response.status_code == 302 and sealed_among({a.pk, b.pk, c.pk}) == {a.pk, b.pk, c.pk}


def test_to_take_a_judgement_back_asks_too(browser, joined):
    a, _, c = joined
    row = Judgement.objects.get(left=a, right=c, verdict=Verdict.SAME)
    asked = {"judgement": row.pk}
    response = browser.post(at("withdraw-judgement", a), asked)
    assert response.status_code == 422 and "Without this judgement, this heading would be covered" in words(response)
    assert members_of(a).count() == 3
    browser.post(at("withdraw-judgement", a), asked | {"shown": shown_on(response), "sure": "on"})
    assert members_of(a).count() == 2 and set(open_members().filter(pk=c.pk)) == {c}


def test_a_tick_is_for_what_was_shown(browser, joined, port, people):
    a, _, c = joined
    response = browser.post(at("split", a), {"apart": [c.pk]})
    sure = {"apart": [c.pk], "shown": shown_on(response), "sure": "on"}
    for guess in ("", "0" * 32, "x\x00"):
        told = browser.post(at("split", a), sure | {"shown": guess})
        assert told.status_code == 422 and "is not what this page told you" in words(told)
    (d,) = enter(person("e", "Leyan Hamdoun"))
    judge_pair(actor=people.editor, one=c, other=d, verdict=Verdict.SAME)
    sure["apart"] = [c.pk, d.pk]
    response = browser.post(at("split", a), sure)
    page = words(response)
    assert response.status_code == 422 and "is not what this page told you" in page and "Leyan Hamdoun" in page
    assert members_of(a).count() == 4, "nothing was done"
    assert browser.post(at("split", a), sure | {"shown": shown_on(response)}).status_code == 302
    assert set(open_members()) >= {c, d}


def test_a_page_that_readers_would_see_since_is_told_anew(browser, joined):
    a, _, c = joined
    confirmed = Authority.objects.filter(pk=c.pk)
    by, at_ = c.confirmed_by, c.confirmed_at
    confirmed.update(confirmed_at=None, confirmed_by=None)
    response = browser.post(at("split", a), {"apart": [c.pk]})
    assert "readers see its page" not in words(response)
    confirmed.update(confirmed_at=at_ or timezone.now(), confirmed_by=by or User.objects.first())
    again = browser.post(at("split", a), {"apart": [c.pk], "shown": shown_on(response), "sure": "on"})
    assert again.status_code == 422 and "readers see its page in the edition at once" in words(again)


def press_meanwhile(browser, address, fields, deed):
    """Return the answer to a form that is sent while somebody else has done a deed and not committed it yet."""

    def press():
        try:
            return browser.post(address, fields)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            deed()
            pressed = pool.submit(press)
            sleep(0.5)
        return pressed.result(timeout=30)


@pytest.mark.django_db(transaction=True)
def test_what_others_join_in_the_same_moment_is_not_opened_unseen(joined, people, browser):
    a, _, c = joined
    (d,) = enter(person("e", "Leyan Hamdoun"))
    asked = {"judgement": Judgement.objects.get(left=a, right=c, verdict=Verdict.SAME).pk}
    there = at("withdraw-judgement", a)
    sure = asked | {"shown": shown_on(browser.post(there, asked)), "sure": "on"}
    response = press_meanwhile(
        browser, there, sure, lambda: judge_pair(actor=people.editor, one=c, other=d, verdict=Verdict.SAME)
    )
    assert response.status_code == 422 and "Leyan Hamdoun" in words(response)
    assert members_of(a).count() == 4


@pytest.mark.django_db(transaction=True)
def test_what_is_sealed_in_the_same_moment_is_asked_about(port, people, browser):
    a, b, *_ = port
    judge_pair(actor=people.editor, one=a, other=b, verdict=Verdict.SAME)
    response = press_meanwhile(
        browser, at("split", a), {"apart": [a.pk]}, lambda: seal(actor=people.editor, authority=b)
    )
    assert response.status_code == 422 and not open_members().filter(pk__in=[a.pk, b.pk])


def test_nothing_is_undone_at_review_that_opens_a_seal(browser, port, people):
    a, b, *_ = port
    fields = {"left": a.pk, "right": b.pk, "verdict": "same", "seen": 0}
    browser.post(reverse("whoswho:review-pair"), fields)
    seal(actor=people.editor, authority=b)
    page = words(browser.post(reverse("whoswho:review-undo"), follow=True))
    assert "To undo this opens what is sealed." in page and members_of(a).count() == 2


def test_without_a_seal_nobody_is_asked(browser, port, people):
    a, b, *_ = port
    judge_pair(actor=people.editor, one=a, other=b, verdict=Verdict.SAME)
    assert browser.post(at("split", a), {"apart": [b.pk]}).status_code == 302
    assert not Authority.objects.exclude(head=None).exists()
