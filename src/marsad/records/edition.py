"""An edition: what is built as pages."""

from __future__ import annotations

from msgspec import Struct

from marsad.records.actor import Actor
from marsad.records.publication import PublishedStory, Site


class Edition(Struct, frozen=True):
    """A site with its stories, newest first, and the actors who have a page: what a static edition is built from."""

    site: Site
    stories: tuple[PublishedStory, ...]
    actors: tuple[Actor, ...] = ()
