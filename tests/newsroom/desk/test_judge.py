"""Judging statements: by whom, what it leaves, and that no re-reading ever harms it."""

from __future__ import annotations

import msgspec
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from marsad.errors import BadInput, EditConflict
from marsad.newsroom.desk.actions.judge import (
    add_statement,
    confirm_statement,
    correct_statement,
    reject_statement,
    withdraw_judgement,
)
from marsad.newsroom.desk.models import Judgement
from marsad.newsroom.desk.queries.statements import count_statements, statements_of, statements_with_lost
from marsad.newsroom.desk.records import Picked
from marsad.newsroom.staff.models import LogEntry
from marsad.newsroom.staff.queries import entries_about, log_lines
from statement_fixtures import ENGLISH_STORY, english_statements, pick, reread_as, said, standings, words

MACHINE = ["machine"] * 6


def corrected(seen, **changes):
    return msgspec.structs.replace(seen.statement, **changes)


@pytest.fixture
def missed(judged_story):
    """Return a statement that the machine did not find."""
    return said(judged_story.text, "", "", "The wheat", speaker="a passer-by")


def test_confirm(judged_story, people):
    row = confirm_statement(
        actor=people.translator, story=judged_story, picked=pick(judged_story, 1), why="  heard it "
    )
    seen = statements_of(judged_story)[0]
    assert (seen.standing, seen.judged_by, seen.judge) == ("confirmed", "Dina Credit", people.translator.pk)
    assert (seen.judged_at, seen.why, seen.judgement) == (row.at, "heard it", row.pk)
    assert (row.machine["confidence"], seen.statement.confidence) == (0.94, 0.94)
    assert row.wording == judged_story.text[row.start : row.end]
    entry = LogEntry.objects.get(verb="confirm statement")
    assert (entry.actor, entry.subject, entry.detail["why"]) == (
        people.translator,
        f"story:{judged_story.pk}",
        "heard it",
    )
    with pytest.raises(BadInput, match="Dina Credit has confirmed"):
        confirm_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 1))


def test_reject_and_think_better_of_it(judged_story, people):
    reject_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 6))
    assert standings(judged_story) == [*MACHINE[1:], "rejected"]
    with pytest.raises(BadInput, match="rejected this statement already"):
        reject_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 6))
    confirm_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 6))
    assert standings(judged_story) == [*MACHINE[1:], "confirmed"]


def test_correct_and_confirm_by_another(judged_story, people):
    seen = statements_of(judged_story)[2]
    speaker = msgspec.structs.replace(seen.statement.speaker, name="a crane driver")
    changed = corrected(seen, speaker=speaker, content=seen.statement.content[:1])
    row = correct_statement(
        actor=people.translator, story=judged_story, picked=pick(judged_story, 3), corrected=changed
    )
    seen = statements_of(judged_story)[2]
    assert (seen.standing, seen.statement.speaker.name, words(judged_story, seen)) == (
        "corrected", "a crane driver", "“Nobody sleeps here,”",
    )  # fmt: skip
    assert (seen.statement.confidence, seen.machine.speaker.name, seen.machine.confidence) == (1.0, "a docker", 0.88)
    again = confirm_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 3))
    assert (again.thread, again.machine) == (row, row.machine)
    seen = statements_of(judged_story)[2]
    assert (seen.standing, seen.judged_by, seen.statement.speaker.name) == (
        "confirmed",
        "Ruth Credit",
        "a crane driver",
    )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Nothing is changed"),
        ({"content": ()}, "needs its content"),
        ({"cue": ((5, 9999),)}, "does not lie in the story"),
        ({"cue": ((9, 9),)}, "does not lie in the story"),
    ],
)
def test_a_correction_that_can_not_be(changes, told, judged_story, people):
    seen = statements_of(judged_story)[0]
    with pytest.raises(BadInput, match=told):
        correct_statement(
            actor=people.translator,
            story=judged_story,
            picked=pick(judged_story, 1),
            corrected=corrected(seen, **changes),
        )
    assert not Judgement.objects.exists()


def test_names_and_reasons_have_an_end(judged_story, people, missed):
    speaker = msgspec.structs.replace(missed.speaker, name="x" * 301)
    with pytest.raises(BadInput, match="has 301 letters"):
        add_statement(actor=people.editor, story=judged_story, added=msgspec.structs.replace(missed, speaker=speaker))
    with pytest.raises(BadInput, match="has 13 carriers"):
        add_statement(
            actor=people.editor, story=judged_story, added=msgspec.structs.replace(missed, chain=missed.chain * 13)
        )
    with pytest.raises(BadInput, match="1,001 letters"):
        add_statement(actor=people.editor, story=judged_story, added=missed, why="x" * 1001)


