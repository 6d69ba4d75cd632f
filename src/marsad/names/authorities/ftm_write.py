"""Authorities as FollowTheMoney entities, a line each, that `ftm validate` accepts; with a statement per value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha1

import msgspec

from marsad.names.authorities.ftm_model import (
    NAME_PROPERTIES,
    PRESS,
    Entity,
    Statement,
    dataset_of,
    derived_id,
    ftm_id,
    three_letters,
)
from marsad.names.authorities.tidy import clean_address, clean_date
from marsad.records import Authority, Evidence, Fact, NameForm

_PUBLIC = re.compile(
    r"\b(?:ministry|government|parliament|army|armed forces|police|presidency|supreme court|central bank|governorate)\b"
    r"|(?:^|\s)(?:وزارة|حكومة|برلمان|الجيش|رئاسة|محافظة|مصرف \S+ المركزي)(?:\s|$)",
    re.IGNORECASE,
)
"""A body with such a name is a `PublicBody`; there is no other sign of it in an authority."""
_DAYS = {
    "person": {"born": "birthDate", "died": "deathDate"},
    "body": {"founded": "incorporationDate", "ended": "dissolutionDate"},
    "outlet": {"founded": "incorporationDate", "ended": "dissolutionDate"},
    "place": {},
}
_WIKIDATA = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)")


@dataclass(slots=True)
class _Builder:
    """An entity in the making."""

    id: str
    schema: str
    uid: str
    properties: dict[str, list[str]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    proofs: dict[str, Evidence] = field(default_factory=dict)

    def add(self, prop: str, value: str, evidence: Evidence | None, lang: str | None = None) -> None:
        """Add a value with its source."""
        value = " ".join(value.replace("\x00", " ").split())
        if not value:
            return
        several = self.properties.setdefault(prop, [])
        if value not in several:
            several.append(value)
        dataset = dataset_of(evidence.title or evidence.story or "") if evidence else "marsad"
        origin = document_id(evidence) if evidence else None
        if evidence and origin:
            self.proofs[origin] = evidence
        key = f"{dataset}.{self.uid}.{prop}.{value}" + (f"@{lang}" if lang else "")
        number = sha1(key.encode("utf-8", "replace")).hexdigest()  # noqa: S324 as the statement model computes it
        on = evidence.on if evidence else None
        self.statements.append(
            Statement(self.id, self.uid, prop, self.schema, value, dataset, lang, origin, on, number)
        )

    def entity(self) -> Entity:
        """Return the entity; the documents that vouch for it are its proofs."""
        properties = self.properties | ({"proof": list(self.proofs)} if self.proofs else {})
        caption = next(iter(self.properties.get("name", ())), None)
        datasets = sorted({statement.dataset for statement in self.statements}) or ["marsad"]
        referents = [self.uid] if self.uid != self.id else []
        return Entity(self.id, self.schema, properties, caption, datasets, referents, self.statements)


def write_ftm(authorities: Iterable[Authority]) -> Iterator[bytes]:
    """Yield JSON Lines: each entity after its documents and positions, which stand once in the file."""
    told: set[str] = set()
    encode = msgspec.json.Encoder().encode
    for authority in authorities:
        for entity in entities_of(authority):
            if entity.schema in ("Document", "Position"):
                if entity.id in told:
                    continue
                told.add(entity.id)
            yield encode(entity) + b"\n"


def entities_of(authority: Authority) -> Iterator[Entity]:
    """Yield an authority's documents and positions, itself, and its ties to others."""
    head = _Builder(ftm_id(authority.id), schema_of(authority), authority.id)
    names = authority.names
    first = next((form for form in names if form.kind == "house"), names[0] if names else None)
    for form in names:
        head.add(_property_of(form, first, head.schema), form.text, form.evidence, three_letters(form.lang))
    if authority.kind == "place" and first:
        head.add("full", first.text, first.evidence, three_letters(first.lang))
    if authority.kind == "outlet":
        head.add("sector", PRESS, None)
    for address in authority.same_as:
        match = _WIKIDATA.fullmatch(address)
        head.add("wikidataId" if match else "sourceUrl", match[1] if match else address, None)
    ties = [tie for fact in authority.facts if (tie := _tell(head, fact, authority))]
    builders = [head, *(builder for tie in ties for builder in tie)]
    documents = {number: evidence for builder in builders for number, evidence in builder.proofs.items()}
    for number, evidence in documents.items():
        yield _document(number, evidence)
    yield from (builder.entity() for builder in sorted(builders, key=lambda one: one.schema != "Position"))


