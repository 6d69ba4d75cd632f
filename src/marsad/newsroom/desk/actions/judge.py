"""A person judges a statement. Judgements are added to, never written over and never taken out."""

from __future__ import annotations

import msgspec
from django.core.exceptions import PermissionDenied
from django.db import transaction

from marsad.errors import BadInput, EditConflict
from marsad.newsroom.archive.models import Story
from marsad.newsroom.desk.convert import judgement_row, withdrawal_row
from marsad.newsroom.desk.models import Judgement, JudgementKind
from marsad.newsroom.desk.queries.merge import likeness
from marsad.newsroom.desk.queries.statements import statements_of
from marsad.newsroom.desk.queries.wording import extent, spans_of
from marsad.newsroom.desk.records import Picked, SeenStatement
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, allowed, require
from marsad.records import Attribution

LONGEST_REASON = 1000
LONGEST_NAME = 300
MOST_CARRIERS = 12
_DEEDS = {
    JudgementKind.CONFIRM: "confirmed",
    JudgementKind.CORRECT: "corrected",
    JudgementKind.REJECT: "rejected",
    JudgementKind.ADD: "added",
    JudgementKind.WITHDRAW: "took back a judgement of",
}


@transaction.atomic
def confirm_statement(*, actor: User, story: Story, picked: Picked, why: str = "") -> Judgement:
    """Confirm a statement as it stands, whoever read it so: the machine, or a colleague.

    Raises:
        PermissionDenied: The actor doesn't judge statements.
        EditConflict: It isn't any more what the actor saw.
        BadInput: It is confirmed already.
    """
    story, seen = _pick(actor, story, picked)
    if seen.standing == "confirmed":
        raise BadInput(f"{seen.judged_by} has confirmed this statement already.")
    return _judge(actor, story, JudgementKind.CONFIRM, seen, seen.statement, why)


@transaction.atomic
def reject_statement(*, actor: User, story: Story, picked: Picked, why: str = "") -> Judgement:
    """Say that something is no statement.

    Raises:
        PermissionDenied: The actor doesn't judge statements.
        EditConflict: It isn't any more what the actor saw.
        BadInput: It is rejected already.
    """
    story, seen = _pick(actor, story, picked)
    if seen.standing == "rejected":
        raise BadInput(f"{seen.judged_by} has rejected this statement already.")
    return _judge(actor, story, JudgementKind.REJECT, seen, seen.statement, why)


@transaction.atomic
def correct_statement(*, actor: User, story: Story, picked: Picked, corrected: Attribution, why: str = "") -> Judgement:
    """Set a statement right: its spans, speaker, office, kind, hedges or chain.

    Raises:
        PermissionDenied: The actor doesn't judge statements.
        EditConflict: It isn't any more what the actor saw.
        BadInput: Nothing in it is changed, or the statement can't be as it is given.
    """
    story, seen = _pick(actor, story, picked)
    person_s = _as_a_person_s(corrected)
    if person_s == _as_a_person_s(seen.statement) and seen.standing != "rejected":
        raise BadInput("Nothing is changed in this statement. Confirm it if it is right.")
    _check(person_s, story)
    return _judge(actor, story, JudgementKind.CORRECT, seen, person_s, why)


@transaction.atomic
def add_statement(*, actor: User, story: Story, added: Attribution, why: str = "") -> Judgement:
    """Add a statement that the machine missed.

    Raises:
        PermissionDenied: The actor doesn't judge statements.
        BadInput: It is there already, or the statement can't be as it is given.
    """
    require(actor, May.JUDGE)
    story = _lock(story)
    person_s = _as_a_person_s(added)
    _check(person_s, story)
    for number, seen in enumerate(statements_of(story), start=1):
        if likeness(person_s, seen.statement):
            way_out = "Take the rejection back" if seen.standing == "rejected" else "Correct it there"
            raise BadInput(f"This is statement {number} already. {way_out} instead of adding it again.")
    row = judgement_row(story=story, kind=JudgementKind.ADD, statement=person_s, machine=None, by=actor, why=_tidy(why))
    return _write(actor, row, "add statement")


