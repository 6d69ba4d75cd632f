"""The sentence in which a name stands."""

from __future__ import annotations

import pytest

from marsad.newsroom.whoswho.queries.passages import LONGEST, passages_of

pytestmark = pytest.mark.django_db


def test_a_mention_is_found_in_its_sentence(judged_story):
    text = judged_story.text
    at = text.index("Hamdun told")
    judged_story.mentions.all().delete()
    judged_story.mentions.create(key="m9", name="Hamdun", kind="person", spans=[[at, at + 6]])
    (found,) = passages_of(judged_story, "Hamdun")
    assert found.name == "Hamdun" and found.before == ""
    assert found.behind.startswith(" told the Harbour Post") and found.behind.endswith("was a mistake.")


def test_a_speaker_is_found_by_his_name_within_what_names_him(judged_story):
    first = passages_of(judged_story, "Layan Hamdun")[0]
    assert (first.name, first.behind[:20]) == ("Layan Hamdun", ", the harbour master")
    assert first.before.startswith("Eleven ships")


def test_spans_that_mean_nothing_are_left_out(judged_story):
    judged_story.mentions.all().delete()
    judged_story.mentions.create(key="m9", name="Ghost", kind="person", spans=[[-4, 2], [9_000, 9_001], [5, 5], [1]])
    assert passages_of(judged_story, "Ghost") == ()
    assert passages_of(judged_story, "Nobody") == ()


def test_what_is_not_cut_into_sentences_is_cut_off(judged_story):
    judged_story.text = "word " * 1000 + "Hamdun " + "word " * 1000
    judged_story.reading = {}
    judged_story.save()
    judged_story.mentions.all().delete()
    judged_story.mentions.create(key="m9", name="Hamdun", kind="person", spans=[[5000, 5006]])
    (found,) = passages_of(judged_story, "Hamdun")
    assert (found.name, len(found.before), len(found.behind)) == ("Hamdun", LONGEST, LONGEST)


def test_an_arabic_sentence(arabic_story):
    found = passages_of(arabic_story, "إدارة المرفأ")
    assert found[0].name == "إدارة المرفأ" and found[0].before == "قالت "
