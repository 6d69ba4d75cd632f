"""Names are linked after stories came in or were read again, and after the Who's Who changed."""

from __future__ import annotations

import logging
from collections.abc import Callable

from marsad.newsroom.whoswho.actions.link import Linked, link_stories
from marsad.newsroom.whoswho.actions.propose import Proposed, propose_merges
from marsad.newsroom.whoswho.models import Authority, Link

log = logging.getLogger(__name__)

Report = Callable[[int, int], None]


def _quiet(done: int, left: int) -> None:
    """Report nothing."""


def link_changes(
    *, everything: bool = False, linking: Report = _quiet, comparing: Report = _quiet
) -> tuple[Linked, Proposed]:
    """Link the names of stories that wait, then propose which headings may be one.

    Args:
        everything: All stories and all headings again.
        linking: Told how many stories are done, and how many wait.
        comparing: Told how many headings are done, and how many are left.
    """
    if not Authority.objects.exists() and not Link.objects.exists():
        return Linked(), Proposed()
    return (
        link_stories(everything=everything, report=linking),
        propose_merges(everything=everything, report=comparing),
    )


def link_at_once() -> Linked:
    """Link what a command or a round brought; what goes wrong here never spoils what it took in, and is tried again."""
    try:
        return link_changes()[0]
    except Exception:
        log.exception("whoswho.link_failed")
        return Linked()