def test_add_what_the_machine_missed(judged_story, people, missed):
    add_statement(actor=people.translator, story=judged_story, added=missed)
    added = [one for one in statements_of(judged_story) if one.standing == "added"]
    assert [(one.statement.speaker.name, one.statement.confidence) for one in added] == [("a passer-by", 1.0)]
    assert len(statements_of(judged_story)) == 7
    with pytest.raises(BadInput, match=r"This is statement \d already. Correct it there"):
        add_statement(actor=people.editor, story=judged_story, added=missed)
    counts = count_statements(judged_story)
    assert (counts.total, counts.added, counts.confirmed) == (7, 1, 0)


def test_what_was_rejected_is_not_added_by_the_back_door(judged_story, people):
    statement = statements_of(judged_story)[0].statement
    reject_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 1))
    with pytest.raises(BadInput, match="Take the rejection back"):
        add_statement(actor=people.translator, story=judged_story, added=statement)


def test_withdraw(judged_story, people, missed):
    first = confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1))
    second = reject_statement(actor=people.colleague, story=judged_story, picked=pick(judged_story, 1))
    withdraw_judgement(actor=people.colleague, judgement=second)
    assert standings(judged_story)[0] == "confirmed"
    with pytest.raises(BadInput, match="withdrawn already"):
        withdraw_judgement(actor=people.colleague, judgement=second)
    with pytest.raises(BadInput, match="can’t be brought back like that"):
        withdraw_judgement(actor=people.colleague, judgement=Judgement.objects.get(withdraws=second))
    withdraw_judgement(actor=people.translator, judgement=first)
    assert standings(judged_story) == MACHINE
    assert Judgement.objects.count() == 4  # nothing is ever taken out
    added = add_statement(actor=people.translator, story=judged_story, added=missed)
    withdraw_judgement(actor=people.editor, judgement=added)
    assert standings(judged_story) == MACHINE


def test_a_statement_is_judged_again_in_the_same_thread(judged_story, people):
    first = confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1))
    withdraw_judgement(actor=people.translator, judgement=first)
    again = reject_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 1))
    assert again.thread == first
    assert len(statements_of(judged_story)[0].history) == 3


def test_a_colleague_s_judgement_is_withdrawn_by_an_editor_alone(judged_story, people):
    row = confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1))
    with pytest.raises(PermissionDenied, match="Only Dina Credit or an editor"):
        withdraw_judgement(actor=people.colleague, judgement=row)
    withdraw_judgement(actor=people.editor, judgement=row)
    assert standings(judged_story) == MACHINE


def test_what_a_colleague_judged_since_is_not_taken_back_unseen(judged_story, people):
    mine = confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1))
    theirs = reject_statement(actor=people.colleague, story=judged_story, picked=pick(judged_story, 1))
    for actor in (people.translator, people.editor):
        with pytest.raises(EditConflict, match=r"Tom Credit rejected this statement since\. Nothing was taken back"):
            withdraw_judgement(actor=actor, judgement=mine)
    assert standings(judged_story)[0] == "rejected"
    assert Judgement.objects.count() == 2
    other = confirm_statement(actor=people.colleague, story=judged_story, picked=pick(judged_story, 2))
    withdraw_judgement(actor=people.colleague, judgement=other)  # of another statement: no conflict
    withdraw_judgement(actor=people.editor, judgement=theirs)
    withdraw_judgement(actor=people.translator, judgement=mine)  # which stood again
    assert standings(judged_story) == MACHINE


def test_readers_judge_nothing(judged_story, people, missed):
    picked, statement = pick(judged_story, 1), statements_of(judged_story)[0].statement
    row = confirm_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 2))
    for act in (
        lambda: confirm_statement(actor=people.reader, story=judged_story, picked=picked),
        lambda: reject_statement(actor=people.reader, story=judged_story, picked=picked),
        lambda: correct_statement(actor=people.reader, story=judged_story, picked=picked, corrected=statement),
        lambda: add_statement(actor=people.reader, story=judged_story, added=missed),
        lambda: withdraw_judgement(actor=people.reader, judgement=row),
    ):
        with pytest.raises(PermissionDenied, match="judge statements"):
            act()
    assert Judgement.objects.count() == 1


