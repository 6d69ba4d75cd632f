"""Proposals of merges: why, in which order, and never again once a person answered."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from marsad.newsroom.whoswho.actions import propose, relink
from marsad.newsroom.whoswho.actions.judge import judge_pair, withdraw_judgement
from marsad.newsroom.whoswho.actions.link import link_stories
from marsad.newsroom.whoswho.actions.propose import propose_merges
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.models import Link, Proposal, Verdict
from marsad.newsroom.whoswho.queries import linking_pool, name_index
from marsad.records import Fact
from whoswho_cast import enter, person

pytestmark = pytest.mark.django_db
SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


@pytest.fixture(autouse=True)
def afresh(newsroom_folder, monkeypatch):
    name_index._known.clear()
    linking_pool._pools.clear()
    monkeypatch.setattr(relink, "SLACK", timedelta(0))
    monkeypatch.setattr(propose, "SLACK", timedelta(0))


def spokesman(value="spokesman for the delegation"):
    return (Fact(kind="office", value=value),)


def proposed():
    propose_merges()
    return {(row.left.uid, row.right.uid) for row in Proposal.objects.select_related("left", "right")}


def test_what_is_proposed_and_why():
    enter(
        person("a", "Ayman al-Asmi", "أيمن العاسمي", facts=spokesman()),
        person("b", "أيمن العاسمي", facts=spokesman("الناطق باسم الوفد")),
        person("c", "Ayman Asmar"),
        person("d", "Ayman al-Asmi", kind="place"),
    )
    assert proposed() == {("a", "b")}
    row = Proposal.objects.get()
    assert row.reasons == ["Same name in Arabic: أيمن العاسمي.", "Both are called spokesman for the delegation."]
    assert 0.7 < row.score < 1


def test_one_name_in_two_scripts():
    enter(person("a", "Henrik Aldane"), person("b", "هنريك ألدان"), person("c", "هنري الدين"))
    assert proposed() == {("a", "b")}


def test_other_dates_of_birth_are_other_people():
    enter(
        person("a", "Ayman al-Asmi", facts=(Fact(kind="born", value="1961"),)),
        person("b", "Ayman al-Asmi", facts=(Fact(kind="born", value="1988-02-01"),)),
        person("c", "Ayman al-Asmi", facts=(Fact(kind="born", value="1988"),)),
    )
    assert proposed() == {("b", "c")}


@pytest.mark.parametrize("verdict", [DIFFERENT, UNSURE])
def test_what_was_answered_never_comes_back(people, verdict):
    a, b = enter(person("a", "Adib Sarrouj"), person("b", "Adib Sarrouj"))
    assert proposed() == {("a", "b")}
    row = judge_pair(actor=people.translator, one=a, other=b, verdict=verdict)
    assert proposed() == set()
    propose_merges(everything=True)
    assert not Proposal.objects.exists()
    withdraw_judgement(actor=people.translator, judgement=row)
    assert proposed() == {("a", "b")}, "who takes an answer back asks again"


def test_a_rejected_proposal_stays_away_when_more_seeds_come_and_clusters_grow(people):
    a, b = enter(person("a", "Adib Sarrouj"), person("b", "Adib Sarrouj", "أديب سروج"))
    judge_pair(actor=people.translator, one=a, other=b, verdict=DIFFERENT)
    [c] = enter(person("c", "Adib Sarrouj", "أديب سروج"))
    assert proposed() == {("b", "c")}, "whether the new one is the second man is asked first"
    judge_pair(actor=people.translator, one=b, other=c, verdict=SAME)
    assert proposed() == set()
    propose_merges(everything=True)
    assert not Proposal.objects.exists()
    enter(person("a", "Adib Sarrouj", "Adeeb Sarrouj"), person("b", "Adeeb Sarrouj"))
    assert proposed() == set()
    [d] = enter(person("d", "Adib Sarrouj"))
    judge_pair(actor=people.editor, one=d, other=a, verdict=SAME)
    assert proposed() == set(), "nor between the two clusters under any number"


def test_if_the_new_one_is_not_the_second_the_first_is_asked(people):
    a, b = enter(person("a", "Adib Sarrouj"), person("b", "Adib Sarrouj", "أديب سروج"))
    judge_pair(actor=people.translator, one=a, other=b, verdict=DIFFERENT)
    [c] = enter(person("c", "Adib Sarrouj", "أديب سروج"))
    judge_pair(actor=people.translator, one=b, other=c, verdict=DIFFERENT)
    assert proposed() == {("a", "c")}


def test_sealed_and_joined_headings_are_not_proposed(people):
    a, b, _ = enter(*[person(uid, "Adib Sarrouj") for uid in "abc"])
    assert proposed() == {("a", "b"), ("a", "c"), ("b", "c")}
    judge_pair(actor=people.editor, one=a, other=b, verdict=SAME)
    assert proposed() == {("a", "c")}
    seal(actor=people.editor, authority=b)
    assert proposed() == set()
    propose_merges(everything=True)
    assert not Proposal.objects.exists()


def test_ordered_by_how_many_stories_come_together(judged_story):
    enter(*[person(uid, "Adib Sarrouj") for uid in "ab"])
    enter(*[person(uid, "Layan Hamdun") for uid in "xy"])
    link_stories()
    assert Link.objects.filter(sure=False).count() == 2
    assert proposed() == {("a", "b"), ("x", "y")}
    first = Proposal.objects.first()
    assert first.left.uid == "x" and int(first.gain) == 1


def test_one_address_elsewhere(people):
    one, other = person("a", "Adib Sarrouj"), person("b", "Adeeb as-Sarouge")
    wikidata = ("https://www.wikidata.org/entity/Q0",)
    enter(msgspec.structs.replace(one, same_as=wikidata), msgspec.structs.replace(other, same_as=wikidata))
    assert proposed() == {("a", "b")}
    assert "Both are https://www.wikidata.org/entity/Q0." in Proposal.objects.get().reasons


def test_stopped_it_goes_on_with_those_that_are_left(monkeypatch):
    enter(*[person(uid, "Adib Sarrouj") for uid in "abc"], person("x", "Maha Tall"))
    assert [propose_merges(most=2).headings for _ in range(3)] == [2, 2, 0]
    assert Proposal.objects.count() == 3
    enter(person("d", "Adib Sarrouj"), person("e", "Maha Tall"))
    assert [propose_merges(most=1).headings for _ in range(3)] == [1, 1, 0]
    assert Proposal.objects.count() == 7
    assert propose_merges(everything=True, most=4).headings == 4
    assert propose_merges().headings == 2


def test_only_what_changed_is_compared():
    enter(person("a", "Adib Sarrouj"))
    assert propose_merges().headings == 1
    assert propose_merges().headings == 0
    enter(person("b", "Adib Sarrouj"))
    seen = []
    assert propose_merges(report=lambda done, left: seen.append((done, left))).headings == 1
    assert seen == [(1, 0)] and Proposal.objects.count() == 1
