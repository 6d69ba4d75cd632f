"""Editors confirm and seal, each with a way back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from marsad.newsroom.staff.models import LogEntry
from marsad.newsroom.whoswho.actions.judge import judge_pair
from marsad.newsroom.whoswho.models import Verdict
from marsad.newsroom.whoswho.queries.clusters import open_heads, public_heads
from whoswho_desk import words


def at(name, row):
    return reverse(f"whoswho:{name}", kwargs={"pk": row.pk})


@pytest.fixture
def browser(log_in, people):
    return log_in(people.editor)


def test_confirm_and_take_it_back(browser, port, log_in, people):
    a = port[0]
    assert "Confirm it" not in words(log_in(people.translator).get(at("heading", a)))
    page = words(browser.post(at("confirm", a), follow=True))
    assert "Confirmed. It has a page in the edition now." in page and "Confirmed by Ruth Credit" in page
    assert public_heads().get() == a
    assert "confirmed already" in words(browser.post(at("confirm", a), follow=True))
    page = words(browser.post(at("take-confirmation-back", a), follow=True))
    assert "Its page is out of the edition" in page and "Unconfirmed" in page
    assert not public_heads()


def test_the_member_that_was_confirmed_is_the_one_that_is_taken_back(browser, port, people):
    a, b, *_ = port
    browser.post(at("confirm", b))
    judge_pair(actor=people.editor, one=a, other=b, verdict=Verdict.SAME)
    assert public_heads().get() == a
    browser.post(at("take-confirmation-back", a))
    assert not public_heads()


def test_a_seal_is_asked_about_first(browser, port, people, log_in):
    a, b, *_ = port
    judge_pair(actor=people.editor, one=a, other=b, verdict=Verdict.SAME)
    page = words(browser.get(at("seal", a)))
    assert "Seal Layan Hamdun ليان حمدون ?" in page and "covers all 2 headings" in page
    response = browser.post(at("seal", a), {"why": "threatened"})
    assert response.status_code == 422 and "Nothing was sealed" in words(response)
    assert 'value="threatened"' in response.content.decode()
    assert open_heads().filter(pk=a.pk).exists()
    page = words(browser.post(at("seal", a), {"why": "threatened", "sure": "on"}, follow=True))
    assert "Editors alone see it from now on." in page and "Sealed. Only editors see this page." in page
    assert not open_heads().filter(pk=a.pk).exists()
    assert LogEntry.objects.get(verb="seal authority").detail == {"why": "threatened"}
    assert "sealed the heading" in page and "threatened" in page
    assert "Confirm it" not in page
    page = words(browser.post(at("unseal", a), {"member": a.pk}, follow=True))
    assert "The seal is still on" in page
    page = words(browser.post(at("unseal", a), {"member": a.pk, "sure": "on"}, follow=True))
    assert "The seal is open." in page
    assert open_heads().filter(pk=a.pk).exists()
    page = words(log_in(people.translator).get(at("heading", a)))
    assert "threatened" not in page and "seal" not in page, "why is for editors"
