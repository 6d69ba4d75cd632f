"""The bench: saving part by part, conflicts shown and never overwritten, nothing typed lost."""

from __future__ import annotations

import pytest
from django.urls import reverse

from desk_fixtures import ENGLISH, PARAGRAPHS
from marsad.newsroom.desk.actions.hand_over import approve
from marsad.newsroom.desk.actions.save import save_segment
from marsad.newsroom.desk.models import Draft, Segment
from marsad.newsroom.desk.records import Words
from marsad.newsroom.press.actions.publish import publish
from marsad.newsroom.staff.models import LogEntry

HTMX = {"HX-Request": "true"}


def at(name, draft):
    return reverse(f"desk:{name}", kwargs={"pk": draft.pk})


def typed(position, text, *, version=1, **more):
    fields = {f"version-{position}": version, f"target_text-{position}": text, f"note-{position}": ""}
    return {**fields, **{f"{name}-{position}": value for name, value in more.items()}}


def stored(draft, position):
    return Segment.objects.get(draft=draft, position=position)


@pytest.fixture
def draft(make_draft):
    return make_draft("claimed")


@pytest.fixture
def browser(log_in, people, draft):
    return log_in(people.translator)


def test_the_bench_shows_both_sides_in_their_directions(browser, draft):
    page = browser.get(at("bench", draft)).content.decode()
    assert f'<p lang="ar" dir="rtl">{PARAGRAPHS[0]}</p>' in page
    assert 'name="target_text-1" id="t1" lang="en" dir="ltr"' in page
    assert "0 of 3" in page
    assert "write a headline" in page


def test_a_plain_form_saves_everything_and_comes_back(browser, draft):
    sent = {**typed(1, ENGLISH[0]), **typed(2, "", cut="on", note="Repeats the first.")}
    heading = {"version": 1, "headline": " Ships  Return ", "deck": "", "section": "economy", "event": ""}
    response = browser.post(at("save", draft), {**sent, **heading, "keywords-places": "Quay, Harbour؛ Quay"})
    assert (response.status_code, response["Location"]) == (302, at("bench", draft))
    assert stored(draft, 1).target_text == ENGLISH[0]
    assert (stored(draft, 2).cut, stored(draft, 2).note) == (True, "Repeats the first.")
    draft.refresh_from_db()
    assert draft.headline == "Ships Return"
    assert draft.keywords["places"] == ["Quay", "Harbour"]


def test_script_gets_a_fragment_with_the_next_version(browser, draft):
    response = browser.post(at("save", draft), typed(1, "One."), headers=HTMX)
    page = response.content.decode()
    assert response.status_code == 200
    assert '<input type="hidden" form="bench" name="version-1" value="2">' in page
    assert "saved " in page
    assert "1 of 3" in page
    assert "<textarea" not in page  # nothing is put over what is being typed


def test_what_did_not_change_is_not_saved_again(browser, draft):
    browser.post(at("save", draft), typed(1, "One."))
    before = LogEntry.objects.count()
    browser.post(at("save", draft), typed(1, "One.", version=2))
    assert stored(draft, 1).version == 2
    assert LogEntry.objects.count() == before


def test_line_ends_of_browsers_are_ours(browser, draft):
    browser.post(at("save", draft), typed(1, "One.\r\nTwo.\x00"))
    assert stored(draft, 1).target_text == "One.\nTwo.\ufffd"


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_conflict_shows_both_texts_and_saves_neither_over_the_other(browser, draft, people, headers):
    save_segment(actor=people.editor, segment=stored(draft, 1), version=1, words=Words("Theirs."))
    response = browser.post(at("save", draft), {**typed(1, "Mine <b>."), **typed(2, "Two.")}, headers=headers)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Not saved." in page
    assert "Ruth Credit" in page
    assert "Theirs" in page
    assert "Mine &lt;b&gt;" in page
    assert "<b>." not in page
    assert 'name="version-1" value="1"' in page  # the old one: typing on is no choice
    assert stored(draft, 1).target_text == "Theirs."
    assert stored(draft, 2).target_text == "Two."  # the rest is saved


def test_mine_over_theirs_needs_their_version(browser, draft, people):
    save_segment(actor=people.editor, segment=stored(draft, 1), version=1, words=Words("Theirs."))
    choice = {"choice": "mine", "their_version": 2}
    assert browser.post(at("save", draft), typed(1, "Mine.", **choice)).status_code == 302
    assert stored(draft, 1).target_text == "Mine."
    save_segment(actor=people.editor, segment=stored(draft, 1), version=3, words=Words("Again."))
    assert browser.post(at("save", draft), typed(1, "Mine!", **choice)).status_code == 409
    assert stored(draft, 1).target_text == "Again."


def test_theirs_drops_mine(browser, draft, people):
    save_segment(actor=people.editor, segment=stored(draft, 1), version=1, words=Words("Theirs."))
    response = browser.post(at("save", draft), typed(1, "Mine.", choice="theirs", their_version=2), headers=HTMX)
    assert response.status_code == 200
    assert "Theirs.</textarea>" in response.content.decode()
    assert stored(draft, 1).target_text == "Theirs."