def test_the_second_of_two_is_told_and_changes_nothing(judged_story, people):
    open_here = pick(judged_story, 1)
    confirm_statement(actor=people.translator, story=judged_story, picked=open_here)
    with pytest.raises(EditConflict, match="Dina Credit confirmed this statement while"):
        reject_statement(actor=people.colleague, story=judged_story, picked=open_here)
    open_here = pick(judged_story, 1)
    withdraw_judgement(actor=people.translator, judgement=Judgement.objects.get())
    with pytest.raises(EditConflict, match="Dina Credit took back a judgement of this statement"):
        reject_statement(actor=people.colleague, story=judged_story, picked=open_here)
    assert standings(judged_story) == MACHINE


def test_a_statement_that_was_read_otherwise_meanwhile_is_not_judged(judged_story, people):
    open_here = pick(judged_story, 1)
    first, *others = english_statements(judged_story.text)
    sure = msgspec.structs.replace(first, id="s77", confidence=0.2)
    reread_as(judged_story, [*others, sure])
    assert pick(judged_story, 1) == open_here  # another number and another confidence are no other statement
    reread_as(judged_story, [msgspec.structs.replace(first, kind="mixed"), *others])
    for picked in (open_here, Picked("m0", "0")):
        with pytest.raises(EditConflict, match="was read again"):
            confirm_statement(actor=people.translator, story=judged_story, picked=picked)


def test_judgements_stand_whatever_the_machine_reads_next(judged_story, people, missed):
    text = judged_story.text
    confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1))
    seen = statements_of(judged_story)[2]
    speaker = msgspec.structs.replace(seen.statement.speaker, name="a crane driver")
    correct_statement(
        actor=people.editor,
        story=judged_story,
        picked=pick(judged_story, 3),
        corrected=corrected(seen, speaker=speaker),
    )
    reject_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 6))
    add_statement(actor=people.translator, story=judged_story, added=missed)
    before = {one.thread: one for one in statements_of(judged_story) if one.judgement}

    ships = said(
        text, "Hamdun", "said on Monday", "have been moored at the northern quay since dawn", id="s9", confidence=0.3
    )
    docker = said(text, "", "said", "Nobody sleeps here", id="s1", confidence=0.2)
    sack = said(text, "governor", "denied", "a single sack had been lost", id="s2", confidence=0.99)
    fresh = said(text, "the union", "believes", "the strike was a mistake", id="s3")
    for again in ([ships, docker, sack, fresh], [], english_statements(text)[::-1]):
        reread_as(judged_story, again)
        after = {one.thread: one for one in statements_of(judged_story) if one.judgement}
        assert after.keys() == before.keys()
        for thread, one in after.items():
            old = before[thread]
            assert (one.standing, one.judged_by, one.judged_at) == (old.standing, old.judged_by, old.judged_at)
            assert msgspec.structs.replace(one.statement, parent=None) == msgspec.structs.replace(
                old.statement, parent=None
            )
    reread_as(judged_story, [ships, docker, sack, fresh])
    assert standings(judged_story).count("machine") == 1  # what is new; the rest is known by its words


def test_judgements_follow_their_words_into_a_changed_page(read_story, judged_story, people):
    confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1))
    reject_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 6))
    page = (
        "An earlier version of this story was wrong about the cranes, which are four.",
        *ENGLISH_STORY[:2],
        "The governor denied that anything at all had been lost.",
    )
    story = read_story("Ships Return to the Harbour, Master Says", page, path="/en.html")
    assert story == judged_story
    found = statements_with_lost(story)
    assert [(one.standing, words(story, one)) for one in found.seen] == [
        ("confirmed", "Eleven ships have been moored at the northern quay since dawn")
    ]
    assert [one.standing for one in found.gone] == ["rejected"]
    assert count_statements(story).total == 1


def test_the_database_keeps_judgements_whole(judged_story, people):
    row = confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1))
    broken = [
        {"kind": "praise"},
        {"wording": ""},
        {"end": row.start},
        {"statement": None},
        {"machine": None},
        {"kind": "withdraw"},
        {"withdraws": row},
        {"kind": "add"},
    ]
    for changes in broken:
        with pytest.raises(IntegrityError), transaction.atomic():
            Judgement.objects.filter(pk=row.pk).update(**changes)
    withdraw_judgement(actor=people.translator, judgement=row)
    with pytest.raises(IntegrityError), transaction.atomic():
        twice = Judgement.objects.get(kind="withdraw")
        twice.pk = None
        twice.save(force_insert=True)


def test_the_log_tells_a_run_of_judgements_in_a_line(judged_story, people):
    for number in (1, 2, 3):
        confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, number))
    reject_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 6))
    reject_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 5), why="nobody says so")
    lines = log_lines(entries_about(f"story:{judged_story.pk}"))
    assert [(line.deed, line.why) for line in lines] == [
        ("rejected a statement", "nobody says so"),
        ("confirmed 3 statements, rejected a statement", ""),
    ]
