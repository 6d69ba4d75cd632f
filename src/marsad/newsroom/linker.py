"""Names are linked after stories came in or were read again, and after the Who's Who changed."""

from __future__ import annotations

import logging
from collections.abc import Callable

from marsad.newsroom.whoswho.actions.link import Linked, link_stories
from marsad.newsroom.whoswho.actions.propose import Proposed, propose_merges
from marsad.newsroom.whoswho.models import Authority, Link

log = logging.getLogger(__name__)

A_ROUND = 500
"""Stories and headings that a round or a command sees to: after a big seed, collecting goes on meanwhile."""
Report = Callable[[int, int], None]


def _quiet(done: int, left: int) -> None:
    """Report nothing."""


def link_changes(
    *, everything: bool = False, most: int | None = None, linking: Report = _quiet, comparing: Report = _quiet
) -> tuple[Linked, Proposed]:
    """Link the names of stories that wait, then propose which headings may be one.

    Args:
        everything: All stories and all headings again.
        most: About how many stories and how many headings to see to now; None for all that wait.
        linking: Told how many stories are done, and how many wait.
        comparing: Told how many headings are done, and how many are left.
    """
    if not Authority.objects.exists() and not Link.objects.exists():
        return Linked(), Proposed()
    return (
        link_stories(everything=everything, most=most, report=linking),
        propose_merges(everything=everything, most=most, report=comparing),
    )


def link_at_once() -> Linked:
    """Link what a command or a round brought, or a part of it.

    What goes wrong here never spoils what was taken in, and is tried again.
    """
    try:
        return link_changes(most=A_ROUND)[0]
    except Exception:
        log.exception("whoswho.link_failed")
        return Linked()
