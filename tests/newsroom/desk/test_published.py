"""Publish, correct, withdraw, arrange: the press's screens at the desk."""

from __future__ import annotations

import pytest
from django.urls import reverse

from marsad.newsroom.desk.actions.save import save_segment
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.records import Words
from marsad.newsroom.press.models import Publication


def at(name, draft):
    return reverse(f"press:{name}", kwargs={"pk": draft.pk})


@pytest.fixture
def draft(make_draft):
    return make_draft("published")


@pytest.fixture
def editor(log_in, people):
    return log_in(people.second_editor)


def change_text(draft, people, text="Nine ships have been moored."):
    segment = draft.segments.select_related("draft").first()
    save_segment(
        actor=people.editor, segment=segment, version=segment.version, words=Words(text)
    )  # fmt: skip


def test_publish_shows_where_readers_find_it(make_draft, editor):
    draft = make_draft("approved")
    page = editor.post(at("publish", draft), follow=True).content.decode()
    assert "Published. Readers see it now." in page
    assert reverse("story", kwargs={"slug": Publication.objects.get().slug}) in page


def test_what_is_not_approved_is_not_published(make_draft, editor):
    draft = make_draft("review")
    page = editor.post(at("publish", draft), follow=True).content.decode()
    assert "only an approved one can be published" in page
    assert not Publication.objects.exists()


def test_a_correction_shows_what_it_changes_and_tells_readers(draft, editor, people, client):
    there = at("standing", draft)
    assert "Change the text on the bench first" in editor.get(there).content.decode()
    change_text(draft, people)
    page = editor.get(there).content.decode()
    assert "<ins>Nine</ins>" in page
    public = reverse("story", kwargs={"slug": Publication.objects.get().slug})
    assert "Nine ships" not in client.get(public).content.decode()
    assert "Say in a sentence" in editor.post(at("correct", draft), {"told": " "}, follow=True).content.decode()
    editor.post(at("correct", draft), {"told": "The number of ships was <wrong>."})
    shown = client.get(public).content.decode()
    assert "Nine ships" in shown
    assert "&lt;wrong&gt;" in shown


def test_withdrawing_asks_once_more(draft, editor):
    response = editor.post(at("withdraw", draft), {"reason": "The outlet took it back."})
    assert response.status_code == 422
    assert "The outlet took it back.</textarea>" in response.content.decode()
    assert Publication.objects.get().withdrawn_at is None
    page = editor.post(at("withdraw", draft), {"reason": "The outlet took it back.", "sure": "on"}, follow=True)
    assert "Readers are told" in page.content.decode()
    assert Publication.objects.get().withdrawn_at
    assert Draft.objects.get().stage == "withdrawn"


def test_a_reader_sees_no_buttons(draft, log_in, people):
    page = log_in(people.reader).get(at("standing", draft)).content.decode()
    for word in ("Withdraw the story", "Publish the correction", "Place</button>"):
        assert word not in page


def test_what_is_not_published_leads_to_the_draft(make_draft, log_in, people):
    response = log_in(people.reader).get(at("standing", make_draft()))
    assert response["Location"].endswith("/review/")


def test_places_close_up(make_draft, make_story, editor):
    drafts = [
        make_draft("published", story=make_story(f"السفينة رقم {n} تعود إلى المرفأ", path=f"/{n}.html"))
        for n in range(3)
    ]

    def order():
        rows = Publication.objects.filter(rank__gt=0).order_by("rank")
        return [(row.rank, drafts.index(row.draft)) for row in rows]

    for draft in drafts:
        editor.post(at("place", draft), {"rank": 1})
    assert order() == [(1, 2), (2, 1), (3, 0)]
    editor.post(at("place", drafts[2]), {"rank": 2})
    assert order() == [(1, 1), (2, 2), (3, 0)]
    editor.post(at("place", drafts[0]), {"rank": 99})
    assert order() == [(1, 1), (2, 2), (3, 0)]
    editor.post(at("place", drafts[1]), {"rank": "0"})
    assert order() == [(1, 2), (2, 0)]
    editor.post(at("withdraw", drafts[2]), {"reason": "Gone.", "sure": "on"})
    assert "no place" in editor.post(at("place", drafts[2]), {"rank": 1}, follow=True).content.decode()
    assert "Ships Return" in editor.get(reverse("press:front-page")).content.decode()
