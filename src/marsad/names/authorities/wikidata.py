"""Wikidata: the dump as it is published, and the JSON of single entities, read one entity at a time.

A file is gone through three times: to see which other entities facts tell of, to find their names, and to yield. What
is kept between is those names, so memory grows with the number of offices, parties and countries, not with the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from marsad.names.authorities.rows import Row, refuse
from marsad.names.authorities.wikidata_entities import find_entities
from marsad.names.authorities.wikidata_facts import TELLS, Others, authority_of
from marsad.names.authorities.wikidata_kinds import guess_kind
from marsad.names.authorities.wikidata_model import Entity, claims_of, labels_in
from marsad.records import AuthorityKind, Refusal

LANGS = ("en", "ar", "fa", "ckb", "ku", "he", "tr", "fr", "ur", "arz", "mul")
"""Languages whose names are kept; `mul` is Wikidata's word for a name that many languages share."""
MOST_OTHERS = 2_000_000
"""Other entities whose names are kept: more than there are offices, parties, countries and districts."""

_OTHERS = re.compile(b'"(?:' + "|".join(sorted({prop for of in TELLS.values() for prop in of})).encode() + b')"')
_ID = re.compile(rb'"id"\s*:\s*"(Q\d{1,15})"')


def read_wikidata(path: Path, langs: tuple[str, ...] = LANGS) -> Iterator[Row]:
    """Yield the people, bodies, places and outlets of a file, with dated offices.

    A bad entity is refused by itself. What is of another kind (a book, a gene) or has no name in the languages is
    passed over and counted in one refusal at the end; so are facts that tell of entities of which the file has no name.
    """
    others = _others_in(path, langs)
    passed = 0
    for number, data in find_entities(path):
        row = data if isinstance(data, Refusal) else _row(data, number, others, langs)
        passed += row is None
        if row is not None:
            yield row
    if passed:
        why = f"{passed:,} entities are no people, bodies, places or outlets, or have no name in {', '.join(langs)}."
        yield refuse("other-kinds", why)
    if others.left_out:
        some = ", ".join(sorted(others.unknown)[:5])
        why = f"{others.left_out:,} facts tell of entities that are not in this file, such as {some}: add those to it."
        yield refuse("unnamed-others", why)


def _others_in(path: Path, langs: tuple[str, ...]) -> Others:
    """Return what a file says of the entities that facts in it tell of."""
    wanted: set[str] = set()
    for _, data in find_entities(path):
        if isinstance(data, bytes) and _OTHERS.search(data) and len(wanted) < MOST_OTHERS:
            wanted |= _told_of(data)
    others = Others()
    if wanted:
        for _, data in find_entities(path):
            if isinstance(data, bytes) and any(one.decode() in wanted for one in _ID.findall(data[:400])[:1]):
                _note(data, others, langs)
    return others


def _told_of(data: bytes) -> set[str]:
    known = _decoded(data)
    if known is None:
        return set()
    entity, kind = known
    return {of for prop in TELLS[kind] for claim in claims_of(entity, prop) if (of := claim.item)}


def _note(data: bytes, others: Others, langs: tuple[str, ...]) -> None:
    """Keep an entity's name, and whether it has a heading of its own."""
    try:
        entity = msgspec.json.decode(data, type=Entity)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return
    name = next((text for _, text in labels_in(entity, langs) if text.strip()), "")
    if name:
        others.names[entity.id] = name[:300]
        if _kind_of(entity):
            others.headings.add(entity.id)


def _decoded(data: bytes) -> tuple[Entity, AuthorityKind] | None:
    try:
        entity = msgspec.json.decode(data, type=Entity)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    kind = _kind_of(entity)
    return (entity, kind) if kind else None


def _kind_of(entity: Entity) -> AuthorityKind | None:
    classes = [claim.item or "" for claim in claims_of(entity, "P31")]
    return guess_kind(classes, entity.claims if isinstance(entity.claims, dict) else ())


def _row(data: bytes, number: int, others: Others, langs: tuple[str, ...]) -> Row | None:
    """Return an entity as an authority, its refusal, or None for one that is passed over."""
    try:
        entity = msgspec.json.decode(data, type=Entity)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return refuse("no-entity", f"it is no entity of Wikidata: {error}.", number)
    if not re.fullmatch(r"Q\d{1,15}", entity.id):
        return refuse("no-entity", f"{entity.id[:40]!r} is no item's number, such as 'Q42'.", number)
    kind = _kind_of(entity)
    return authority_of(entity, kind, others, langs) if kind else None
