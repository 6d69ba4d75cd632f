"""Machine and people drawn together: the same whatever the order, the numbers and the confidence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.newsroom.desk.queries.merge import likeness, merge
from marsad.newsroom.desk.queries.wording import extent
from marsad.newsroom.desk.records import Judged
from statement_fixtures import ENGLISH_STORY, english_statements, said

TEXT = "\n".join(ENGLISH_STORY)
MACHINE = english_statements(TEXT)
START = datetime(2026, 11, 10, 9, tzinfo=UTC)
at_ease = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
STANDINGS = {"confirm": "confirmed", "correct": "corrected", "reject": "rejected", "add": "added"}
DOCKER = said(TEXT, "a docker", "said", "and nobody is paid", speaker="a docker of the old quay")
QUAY = said(TEXT, "", "", "northern quay", id="", speaker="a passer-by")


def judged(number, kind, statement, *, thread=None, withdraws=None, machine=None, by="Dina"):
    start, end = extent(*(one for one in (statement or MACHINE[0], machine) if one))
    return Judged(
        number=number,
        kind=kind,
        thread=thread or number,
        withdraws=withdraws,
        by=by,
        by_id=1,
        at=START + timedelta(minutes=number),
        why="",
        start=start,
        wording=TEXT[start:end],
        statement=statement,
        machine=machine,
    )


def shown(merged):
    """Return what is seen, without the machine's numbers and confidence."""
    bare = {"id": "", "parent": None, "confidence": 0}
    return [
        (one.standing, one.judgement, one.thread, msgspec.structs.replace(one.statement, **bare)) for one in merged.seen
    ]


@st.composite
def logs(draw):
    """Draw judgements as people might make them: on any statement, in turn, some of them withdrawn later."""
    log, threads = [], {}
    for number in range(1, draw(st.integers(0, 14)) + 1):
        about = draw(st.integers(0, len(MACHINE)))  # the last stands for what the machine missed
        standing = [j for j in log if j.kind != "withdraw" and j.number not in {o.withdraws for o in log}]
        if standing and draw(st.booleans()):
            back = draw(st.sampled_from(standing))
            log.append(judged(number, "withdraw", None, thread=back.thread, withdraws=back.number))
            continue
        machine = MACHINE[about] if about < len(MACHINE) else None
        thread = threads.setdefault(about, number)
        kinds = ["confirm", "reject", "correct"] if machine or thread != number else ["add"]
        kind = draw(st.sampled_from(kinds))
        statement = machine or QUAY
        if kind == "correct":
            name = draw(st.sampled_from(["Layan", "A docker", "The union"]))
            speaker = msgspec.structs.replace(statement.speaker, name=name)
            statement = msgspec.structs.replace(statement, speaker=speaker)
        log.append(judged(number, kind, statement, thread=thread, machine=machine))
    return log


def replayed(log):
    """Replay a log naively: what stands in each thread after the last judgement."""
    stacks = {}
    for one in log:
        stack = stacks.setdefault(one.thread, [])
        if one.kind == "withdraw":
            stacks[one.thread] = [kept for kept in stack if kept.number != one.withdraws]
        else:
            stack.append(one)
    return {thread: (stack[-1].number, STANDINGS[stack[-1].kind]) for thread, stack in stacks.items() if stack}


@at_ease
@given(logs(), st.randoms())
def test_any_order_gives_what_replaying_the_log_gives(log, random):
    mixed = random.sample(log, len(log))
    assert merge(MACHINE, mixed, TEXT) == merge(MACHINE, log, TEXT)
    found = {one.thread: (one.judgement, one.standing) for one in merge(MACHINE, mixed, TEXT).seen if one.judgement}
    assert found == replayed(log)


@at_ease
@given(logs())
def test_nothing_is_seen_twice_and_nothing_is_lost(log):
    merged = merge(MACHINE, log, TEXT)
    assert not merged.gone
    contents = [one.statement.content for one in merged.seen]
    added = {one.thread for one in log if one.kind == "add"} & set(replayed(log))
    assert len(contents) == len(set(contents)) == len(MACHINE) + len(added)
    assert len({one.statement.id for one in merged.seen}) == len(contents)
    assert len({one.key for one in merged.seen}) == len(contents)


@at_ease
@given(logs(), st.randoms(), st.lists(st.floats(0, 1), min_size=6, max_size=6))
def test_another_numbering_and_confidence_change_nothing(log, random, confidences):
    order = random.sample(range(6), 6)
    names = dict(zip((one.id for one in MACHINE), (f"t{number}" for number in order), strict=True))
    again = [
        msgspec.structs.replace(
            MACHINE[at], id=names[MACHINE[at].id], confidence=confidences[at],
            parent=names[MACHINE[at].parent] if MACHINE[at].parent else None,
        )
        for at in order
    ]  # fmt: skip
    before, after = merge(MACHINE, log, TEXT), merge(again, log, TEXT)
    assert shown(before) == shown(after)
    assert [one.version for one in before.seen] == [one.version for one in after.seen]

    def outer(merged):
        content = {one.statement.id: one.statement.content for one in merged.seen}
        return [one.statement.parent and content[one.statement.parent] for one in merged.seen]

    assert outer(before) == outer(after)


