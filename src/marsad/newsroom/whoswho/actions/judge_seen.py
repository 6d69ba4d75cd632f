"""A person judges what a screen showed him, unless somebody judged it since."""

from __future__ import annotations

from django.db import transaction

from marsad.errors import BadInput, EditConflict
from marsad.newsroom.archive.models import Story
from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.actions.judge import judge_name, judge_pair
from marsad.newsroom.whoswho.actions.regroup import one_at_a_time
from marsad.newsroom.whoswho.models import Authority, Judgement, Verdict
from marsad.newsroom.whoswho.queries.clusters import members_of
from marsad.newsroom.whoswho.queries.judged import judged_about, judged_of_name


@transaction.atomic
def judge_pair_seen(
    *, actor: User, one: Authority, other: Authority, verdict: Verdict, why: str, seen: int
) -> Judgement:
    """Judge two headings as `judge_pair` does, as they were when `seen` was the last judgement about them.

    What stands for each cluster is judged. Pressed twice, it is done once.

    Raises:
        PermissionDenied: The actor judges nothing.
        EditConflict: Somebody judged one of the two since.
        BadInput: As `judge_pair`.
    """
    one_at_a_time()
    one, other = (Authority.objects.select_related("head").get(pk=row.pk) for row in (one, other))
    one, other = (row.head or row for row in (one, other))
    numbers = [row.pk for row in (*members_of(one), *members_of(other))]
    newest = judged_about(numbers).last()
    if newest is not None and newest.pk > seen:
        is_this = one == other or {newest.left_id, newest.right_id} == {one.pk, other.pk}
        if newest.by_id == actor.pk and newest.verdict == verdict and is_this:
            return newest
        raise EditConflict(_told(newest, actor))
    return judge_pair(actor=actor, one=one, other=other, verdict=verdict, why=why)


@transaction.atomic
def judge_name_seen(
    *, actor: User, story: Story, wording: str, authority: Authority, verdict: Verdict, why: str, seen: int
) -> Judgement:
    """Judge what a name in a story means as `judge_name` does, as it was when `seen` was the last judgement of it.

    Raises:
        PermissionDenied: The actor judges nothing.
        EditConflict: Somebody judged that name since.
        BadInput: As `judge_name`.
    """
    Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
    newest = judged_of_name(story, wording).last()
    if newest is not None and newest.pk > seen:
        if newest.by_id == actor.pk and newest.verdict == verdict and newest.left_id == authority.pk:
            return newest
        raise EditConflict(_told(newest, actor))
    return judge_name(actor=actor, story=story, wording=wording, authority=authority, verdict=verdict, why=why)


def _told(newest: Judgement, actor: User) -> str:
    who = "You" if newest.by_id == actor.pk else str(newest.by)
    deed = "took a judgement back" if newest.verdict == Verdict.WITHDRAW else f"judged “{newest.verdict}”"
    return f"{who} {deed} while this page was open. Nothing of yours was saved: look again, then judge."


def verdict_of(value: str) -> Verdict:
    """Return the verdict that a form named.

    Raises:
        BadInput: It is none that a person gives.
    """
    if value not in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE):
        raise BadInput(f"{value[:40]!r} is no verdict. Expected same, different or unsure.")
    return Verdict(value)
