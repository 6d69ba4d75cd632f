"""An actor as readers see him: a heading of the Who's Who that a person confirmed, and what published stories tell."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from marsad.records.authority import AuthorityKind, Evidence, FactKind, NameForm, PartialDate
from marsad.records.publication import Paragraph, PublishedStory


class ActorFact(Struct, frozen=True, kw_only=True, rename={"from_on": "from", "to_on": "to"}):
    """One thing that one piece of evidence says of an actor; contradicting ones stand side by side.

    Attributes:
        kind: What it tells.
        value: In words, or a partial date for `born`, `died`, `founded` and `ended`.
        of: The name of the other heading that it tells of; never that of a sealed one.
        of_slug: The step of that heading's address, if it has a page.
        from_on: Since when; None where that is open.
        to_on: Until when.
        evidence: Who says so. `story` is the slug of a published story here.
    """

    kind: FactKind
    value: str = ""
    of: str | None = None
    of_slug: str | None = None
    from_on: PartialDate | None = None
    to_on: PartialDate | None = None
    evidence: Evidence | None = None


class ActorEntry(Struct, frozen=True, kw_only=True):
    """What a list of actors shows of one.

    Attributes:
        slug: The step of his page's address.
        kind: person, body, place or outlet.
        label: His name in Latin letters as the house writes it; empty where none is known.
        native: His name in Arabic letters; empty where none is known.
        letter: Under which letter the label is listed; empty without a label.
        native_letter: Under which letter the native name is listed.
        hint: The fact by which a list tells him from a namesake; None where none is known, or nobody needs it.
        also: Another of his names, for where there is no such fact.
    """

    slug: str
    kind: AuthorityKind
    label: str = ""
    native: str = ""
    letter: str = ""
    native_letter: str = ""
    hint: ActorFact | None = None
    also: str = ""

    @property
    def name(self) -> str:
        """Return the name to print."""
        return self.label or self.native


class ActorSaying(Struct, frozen=True, kw_only=True):
    """One statement of an actor, or about one, from a published story that stands.

    Attributes:
        story: The story without its text: headline, outlet, day, keywords, credits.
        parts: The paragraphs over which the statement runs, each with that one saying, whose spans count in the
            paragraph's original. The first is where it begins.
        place: Where the first of them stands on the story's page: `above`, `p3`.
        number: Which of that place's statements it is, from 1.
        on: The day of the original, or of publication where the original has none.
        name: Who says it, as the house writes it; None where the original names nobody.
        sure: A person said whom the name means; else the machine is sure.
        speaker: The step of the speaker's address, if he has a page.
        inside: The name of the speaker in whose words it stands.
        subjects: Which keywords of its story it speaks of: topics, bodies and places.
    """

    story: PublishedStory
    parts: tuple[Paragraph, ...]
    place: str
    number: int
    on: date
    name: str | None
    sure: bool
    speaker: str | None = None
    inside: str | None = None
    subjects: tuple[str, ...] = ()


class Appearance(Struct, frozen=True):
    """A published story that names an actor.

    `story` is without its text, `names` are those by which it names him: as its original has them, and its keywords.
    """

    story: PublishedStory
    names: tuple[str, ...]


class Companion(Struct, frozen=True, kw_only=True):
    """Somebody who is named in the same stories.

    Attributes:
        name: As the house writes it.
        native: In Arabic letters.
        kind: person, body, place or outlet.
        stories: In how many published stories both are named.
        slug: The step of his page's address, if he has one.
        sure: In one of those stories at least a person said that both are who they are.
    """

    name: str
    kind: AuthorityKind
    stories: int
    native: str = ""
    slug: str | None = None
    sure: bool = False


class Actor(ActorEntry, frozen=True, kw_only=True):
    """Everything that an actor's page shows, and nothing that must stay inside.

    Attributes:
        names: All spellings that stand, the house's first.
        facts: What is known, dated offices first, each in the order of its days.
        same_as: His addresses elsewhere.
        confirmed: A person stands for this heading. One for which nobody does has no page.
        former: Steps of addresses under which he stood before headings were judged to be one.
        appearances: The published stories that name him, newest first.
        sayings: What he said, newest first.
        about: What others say of him, newest first.
        companions: Who is named with him, the most frequent first.
        ties: In how many of those stories two companions meet, by their places in `companions`.
    """

    names: tuple[NameForm, ...] = ()
    facts: tuple[ActorFact, ...] = ()
    same_as: tuple[str, ...] = ()
    confirmed: bool = True
    former: tuple[str, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    sayings: tuple[ActorSaying, ...] = ()
    about: tuple[ActorSaying, ...] = ()
    companions: tuple[Companion, ...] = ()
    ties: tuple[tuple[int, int, int], ...] = ()