def schema_of(authority: Authority) -> str:
    """Return the schema of an authority."""
    if authority.kind in ("person", "place"):
        return "Person" if authority.kind == "person" else "Address"
    public = authority.kind == "body" and any(_PUBLIC.search(form.text) for form in authority.names)
    return "PublicBody" if public else "Organization"


def document_id(evidence: Evidence) -> str:
    """Return the id of the document that a piece of evidence becomes."""
    return derived_id("doc", msgspec.json.encode(evidence).decode())


def _property_of(form: NameForm, first: NameForm | None, schema: str) -> str:
    if form is first:
        return "name"
    if form.to_on and form.kind in ("house", "variant"):
        return "previousName"
    prop = NAME_PROPERTIES.get(form.kind, "alias")
    return "weakAlias" if prop == "abbreviation" and schema == "Address" else prop


def _tell(head: _Builder, fact: Fact, authority: Authority) -> list[_Builder]:
    """Add a fact to an entity, or return what ties the entity to another."""
    days = _DAYS[authority.kind]
    if fact.kind in days and clean_date(fact.value) == fact.value and fact.value:
        head.add(days[fact.kind], fact.value, fact.evidence)
    elif fact.kind == "office" and authority.kind == "person" and fact.value:
        return _office(head, fact)
    elif fact.of and fact.of != authority.id:
        return [_tie(head, fact, authority)]
    elif fact.kind == "website" and authority.kind != "place" and clean_address(fact.value):
        head.add("website", fact.value, fact.evidence)
    elif fact.kind == "description" and not (fact.from_on or fact.to_on):
        head.add("description", fact.value, fact.evidence)
    elif fact.value:
        dates = f" ({fact.from_on or ''}–{fact.to_on or ''})" if fact.from_on or fact.to_on else ""
        head.add("notes", f"{fact.kind}: {fact.value}{dates}", fact.evidence)
    return []


def _office(head: _Builder, fact: Fact) -> list[_Builder]:
    number = derived_id("position", fact.value, fact.of)
    post = _Builder(number, "Position", number)
    post.add("name", fact.value, None)
    if fact.of:
        post.add("organization", ftm_id(fact.of), None)
    edge = _edge("Occupancy", head, fact)
    edge.add("holder", head.id, fact.evidence)
    edge.add("post", number, fact.evidence)
    return [post, edge]


def _tie(head: _Builder, fact: Fact, authority: Authority) -> _Builder:
    member = fact.kind == "member" and authority.kind != "place"
    edge = _edge("Membership" if member else "UnknownLink", head, fact)
    edge.add("member" if member else "subject", head.id, fact.evidence)
    edge.add("organization" if member else "object", ftm_id(fact.of or ""), fact.evidence)
    if member:
        edge.add("role", fact.value, fact.evidence)
    else:
        edge.add("role", fact.kind, fact.evidence)
        edge.add("summary", fact.value, fact.evidence)
    return edge


def _edge(schema: str, head: _Builder, fact: Fact) -> _Builder:
    vouched = document_id(fact.evidence) if fact.evidence else None
    parts = (head.uid, fact.kind, fact.value, fact.of, fact.from_on, fact.to_on, vouched)
    number = derived_id(schema.lower(), *parts)
    edge = _Builder(number, schema, number)
    for prop, day in (("startDate", fact.from_on), ("endDate", fact.to_on)):
        if day:
            edge.add(prop, day, fact.evidence)
    return edge


def _document(number: str, evidence: Evidence) -> Entity:
    """Return a piece of evidence; its licence is in the notes, as FollowTheMoney has no property for it."""
    document = _Builder(number, "Document", number)
    document.add("fileName", evidence.title or evidence.story or evidence.kind, None)
    document.add("title", evidence.title, None)
    document.add("sourceUrl", evidence.address or "", None)
    document.add("publishedAt", evidence.on or "", None)
    document.add("notes", f"licence: {evidence.licence}" if evidence.licence else "", None)
    document.add("keywords", evidence.kind, None)
    document.add("messageId", evidence.story or "", None)
    document.add("summary", evidence.wording or "", None)
    return document.entity()
