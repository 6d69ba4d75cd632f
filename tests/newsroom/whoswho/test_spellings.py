"""Which names in a search the Who's Who knows by other spellings."""

from __future__ import annotations

import pytest

from marsad.newsroom.whoswho.actions.confirm import confirm
from marsad.newsroom.whoswho.actions.judge import judge_pair
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.actions.write import add_name
from marsad.newsroom.whoswho.models import Verdict
from marsad.newsroom.whoswho.queries.spellings import spellings_in
from marsad.records import Evidence, NameForm, Spelling
from whoswho_cast import enter, person

pytestmark = pytest.mark.django_db


def test_other_spellings_of_a_cluster(people):
    one, other = enter(person("a", "Adib Sarrouj", "Srouj"), person("b", "أديب سروج"))
    judge_pair(actor=people.editor, one=one, other=other, verdict=Verdict.SAME)
    assert spellings_in("did al-Srouj resign") == (Spelling("al-Srouj", ("Adib Sarrouj", "Srouj", "أديب سروج")),)
    assert spellings_in("أديب سروج")[0].others == ("Adib Sarrouj", "Srouj")


def test_a_name_of_two_stays_as_typed():
    enter(person("a", "Adib Sarrouj", "Sarrouj"), person("b", "Nabil Sarrouj", "Sarrouj"))
    assert spellings_in("Sarrouj") == ()
    assert [one.words for one in spellings_in("nabil sarrouj")] == ["nabil sarrouj"]


def test_a_sealed_heading_has_none(people):
    [one] = enter(person("a", "Adib Sarrouj", "Srouj"))
    seal(actor=people.editor, authority=one)
    assert spellings_in("Srouj") == ()


def test_readers_are_not_told_what_a_story_vouches_for(people, judged_story):
    told = Evidence(kind="story", title=judged_story.headline, story=judged_story.identity)
    one = enter(person("a", "Adib Sarrouj", "Srouj"))[0]
    add_name(actor=people.editor, authority=one, name=NameForm("Abu Nabil", "en", "variant"), evidence=told)
    confirm(actor=people.editor, authority=one)
    assert spellings_in("Srouj")[0].others == ("Adib Sarrouj", "Abu Nabil")
    assert spellings_in("Srouj", public=True)[0].others == ("Adib Sarrouj",)
    assert spellings_in("Abu Nabil", public=True) == ()


def test_a_long_query_costs_two_questions(django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert spellings_in("word " * 10_000) == ()
    assert spellings_in("") == spellings_in("\x00 ،") == ()


def test_near_spellings_of_a_family_name_are_looked_for():
    enter(person("a", "Yasin al-Mahjub", "ياسين المحجوب"), person("b", "Munir al-Hallaq", "منير الحلاق"))
    assert spellings_in("Mahjoub") == (Spelling("Mahjoub", ("al-Mahjub", "المحجوب")),)
    assert {one for near in spellings_in("what did Hallak say") for one in near.others} == {"al-Hallaq", "الحلاق"}
    assert spellings_in("water and wheat") == ()


def test_readers_are_told_no_spelling_of_a_person_who_has_no_page(people):
    (man,) = enter(person("a", "Yasin al-Mahjub", "Abu Ward"), person("p", "Port of Rumaylat", "RPA", kind="body"))[:1]
    assert spellings_in("Abu Ward", public=True) == spellings_in("Mahjoub", public=True) == ()
    assert spellings_in("RPA", public=True)
    confirm(actor=people.editor, authority=man)
    assert spellings_in("Abu Ward", public=True)[0].others == ("Yasin al-Mahjub",)
