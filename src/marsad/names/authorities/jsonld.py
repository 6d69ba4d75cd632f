"""Authorities as JSON-LD in the words of schema.org, which search engines and libraries read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

import msgspec

from marsad.records import Authority, AuthorityKind, Evidence, Fact

TYPES: dict[AuthorityKind, str] = {
    "person": "Person",
    "body": "Organization",
    "outlet": "NewsMediaOrganization",
    "place": "Place",
}
_DAYS = {"born": "birthDate", "died": "deathDate", "founded": "foundingDate", "ended": "dissolutionDate"}
_WITHIN: dict[str, dict[AuthorityKind, str]] = {
    "part_of": {"place": "containedInPlace", "body": "parentOrganization", "outlet": "parentOrganization"},
    "place": {"person": "homeLocation", "body": "location", "outlet": "location"},
}
Node = dict[str, object]


def write_jsonld(authorities: Iterable[Authority]) -> Iterator[bytes]:
    """Yield one document, a node a line; each source names the values that it vouches for."""
    yield b'{"@context":"https://schema.org","@graph":[\n'
    between = b""
    for authority in authorities:
        yield between + msgspec.json.encode(node_of(authority))
        between = b",\n"
    yield b"\n]}\n"


def node_of(authority: Authority) -> Node:
    """Return an authority as a node. Offices and memberships are roles with their dates and sources."""
    forms = [form for form in authority.names if form.kind != "misspelling"]
    house = [form for form in forms if form.kind == "house"] or forms[:1] or list(authority.names[:1])
    node: Node = {"@type": TYPES[authority.kind], "@id": _address(authority.id), "identifier": authority.id}
    node["name"] = [_phrase(form.text, form.lang) for form in house]
    if others := [_phrase(form.text, form.lang) for form in forms if form not in house]:
        node["alternateName"] = others
    for fact in authority.facts:
        _tell(node, fact, authority.kind)
    if authority.same_as:
        node["sameAs"] = list(authority.same_as)
    if works := _works(authority):
        node["subjectOf"] = works
    return node


def _tell(node: Node, fact: Fact, kind: AuthorityKind) -> None:
    """Add a fact; those that contradict each other stand side by side."""
    of: Node | None = {"@id": _address(fact.of)} if fact.of else None
    if fact.kind in _DAYS and kind != "place":
        _append(node, _DAYS[fact.kind], fact.value)
    elif fact.kind in ("office", "member") and kind != "place":
        key = "memberOf" if fact.kind == "member" else "worksFor" if of else "hasOccupation"
        named: Node = {"@type": "Occupation" if key == "hasOccupation" else "Organization", "name": fact.value}
        _append(node, key, _role(fact, key, of or named))
    elif fact.kind in _WITHIN and (within := _WITHIN[fact.kind].get(kind)):
        what = "Organization" if within == "parentOrganization" else "Place"
        _append(node, within, of or {"@type": what, "name": fact.value})
    elif fact.kind in ("website", "description"):
        _append(node, "url" if fact.kind == "website" else "description", fact.value)
    else:
        value: Node = {"@type": "PropertyValue", "name": fact.kind, "value": fact.value, "valueReference": of}
        _append(node, "additionalProperty", _dated(value, fact))


def _role(fact: Fact, key: str, of: Node) -> Node:
    """Return a fact with its dates and source; as schema.org has it, a role repeats the property that it qualifies."""
    work = _work(fact.evidence, ()) if fact.evidence else None
    return _dated({"@type": "OrganizationRole", "roleName": fact.value, key: of, "subjectOf": work}, fact)


def _dated(node: Node, fact: Fact) -> Node:
    return _sparse(node | {"startDate": fact.from_on, "endDate": fact.to_on})


def _works(authority: Authority) -> list[Node]:
    """Return the sources, each once, with the values that they vouch for."""
    vouched: dict[Evidence, list[str]] = {}
    for form in authority.names:
        if form.evidence:
            vouched.setdefault(form.evidence, []).append(form.text)
    for fact in authority.facts:
        if fact.evidence:
            vouched.setdefault(fact.evidence, []).append(f"{fact.kind}: {fact.value or fact.of}")
    return [_work(evidence, tuple(dict.fromkeys(values))) for evidence, values in vouched.items()]


def _work(evidence: Evidence, values: tuple[str, ...]) -> Node:
    return _sparse(
        {
            "@type": "CreativeWork" if evidence.kind == "reference" else "NewsArticle",
            "name": evidence.title,
            "url": evidence.address,
            "license": evidence.licence,
            "datePublished": evidence.on,
            "identifier": evidence.story,
            "abstract": evidence.wording,
            "keywords": list(values),
        }
    )


def _append(node: Node, key: str, value: object) -> None:
    several = node.setdefault(key, [])
    if isinstance(several, list):
        several.append(value)


def _sparse(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, "", [], ())}


def _phrase(text: str, lang: str) -> object:
    return text if lang == "und" else {"@value": text, "@language": lang}


def _address(uid: str) -> str:
    """Return an address that is nobody else's: the graph's own, as not every authority has a page."""
    return f"urn:marsad:{quote(uid, safe='')}"
