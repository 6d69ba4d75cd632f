"""The words of a statement's parts as they are shown: on one line, a content without its marks and its *that*."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.records import Carrier, Span, Speaker
from marsad.text.quoted import shown_content

__all__ = ["chain_line", "shown_content", "words_at"]


def words_at(text: str, spans: Sequence[Span]) -> str:
    """Return the words at some spans on one line."""
    return " ".join(" ".join(text[start:end] for start, end in spans).split())


def chain_line(chain: Sequence[Carrier], speaker: Speaker) -> str:
    """Return through whom a statement came, outermost first, and who speaks.

    >>> chain_line([Carrier("al-Mizan", "outlet")], Speaker("Munir al-Hallaq", True, "Minister of Electricity"))
    'al-Mizan <- Munir al-Hallaq, Minister of Electricity'
    """
    who = ", ".join(part for part in (speaker.name or "nobody named", speaker.office) if part)
    return " <- ".join((*(carrier.name for carrier in chain), who))
