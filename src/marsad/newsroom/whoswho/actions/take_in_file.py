"""Take in a file of authorities: what can be used becomes headings, every other row a kept refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.utils import timezone

from marsad.names.authorities import Row
from marsad.newsroom.archive.actions.refuse import keep_refusals
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, require
from marsad.newsroom.whoswho.actions.take_in import BATCH, MOST_TOLD, Taken, take_in
from marsad.records import Authority, Evidence, Refusal


@dataclass(slots=True)
class TakenFile:
    """What became of a file."""

    taken: Taken
    rows: int = 0
    refused: list[Refusal] = field(default_factory=list)
    """The first of the rows that could not be read."""
    unread: int = 0
    """How many those were. Each is a kept refusal."""

    @property
    def refusals(self) -> int:
        """Return how many rows could not be read, and how many authorities, names and facts were not taken."""
        return self.unread + self.taken.refusals


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
    usable = _usable(rows, origin, done, report)
    done.taken = take_in(authorities=usable, evidence=evidence, origin=origin, actor=actor)
    return done


def _usable(rows: Iterable[Row], origin: str, done: TakenFile, report: Callable[[int], None]) -> Iterator[Authority]:
    """Yield what could be read; what could not is kept a batch at a time."""
    unkept: list[tuple[str, Refusal]] = []
    for row in rows:
        done.rows += 1
        report(done.rows)
        if isinstance(row, Authority):
            yield row
            continue
        place = row.detail.partition(":")[0] if row.detail.startswith("Line ") else str(done.unread)
        unkept.append((f"whoswho:{origin}#{place}", row))
        done.unread += 1
        if len(done.refused) < MOST_TOLD:
            done.refused.append(row)
        if len(unkept) >= BATCH:
            keep_refusals(refusals=unkept, now=timezone.now())
            unkept.clear()
    keep_refusals(refusals=unkept, now=timezone.now())