def test_a_conflict_in_the_heading(browser, draft):
    heading = {"headline": "Mine", "deck": "", "section": "", "event": "", "version": 1}
    Draft.objects.filter(pk=draft.pk).update(headline="Theirs", version=2)
    response = browser.post(at("save", draft), heading)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Theirs" in page
    assert "Mine</textarea>" in page
    browser.post(at("save", draft), {**heading, "choice": "mine", "their_version": 2})
    draft.refresh_from_db()
    assert draft.headline == "Mine"


def test_what_cannot_be_saved_is_given_back(browser, draft):
    long = "x" * 50_001
    response = browser.post(at("save", draft), {**typed(1, long), **typed(2, "Kept here.")})
    page = response.content.decode()
    assert response.status_code == 422
    assert "50,001 characters" in page
    assert "Kept here." in page
    fragment = browser.post(at("save", draft), typed(1, long), headers=HTMX)
    assert (fragment.status_code, fragment.content) == (422, b"")
    assert "50%2C001" in fragment["X-Told"]


@pytest.mark.parametrize("version", ["", "x", "-1", "1.5", "9" * 40, "٣"])
def test_odd_versions_are_told(browser, draft, version):
    assert browser.post(at("save", draft), typed(1, "One.", version=version)).status_code == 422


def test_paragraphs_of_nobody_are_left_alone(browser, draft):
    assert browser.post(at("save", draft), {**typed(99, "Nowhere."), "version-x": "1"}).status_code == 302


def test_nobody_writes_in_anothers_draft(log_in, people, draft):
    browser = log_in(people.colleague)
    assert browser.post(at("save", draft), typed(1, "Mine.")).status_code == 403
    assert browser.get(at("bench", draft)).headers["Location"] == at("review", draft)
    assert stored(draft, 1).target_text == ""


def test_save_and_hand_over_in_one_form(browser, make_draft, draft):
    sent = {**typed(1, ENGLISH[0]), **typed(2, ENGLISH[1]), **typed(3, ENGLISH[2]), "then": "submit"}
    browser.post(at("save", draft), sent)
    draft.refresh_from_db()
    assert draft.stage == "drafting"  # no headline yet: the texts are saved all the same
    assert stored(draft, 3).target_text == ENGLISH[2]
    heading = {"version": 1, "headline": "Ships Return", "deck": "", "section": "economy", "event": ""}
    page = browser.post(at("save", draft), {**heading, "then": "submit"}, follow=True).content.decode()
    draft.refresh_from_db()
    assert draft.stage == "review"
    assert "Handed over" in page


def test_the_bench_warns_of_a_later_capture(browser, draft, make_story):
    make_story(paragraphs=("قالت إدارة المرفأ إن تسع سفن ترسو منذ الفجر.", *PARAGRAPHS[1:]))
    page = browser.get(at("bench", draft)).content.decode()
    assert "The outlet changed its page" in page
    assert "تسع سفن" not in page  # what is being translated stays what it was
    assert PARAGRAPHS[0] in page
    newer = draft.story.captures.first()
    changes = browser.get(reverse("desk:changes", kwargs={"older": draft.capture_id, "newer": newer.pk}))
    assert "<ins>تسع</ins>" in changes.content.decode().replace("</ins><ins>", "")


def test_hostile_text_in_every_field_is_only_text(browser, draft):
    evil = "</textarea><script>alert(1)</script>\"'"
    heading = {"version": 1, "headline": evil, "deck": evil, "section": evil[:30], "event": evil}
    keywords = {f"keywords-{kind}": evil for kind in ("people", "places", "bodies", "topics")}
    browser.post(at("save", draft), {**typed(1, evil, note=evil), **heading, **keywords})
    for name in ("bench", "review"):
        page = browser.get(at(name, draft)).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_a_cut_may_keep_its_original_from_readers(browser, draft, make_story, people, client):
    cut = typed(2, "", cut="on", withheld="on", note="To protect a source.")
    sent = {**typed(1, ENGLISH[0]), **cut, **typed(3, "x")}
    heading = {"version": 1, "headline": "Ships Return", "deck": "", "section": "economy", "event": ""}
    browser.post(at("save", draft), {**sent, **heading, "then": "submit"})
    assert stored(draft, 2).withheld
    assert "Readers don’t see the original either" in browser.get(at("review", draft)).content.decode()
    draft.refresh_from_db()
    approve(actor=people.editor, draft=draft)
    draft.refresh_from_db()
    slug = publish(actor=people.editor, draft=draft).slug
    for address in (f"/stories/{slug}/", f"/stories/{slug}/original/"):
        page = client.get(address).content.decode()
        assert PARAGRAPHS[0] in page
        assert PARAGRAPHS[1] not in page


def test_what_is_not_cut_is_not_withheld(browser, draft):
    browser.post(at("save", draft), typed(1, "One.", withheld="on"))
    assert not stored(draft, 1).withheld
