"""The chain of carriers under a headline: the edition, the outlet, an agency, a person."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from marsad.edition.paths import ABOUT, KeywordKind, is_slug, keyword_path, outlet_path, search_path
from marsad.records import Carrier, PublishedStory, SearchQuery, Site

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
    """

    name: str
    role: Role
    path: str
    stance: str | None = None
    on: date | None = None
    confirmed: bool = True


def chain_of(story: PublishedStory, site: Site) -> tuple[ChainLink, ...]:
    """Return the chain of a story, outermost carrier first, the edition itself at its head.

    An outlet that the record's chain leaves out is put behind the edition: it is where the
    original came from. The speaker is not in a chain.
    """
    carriers = list(story.chain)
    if carriers and carriers[0].role == "publisher" and carriers[0].name == site.name:
        carriers.pop(0)
    names = {story.original.outlet_name, story.original.outlet_native}
    if not any(carrier.role == "outlet" and carrier.name in names for carrier in carriers):
        carriers.insert(0, Carrier(story.original.outlet_name, "outlet"))
    head = ChainLink(name=site.name, role="publisher", path=ABOUT)
    return (head, *(_link(carrier, story, names) for carrier in carriers))


def _link(carrier: Carrier, story: PublishedStory, names: set[str]) -> ChainLink:
    """Return a carrier with its page and, for the outlet of the original, the label of that day."""
    if carrier.role == "outlet" and carrier.name in names and is_slug(story.original.outlet):
        return ChainLink(
            name=story.original.outlet_name,
            role="outlet",
            path=outlet_path(story.original.outlet),
            stance=story.original.stance,
            on=story.original.published_on,
            confirmed=story.chain_confirmed,
        )
    return ChainLink(
        name=carrier.name, role=carrier.role, path=_page_about(carrier, story), confirmed=story.chain_confirmed
    )


def _page_about(carrier: Carrier, story: PublishedStory) -> str:
    """Return the keyword page of a carrier where the story has that keyword, else a search for the name."""
    kinds: tuple[tuple[KeywordKind, tuple[str, ...]], ...] = (
        ("people", story.keywords.people),
        ("bodies", story.keywords.bodies),
    )
    for kind, keywords in kinds:
        if carrier.name in keywords:
            return keyword_path(kind, carrier.name)
    return search_path(SearchQuery(text=f'"{carrier.name.replace(chr(34), " ").strip()}"'))
