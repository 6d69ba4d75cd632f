"""What linking asks and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from marsad.records import Fact


@dataclass(frozen=True, slots=True)
class Named:
    """A person, body or place that a story names.

    Attributes:
        wording: The fullest name that the story gives, as its reading has it.
        forms: All ways in which it is named, as printed.
        kind: `person`, `organisation` or `place`; empty where nobody told.
        offices: What the story says that he is, each as printed.
        beside: The words right before a name, and what stands behind it between commas.
        speaks: Whether statements are his.
        whole: The longer name, known to somebody, inside which it stands wherever it stands; empty where it is its own.
    """

    wording: str
    forms: tuple[str, ...] = ()
    kind: str = ""
    offices: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    speaks: bool = False
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that a name may mean: all that is known of its cluster.

    Attributes:
        number: Of the cluster.
        kind: `person`, `body`, `place` or `outlet`.
        label: How it is called in reasons.
        names: Its spellings.
        acronyms: Those of them that are acronyms.
        slips: Those that are misspellings.
        facts: What is known, with dates.
        related: The names of the headings that its facts tell of, and of where those are, by their numbers.
        lies: The numbers of these, and of where those are in turn: his ministry, its town, the country.
        companions: How often each other heading was named with it before.
        linked: In how many stories it was named before.
        silent: Takes part in the choice and is never returned: it is sealed, or a person was unsure of it here.
    """

    number: int
    kind: str
    label: str
    names: tuple[str, ...]
    acronyms: frozenset[str] = frozenset()
    slips: frozenset[str] = frozenset()
    facts: tuple[Fact, ...] = ()
    related: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    lies: frozenset[int] = frozenset()
    companions: Mapping[int, int] = field(default_factory=dict)
    linked: int = 0
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """The story around a name.

    Attributes:
        on: Its day, ISO 8601; None where it tells none.
        names: Everything that it names, folded.
        heads: The headings that other names in it surely mean.
        told_by: The headings of which their facts tell, and the label of one who does.
        grounds: With what each of them has to do, itself among it, where that is known.
    """

    on: str | None = None
    names: frozenset[str] = frozenset()
    heads: frozenset[int] = frozenset()
    told_by: Mapping[int, str] = field(default_factory=dict)
    grounds: tuple[frozenset[int], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What people said of the names in a story.

    Attributes:
        same: Whom a wording means.
        different: Wordings, each with a heading that it does not mean.
        unsure: Wordings, each with a heading of which somebody was unsure.
    """

    same: dict[str, int] = field(default_factory=dict)
    different: set[tuple[str, int]] = field(default_factory=set)
    unsure: set[tuple[str, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Guess:
    """A heading that a name may mean, how likely that is, whether the machine is sure, and why, in sentences."""

    number: int
    score: float
    sure: bool
    reasons: tuple[str, ...]
