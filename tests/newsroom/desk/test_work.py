"""Work: what waits for an editor's eyes, and how far each draft has come."""

from __future__ import annotations

import re

from django.urls import reverse

from marsad.newsroom.desk.models import Draft

HERE = reverse("desk:work")


def words_of(browser, address=HERE):
    page = browser.get(address).content.decode()
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_an_editor_is_told_what_waits_for_him(log_in, people, make_draft, make_story):
    make_draft("review")
    make_draft("review", story=make_story("خبر ثان", path="/2.html"))
    browser = log_in(people.editor)
    words = words_of(browser)
    assert "Work 2 waiting for your eyes" in words
    assert "Waiting for your eyes 2 Ships Return" in words
    assert "Work 2 waiting" in words_of(browser, reverse("desk:health"))


def test_his_own_work_does_not_wait_for_him(log_in, people, make_draft):
    draft = make_draft("review")
    people.second_editor.translations.add(draft)
    words = words_of(log_in(people.second_editor))
    assert "waiting for your eyes" not in words.casefold()
    assert "Waiting for a second pair of eyes 1" in words


def test_whoever_may_not_approve_is_not_called(log_in, people, make_draft):
    make_draft("review")
    for person in (people.reader, people.colleague):
        assert "for your eyes" not in words_of(log_in(person))


def test_cut_paragraphs_are_counted_apart_and_alike_on_both_sides(log_in, people, make_draft):
    draft = make_draft()
    draft.segments.filter(position=3).update(cut=True, note="Repeats the first.")
    draft.segments.filter(position=2).update(target_text=" \n")
    browser = log_in(people.translator)
    figures = "1 translated, 1 cut, of 3"
    assert words_of(browser, reverse("desk:bench", kwargs={"pk": draft.pk})).count(figures) == 2
    assert figures in words_of(browser)
    sent = {"version-2": draft.segments.get(position=2).version, "target_text-2": "Again.", "note-2": ""}
    saved = browser.post(reverse("desk:save", kwargs={"pk": draft.pk}), sent, headers={"HX-Request": "true"})
    assert saved.content.decode().count("2 translated, 1 cut, of 3") == 2
    assert Draft.objects.get().segments.get(position=2).target_text == "Again."