@transaction.atomic
def withdraw_judgement(*, actor: User, judgement: Judgement, why: str = "") -> Judgement:
    """Take a judgement back: what stood before it stands again. The judgement itself is kept.

    Raises:
        PermissionDenied: It is another's, and the actor is no editor; or he doesn't judge statements.
        BadInput: It is withdrawn already, or it is a withdrawal itself.
        EditConflict: The statement was judged again since, so that this judgement is not what stands.
    """
    require(actor, May.JUDGE)
    if judgement.by_id != actor.pk and May.EDIT not in allowed(actor):
        raise PermissionDenied(f"This judgement is {judgement.by}’s. Only {judgement.by} or an editor may withdraw it.")
    _lock(judgement.story)
    if judgement.kind == JudgementKind.WITHDRAW:
        raise BadInput("What was withdrawn can’t be brought back like that. Judge the statement anew.")
    if Judgement.objects.filter(withdraws=judgement).exists():
        raise BadInput("This judgement is withdrawn already. Reload the page to see what stands.")
    since = _judged_since(judgement)
    if since is not None:
        raise EditConflict(
            f"{since.by} {_DEEDS[JudgementKind(since.kind)]} this statement since. Nothing was taken back: "
            "look at it as it stands now."
        )
    return _write(actor, withdrawal_row(judgement, by=actor, why=_tidy(why)), "withdraw judgement")


def _judged_since(judgement: Judgement) -> Judgement | None:
    """Return the judgement that stands of the same statement in the place of an earlier one, or None."""
    later = Judgement.objects.filter(thread=judgement.thread_id or judgement.pk, pk__gt=judgement.pk)
    return later.filter(withdrawal=None).exclude(kind=JudgementKind.WITHDRAW).select_related("by").last()


def _lock(story: Story) -> Story:
    """Keep re-readings and other judges out until the transaction ends, and see the story as it is."""
    return Story.objects.select_for_update(of=("self",)).get(pk=story.pk)


def _pick(actor: User, story: Story, picked: Picked) -> tuple[Story, SeenStatement]:
    """Return what the actor judges, if it is still what he saw."""
    require(actor, May.JUDGE)
    story = _lock(story)
    named = [one for one in statements_of(story) if picked.key in one.keys]
    for seen in named:
        if seen.version == picked.version:
            return story, seen
    raise _conflict(named)


def _conflict(named: list[SeenStatement]) -> EditConflict:
    """Say what became of a statement since it was shown."""
    way_out = "Nothing of yours was saved: look at it as it stands now, then judge it."
    last = named[0].history[-1] if named and named[0].history else None
    if last is None:
        return EditConflict(f"The story was read again, and this statement is not what was open here. {way_out}")
    return EditConflict(f"{last.by} {_DEEDS[last.kind]} this statement while it was open here. {way_out}")


def _as_a_person_s(statement: Attribution) -> Attribution:
    """Return a statement as people leave it: sure, and without a place in the machine's numbering."""
    return msgspec.structs.replace(statement, id="", parent=None, confidence=1.0)


def _check(statement: Attribution, story: Story) -> None:
    if not statement.content:
        raise BadInput("A statement needs its content: the words that say what was said.")
    for start, end in spans_of(statement):
        if not 0 <= start < end <= len(story.text):
            raise BadInput(
                f"The stretch {start}-{end} does not lie in the story, which has {len(story.text):,} letters."
            )
    if len(statement.chain) > MOST_CARRIERS:
        raise BadInput(f"The chain has {len(statement.chain)} carriers; it may have {MOST_CARRIERS}. Leave some out.")
    for name in (statement.speaker.name, statement.speaker.office, *(link.name for link in statement.chain)):
        if name and len(name) > LONGEST_NAME:
            raise BadInput(f"The name {name[:40]!r}… has {len(name)} letters; it may have {LONGEST_NAME}. Shorten it.")


def _judge(
    actor: User, story: Story, kind: JudgementKind, seen: SeenStatement, statement: Attribution, why: str
) -> Judgement:
    machine = seen.machine if seen.judgement else seen.statement
    if extent(statement) == (0, 0):
        raise BadInput("This statement has no words in the story, so nothing can be said of it. Add it with its words.")
    row = judgement_row(story=story, kind=kind, statement=statement, machine=machine, by=actor, why=_tidy(why))
    row.thread_id = seen.thread
    return _write(actor, row, f"{kind.value} statement")


def _write(actor: User, row: Judgement, verb: str) -> Judgement:
    row.save(force_insert=True)
    detail: dict[str, object] = {"judgement": row.pk, **({"why": row.why} if row.why else {})}
    log(actor=actor, verb=verb, subject=f"story:{row.story_id}", detail=detail)
    return row


def _tidy(why: str) -> str:
    tidy = " ".join(why.split())
    if len(tidy) > LONGEST_REASON:
        raise BadInput(f"The reason has {len(tidy):,} letters; it may have {LONGEST_REASON:,}. Shorten it.")
    return tidy
