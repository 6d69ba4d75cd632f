"""One entity of Wikidata as an authority: its names, dated offices and days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from marsad.names.authorities.wikidata_model import Claim, Entity, PhraseValue, TextValue, claims_of, labels_in
from marsad.records import Authority, AuthorityKind, Evidence, Fact, FactKind, NameForm

TELLS: dict[AuthorityKind, dict[str, tuple[FactKind, str]]] = {
    "person": {
        "P39": ("office", ""),
        "P102": ("member", ""),
        "P463": ("member", ""),
        "P27": ("relation", "citizen of "),
    },
    "body": {"P361": ("part_of", ""), "P749": ("part_of", ""), "P159": ("place", ""), "P17": ("place", "")},
    "outlet": {"P749": ("part_of", ""), "P159": ("place", ""), "P17": ("place", "")},
    "place": {"P131": ("part_of", ""), "P17": ("part_of", "")},
}
"""Properties whose value is another entity, and what they tell, by the kind of heading."""
_DAYS: dict[str, FactKind] = {"P569": "born", "P570": "died", "P571": "founded", "P576": "ended"}
_ACRONYM = re.compile(r"[A-Z][A-Z.&-]{1,7}")
_SAME_AS = "https://www.wikidata.org/entity/"


@dataclass(slots=True)
class Others:
    """Entities that facts tell of: their names, which of them have a heading in this file, and what is not known."""

    names: dict[str, str] = field(default_factory=dict)
    headings: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    left_out: int = 0


def uid_of(entity: str) -> str:
    """Return the id of the authority that an entity becomes."""
    return f"wikidata:{entity}"


def authority_of(entity: Entity, kind: AuthorityKind, others: Others, langs: tuple[str, ...]) -> Authority | None:
    """Return an entity as an authority, None if it has no name in the languages."""
    evidence = Evidence(
        title="Wikidata",
        address=f"https://www.wikidata.org/wiki/{entity.id}",
        licence="CC0-1.0",
        on=entity.modified[:10] or None,
    )
    names = tuple(_forms(entity, kind, langs, evidence))
    if not names:
        return None
    facts = (*_days(entity, evidence), *_told(entity, kind, others, evidence), *_words(entity, evidence))
    return Authority(uid_of(entity.id), kind, names, facts, (_SAME_AS + entity.id,))


def _forms(entity: Entity, kind: AuthorityKind, langs: tuple[str, ...], evidence: Evidence) -> Iterator[NameForm]:
    """Yield the names, each text once a language. None is the house's: that is for the house to say."""
    seen = set()
    for prop in ("P1448", "P1559", "P1813"):  # official, native, short
        for claim in claims_of(entity, prop):
            phrase = claim.mainsnak.datavalue
            if isinstance(phrase, PhraseValue) and phrase.value.language in langs:
                start, end = claim.qualified("P580"), claim.qualified("P582")
                of = "acronym" if prop == "P1813" and _ACRONYM.fullmatch(phrase.value.text) else "variant"
                seen.add((phrase.value.text, phrase.value.language))
                yield NameForm(phrase.value.text, phrase.value.language, of, start, end, evidence)
    for lang, text in labels_in(entity, langs):
        if (text, lang) not in seen and text.strip():
            seen.add((text, lang))
            of = "acronym" if kind != "person" and _ACRONYM.fullmatch(text) else "variant"
            yield NameForm(text, "und" if lang == "mul" else lang, of, evidence=evidence)


def _days(entity: Entity, evidence: Evidence) -> Iterator[Fact]:
    for prop, kind in _DAYS.items():
        for day in dict.fromkeys(claim.date for claim in claims_of(entity, prop)):
            if day:
                yield Fact(kind=kind, value=day, evidence=evidence)


def _told(entity: Entity, kind: AuthorityKind, others: Others, evidence: Evidence) -> Iterator[Fact]:
    for prop, (fact, before) in TELLS[kind].items():
        for claim in claims_of(entity, prop):
            of = claim.item
            if of is None or of == entity.id:
                continue
            name = others.names.get(of, "")
            heading = uid_of(of) if of in others.headings else None
            if not name and heading is None:
                others.unknown.add(of)
                others.left_out += 1
                continue
            start, end = _term(claim)
            yield Fact(kind=fact, value=before + name, of=heading, from_on=start, to_on=end, evidence=evidence)


def _words(entity: Entity, evidence: Evidence) -> Iterator[Fact]:
    descriptions = entity.descriptions if isinstance(entity.descriptions, dict) else {}
    if described := descriptions.get("en"):
        yield Fact(kind="description", value=described.value[:1000], evidence=evidence)
    for claim in claims_of(entity, "P856"):
        address = claim.mainsnak.datavalue
        if isinstance(address, TextValue) and len(address.value) <= 500:
            start, end = _term(claim)
            yield Fact(kind="website", value=address.value, from_on=start, to_on=end, evidence=evidence)


def _term(claim: Claim) -> tuple[str | None, str | None]:
    """Return since when and until when a claim holds."""
    return claim.qualified("P580"), claim.qualified("P582")
