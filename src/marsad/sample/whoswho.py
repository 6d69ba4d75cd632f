"""The sample newsroom's Who's Who as records."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from marsad.records import Authority, AuthorityKind, Evidence, Fact, FactKind, NameForm
from marsad.sample.world import load_stories, load_yaml
from marsad.text.scripts import ARABIC_LETTER

YEARBOOK = Evidence(title="Yearbook of Hadran", licence="CC0-1.0", on="2026")
"""What vouches for all that no sample story says."""
PREFIX = "sample:"


class SampleFact(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_on": "from", "to_on": "to"}):
    """One thing known; `story` is the id of the sample story that says so, in the words of `wording`."""

    kind: FactKind
    value: str = ""
    of: str | None = None
    from_on: str | None = None
    to_on: str | None = None
    story: str | None = None
    wording: str | None = None


class SampleAuthority(Struct, frozen=True, forbid_unknown_fields=True):
    """One heading; the house writes `en` and `ar`. A sample editor confirmed it, or sealed it, or neither."""

    id: str
    kind: AuthorityKind
    en: str
    ar: str
    also: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    misspelt: tuple[str, ...] = ()
    facts: tuple[SampleFact, ...] = ()
    confirmed: bool = False
    sealed: bool = False


@cache
def load_sample_authorities() -> tuple[SampleAuthority, ...]:
    """Load the headings of the sample newsroom."""
    return load_yaml("whoswho.yaml", tuple[SampleAuthority, ...])


def sample_authorities(addresses: Mapping[str, str] | None = None) -> tuple[Authority, ...]:
    """Return the headings as records.

    Args:
        addresses: Where each sample story, by id, was collected from; a fact from one that is missing is left out.
    """
    return tuple(_record(one, addresses or {}) for one in load_sample_authorities())


def _record(one: SampleAuthority, addresses: Mapping[str, str]) -> Authority:
    names = [_form(text, "house") for text in (one.en, one.ar)]
    names += [_form(text, "variant") for text in one.also]
    names += [_form(text, "misspelling") for text in one.misspelt]
    names += [_form(text, "acronym") for text in one.acronyms]
    facts = tuple(_fact(fact, addresses) for fact in one.facts if not fact.story or fact.story in addresses)
    return Authority(PREFIX + one.id, one.kind, tuple(names), facts)


def _form(text: str, kind: str) -> NameForm:
    return NameForm(text, "ar" if ARABIC_LETTER.search(text) else "en", kind)


def _fact(fact: SampleFact, addresses: Mapping[str, str]) -> Fact:
    evidence = YEARBOOK
    if fact.story:
        story = next(one for one in load_stories() if one.id == fact.story)
        evidence = Evidence(
            kind="story",
            title=story.headline,
            address=addresses[fact.story],
            on=story.published_at.date().isoformat(),
            story=addresses[fact.story],
            wording=fact.wording,
        )
    return Fact(
        kind=fact.kind,
        value=fact.value,
        of=PREFIX + fact.of if fact.of else None,
        from_on=fact.from_on,
        to_on=fact.to_on,
        evidence=evidence,
    )
