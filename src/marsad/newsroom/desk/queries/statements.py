"""A story's statements as they are seen now: what the machine read, and what people made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

import msgspec

from marsad.newsroom.archive.models import Attribution as AttributionRow
from marsad.newsroom.archive.models import Story
from marsad.newsroom.desk.convert import judged_record
from marsad.newsroom.desk.models import Judgement
from marsad.newsroom.desk.queries.merge import Merged, merge
from marsad.newsroom.desk.records import Judged, SeenStatement
from marsad.records import Attribution

__all__ = [
    "SeenStatement",
    "StatementCounts",
    "count_statements",
    "counts_of",
    "statements_in",
    "statements_of",
    "statements_with_lost",
]


@dataclass(frozen=True, slots=True)
class StatementCounts:
    """How many statements a story has, and how many of them a person has seen to. Rejected ones are counted apart.

    So are those that can't be read any more (`Merged.unread`), with the judgements of which that is true.
    """

    total: int
    confirmed: int
    corrected: int
    added: int
    rejected: int
    unread: int


def statements_of(story: Story) -> tuple[SeenStatement, ...]:
    """Return a story's statements in reading order, rejected ones among them, with spans in its text of today.

    What a person judged whose words the text no longer has is not among them.
    """
    return statements_with_lost(story).seen


def statements_with_lost(story: Story) -> Merged:
    """Return a story's statements, and apart from them the judged ones whose words are no longer there."""
    return statements_in([story])[story.pk]


def statements_in(stories: Collection[Story]) -> dict[int, Merged]:
    """Return the statements of some stories by the stories' numbers, as `statements_with_lost` does of one.

    Two questions to the database, however many stories there are. A row that another version of Marsad kept in another
    shape is left out, and named.
    """
    machine: dict[int, list[Attribution]] = {story.pk: [] for story in stories}
    judged: dict[int, list[Judged]] = {story.pk: [] for story in stories}
    unread: dict[int, list[str]] = {story.pk: [] for story in stories}
    rows = AttributionRow.objects.filter(story__in=machine).order_by("pk")
    for number, speaker, record in rows.values_list("story_id", "speaker", "record"):
        try:
            machine[number].append(msgspec.convert(record, Attribution))
        except msgspec.ValidationError:
            unread[number].append(f"a statement of {speaker or 'somebody'}")
    for row in Judgement.objects.filter(story__in=machine).select_related("by"):
        try:
            judged[row.story_id].append(judged_record(row))
        except msgspec.ValidationError:
            unread[row.story_id].append(f"what {row.by} judged of “{row.wording[:80]}”")
    merged = {story.pk: merge(machine[story.pk], judged[story.pk], story.text) for story in stories}
    return {number: replace(one, unread=tuple(unread[number])) for number, one in merged.items()}


def count_statements(story: Story) -> StatementCounts:
    """Count a story's statements by what stands of them."""
    return counts_of(statements_with_lost(story))


def counts_of(merged: Merged) -> StatementCounts:
    """Count statements by what stands of them."""
    counts = Counter(one.standing for one in merged.seen)
    return StatementCounts(
        total=counts.total() - counts["rejected"],
        confirmed=counts["confirmed"],
        corrected=counts["corrected"],
        added=counts["added"],
        rejected=counts["rejected"],
        unread=len(merged.unread),
    )
