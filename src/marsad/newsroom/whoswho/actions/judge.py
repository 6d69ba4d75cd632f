"""A person judges what is one. Judgements are added to, never written over and never taken out."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from marsad.errors import BadInput
from marsad.names.clusters import resolve
from marsad.newsroom.archive.models import Story
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, allowed, require
from marsad.newsroom.whoswho.actions.regroup import one_at_a_time, regroup
from marsad.newsroom.whoswho.convert import plain_line
from marsad.newsroom.whoswho.models import Authority, Judgement, Proposal, Verdict
from marsad.newsroom.whoswho.models.proposal import LONGEST_WORDING
from marsad.newsroom.whoswho.queries.clusters import judged_pairs, members_of, standing
from marsad.newsroom.whoswho.queries.rules import require_writer
from marsad.newsroom.whoswho.queries.visible import find_heading

LONGEST_REASON = 2000


@transaction.atomic
def judge_pair(*, actor: User, one: Authority, other: Authority, verdict: Verdict, why: str = "") -> Judgement:
    """Say whether two headings are one. What was said of the two before is taken back, and kept.

    Raises:
        PermissionDenied: The actor judges nothing, or what one of them has in the edition would change.
        BadInput: They are the same heading, of two kinds, or members of theirs were judged different.
    """
    require(actor, May.JUDGE)
    one_at_a_time()
    left, right = _lock(one, other)
    if left == right:
        raise BadInput(f"{left} is one heading: choose two.")
    if verdict == Verdict.SAME and left.kind != right.kind:
        raise BadInput(f"{left} is a {left.kind} and {right} a {right.kind}: they can’t be one heading.")
    joined = (left.head_id or left.pk) == (right.head_id or right.pk)
    if verdict == Verdict.SAME or joined:  # what is on a page changes
        require_writer(actor, left, right)
    if verdict == Verdict.SAME:
        _refuse_rivals(left, right)
    for row in standing().filter(left=left, right=right):
        _withdraw(actor, row, "judged again")
    row = _write(actor, Judgement(left=left, right=right, verdict=verdict, why=_tidy(why)))
    regroup([left.pk, right.pk])
    _drop_proposals(left, right)
    return row


@transaction.atomic
def judge_name(
    *, actor: User, story: Story, wording: str, authority: Authority, verdict: Verdict, why: str = ""
) -> Judgement:
    """Say whether a name in a story means a heading. To say whom it means takes back whom else it meant.

    Raises:
        PermissionDenied: The actor judges nothing.
        BadInput: The story does not give that name.
    """
    require(actor, May.JUDGE)
    Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
    if (
        not wording.strip()
        or len(wording) > LONGEST_WORDING
        or not story.mentions.filter(name=wording).exists() | story.attributions.filter(speaker=wording).exists()
    ):
        raise BadInput(
            f"{wording[:60]!r} is no name that this story gives. Reload the page: it may have been read again."
        )
    before = standing().filter(story=story, wording=wording)
    about = Q(left__in=members_of(authority))  # what was said of any of them would go on standing beside this
    for row in before.filter(about | Q(verdict=Verdict.SAME) if verdict == Verdict.SAME else about):
        _withdraw(actor, row, "judged again")
    return _write(actor, Judgement(left=authority, story=story, wording=wording, verdict=verdict, why=_tidy(why)))


@transaction.atomic
def split(*, actor: User, apart: Collection[Authority], why: str = "") -> list[Judgement]:
    """Part some members from the rest of their cluster: what joined them is taken back, and they are judged different.

    The rest stays one, whatever held it together. Those that were parted stay one as far as they were judged so.

    Raises:
        PermissionDenied: The actor judges nothing.
        BadInput: They are not members of one cluster, or all of it.
    """
    require(actor, May.JUDGE)
    one_at_a_time()
    chosen = {row.pk for row in apart}
    members = list(members_of(_lock(*apart)[0])) if apart else []
    rest = [row for row in members if row.pk not in chosen]
    if not rest or not chosen <= {row.pk for row in members}:
        raise BadInput("Choose some of the headings that are one, and not all of them: those are parted from the rest.")
    require_writer(actor, *rest)
    numbers = [row.pk for row in members]
    left_behind = [row.pk for row in rest]
    across = Q(left__in=chosen, right__in=left_behind) | Q(left__in=left_behind, right__in=chosen)
    for row in standing().filter(across, verdict=Verdict.SAME):
        _withdraw(actor, row, "parted")
    for number in _come_loose(left_behind):
        stays = Judgement(
            left_id=left_behind[0], right_id=number, verdict=Verdict.SAME, why="was one before the parting"
        )
        _write(actor, stays)
    written = []
    for number in sorted(chosen):
        left, right = sorted((number, left_behind[0]))
        written.append(
            _write(actor, Judgement(left_id=left, right_id=right, verdict=Verdict.DIFFERENT, why=_tidy(why)))
        )
    regroup(numbers)
    return written


@transaction.atomic
def withdraw_judgement(*, actor: User, judgement: Judgement, why: str = "") -> Judgement:
    """Take a judgement back; it is kept, and so is who took it back.

    Raises:
        PermissionDenied: It is another's, and the actor is no editor; or he judges nothing.
        BadInput: It is withdrawn already, or a withdrawal itself; or it is about a heading that was sealed since.
    """
    require(actor, May.JUDGE)
    one_at_a_time()
    if judgement.by_id != actor.pk and May.EDIT not in allowed(actor):
        raise PermissionDenied(f"This judgement is {judgement.by}’s. Only {judgement.by} or an editor may withdraw it.")
    if any(find_heading(side, actor) is None for side in (judgement.left_id, judgement.right_id) if side):
        # Taken back, it would open a part of what an editor sealed.
        raise BadInput("This judgement can’t be taken back by you any more. Ask an editor.")
    Judgement.objects.select_for_update(of=("self",)).get(pk=judgement.pk)
    if judgement.verdict == Verdict.WITHDRAW or Judgement.objects.filter(withdraws=judgement).exists():
        raise BadInput("This judgement is withdrawn already. Reload the page to see what stands.")
    if judgement.right and judgement.verdict == Verdict.SAME:
        require_writer(actor, judgement.left, judgement.right)
    row = _withdraw(actor, judgement, why)
    if judgement.right_id:
        regroup([judgement.left_id, judgement.right_id])
    return row


def _lock(*authorities: Authority) -> list[Authority]:
    """Return headings as they are now, the lowest number first, and keep others from moving them."""
    numbers = sorted(row.pk for row in authorities)
    rows = {
        row.pk: row for row in Authority.objects.select_for_update(of=("self",)).filter(pk__in=numbers).order_by("pk")
    }
    return [rows[number] for number in numbers]


def _come_loose(numbers: Collection[int]) -> list[int]:
    """Return which of some headings, one of each cluster, are no longer one with the first of them."""
    head = resolve(judged_pairs(numbers)).head
    heads = sorted({head.get(number, number) for number in numbers})
    return heads[1:]


def _refuse_rivals(one: Authority, other: Authority) -> None:
    """Stop where members of two clusters were judged different: to join the two would part one of them.

    Raises:
        BadInput: Says what stands in the way.
    """
    ours, theirs = members_of(one), members_of(other)
    across = Q(left__in=ours, right__in=theirs) | Q(left__in=theirs, right__in=ours)
    rows = standing().filter(across, verdict=Verdict.DIFFERENT).select_related("left", "right")
    itself = Q(left__in=[one.pk, other.pk], right__in=[one.pk, other.pk])  # that is judged anew
    row = rows.exclude(itself).first()
    if row is not None:
        raise BadInput(
            f"{row.left} and {row.right} were judged different, so {one} and {other} can’t be one. "
            "Take that judgement back first, or part the headings that do not belong."
        )


def _write(actor: User, row: Judgement) -> Judgement:
    row.by = actor
    row.save(force_insert=True)
    subject = f"story:{row.story_id}" if row.story_id else f"authority:{row.left_id}"
    detail: dict[str, object] = {"judgement": row.pk, "left": row.left_id}
    detail |= {"right": row.right_id} if row.right_id else {"wording": row.wording}
    detail |= {"why": row.why} if row.why else {}
    log(actor=actor, verb=f"judge {row.verdict}", subject=subject, detail=detail)
    return row


def _withdraw(actor: User, row: Judgement, why: str) -> Judgement:
    gone = Judgement(left_id=row.left_id, right_id=row.right_id, story_id=row.story_id, wording=row.wording)
    gone.verdict, gone.withdraws, gone.why = Verdict.WITHDRAW, row, _tidy(why)
    return _write(actor, gone)


def _drop_proposals(left: Authority, right: Authority) -> None:
    """Take out proposals between what was judged, and all that is one with it."""
    numbers = [row.pk for row in (*members_of(left), *members_of(right))]
    Proposal.objects.filter(left__in=numbers, right__in=numbers).delete()


def _tidy(why: str) -> str:
    tidy = plain_line(why)
    if len(tidy) > LONGEST_REASON:
        raise BadInput(f"The reason has {len(tidy):,} letters; it may have {LONGEST_REASON:,}. Shorten it.")
    return tidy
