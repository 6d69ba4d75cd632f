"""What a person typed into a form of the Who's Who, kept as typed so that nothing is lost where it can't be used."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.newsroom.whoswho.queries.hints import Hint


@dataclass(frozen=True, slots=True)
class TypedEvidence:
    """Where it is from: a story of ours, or a work of reference."""

    story: str = ""
    wording: str = ""
    title: str = ""
    address: str = ""
    licence: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class TypedName:
    """A spelling."""

    text: str = ""
    lang: str = ""
    kind: str = "variant"
    from_on: str = ""
    to_on: str = ""
    evidence: TypedEvidence = field(default_factory=TypedEvidence)


@dataclass(frozen=True, slots=True)
class TypedFact:
    """A fact. `of` is the name of the heading that it tells of; `of_number` that heading, once it was chosen."""

    kind: str = "office"
    value: str = ""
    of: str = ""
    of_number: str = ""
    from_on: str = ""
    to_on: str = ""
    evidence: TypedEvidence = field(default_factory=TypedEvidence)


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a heading's page: what was typed, which one is open, and why it could not be saved."""

    name: TypedName = field(default_factory=TypedName)
    fact: TypedFact = field(default_factory=TypedFact)
    open: str = ""
    error: str = ""
    choices: tuple[tuple[int, str, str, Hint], ...] = ()
    """Headings that the typed name of another may mean: number, label, native label, and what tells it apart."""
