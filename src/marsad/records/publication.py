"""A published story as frozen at publication, and the house that publishes it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from marsad.records.reading import Carrier, Span


class Site(Struct, frozen=True, kw_only=True):
    """The house that publishes: what stands on every page."""

    name: str
    address: str
    """Public base address, without the closing slash, such as `https://review.example`."""
    tagline: str = ""
    language: str = "en"
    disclaimer: str = ""
    contact: str = ""


class Person(Struct, frozen=True):
    """A credited person. A shielded person has no name anywhere in the record."""

    name: str | None
    shielded: bool = False


class Keywords(Struct, frozen=True):
    """Keywords, kinds apart."""

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Saying(Struct, frozen=True, kw_only=True):
    """A statement that a paragraph's original makes in somebody's name.

    Spans count in code points of that paragraph's `original`; what of the statement stands in other
    paragraphs is not in them. `id` is the statement's own in each paragraph that it runs over.
    """

    id: str
    speaker: str | None
    """The fullest name that the page gives, in its language; None where it gives none."""
    named: bool = False
    """The speaker has a personal name or is a named body."""
    speaker_in_english: str | None = None
    """The same name as the house writes it, where it is known."""
    office: str | None = None
    kind: Literal["direct", "indirect", "mixed"]
    manner: Literal["speech", "thought", "other"] = "speech"
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    hedge: tuple[Span, ...] = ()
    chain: tuple[Carrier, ...] = ()
    """Who passed it on, outermost first; the speaker is not in it."""
    parent: str | None = None
    """The statement that this one stands in."""
    carried: bool = False
    """The speaker was inferred: the sentence names none and goes on from the one before."""
    begun: bool = False
    """It begins in an earlier paragraph."""
    confirmed: bool = False
    """A person found it right, mended it or added it; else the machine found it."""


class Paragraph(Struct, frozen=True):
    """One paragraph of the original and what became of it.

    `text` is None where the paragraph was cut; `original` is None where the editors added one.
    Where both are None the paragraph was cut and its original is withheld, to protect somebody.
    `sayings` are in the order in which the original makes them.
    """

    text: str | None
    original: str | None
    note: str = ""
    kind: str = "body"
    sayings: tuple[Saying, ...] = ()


class Original(Struct, frozen=True, kw_only=True):
    """The story that was translated."""

    outlet: str
    """The outlet's id, which its page is found by."""
    outlet_name: str
    outlet_native: str
    stance: str | None
    """The stance label of the day of the original."""
    headline: str
    deck: str | None
    author: str | None
    lang: str
    published_on: date | None
    address: str | None
    captured_at: datetime
    sha256: str


class Correction(Struct, frozen=True):
    """A change after publication, as readers are told."""

    at: datetime
    text: str


class Withdrawal(Struct, frozen=True):
    """A story taken back; the page says so and says nothing else."""

    at: datetime
    reason: str


class PublishedStory(Struct, frozen=True, kw_only=True):
    """Everything that an edition needs to show one story, and nothing that must stay inside."""

    slug: str
    version: int
    headline: str
    deck: str | None
    section: str
    paragraphs: tuple[Paragraph, ...]
    keywords: Keywords
    original: Original
    chain: tuple[Carrier, ...]
    chain_confirmed: bool
    translators: tuple[Person, ...]
    editor: Person
    published_at: datetime
    updated_at: datetime
    lang: str = "en"
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None
    above: tuple[Paragraph, ...] = ()
    """Headline and deck once more, where the original's say something in somebody's name: with their sayings."""
    event: str | None = None
    """Stories of one event share this; the front page folds them under "also reported by"."""
    rank: int = 0
    """The editor's place on the front page: 1 is the lead, 0 is unranked."""

    @property
    def cuts(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs of the original that were left out."""
        return tuple(p for p in self.paragraphs if p.text is None)
