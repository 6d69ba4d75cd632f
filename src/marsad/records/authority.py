"""A heading in the Who's Who: a person, body, place or outlet, with its names and facts, each with its evidence."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

AuthorityKind = Literal["person", "body", "place", "outlet"]
FormKind = Literal["house", "variant", "acronym", "translation", "misspelling"]
FactKind = Literal[
    "office",
    "member",
    "part_of",
    "renamed",
    "place",
    "born",
    "died",
    "founded",
    "ended",
    "relation",
    "description",
    "website",
]
PartialDate = Annotated[str, Meta(pattern=r"\A\d{4}(?:-\d{2}(?:-\d{2})?)?\Z")]
"""A day, a month or a year, as ISO 8601 writes it: `2017-01-28`, `2017-01`, `2017`."""


class Evidence(Struct, frozen=True, kw_only=True):
    """Where a name or a fact is from.

    Attributes:
        kind: a statement that a story makes in somebody's name, a story itself, or a work of reference.
        title: What a reader is shown: the reference's name, or the story's headline.
        address: Where it can be looked up.
        licence: Under which licence a reference gives it, as an SPDX name where there is one.
        on: The day of the reference's edition, or of the story.
        story: The identity of the story.
        wording: The words of the story that say so.
    """

    kind: Literal["statement", "story", "reference"] = "reference"
    title: str = ""
    address: str | None = None
    licence: str | None = None
    on: PartialDate | None = None
    story: str | None = None
    wording: str | None = None


class NameForm(Struct, frozen=True, rename={"from_on": "from", "to_on": "to"}):
    """One spelling of a name.

    Attributes:
        text: As written.
        lang: BCP 47; "und" where nobody said.
        kind: What it is to the house: house (as we write it), variant, acronym, translation, misspelling.
        from_on: Since when it is used; None where that is open.
        to_on: Until when.
        evidence: Who writes it so.
    """

    text: str
    lang: str = "und"
    kind: str = "variant"
    from_on: PartialDate | None = None
    to_on: PartialDate | None = None
    evidence: Evidence | None = None


class Fact(Struct, frozen=True, kw_only=True, rename={"from_on": "from", "to_on": "to"}):
    """One thing that is known of an authority, as one piece of evidence has it.

    Attributes:
        kind: What it tells: an office held, a body that he is a member of, where it lies ...
        value: In words, as the house writes them: "spokesman for the delegation in Astana"; a partial date where the
            kind is one of `born`, `died`, `founded`, `ended`.
        of: The id of the other authority that it tells of: the body of an office, where a place lies, the other of a
            relation.
        from_on: Since when; None where that is open.
        to_on: Until when.
        evidence: Who says so.
    """

    kind: FactKind
    value: str = ""
    of: str | None = None
    from_on: PartialDate | None = None
    to_on: PartialDate | None = None
    evidence: Evidence | None = None


class Authority(Struct, frozen=True):
    """A person, body, place or outlet, with all its names.

    `same_as` names it elsewhere, as addresses: `https://www.wikidata.org/entity/Q42`.
    """

    id: str
    kind: AuthorityKind
    names: tuple[NameForm, ...]
    facts: tuple[Fact, ...] = ()
    same_as: tuple[str, ...] = ()

    def name_in(self, lang: str) -> str | None:
        """Return the name to print in a language: the house's, else the first there is; None where there is none."""
        fitting = [form for form in self.names if form.lang.split("-")[0] == lang]
        house = [form.text for form in fitting if form.kind == "house"]
        others = [form.text for form in fitting if form.kind not in ("misspelling", "acronym")]
        return next(iter(house or others or [form.text for form in fitting]), None)
