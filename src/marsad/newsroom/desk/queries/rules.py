"""What a draft as it stands allows, and what it lacks."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from marsad.errors import BadInput
from marsad.newsroom.desk.models import Draft, Stage
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, require


def require_writer(actor: User, draft: Draft) -> None:
    """Stop unless the actor may write in the draft as it stands.

    The translator who claimed it writes while it is in translation; an editor writes until it is
    withdrawn, but not between approval and publication: what is published is what was approved.

    Raises:
        PermissionDenied: He may not.
        BadInput: The draft is closed for him.
    """
    if draft.stage == Stage.WITHDRAWN:
        raise BadInput("This story was withdrawn. Nothing in it can be changed.")
    if draft.stage == Stage.APPROVED:
        raise BadInput("This draft is approved, and what was approved is what is published. Return it to change it.")
    if draft.claimed_by_id == actor.pk and draft.stage == Stage.DRAFTING:
        require(actor, May.TRANSLATE)
        return
    if draft.claimed_by_id == actor.pk and draft.stage == Stage.REVIEW:
        raise BadInput("You have handed this draft over. Take it back first to go on writing.")
    require(actor, May.EDIT)


def may_write(actor: User, draft: Draft) -> bool:
    """Say whether a person may write in a draft as it stands."""
    try:
        require_writer(actor, draft)
    except (PermissionDenied, BadInput):
        return False
    return True


def what_is_missing(draft: Draft) -> list[str]:
    """Return what a draft lacks to be published, each as a piece of a sentence."""
    missing = []
    if not draft.headline.strip():
        missing.append("write a headline")
    if not draft.section.strip():
        missing.append("choose a section")
    segments = list(draft.segments.all())
    empty = [s.position for s in segments if not s.cut and not s.target_text.strip()]
    if empty:
        missing.append(f"translate {_paragraphs(empty)}, or declare {'it' if len(empty) == 1 else 'them'} cut")
    if segments and all(s.cut for s in segments):
        missing.append("leave at least one paragraph uncut")
    unexplained = [s.position for s in segments if s.cut and not s.note.strip()]
    if unexplained:
        missing.append(f"say why {_paragraphs(unexplained)} {'was' if len(unexplained) == 1 else 'were'} cut")
    return missing


def _paragraphs(numbers: list[int]) -> str:
    """Name paragraphs by their numbers, all of them.

    >>> _paragraphs([4]), _paragraphs([4, 6]), _paragraphs([4, 5, 6, 9])
    ('paragraph 4', 'paragraphs 4 and 6', 'paragraphs 4, 5, 6 and 9')
    """
    *others, last = (str(number) for number in numbers)
    return f"paragraphs {', '.join(others)} and {last}" if others else f"paragraph {last}"
