"""What the machine read and what people judged, drawn together. Nothing here asks the database.

A judgement's statement is found by its words, never by the machine's numbers: another reading of
the same text changes nothing that was judged. In each thread of judgements the last one stands that
was not withdrawn, so a withdrawal brings back what stood before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec

from marsad.newsroom.desk.models import JudgementKind
from marsad.newsroom.desk.queries.wording import extent, place
from marsad.newsroom.desk.records import Judged, SeenStatement, Standing
from marsad.records import Attribution, Span

_STANDINGS: dict[JudgementKind, Standing] = {
    JudgementKind.CONFIRM: "confirmed",
    JudgementKind.CORRECT: "corrected",
    JudgementKind.REJECT: "rejected",
    JudgementKind.ADD: "added",
}


@dataclass(frozen=True, slots=True)
class Merged:
    """A story's statements in reading order, and those judged ones whose words are no longer there.

    `unread` are words of statements and judgements that another version of Marsad kept, in a shape that is not today's.
    """

    seen: tuple[SeenStatement, ...]
    gone: tuple[SeenStatement, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Thread:
    """The judgements of one statement, first to last.

    `forms` is how people and machine had it, in today's text; `seen` is None where all was withdrawn.
    """

    number: int
    history: tuple[Judged, ...]
    forms: tuple[Attribution, ...]
    seen: SeenStatement | None = None
    is_gone: bool = False


def merge(machine: Sequence[Attribution], judgements: Iterable[Judged], text: str) -> Merged:
    """Return a story's statements as they are seen now.

    Args:
        machine: The statements of the newest reading.
        judgements: All judgements of the story, in any order.
        text: The story's text as it is now.
    """
    threads = _threads(judgements, text)
    taken = _match(threads, machine)
    seen = [thread.seen for thread in threads if thread.seen and not thread.is_gone]
    for position, statement in enumerate(machine):
        thread = taken.get(position)
        if thread is None:
            seen.append(SeenStatement(statement, "machine"))
        elif thread.seen is None:
            seen.append(SeenStatement(statement, "machine", thread=thread.number, history=thread.history))
    return Merged(
        seen=_nest(sorted(seen, key=_reading_order)),
        gone=tuple(thread.seen for thread in threads if thread.seen and thread.is_gone),
    )


def likeness(one: Attribution, other: Attribution) -> float:
    """Say how far two statements are the same one, read twice: 0 if they are not.

    One cue makes one statement, so cues that meet decide; a nested statement shares most of its
    words with the one around it, so without that the contents must be as good as equal.
    """
    shared = _share(one.content, other.content)
    if one.cue and other.cue:
        if _share(one.cue, other.cue):
            return 1 + shared if shared else 0
        return shared if one.content == other.content else 0
    least = 0.5 if not one.cue and not other.cue else 0.8
    return shared if shared >= least else 0


def _threads(judgements: Iterable[Judged], text: str) -> list[_Thread]:
    of: dict[int, list[Judged]] = {}
    for one in sorted(judgements, key=lambda judged: judged.number):
        of.setdefault(one.thread, []).append(one)
    return [_thread(number, history, text) for number, history in sorted(of.items())]


def _thread(number: int, history: Sequence[Judged], text: str) -> _Thread:
    withdrawn = {one.withdraws for one in history}
    forms = (_placed(form, one, text) for one in history for form in (one.statement, one.machine))
    found = _Thread(number, tuple(history), tuple(form for form in forms if form))
    for stands in reversed(history):
        if stands.statement is None or stands.number in withdrawn:
            continue
        here = _placed(stands.statement, stands, text)
        seen = SeenStatement(
            statement=msgspec.structs.replace(here or stands.statement, id=f"j{number}", parent=None),
            standing=_STANDINGS[stands.kind],
            judged_by=stands.by,
            judged_at=stands.at,
            judge=stands.by_id,
            why=stands.why,
            machine=_placed(stands.machine, stands, text) if here else stands.machine,
            judgement=stands.number,
            thread=number,
            history=tuple(history),
        )
        return replace(found, seen=seen, is_gone=here is None, forms=found.forms if here else ())
    return found


def _placed(statement: Attribution | None, judged: Judged, text: str) -> Attribution | None:
    return place(statement, judged.start, judged.wording, text) if statement else None


def _match(threads: Sequence[_Thread], machine: Sequence[Attribution]) -> dict[int, _Thread]:
    """Give each thread the machine's statement that is most like any of its forms; each is given once."""
    pairs = [
        (thread.seen is None, -like, thread.number, extent(statement), position, thread)
        for thread in threads
        for position, statement in enumerate(machine)
        if (like := max((likeness(form, statement) for form in thread.forms), default=0.0))
    ]
    taken: dict[int, _Thread] = {}
    served: set[int] = set()
    for *_, position, thread in sorted(pairs, key=lambda pair: pair[:5]):
        if position not in taken and thread.number not in served:
            taken[position] = thread
            served.add(thread.number)
    return taken


def _nest(seen: Sequence[SeenStatement]) -> tuple[SeenStatement, ...]:
    """Set parents anew, by place: of what a person judged, and of what stands in something judged.

    A parent says more than what stands in it, so nothing ever stands inside of itself.
    """
    sizes = {one.statement.id: _size(one.statement.content) for one in seen if one.standing == "machine"}
    nested = []
    for one in seen:
        statement, parent = one.statement, one.statement.parent
        given = parent is None or sizes.get(parent, 0) > _size(statement.content)
        if one.standing != "machine" or not given:
            parent = _around(one, seen)
        if parent != statement.parent:
            one = replace(one, statement=msgspec.structs.replace(statement, parent=parent))
        nested.append(one)
    return tuple(nested)


def _around(inner: SeenStatement, seen: Sequence[SeenStatement]) -> str | None:
    """Return the id of the statement in whose content another stands whole, the closest one."""
    first, behind = _hull((*inner.statement.cue, *inner.statement.content))
    holding = []
    for other in seen:
        start, end = _hull(other.statement.content)
        size = _size(other.statement.content)
        if other.standing != "rejected" and start <= first and behind <= end and size > _size(inner.statement.content):
            holding.append((size, other.statement.id))
    return min(holding)[1] if holding else None


def _reading_order(seen: SeenStatement) -> tuple[int, int, Span, str]:
    start, end = _hull((*seen.statement.source, *seen.statement.cue, *seen.statement.content))
    return start, -end, _hull(seen.statement.content), seen.statement.id


def _hull(spans: Iterable[Span]) -> Span:
    spans = tuple(spans)
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, 0)


def _size(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def _share(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the part of the code points of two lists of spans that is in both (Jaccard's index)."""
    both = sum(max(min(e, f) - max(s, b), 0) for s, e in one for b, f in other)
    return both / (_size(one) + _size(other) - both) if both else 0.0
