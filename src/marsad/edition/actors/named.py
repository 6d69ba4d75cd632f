"""Which names of a story lead to an actor's page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from marsad.edition.paths import actor_path
from marsad.records import Actor

Named = Mapping[str, str]
"""Names as a story has them, each with the path of the page of whom it means."""


def names_by_story(actors: Iterable[Actor]) -> dict[str, dict[str, str]]:
    """Return the names that lead to a page, by the slugs of the stories; a name that means two actors leads nowhere."""
    found: dict[str, dict[str, set[str]]] = {}
    for actor in actors:
        for one in actor.appearances:
            for name in one.names:
                found.setdefault(one.story.slug, {}).setdefault(name, set()).add(actor_path(actor.slug))
    return {
        story: {name: next(iter(pages)) for name, pages in names.items() if len(pages) == 1}
        for story, names in found.items()
    }
