"""A draft changes hands: who may, what is said, what the log keeps."""

from __future__ import annotations

import pytest
from django.urls import reverse

from marsad.newsroom.desk.models import Draft, Stage


def at(name, draft):
    return reverse(f"desk:{name}", kwargs={"pk": draft.pk})


def stage_of(draft):
    return Draft.objects.get(pk=draft.pk).stage


def test_claim_goes_to_the_bench(log_in, people, make_story):
    story = make_story()
    browser = log_in(people.translator)
    page = browser.post(reverse("desk:claim", kwargs={"pk": story.pk}), follow=True)
    assert "It is yours" in page.content.decode()
    assert page.request["PATH_INFO"] == at("bench", Draft.objects.get())


def test_what_is_claimed_cannot_be_claimed_again(log_in, people, make_draft):
    draft = make_draft("claimed")
    page = log_in(people.colleague).post(reverse("desk:claim", kwargs={"pk": draft.story_id}), follow=True)
    assert "Dina Credit has claimed this story" in page.content.decode()
    assert Draft.objects.get().claimed_by == people.translator


def test_given_back_and_taken_on_with_its_text(log_in, people, make_draft):
    draft = make_draft()
    log_in(people.translator).post(at("release", draft))
    assert Draft.objects.get().claimed_by is None
    log_in(people.colleague).post(reverse("desk:claim", kwargs={"pk": draft.story_id}))
    assert Draft.objects.get().claimed_by == people.colleague
    assert draft.segments.first().target_text


def test_only_what_is_in_translation_is_given_back(log_in, people, make_draft):
    draft = make_draft("published")
    page = log_in(people.editor).post(at("release", draft), follow=True).content.decode()
    assert "can&#39;t be given back now" in page
    assert Draft.objects.get().claimed_by == people.translator


def test_what_is_missing_is_said(log_in, people, make_draft):
    page = log_in(people.translator).post(at("submit", make_draft("claimed")), follow=True).content.decode()
    assert "Before this can be handed over" in page


def test_a_refusal_stands_beside_the_button_until_the_next_saving(log_in, people, make_draft):
    draft = make_draft()
    draft.segments.filter(position__gt=1).update(cut=True)
    browser = log_in(people.translator)
    page = browser.post(at("submit", draft), follow=True).content.decode()
    assert 'role="alert" id="refused"' in page
    assert "<li>say why paragraphs 2 and 3 were cut</li>" in page
    sent = {"version-2": 2, "target_text-2": "", "cut-2": "on", "note-2": "Repeats the first."}
    saved = browser.post(at("save", draft), sent, headers={"HX-Request": "true"}).content.decode()
    assert "say why paragraph 3 was cut" in saved
    assert 'role="alert"' not in saved
    assert 'id="refused"' not in browser.get(at("bench", draft)).content.decode()


def test_a_second_person_approves(log_in, people, make_draft):
    draft = make_draft("review")
    assert "Approve" in log_in(people.editor).get(at("review", draft)).content.decode()
    log_in(people.editor).post(at("approve", draft))
    assert stage_of(draft) == Stage.APPROVED


def test_nobody_approves_his_own_work(log_in, people, make_draft):
    draft = make_draft("review")
    people.translator.role = "editor"
    people.translator.save()
    browser = log_in(people.translator)
    page = browser.get(at("review", draft)).content.decode()
    assert "A second person has to approve it" in page
    assert "Approve</button>" not in page
    assert "second person" in browser.post(at("approve", draft), follow=True).content.decode()
    assert stage_of(draft) == Stage.REVIEW


def test_returned_with_a_reason(log_in, people, make_draft):
    draft = make_draft("review")
    log_in(people.editor).post(at("take-back", draft), {"why": "The number in 2 is <wrong>."})
    assert stage_of(draft) == Stage.DRAFTING
    page = log_in(people.translator).get(at("review", draft)).content.decode()
    assert "The number in 2 is &lt;wrong&gt;." in page
    assert "Returned" in log_in(people.translator).get(at("bench", draft)).content.decode()


def test_what_is_approved_is_what_is_published(log_in, people, make_draft):
    draft = make_draft("approved")
    segment = draft.segments.first()
    sent = {"version-1": segment.version, "target_text-1": "Slipped in afterwards.", "note-1": ""}
    response = log_in(people.editor).post(at("save", draft), sent)
    assert response.status_code == 422
    assert "what was approved is what is published" in response.content.decode()
    segment.refresh_from_db()
    assert "Slipped" not in segment.target_text


@pytest.mark.parametrize("stage", ["drafting", "review", "approved", "published"])
def test_the_log_says_who_and_when(stage, log_in, people, make_draft):
    draft = make_draft(stage)
    page = log_in(people.reader).get(at("review", draft)).content.decode()
    assert "<bdi>Dina Credit</bdi></b> wrote paragraphs 1–3" in page
    if stage == "published":
        assert "<bdi>Ruth Credit</bdi></b> published" in page


def test_revisions_compare_any_two(log_in, people, make_draft):
    draft = make_draft("review")
    browser = log_in(people.editor)
    browser.post(at("take-back", draft), {"why": "once more"})
    segment = draft.segments.first()
    sent = {"version-1": segment.version, "target_text-1": "Twelve ships have been moored.", "note-1": ""}
    log_in(people.translator).post(at("save", draft), {**sent, "then": "submit"})
    page = browser.get(at("revisions", draft), {"from": 1, "to": 3}).content.decode()
    assert "Paragraph 1" in page
    assert "<ins>Twelve</ins>" in page
    assert "Paragraph 2" not in page
    assert "no such two revisions" in browser.get(at("revisions", draft), {"from": 8, "to": 9}).content.decode()
    assert browser.get(at("revisions", draft), {"from": "x", "to": "٩"}).status_code == 200
