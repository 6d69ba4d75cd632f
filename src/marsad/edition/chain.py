"""The chain of carriers under a headline: the edition, the outlet, an agency, a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from marsad.edition.paths import ABOUT, KeywordKind, is_slug, keyword_path, outlet_path, search_path
from marsad.edition.words import dir_of
from marsad.records import Carrier, PublishedStory, SearchQuery, Site
from marsad.text.scripts import guess_direction

Role = Literal["publisher", "outlet", "agency", "person", "channel"]


class ChainLink(Struct, frozen=True, kw_only=True):
    """One carrier as it is shown.

    Attributes:
        name: The carrier's name.
        role: What it carried the story as.
        path: The page about it.
        stance: The house's label for the outlet on `on`, or None.
        on: The day of the original, which the label belongs to.
        confirmed: True if a person confirmed the link, False if the machine read it.
        lang: The language of the name, where it is the original's and not the page's.
    """

    name: str
    role: Role
    path: str
    stance: str | None = None
    on: date | None = None
    confirmed: bool = True
    lang: str | None = None


def chain_of(story: PublishedStory, site: Site) -> tuple[ChainLink, ...]:
    """Return the chain of a story, outermost carrier first, the edition itself at its head.

    An outlet that the record's chain leaves out is put behind the edition: it is where the
    original came from. The speaker is not in a chain.
    """
    return links_of(story.chain, story, site)


def links_of(
    carriers: Sequence[Carrier], story: PublishedStory, site: Site, *, confirmed: bool = False
) -> tuple[ChainLink, ...]:
    """Return some carriers of a story or of a statement in it as links, behind the edition and the outlet.

    Args:
        carriers: Outermost first.
        story: The story that they carried, or in which the statement stands.
        site: The edition.
        confirmed: True if a person stands for all of them, not only for those of the story's own chain.
    """
    left = list(carriers)
    if left and left[0].role == "publisher" and left[0].name == site.name:
        left.pop(0)
    names = {story.original.outlet_name, story.original.outlet_native}
    if not any(carrier.role == "outlet" and carrier.name in names for carrier in left):
        left.insert(0, Carrier(story.original.outlet_name, "outlet"))
    head = ChainLink(name=site.name, role="publisher", path=ABOUT)
    return (head, *(_link(carrier, story, names, confirmed) for carrier in left))


def keyword_page(name: str, story: PublishedStory) -> str | None:
    """Return the page of a person or body of whom the story has a keyword, or None."""
    kinds: tuple[tuple[KeywordKind, tuple[str, ...]], ...] = (
        ("people", story.keywords.people),
        ("bodies", story.keywords.bodies),
    )
    return next((keyword_path(kind, name) for kind, keywords in kinds if name in keywords), None)


def lang_of_name(name: str, story: PublishedStory) -> str | None:
    """Return the language of a name that the original gives in a script which the page is not written in."""
    ours, theirs = dir_of(story.lang), dir_of(story.original.lang)
    return story.original.lang if ours != theirs and guess_direction(name) == theirs else None


def _link(carrier: Carrier, story: PublishedStory, names: set[str], confirmed: bool) -> ChainLink:
    """Return a carrier with its page and, for the outlet of the original, the label of that day."""
    if carrier.role == "outlet" and carrier.name in names and is_slug(story.original.outlet):
        return ChainLink(
            name=story.original.outlet_name,
            role="outlet",
            path=outlet_path(story.original.outlet),
            stance=story.original.stance,
            on=story.original.published_on,
            confirmed=confirmed or story.chain_confirmed,
        )
    sure = confirmed or (story.chain_confirmed and (carrier in story.chain or carrier.name in names))
    return ChainLink(
        name=carrier.name,
        role=carrier.role,
        path=keyword_page(carrier.name, story) or _search_for(carrier.name),
        confirmed=sure,
        lang=lang_of_name(carrier.name, story),
    )


def _search_for(name: str) -> str:
    """Return a search of the edition for a name."""
    return search_path(SearchQuery(text=f'"{name.replace(chr(34), " ").strip()}"'))
