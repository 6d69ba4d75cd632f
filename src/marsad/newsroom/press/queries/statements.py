"""The statements of originals, as their newsroom sees them today."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from marsad.errors import Unreadable
from marsad.newsroom.archive.models import Attribution, Story
from marsad.newsroom.desk.queries.statements import statements_in
from marsad.newsroom.desk.records import SeenStatement
from marsad.newsroom.press.sayings import Said


def said_in(story: Story) -> tuple[Said, ...]:
    """Return the statements of a story in the order of its text, without those that a person rejected.

    Raises:
        Unreadable: Some are of another shape than today's, so that readers would be told something else.
    """
    lost: set[int] = set()
    said = said_by_story([story], lost)[story.pk]
    if lost:
        raise Unreadable(
            "Statements of this story, or what was judged of them, were kept by another version of Marsad and can’t be "
            "read any more. Open its statements: they say which, and what to do."
        )
    return said


def said_by_story(stories: Collection[Story], lost: set[int]) -> dict[int, tuple[Said, ...]]:
    """Return the statements of some stories by the stories' numbers, in a few questions to the database.

    What the machine found inside a statement that was since rejected still names that as its parent: its
    chain does, too, so both must be known as wrong.

    Args:
        stories: The stories.
        lost: Is given the numbers of those of which some statement or judgement can't be read.
    """
    merged = statements_in(stories)
    lost |= {number for number, one in merged.items() if one.unread}
    parents: dict[int, dict[str, str | None]] = {number: {} for number, one in merged.items() if one.seen}
    if parents:
        rows = Attribution.objects.filter(story__in=parents).values_list("story_id", "key", "record__parent")
        for number, key, parent in rows:
            parents[number][key] = parent
    return {number: _said(one.seen, parents.get(number, {})) for number, one in merged.items()}


def _said(every: Sequence[SeenStatement], parents: Mapping[str, str | None]) -> tuple[Said, ...]:
    seen = [one for one in every if one.standing != "rejected"]
    found = {one.statement.id for one in seen if one.standing == "machine"}
    judged = {one.statement.id for one in seen} - found
    said = []
    for one in seen:
        statement, parent = one.statement, parents.get(one.statement.id)
        if one.standing == "machine" and parent and parent not in found and statement.parent not in judged:
            statement = replace(statement, parent=parent)
        said.append(Said(statement, confirmed=one.standing != "machine", key=one.key))
    return tuple(said)
