"""Who carried a story, as the edition prints it."""

from __future__ import annotations

from marsad.edition.chain import ChainLink, chain_of
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.press.convert import published_record, site_record


def printed_chain(draft: Draft) -> tuple[ChainLink, ...]:
    """Return the chain that readers would see if the draft were published as it stands."""
    day = draft.changed_at
    return chain_of(published_record(draft, slug="draft", version=1, published_at=day, updated_at=day), site_record())
