"""Actors in plain files: the index, a page each, a page a subject, and a pointer at each old address."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.edition import paths
from marsad.edition.actors.pages import index_page, subject_page, subjects, whole_pages
from marsad.edition.clean import clean_record
from marsad.edition.folder import NewFolder
from marsad.edition.render import Renderer
from marsad.records import Actor


def write_actors(new: NewFolder, render: Renderer, actors: Sequence[Actor]) -> list[str]:
    """Write the pages of those for whom a person stands; return the paths that a sitemap should name."""
    public = [clean_record(actor) for actor in actors if actor.confirmed and paths.is_slug(actor.slug)]
    named = []
    index = index_page(public)
    if index is not None:
        new.write(paths.ACTORS, render.actors(index))
        named.append(paths.ACTORS)
    letters = dict.fromkeys(letter for letter, _ in (*index.latin, *index.arabic)) if index and index.parted else ()
    for letter in letters:
        if (page := index_page(public, letter)) is not None:
            new.write(paths.letter_path(letter), render.actors(page))
    taken = {actor.slug for actor in public}
    for actor in public:
        named.append(paths.actor_path(actor.slug))
        _write_actor(new, render, actor)
        for old in actor.former:
            if old not in taken and paths.is_slug(old):
                taken.add(old)
                new.write(paths.actor_path(old), render.moved(paths.actor_path(old), paths.actor_path(actor.slug)))
    return named


def _write_actor(new: NewFolder, render: Renderer, actor: Actor) -> None:
    for page in whole_pages(actor):
        path = paths.year_path(actor.slug, page.year) if page.year else paths.actor_path(actor.slug)
        new.write(path, render.actor(page))
    for subject in subjects(actor):
        if (found := subject_page(actor, subject.value)) is not None:
            new.write(paths.subject_path(actor.slug, subject.value), render.subject(found))
