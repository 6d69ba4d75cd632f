"""Who carried a story, as the edition prints it."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.edition.chain import ChainLink, chain_of
from marsad.errors import Unreadable
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.press.convert import published_record, site_record


@dataclass(frozen=True, slots=True)
class PrintedChain:
    """Who carried a story; `refused` says why it could not be published as it stands."""

    links: tuple[ChainLink, ...] = ()
    refused: str = ""


def printed_chain(draft: Draft) -> PrintedChain:
    """Return the chain that readers would see if the draft were published as it stands."""
    day = draft.changed_at
    try:
        record = published_record(draft, slug="draft", version=1, published_at=day, updated_at=day)
    except Unreadable as error:
        return PrintedChain(refused=str(error))
    return PrintedChain(chain_of(record, site_record()))
