"""The statements of an original, as its newsroom sees them on the day of publication."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.newsroom.archive.models import Story
from marsad.newsroom.desk.queries.statements import statements_of
from marsad.newsroom.press.sayings import Said


def said_in(story: Story) -> tuple[Said, ...]:
    """Return the statements of a story in the order of its text, without those that a person rejected.

    What the machine found inside a statement that was since rejected still names that as its parent: its
    chain does, too, so both must be known as wrong.
    """
    seen = [one for one in statements_of(story) if one.standing != "rejected"]
    found = {one.statement.id for one in seen if one.standing == "machine"}
    judged = {one.statement.id for one in seen} - found
    parents = dict(story.attributions.values_list("key", "record__parent")) if seen else {}
    said = []
    for one in seen:
        statement, parent = one.statement, parents.get(one.statement.id)
        if one.standing == "machine" and parent and parent not in found and statement.parent not in judged:
            statement = replace(statement, parent=parent)
        said.append(Said(statement, confirmed=one.standing != "machine"))
    return tuple(said)
