"""The chain on the review page: shown as printed, confirmed by a person, written down."""

from __future__ import annotations

import pytest
from django.urls import reverse

from marsad.newsroom.desk.actions.hand_over import approve
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.press.actions.publish import publish
from marsad.newsroom.staff.models import LogEntry


def at(name, draft):
    return reverse(f"desk:{name}", kwargs={"pk": draft.pk})


def test_an_editor_confirms_the_chain_and_may_still_approve(log_in, people, make_draft):
    draft = make_draft("review")
    browser = log_in(people.editor)
    page = browser.get(at("review", draft)).content.decode()
    assert '<li class="guess"><bdi>al-Mina</bdi>' in page
    assert "pro-port newspaper" in page
    assert "confirmed by nobody" in page
    page = browser.post(at("confirm-chain", draft), follow=True).content.decode()
    assert '<li class="sure"><bdi>al-Mina</bdi>' in page
    assert "Confirm who carried it" not in page
    assert "<bdi>Ruth Credit</bdi></b> confirmed who carried it" in page
    stored = Draft.objects.get()
    assert (stored.chain_confirmed, stored.version) == (True, draft.version + 1)
    approve(actor=people.editor, draft=draft)
    assert publish(actor=people.editor, draft=draft)


def test_confirmed_once(log_in, people, make_draft):
    draft = make_draft("review")
    browser = log_in(people.editor)
    browser.post(at("confirm-chain", draft))
    assert "confirmed already" in browser.post(at("confirm-chain", draft), follow=True).content.decode()
    assert LogEntry.objects.filter(verb="confirm chain").count() == 1


@pytest.mark.parametrize("stage", ["drafting", "review"])
def test_not_by_whoever_may_not_write_in_it(stage, log_in, people, make_draft):
    draft = make_draft(stage)
    browser = log_in(people.colleague)
    assert "Confirm who carried it" not in browser.get(at("review", draft)).content.decode()
    assert browser.post(at("confirm-chain", draft)).status_code == 403
    assert not Draft.objects.get().chain_confirmed


def test_what_was_approved_stays_as_it_was(log_in, people, make_draft):
    draft = make_draft("approved")
    assert "is approved" in log_in(people.editor).post(at("confirm-chain", draft), follow=True).content.decode()
    assert not Draft.objects.get().chain_confirmed
