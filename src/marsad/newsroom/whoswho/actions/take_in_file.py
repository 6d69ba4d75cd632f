"""Take in a file of authorities: what can be used becomes headings, every other row a kept refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.utils import timezone

from marsad.names.authorities import Row
from marsad.newsroom.archive.actions.refuse import keep_refusal
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, require
from marsad.newsroom.whoswho.actions.take_in import Taken, take_in
from marsad.records import Authority, Evidence, Refusal

MOST_KEPT = 1000
"""Refusals of one file that are kept each by itself; the others are counted."""


@dataclass(slots=True)
class TakenFile:
    """What became of a file."""

    taken: Taken
    rows: int = 0
    refused: list[Refusal] = field(default_factory=list)
    """The first of the rows that could not be read."""
    unread: int = 0
    """How many those were."""


def take_in_file(
    *,
    rows: Iterable[Row],
    evidence: Evidence,
    origin: str,
    actor: User | None = None,
    report: Callable[[int], None] = lambda rows: None,
) -> TakenFile:
    """Take in the rows of a file as they are read; nothing is held but a batch of them.

    Args:
        rows: As a reader of `marsad.names.authorities` yields them.
        evidence: Vouches for what brings no evidence of its own.
        origin: The file's name, under which refusals are kept.
        actor: Who does it; None for whoever has the newsroom's folder.
        report: Called with the number of rows read so far.

    Raises:
        PermissionDenied: The actor may not see to the newsroom.
        BadInput: The file as a whole can't be read, or a reference has no title.
    """
    if actor is not None:
        require(actor, May.OPERATE)
    done = TakenFile(Taken())
    done.taken = take_in(authorities=_usable(rows, done, report), evidence=evidence, origin=origin, actor=actor)
    now = timezone.now()
    for number, refusal in enumerate(done.refused):
        place = refusal.detail.partition(":")[0] if refusal.detail.startswith("Line ") else str(number)
        keep_refusal(identity=f"whoswho:{origin}#{place}", refusal=refusal, now=now)
    return done


def _usable(rows: Iterable[Row], done: TakenFile, report: Callable[[int], None]) -> Iterator[Authority]:
    for row in rows:
        done.rows += 1
        report(done.rows)
        if isinstance(row, Authority):
            yield row
            continue
        done.unread += 1
        if len(done.refused) < MOST_KEPT:
            done.refused.append(row)
