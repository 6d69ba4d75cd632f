"""A story's text and its statements, side by side, as their page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from marsad.newsroom.archive.convert import shown_reading
from marsad.newsroom.archive.models import Story
from marsad.newsroom.desk.queries.labels import OutletLabel, outlet_label
from marsad.newsroom.desk.queries.marked_text import MarkedBlock, mark_text
from marsad.newsroom.desk.queries.statements import StatementCounts, counts_of, statements_with_lost
from marsad.newsroom.desk.records import SeenStatement
from marsad.newsroom.desk.statement_form import places
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, allowed
from marsad.records import Finding, Span
from marsad.text.quoted import shown_content


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement as it is listed. `places` says by role where its words stand, for script."""

    number: int
    seen: SeenStatement
    depth: int
    source: str
    cue: str
    content: str
    hedges: tuple[str, ...]
    places: dict[str, str]
    weight: int
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """What a check says of the story, with the words that it means."""

    finding: Finding
    words: str
    places: str


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """Everything on the page. `lit` is the key of the statement that is marked in the text, or empty."""

    story: Story
    label: OutletLabel
    blocks: tuple[MarkedBlock, ...]
    entries: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    unread: tuple[str, ...]
    findings: tuple[ShownFinding, ...]
    counts: StatementCounts
    lit: str

    def entry(self, key: str) -> Entry | None:
        """Return the statement that a page named by a key, or None."""
        return next((one for one in self.entries if key in one.seen.keys), None)


def statements_page(story: Story, user: User, lit: str = "") -> StatementsPage:
    """Return a story's statements as the page shows them to a person.

    Args:
        story: The story.
        user: Who looks.
        lit: The key of a statement to mark in the text.
    """
    merged = statements_with_lost(story)
    reading = shown_reading(story)
    depths = _depths(merged.seen)
    entries = tuple(
        _entry(number, one, depths[one.statement.id], story.text, user) for number, one in enumerate(merged.seen, 1)
    )
    return StatementsPage(
        story=story,
        label=outlet_label(story),
        blocks=mark_text(reading, merged.seen, lit),
        entries=entries,
        gone=tuple(_lost_entry(one, user) for one in merged.gone),
        unread=merged.unread,
        findings=tuple(
            ShownFinding(one, " … ".join(story.text[start:end] for start, end in one.spans), places(one.spans))
            for one in reading.findings
        ),
        counts=counts_of(merged),
        lit=next((one.key for one in merged.seen if lit in one.keys), ""),
    )


def _entry(number: int, seen: SeenStatement, depth: int, text: str, user: User) -> Entry:
    statement = seen.statement

    def words(spans: Sequence[Span]) -> list[str]:
        return [" ".join(text[start:end].split()) for start, end in spans]

    return Entry(
        number=number,
        seen=seen,
        depth=min(depth, 3),
        source=" … ".join(words(statement.source)),
        cue=" … ".join(words(statement.cue)),
        content=shown_content(text, statement.content),
        hedges=tuple(dict.fromkeys(words(statement.hedge))),
        places={role: places(getattr(statement, role)) for role in ("source", "cue", "content", "hedge")},
        weight=min(max(ceil(statement.confidence * 5), 1), 5),
        may_withdraw=May.JUDGE in allowed(user) and (seen.judge == user.pk or May.EDIT in allowed(user)),
    )


def _lost_entry(seen: SeenStatement, user: User) -> Entry:
    """Return a statement whose words are gone, from the wording that was kept with its judgement."""
    last = next(one for one in seen.history if one.number == seen.judgement)
    return _entry(0, seen, 0, " " * last.start + last.wording, user)


def _depths(seen: Sequence[SeenStatement]) -> dict[str, int]:
    parents = {one.statement.id: one.statement.parent for one in seen}

    def depth(name: str) -> int:
        above = parents[name]
        return 1 + depth(above) if above in parents and above is not None else 0

    return {name: depth(name) for name in parents}
