"""What an entity of FollowTheMoney tells: its names, facts and ties, each with its source where the file has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias, get_args

from marsad.names.authorities.ftm_model import NAME_KINDS, NOTE, Entity, Statement, two_letters, uid_of
from marsad.names.authorities.tidy import clean_address, clean_date
from marsad.records import AuthorityKind, Evidence, Fact, FactKind, NameForm

Documents: TypeAlias = Callable[[str], Entity | None]
"""Finds a document by its id."""

_FACTS: dict[str, FactKind] = {str(kind): kind for kind in get_args(FactKind)}
_DAYS: dict[str, FactKind] = {
    "birthDate": "born",
    "deathDate": "died",
    "incorporationDate": "founded",
    "dissolutionDate": "ended",
}
_EVIDENCE = {"statement", "story", "reference"}


def forms_of(entity: Entity, documents: Documents) -> Iterator[NameForm]:
    """Yield the names; what a place is called in full is one only where it has no other."""
    told = [prop for prop in NAME_KINDS if entity.properties.get(prop)]
    for prop in told or ["full"]:
        kind = NAME_KINDS.get(prop, "house")
        for text, lang, evidence in _values(entity, prop, documents):
            yield NameForm(text, lang, kind, evidence=evidence)


def facts_of(entity: Entity, kind: AuthorityKind, documents: Documents) -> Iterator[Fact]:
    """Yield the facts that stand in the entity itself."""
    for prop, fact in _DAYS.items():
        for value, _, evidence in _values(entity, prop, documents):
            if day := clean_date(value):
                yield Fact(kind=fact, value=day, evidence=evidence)
    for prop in ("website", "description", "summary"):
        for value, _, evidence in _values(entity, prop, documents):
            yield Fact(kind="website" if prop == "website" else "description", value=value[:1000], evidence=evidence)
    for value, _, evidence in _values(entity, "notes", documents):
        match = NOTE.fullmatch(value)
        if match and (noted := _FACTS.get(match[1])):
            start, end = clean_date(match[3]), clean_date(match[4])
            yield Fact(kind=noted, value=match[2][:1000], from_on=start, to_on=end, evidence=evidence)
        else:
            yield Fact(kind="description", value=value[:1000], evidence=evidence)
    if kind == "person":
        for value, _, evidence in _values(entity, "position", documents):
            yield Fact(kind="office", value=value[:1000], evidence=evidence)


def same_as_of(entity: Entity) -> Iterator[str]:
    """Yield the addresses of the same elsewhere."""
    for number in entity.properties.get("wikidataId", ()):
        yield f"https://www.wikidata.org/entity/{number[:32]}"
    for address in entity.properties.get("sourceUrl", ()):
        if clean_address(address):
            yield address


def tie_of(entity: Entity, things: Documents, documents: Documents) -> Iterator[Fact]:
    """Yield a tie to another entity as a fact of its holder."""
    start, end = (clean_date(_first(entity, prop)) for prop in ("startDate", "endDate"))
    evidence = next((one for _, _, one in _values(entity, next(iter(entity.properties)), documents)), None)
    kind, value, of = _told(entity, things)
    if value or of:
        yield Fact(
            kind=kind, value=value[:1000], of=uid_of(of) if of else None, from_on=start, to_on=end, evidence=evidence
        )


def _told(entity: Entity, things: Documents) -> tuple[FactKind, str, str | None]:
    if entity.schema == "Occupancy":
        post = things(_first(entity, "post"))
        return ("office", _first(post, "name"), _first(post, "organization") or None) if post else ("office", "", None)
    if entity.schema == "Membership":
        return "member", _first(entity, "role"), _first(entity, "organization") or None
    role, summary = _first(entity, "role"), _first(entity, "summary")
    known = _FACTS.get(role)
    return known or "relation", summary if known else summary or role, _first(entity, "object") or None


def _first(entity: Entity, prop: str) -> str:
    return next(iter(entity.properties.get(prop, ())), "")


def _values(entity: Entity, prop: str, documents: Documents) -> Iterator[tuple[str, str, Evidence | None]]:
    """Yield the values of a property with their languages and sources: of each statement, if there are any."""
    told = [statement for statement in entity.statements if statement.prop == prop]
    for statement in told:
        yield statement.value, two_letters(statement.lang), _evidence(statement, documents)
    known = {statement.value for statement in told}
    for value in entity.properties.get(prop, ()):
        if value not in known:
            title = ", ".join(sorted(entity.datasets))
            address = clean_address(_first(entity, "sourceUrl"))
            yield value, "und", Evidence(title=title, address=address) if title else None


def _evidence(statement: Statement, documents: Documents) -> Evidence | None:
    document = documents(statement.origin) if statement.origin else None
    if document is None:
        own = statement.origin is None and statement.dataset == "marsad"
        on = clean_date(statement.first_seen)
        return None if own else Evidence(title=statement.dataset, address=clean_address(statement.origin), on=on)
    kind = _first(document, "keywords")
    return Evidence(
        kind=kind if kind in _EVIDENCE else "reference",  # type: ignore[arg-type]
        title=_first(document, "title"),
        address=_first(document, "sourceUrl") or None,
        licence=_first(document, "notes").removeprefix("licence: ") or None,
        on=_first(document, "publishedAt") or None,
        story=_first(document, "messageId") or None,
        wording=_first(document, "summary") or None,
    )
