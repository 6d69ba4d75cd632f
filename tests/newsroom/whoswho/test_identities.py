"""Whom a name in a story means: a person's word, then the machine's, and never a sealed heading."""

from __future__ import annotations

import random

import pytest

from marsad.newsroom.whoswho.actions.judge import judge_name, judge_pair, withdraw_judgement
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.models import Authority, Link, Verdict
from marsad.newsroom.whoswho.queries.identities import Identity, identities_of, stories_of, sure_links
from whoswho_cast import enter, person

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
WORDING = "Layan Hamdun"


@pytest.fixture
def hamdun(judged_story):
    """Two headings and a third that is of another man; the machine is sure of the first."""
    rows = enter(person("a", WORDING), person("b", "ليان حمدون"), person("c", "Layla Hamdan"))
    Link.objects.create(
        story=judged_story, wording=WORDING, kind="person", authority=rows[0], score=0.9, sure=True, reasons=["So."]
    )
    Link.objects.create(story=judged_story, wording=WORDING, kind="person", authority=rows[2], score=0.5)
    return rows


@pytest.fixture
def judge(judged_story, people):
    def judge(authority, verdict, why=""):
        return judge_name(
            actor=people.translator, story=judged_story, wording=WORDING, authority=authority, verdict=verdict, why=why
        )

    return judge


def check(story, *, head, confirmed, reasons=()):
    assert identities_of([story.pk]) == {(story.pk, WORDING): Identity(head.pk, confirmed, reasons)}
    assert stories_of(head) == [(story.pk, WORDING, confirmed)]


def test_the_machine_where_nobody_judged(judged_story, hamdun):
    check(judged_story, head=hamdun[0], confirmed=False, reasons=("So.",))
    assert identities_of([]) == {} == identities_of([judged_story.pk + 1])
    assert not stories_of(hamdun[2]), "what the machine is not sure of is nobody's"


def test_a_person_wins_and_what_is_taken_back_no_more(judged_story, hamdun, judge, people):
    row = judge(hamdun[2], SAME, "Her voice.")
    check(judged_story, head=hamdun[2], confirmed=True, reasons=("Her voice.",))
    assert not stories_of(hamdun[0])
    withdraw_judgement(actor=people.translator, judgement=row)
    check(judged_story, head=hamdun[0], confirmed=False, reasons=("So.",))


@pytest.mark.parametrize("verdict", [DIFFERENT, UNSURE])
def test_what_a_person_denies_or_doubts_is_not_taken_from_the_machine(judged_story, hamdun, judge, verdict):
    judge(hamdun[2], verdict)
    check(judged_story, head=hamdun[0], confirmed=False, reasons=("So.",))
    judge(hamdun[0], verdict)
    assert identities_of([judged_story.pk]) == {}
    assert not stories_of(hamdun[0])


def test_a_judgement_holds_for_the_whole_cluster(judged_story, hamdun, judge, people):
    a, b, _ = hamdun
    judge(b, DIFFERENT)
    check(judged_story, head=a, confirmed=False, reasons=("So.",))
    judge_pair(actor=people.editor, one=a, other=b, verdict=SAME)
    assert identities_of([judged_story.pk]) == {}, "one of the two was judged different"
    judge(b, SAME)
    check(judged_story, head=a, confirmed=True)
    b.refresh_from_db()
    assert stories_of(b) == stories_of(a)


def test_a_sealed_heading_is_never_returned(judged_story, hamdun, judge, people):
    judge(hamdun[2], SAME)
    seal(actor=people.editor, authority=hamdun[2])
    assert identities_of([judged_story.pk]) == {}, "nor does another heading get the name"
    assert stories_of(hamdun[2]) == []
    assert stories_of(hamdun[2], sealed=True) == [(judged_story.pk, WORDING, True)]
    assert stories_of(hamdun[0]) == []


def test_how_much_is_asked(judged_story, hamdun, judge, django_assert_max_num_queries):
    judge(hamdun[2], DIFFERENT)
    with django_assert_max_num_queries(3):
        identities_of(range(1, 400))
    with django_assert_max_num_queries(5):
        identities_of(range(1, 1000))
    with django_assert_max_num_queries(5):
        stories_of(hamdun[0])


@pytest.mark.parametrize("seed", range(10))
def test_both_ways_of_asking_agree_whatever_was_judged(judged_story, people, seed):
    chance = random.Random(seed)
    wordings = ["Layan Hamdun", *judged_story.attributions.exclude(speaker="").values_list("speaker", flat=True)]
    wordings = sorted(set(wordings))
    rows = enter(*[person(uid, f"Name {uid.upper()}") for uid in "abcd"])
    for wording in wordings:
        sure = chance.choice([*rows, None])
        for row in chance.sample(rows, 2):
            Link.objects.create(
                story=judged_story, wording=wording, kind="person", authority=row, score=0.5, sure=row == sure
            )
    for _ in range(6):
        judge_name(
            actor=people.translator,
            story=judged_story,
            wording=chance.choice(wordings),
            authority=chance.choice(rows),
            verdict=chance.choice([SAME, DIFFERENT, UNSURE]),
        )
    if chance.random() < 0.6:
        judge_pair(actor=people.editor, one=rows[0], other=rows[2], verdict=SAME)
    if chance.random() < 0.3:
        seal(actor=people.editor, authority=rows[3])
    forward = {(*name, one.head, one.confirmed) for name, one in identities_of([judged_story.pk]).items()}
    heads = Authority.objects.filter(head=None)
    back = {(story, wording, head.pk, said) for head in heads for story, wording, said in stories_of(head)}
    assert forward == back
    sure = set(sure_links().values_list("story_id", "wording"))
    assert sure == {(story, wording) for story, wording, _, said in forward if not said}
