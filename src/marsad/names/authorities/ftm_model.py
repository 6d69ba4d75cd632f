"""FollowTheMoney, as far as authorities go: which schema is what, which property which kind of name, and its ids.

An authority is a `Person`, `Organization`, `PublicBody` or `Address` (a place). Offices are an `Occupancy` of a
`Position`, memberships a `Membership`, other ties an `UnknownLink`. Each value is a statement too: its `dataset` names
the source, its `origin` is the id of a `Document` in the same file, with the source's title, address, date and licence.
"""

from __future__ import annotations

import re
from hashlib import sha256

import msgspec
from msgspec import Struct

from marsad.records import AuthorityKind

NAME_PROPERTIES: dict[str, str] = {
    "house": "name",
    "variant": "alias",
    "translation": "alias",
    "acronym": "abbreviation",
    "misspelling": "weakAlias",
}
NAME_KINDS: dict[str, str] = {
    "name": "house",
    "alias": "variant",
    "previousName": "variant",
    "abbreviation": "acronym",
    "weakAlias": "variant",
}
"""What a name is to the house when it comes back; a weak alias of others is no misspelling."""
SCHEMATA: dict[str, AuthorityKind] = {
    "Person": "person",
    "Organization": "body",
    "PublicBody": "body",
    "Company": "body",
    "LegalEntity": "body",
    "Address": "place",
}
PRESS = "news media"
"""The sector by which an outlet is told from other organizations."""
NOTE = re.compile(r"([a-z_]+): (.*?)(?: \(((?:\d{4}[\d-]*)?)–((?:\d{4}[\d-]*)?)\))?", re.DOTALL)
"""A fact for which FollowTheMoney has no property: `place: Damascus (2011–2013)`."""
EDGES = frozenset({"Occupancy", "Membership", "UnknownLink"})

_LANGS = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "he": "heb",
    "it": "ita",
    "ku": "kur",
    "ru": "rus",
    "tr": "tur",
    "ur": "urd",
}
_FROM_THREE = {three: two for two, three in _LANGS.items()}
_PLAIN_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z-]*[0-9a-zA-Z])?")
_LONGEST_ID = 200


class Statement(Struct, frozen=True):
    """One value of one property, and where it is from."""

    canonical_id: str
    entity_id: str
    prop: str
    schema: str
    value: str
    dataset: str
    lang: str | None = None
    origin: str | None = None
    first_seen: str | None = None
    id: str | None = None


class Entity(Struct, frozen=True, omit_defaults=True):
    """An entity, as a line of a file. `statements` repeat the properties with their sources."""

    id: str
    schema: str
    properties: dict[str, list[str]] = msgspec.field(default_factory=dict)
    caption: str | None = None
    datasets: list[str] = msgspec.field(default_factory=list)
    referents: list[str] = msgspec.field(default_factory=list)
    statements: list[Statement] = msgspec.field(default_factory=list)


def ftm_id(uid: str) -> str:
    """Return the id of an authority as FollowTheMoney allows it; `uid_of` leads back.

    >>> ftm_id("wikidata:Q42"), ftm_id("hts"), ftm_id("marsad:hts")
    ('Q42', 'hts', 'x.marsad.3a.hts.x')
    """
    if re.fullmatch(r"wikidata:Q\d+", uid):
        return uid.removeprefix("wikidata:")
    if _PLAIN_ID.fullmatch(uid) and not re.fullmatch(r"Q\d+", uid) and len(uid) <= _LONGEST_ID:
        return uid
    escaped = "".join(
        char if char.isascii() and (char.isalnum() or char == "-") else f".{ord(char):x}." for char in uid
    )
    whole = f"x.{escaped}.x"
    return whole if len(whole) <= _LONGEST_ID else f"h-{sha256(uid.encode('utf-8', 'replace')).hexdigest()[:40]}"


def uid_of(entity_id: str) -> str:
    """Return the id of the authority that an entity is.

    >>> uid_of("Q42"), uid_of("x.marsad.3a.hts.x"), uid_of("NK-abc")
    ('wikidata:Q42', 'marsad:hts', 'NK-abc')
    """
    if re.fullmatch(r"Q\d+", entity_id):
        return f"wikidata:{entity_id}"
    if re.fullmatch(r"x\.[0-9a-zA-Z.-]*\.x", entity_id):
        return re.sub(r"\.([0-9a-f]{1,6})\.", _unescaped, entity_id[2:-2])
    return entity_id


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code < 0x110000 else match[0]


def derived_id(kind: str, *parts: str | None) -> str:
    """Return an id that is the same for the same parts: of a position, a document, an edge."""
    joined = "\x1f".join(part or "" for part in parts)
    return f"{kind}-{sha256(joined.encode('utf-8', 'replace')).hexdigest()[:20]}"


def dataset_of(title: str) -> str:
    """Return a source's title as the name of a dataset: small ASCII letters, figures and `_`.

    >>> dataset_of("Register of Hadran, 2026")
    'register_of_hadran_2026'
    """
    name = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:60].strip("_")
    return name or f"source_{sha256(title.encode('utf-8', 'replace')).hexdigest()[:12]}"


def three_letters(lang: str) -> str | None:
    """Return a language as FollowTheMoney writes it, None where nobody said."""
    return None if lang == "und" else _LANGS.get(lang, lang)


def two_letters(lang: str | None) -> str:
    """Return a language as we write it."""
    return _FROM_THREE.get(lang, lang) if lang else "und"
