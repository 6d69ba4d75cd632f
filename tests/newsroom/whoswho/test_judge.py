"""Merging, parting and undoing: never lossy, and the same whatever the order."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import permutations
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from marsad.errors import BadInput
from marsad.newsroom.staff.queries import entries_about
from marsad.newsroom.whoswho.actions.judge import judge_name, judge_pair, split, withdraw_judgement
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.models import Authority, Judgement, Proposal, Verdict
from marsad.newsroom.whoswho.queries.clusters import cluster_of, members_of, open_members, standing
from marsad.newsroom.whoswho.queries.identities import identities_of
from whoswho_cast import enter, person

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


@pytest.fixture
def four(db):
    return enter(
        person("a", "Adib Sarrouj"), person("b", "أديب سروج"), person("c", "Adeeb Srouj"), person("d", "Adib Sarraj")
    )


def heads():
    return {row.uid: (row.head.uid if row.head else row.uid) for row in Authority.objects.select_related("head")}


def same(actor, one, other):
    return judge_pair(actor=actor, one=one, other=other, verdict=SAME)


def test_merge_and_undo(four, people):
    a, b, c, _ = four
    first = same(people.translator, c, a)
    same(people.translator, b, c)
    assert heads() == {"a": "a", "b": "a", "c": "a", "d": "d"}
    a.refresh_from_db()
    assert (a.label, a.native, a.letter, a.native_letter) == ("Adib Sarrouj", "أديب سروج", "S", "س")
    withdraw_judgement(actor=people.translator, judgement=first, why="two brothers")
    assert heads() == {"a": "a", "b": "b", "c": "b", "d": "d"}
    a.refresh_from_db()
    assert a.native == ""
    assert Judgement.objects.count() == 3
    with pytest.raises(BadInput, match="withdrawn already"):
        withdraw_judgement(actor=people.translator, judgement=first)
    assert [entry.verb for entry in entries_about(f"authority:{a.pk}")] == ["judge withdraw", "judge same"]


def test_split_parts_and_can_be_undone(four, people):
    a, b, c, d = four
    for other in (b, c, d):
        same(people.translator, a, other)
    written = split(actor=people.editor, apart=[c, d], why="another man")
    assert heads() == {"a": "a", "b": "a", "c": "c", "d": "d"}
    assert [row.verdict for row in written] == ["different", "different"]
    for row in written:
        withdraw_judgement(actor=people.editor, judgement=row)
    assert heads()["c"] == "c", "what joined them was taken back too, by its own judgement"
    same(people.editor, c, a)
    assert heads()["c"] == "a"


def test_split_keeps_together_what_was_judged_the_same_by_itself(four, people):
    a, b, c, d = four
    same(people.translator, a, b)
    same(people.translator, b, c)
    same(people.translator, c, d)
    split(actor=people.translator, apart=[c, d])
    assert heads() == {"a": "a", "b": "a", "c": "c", "d": "c"}


@pytest.mark.parametrize("chosen", [[], ["a"], ["a", "b"], ["a", "d"]])
def test_what_cannot_be_parted(four, people, chosen):
    if chosen != ["a"]:
        same(people.translator, four[0], four[1])
    with pytest.raises(BadInput, match="Choose some"):
        split(actor=people.translator, apart=[row for row in four if row.uid in chosen])


def test_what_was_judged_different_is_not_joined_by_a_third(four, people):
    a, b, c, _ = four
    judge_pair(actor=people.editor, one=a, other=c, verdict=DIFFERENT)
    same(people.translator, a, b)
    with pytest.raises(BadInput, match="were judged different"):
        same(people.translator, b, c)
    assert heads()["c"] == "c"
    assert standing().count() == 2, "nothing is written where nothing comes of it"


def test_a_new_pair_pushes_nobody_out(four, people):
    a, b, c, _ = four
    same(people.translator, b, c)
    judge_pair(actor=people.editor, one=a, other=c, verdict=DIFFERENT)
    with pytest.raises(BadInput, match="were judged different"):
        same(people.translator, a, b)
    assert heads() == {"a": "a", "b": "b", "c": "b", "d": "d"}


def test_judging_a_pair_again_takes_the_first_back(four, people):
    a, b, *_ = four
    judge_pair(actor=people.editor, one=a, other=b, verdict=DIFFERENT)
    same(people.translator, b, a)
    assert heads()["b"] == "a"
    judge_pair(actor=people.translator, one=a, other=b, verdict=UNSURE)
    assert heads()["b"] == "b"
    assert [row.verdict for row in Judgement.objects.all()] == ["different", "withdraw", "same", "withdraw", "unsure"]


def test_kinds_do_not_mix(four, people):
    [place] = enter(person("p", "Sarrouj", kind="place"))
    with pytest.raises(BadInput, match="can’t be one heading"):
        same(people.translator, four[0], place)
    with pytest.raises(BadInput, match="choose two"):
        same(people.translator, four[0], four[0])


def test_who_may(four, people):
    a, b, *_ = four
    with pytest.raises(PermissionDenied):
        same(people.reader, a, b)
    row = same(people.editor, a, b)
    with pytest.raises(PermissionDenied, match="Only Ruth"):
        withdraw_judgement(actor=people.translator, judgement=row)
    withdraw_judgement(actor=people.second_editor, judgement=row)


def test_a_judged_proposal_is_gone(four, people):
    a, b, *_ = four
    Proposal.objects.create(left=a, right=b, score=0.9, gain=3)
    judge_pair(actor=people.translator, one=b, other=a, verdict=DIFFERENT)
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("order", list(permutations(range(3)))[1:])
def test_any_order_of_judgements_gives_the_same_clusters(four, people, order):
    a, b, c, d = four
    deeds = [(b, c), (c, d), (a, b)]
    for at in order:
        same(people.translator, *deeds[at])
    assert heads() == dict.fromkeys("abcd", "a")


@pytest.mark.parametrize("seed", range(12))
def test_any_order_of_undos_gives_the_same_clusters(four, people, seed):
    chance = random.Random(seed)
    pairs = [(x, y) for at, x in enumerate(four) for y in four[at + 1 :]]
    deeds = [(pair, chance.choice([SAME, SAME, DIFFERENT, UNSURE])) for pair in pairs]
    outcomes = []
    for _ in range(2):
        Judgement.objects.filter(withdraws__isnull=False).delete()
        Judgement.objects.all().delete()
        chance.shuffle(deeds)
        written = []
        for (one, other), verdict in deeds:
            try:
                row = judge_pair(actor=people.translator, one=one, other=other, verdict=verdict)
                written.append(row)
            except BadInput:
                assert verdict == SAME
        undone = written[:]
        chance.shuffle(undone)
        for row in undone:
            withdraw_judgement(actor=people.translator, judgement=row)
        outcomes.append(heads())
    assert outcomes[0] == outcomes[1] == {uid: uid for uid in "abcd"}


def test_a_name_in_a_story(judged_story, people, db):
    story = judged_story
    wording = story.attributions.exclude(speaker="").first().speaker
    one, other = enter(person("x", wording), person("y", "Somebody Else"))

    def judge(authority, verdict, wording=wording):
        return judge_name(actor=people.translator, story=story, wording=wording, authority=authority, verdict=verdict)

    judge(one, SAME)
    judge(other, SAME)
    stands = list(standing().values_list("left__uid", "verdict"))
    assert stands == [("y", "same")], "a name means one heading"
    judge(other, DIFFERENT)
    judge(one, DIFFERENT)
    assert set(standing().values_list("left__uid", "verdict")) == {("y", "different"), ("x", "different")}
    with pytest.raises(BadInput, match="no name that this story gives"):
        judge(one, SAME, wording="Nobody at All")


def test_members(four, people):
    a, b, *_ = four
    same(people.translator, b, a)
    b.refresh_from_db()
    assert cluster_of(b) == a.pk
    assert [row.uid for row in members_of(b)] == ["a", "b"]


def test_the_rest_stays_one_when_what_held_it_together_is_parted(four, people):
    a, b, c, d = four
    for other in (b, c, d):
        same(people.translator, a, other)
    split(actor=people.editor, apart=[a], why="another man")
    assert heads() == {"a": "a", "b": "b", "c": "b", "d": "b"}
    withdraw_judgement(actor=people.editor, judgement=standing().get(verdict=DIFFERENT))
    same(people.translator, a, d)
    assert heads() == dict.fromkeys("abcd", "a")


def test_what_an_editor_sealed_since_is_not_opened_by_taking_a_judgement_back(four, people):
    a, b, *_ = four
    row = same(people.translator, a, b)
    seal(actor=people.editor, authority=a)
    with pytest.raises(BadInput, match="Ask an editor"):
        withdraw_judgement(actor=people.translator, judgement=row)
    assert heads()["b"] == "a" and b not in open_members()
    withdraw_judgement(actor=people.editor, judgement=row)


def test_a_name_judged_of_one_that_is_the_same_is_judged_anew(judged_story, people):
    wording = judged_story.attributions.exclude(speaker="").first().speaker
    one, other = enter(person("x", wording), person("y", "Somebody Else"))
    judge = partial(judge_name, actor=people.translator, story=judged_story, wording=wording)
    judge(authority=other, verdict=SAME)
    same(people.translator, one, other)
    judge(authority=one, verdict=DIFFERENT)
    assert [(row.left_id, row.verdict) for row in standing().filter(story__isnull=False)] == [(one.pk, "different")]
    assert not identities_of([judged_story.pk])


@pytest.mark.django_db(transaction=True)
def test_who_judge_at_once_see_each_others_judgements(people):
    b, a, c, d = enter(person("b", "Adib"), person("a", "Adeeb"), person("c", "Adyb"), person("d", "Adiib"))
    first = same(people.translator, b, a)
    together = Barrier(3)

    def act(deed):
        try:
            together.wait(timeout=20)
            deed()
        finally:
            connection.close()

    deeds = (
        lambda: withdraw_judgement(actor=people.editor, judgement=first),
        lambda: same(people.translator, a, c),
        lambda: same(people.second_editor, c, d),
    )
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(act, deeds))
    assert heads() == {"b": "b", "a": "a", "c": "a", "d": "a"}
