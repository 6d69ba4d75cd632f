"""Taking the outlet's new text: what stayed keeps its English, what changed waits again, nothing is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from desk_fixtures import ENGLISH, PARAGRAPHS
from marsad.errors import BadInput
from marsad.newsroom.archive.actions.ingest import ingest
from marsad.newsroom.desk.actions.claim import claim
from marsad.newsroom.desk.actions.renew import renew
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.press.convert import original_record
from marsad.records import Capture

NINE = PARAGRAPHS[0].replace("إحدى عشرة سفينة", "تسع سفن")
ADDED = "وأعلنت النقابة في بيان مسائي أن العمال سيتقاضون أجور أسبوع الانتظار كاملة."


@pytest.fixture
def changed(make_draft, make_story):
    draft = make_draft()
    make_story(paragraphs=(NINE, PARAGRAPHS[1], ADDED, PARAGRAPHS[2]))
    return draft


def test_what_stayed_keeps_its_english(changed, people):
    assert renew(actor=people.translator, draft=changed) == 2
    rows = [(s.source_text, s.target_text, s.earlier_text) for s in changed.segments.all()]
    assert rows == [
        (NINE, "", ENGLISH[0]),
        (PARAGRAPHS[1], ENGLISH[1], ""),
        (ADDED, "", ""),
        (PARAGRAPHS[2], ENGLISH[2], ""),
    ]
    changed.refresh_from_db()
    assert changed.capture == changed.story.captures.first()
    assert changed.revisions.get().snapshot["segments"][0]["target_text"] == ENGLISH[0]


def test_a_window_on_the_old_paragraphs_meets_a_conflict(changed, log_in, people):
    browser = log_in(people.translator)
    page = browser.post(reverse("desk:renew", kwargs={"pk": changed.pk}), follow=True).content.decode()
    assert "Before the outlet changed it" in page
    assert "The outlet changed its page" not in page
    sent = {"version-2": 2, "target_text-2": "From an old window.", "note-2": ""}
    assert browser.post(reverse("desk:save", kwargs={"pk": changed.pk}), sent).status_code == 409


def test_what_is_published_comes_from_one_capture(changed, make_story, people):
    """Whichever capture was translated, headline, day and digest are of the same one."""
    first = changed.capture
    make_story("عنوان جديد", (NINE, *PARAGRAPHS[1:]), day="2026-10-20")
    changed.story.refresh_from_db()
    assert changed.story.headline == "عنوان جديد"
    before = original_record(changed)
    assert (before.headline, before.published_on) == ("السفن تعود إلى المرفأ", date(2026, 11, 10))
    assert (before.sha256, before.stance) == (first.sha256, "pro-port newspaper")
    renew(actor=people.translator, draft=changed)
    after = original_record(Draft.objects.get())
    assert (after.headline, after.published_on) == ("عنوان جديد", date(2026, 10, 20))
    assert (after.sha256, after.stance) == (changed.story.captures.first().sha256, "independent daily")


def test_it_can_be_done_again(changed, make_story, people):
    renew(actor=people.translator, draft=changed)
    make_story(paragraphs=PARAGRAPHS[1:])
    draft = Draft.objects.get()
    assert renew(actor=people.translator, draft=draft) == 0
    assert [s.target_text for s in draft.segments.all()] == list(ENGLISH[1:])


def test_only_where_there_is_something_to_take(make_draft, people):
    with pytest.raises(BadInput, match="as it was"):
        renew(actor=people.translator, draft=make_draft())


def test_only_who_may_write_and_only_in_translation(changed, make_draft, people):
    with pytest.raises(PermissionDenied):
        renew(actor=people.colleague, draft=changed)
    Draft.objects.filter(pk=changed.pk).update(stage="published")
    changed.refresh_from_db()
    with pytest.raises(BadInput, match="in translation"):
        renew(actor=people.editor, draft=changed)


def test_a_page_that_was_emptied_is_told_and_takes_nothing_away(make_draft, make_story, log_in, people):
    draft = make_draft()
    address = draft.story.address
    emptied = Capture(input=address, address=address, body=b"", status=200, received_at=datetime.now(UTC))
    assert ingest(capture=emptied, outlets=()).outcome == "refused"
    browser = log_in(people.translator)
    page = browser.get(reverse("desk:bench", kwargs={"pk": draft.pk})).content.decode()
    assert "The outlet emptied its page" in page
    assert "Take the new text" not in page
    before, after = draft.capture_id, draft.story.captures.first().pk
    changes = browser.get(reverse("desk:changes", kwargs={"older": before, "newer": after})).content.decode()
    assert "<del>" in changes
    with pytest.raises(BadInput, match="gives no story any more"):
        renew(actor=people.translator, draft=draft)
    later = make_story(path="/2.html")
    other = Capture(input=later.address, address=later.address, body=b"", status=200, received_at=datetime.now(UTC))
    ingest(capture=other, outlets=())
    assert claim(actor=people.translator, story=later).capture.kind == "story"
