"""Structured data of an actor: schema.org's `Person`, `Organization` or `Place` as JSON-LD."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from marsad.edition.clean import clean_record
from marsad.edition.jsonld import script_safe
from marsad.edition.paths import actor_path
from marsad.edition.web import web_address
from marsad.records import Actor, ActorFact, Site

_TYPES = {"person": "Person", "body": "Organization", "place": "Place", "outlet": "NewsMediaOrganization"}
_DATES = {
    "person": {"born": "birthDate", "died": "deathDate"},
    "body": {"founded": "foundingDate", "ended": "dissolutionDate"},
    "outlet": {"founded": "foundingDate", "ended": "dissolutionDate"},
    "place": {},
}


def actor_jsonld(actor: Actor, site: Site) -> str:
    """Return the JSON-LD of an actor, safe to stand between `<script>` tags.

    Facts that contradict each other are all in it, as they are on the page. What he said is not: that is data of the
    stories that carry it.
    """
    actor, site = clean_record(replace(actor, sayings=(), about=(), appearances=())), clean_record(site)
    address = site.address.rstrip("/") + actor_path(actor.slug)
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": _TYPES[actor.kind],
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "name": actor.name,
    }
    forms = [form.text for form in actor.names if form.kind != "misspelling"]
    _put(data, "alternateName", [text for text in (actor.native, *forms) if text and text != actor.name])
    _put(data, "sameAs", [found for found in map(web_address, actor.same_as) if found])
    for kind, name in _DATES[actor.kind].items():
        _put(data, name, [fact.value for fact in actor.facts if fact.kind == kind and fact.value])
    _put(data, "description", [fact.value for fact in actor.facts if fact.kind == "description" and fact.value])
    if actor.kind == "person":
        offices = [fact for fact in actor.facts if fact.kind == "office"]
        _put(data, "jobTitle", [_office_name(fact) for fact in offices if not fact.to_on])
        data.update({"hasOccupation": [_role(fact) for fact in offices]} if offices else {})
        _put(data, "memberOf", [fact.of or fact.value for fact in actor.facts if fact.kind == "member"])
    elif actor.kind == "place":
        _put(
            data, "containedInPlace", [fact.of for fact in actor.facts if fact.kind in ("place", "part_of") and fact.of]
        )
    else:
        parents = [{"@type": "Organization", "name": f.of} for f in actor.facts if f.kind == "part_of" and f.of]
        data.update({"parentOrganization": parents} if parents else {})
    return script_safe(msgspec.json.encode(data).decode())


def _put(data: dict[str, object], name: str, values: list[str]) -> None:
    """Put values into the data once each: one as itself, several as a list, none not at all."""
    once = list(dict.fromkeys(values))
    if once:
        data[name] = once[0] if len(once) == 1 else once


def _office_name(fact: ActorFact) -> str:
    return fact.value or fact.of or ""


def _role(fact: ActorFact) -> dict[str, object]:
    """Return an office with its days, as schema.org writes a property that holds for a time."""
    role: dict[str, object] = {
        "@type": "Role",
        "hasOccupation": {"@type": "Occupation", "name": _office_name(fact)},
    }
    if fact.from_on:
        role["startDate"] = fact.from_on
    if fact.to_on:
        role["endDate"] = fact.to_on
    return role