@at_ease
@given(logs(), st.lists(st.sampled_from(MACHINE), unique=True), st.integers(-4, 4))
def test_whatever_the_machine_reads_next_judgements_stand(log, again, by):
    moved = [
        msgspec.structs.replace(one, content=tuple((s, max(e + by, s + 1)) for s, e in one.content)) for one in again
    ]
    found = {one.thread: one for one in merge(moved, log, TEXT).seen if one.judgement}
    before = {one.thread: one for one in merge(MACHINE, log, TEXT).seen if one.judgement}
    assert found.keys() == before.keys() == replayed(log).keys()
    for thread, one in found.items():
        assert one.standing == before[thread].standing
        assert one.statement.content == before[thread].statement.content


@at_ease
@given(logs(), st.text(max_size=30), st.text(max_size=30))
def test_words_that_moved_are_found_again(log, front, behind):
    text = front + TEXT + behind
    found = {one.thread: one for one in merge((), log, text).seen}
    for thread, one in {one.thread: one for one in merge((), log, TEXT).seen}.items():
        for (start, end), (new, newer) in zip(one.statement.content, found[thread].statement.content, strict=True):
            assert text[new:newer] == TEXT[start:end]


def test_words_that_are_gone_are_kept_apart():
    log = [judged(1, "confirm", MACHINE[0], machine=MACHINE[0]), judged(2, "confirm", MACHINE[5], machine=MACHINE[5])]
    text = TEXT.replace("Eleven ships", "Nine ships")
    merged = merge((), log, text)
    assert [one.thread for one in merged.seen] == [2]
    assert [(one.thread, one.standing, one.judged_by) for one in merged.gone] == [(1, "confirmed", "Dina")]


def test_what_the_machine_reads_in_the_place_of_lost_words_is_unjudged():
    wrong = msgspec.structs.replace(MACHINE[5], content=((MACHINE[5].content[0][0], MACHINE[5].content[0][1] - 5),))
    text = TEXT.replace("been lost", "gone astray")
    merged = merge([wrong], [judged(1, "correct", MACHINE[5], machine=wrong)], text)
    assert [one.standing for one in merged.seen] == ["machine"]
    assert len(merged.gone) == 1


def test_words_that_were_broken_up_are_found_part_by_part():
    log = [judged(1, "confirm", MACHINE[5], machine=MACHINE[5])]
    text = TEXT.replace("The governor denied that", "Later, the same day.\nThe governor firmly denied that")
    (one,) = merge((), log, text).seen
    assert [text[s:e] for s, e in (*one.statement.source, *one.statement.cue, *one.statement.content)] == [
        "The governor", "denied", "that a single sack had been lost",
    ]  # fmt: skip


def test_a_corrected_statement_is_known_by_either_form():
    wide = msgspec.structs.replace(MACHINE[2], content=((*MACHINE[2].content[0],),))
    log = [judged(1, "correct", DOCKER, machine=wide)]
    for again in (MACHINE[2], DOCKER, wide):
        assert [one.standing for one in merge([again], log, TEXT).seen] == ["corrected"]


def test_a_nested_statement_is_not_the_one_around_it():
    outer, inner = MACHINE[3], MACHINE[4]
    assert likeness(outer, inner) == 0
    around = msgspec.structs.replace(outer, cue=(), source=(), carried=True)
    assert likeness(around, inner) == 0
    log = [judged(1, "confirm", outer, machine=outer)]
    seen = merge([inner], log, TEXT).seen
    assert [one.standing for one in seen] == ["confirmed", "machine"]


def test_what_is_nested_follows_its_parent():
    log = [judged(1, "confirm", MACHINE[3], machine=MACHINE[3])]
    by_content = {one.statement.content: one.statement for one in merge(MACHINE, log, TEXT).seen}
    assert by_content[MACHINE[4].content].parent == "j1"
    rejected = [judged(1, "reject", MACHINE[3], machine=MACHINE[3])]
    by_content = {one.statement.content: one.statement for one in merge(MACHINE, rejected, TEXT).seen}
    assert by_content[MACHINE[4].content].parent is None


def test_a_withdrawal_brings_back_what_stood_before():
    log = [
        judged(1, "confirm", MACHINE[0], machine=MACHINE[0], by="Dina"),
        judged(2, "reject", MACHINE[0], machine=MACHINE[0], thread=1, by="Ruth"),
    ]
    assert merge(MACHINE, log, TEXT).seen[0].standing == "rejected"
    log.append(judged(3, "withdraw", None, thread=1, withdraws=2))
    seen = merge(MACHINE, log, TEXT).seen[0]
    assert (seen.standing, seen.judged_by, len(seen.history)) == ("confirmed", "Dina", 3)
    log.append(judged(4, "withdraw", None, thread=1, withdraws=1))
    seen = merge(MACHINE, log, TEXT).seen[0]
    assert (seen.standing, seen.judged_by, seen.thread, len(seen.history)) == ("machine", None, 1, 4)
