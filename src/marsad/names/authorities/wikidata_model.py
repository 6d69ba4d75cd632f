"""The part of Wikidata's JSON that is read, as records: what is odd in an entity is passed over, not the entity.

The form is that of <https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html>.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec
from msgspec import Raw, Struct

from marsad.names.authorities.tidy import clean_date

V = TypeVar("V")
Empty = list[Raw]
"""PHP writes an empty map as an empty list."""


class Label(Struct, frozen=True):
    """A label, alias or description."""

    value: str


class Entity(Struct, frozen=True):
    """An item, with its claims still unread."""

    id: str
    labels: dict[str, Label] | Empty = msgspec.field(default_factory=dict)
    aliases: dict[str, list[Label]] | Empty = msgspec.field(default_factory=dict)
    descriptions: dict[str, Label] | Empty = msgspec.field(default_factory=dict)
    claims: dict[str, Raw] | Empty = msgspec.field(default_factory=dict)
    modified: str = ""


class ItemId(Struct, frozen=True):
    """Another entity."""

    id: str


class Moment(Struct, frozen=True):
    """A point in time: 9 is the precision of a year, 10 of a month, 11 of a day."""

    time: str
    precision: int


class Phrase(Struct, frozen=True):
    """Words of a language."""

    text: str
    language: str


class ItemValue(Struct, frozen=True, tag="wikibase-entityid", tag_field="type"):
    """A value that is an entity."""

    value: ItemId


class TimeValue(Struct, frozen=True, tag="time", tag_field="type"):
    """A value that is a date."""

    value: Moment


class TextValue(Struct, frozen=True, tag="string", tag_field="type"):
    """A value that is a string."""

    value: str


class PhraseValue(Struct, frozen=True, tag="monolingualtext", tag_field="type"):
    """A value that is words of a language."""

    value: Phrase


class Snak(Struct, frozen=True):
    """A property's value; `somevalue` and `novalue` have none."""

    datavalue: ItemValue | TimeValue | TextValue | PhraseValue | None = None


class Claim(Struct, frozen=True):
    """A statement with its qualifiers."""

    mainsnak: Snak
    rank: str = "normal"
    qualifiers: dict[str, Raw] | Empty = msgspec.field(default_factory=dict)

    @property
    def item(self) -> str | None:
        """The entity that it names."""
        value = self.mainsnak.datavalue
        return value.value.id if isinstance(value, ItemValue) else None

    @property
    def date(self) -> str | None:
        """The partial date that it gives."""
        return _partial(self.mainsnak)

    def qualified(self, prop: str) -> str | None:
        """Return the date of a qualifier."""
        raw = _mapping(self.qualifiers).get(prop)
        if raw is None:
            return None
        try:
            snaks = msgspec.json.decode(raw, type=list[Snak])
        except msgspec.DecodeError:
            return None
        return next((found for found in map(_partial, snaks) if found), None)


def claims_of(entity: Entity, prop: str) -> Iterator[Claim]:
    """Yield the claims of a property that are not deprecated; those that can't be read are passed over."""
    raw = _mapping(entity.claims).get(prop)
    if raw is None:
        return
    try:
        several = msgspec.json.decode(raw, type=list[Raw])
    except msgspec.DecodeError:
        return
    for one in several:
        try:
            claim = msgspec.json.decode(one, type=Claim)
        except msgspec.DecodeError:
            continue
        if claim.rank != "deprecated":
            yield claim


def labels_in(entity: Entity, langs: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield labels, then aliases, with their languages, in the order of the languages."""
    for lang in langs:
        if label := _mapping(entity.labels).get(lang):
            yield lang, label.value
    for lang in langs:
        for alias in _mapping(entity.aliases).get(lang, ()):
            yield lang, alias.value


def _mapping(given: dict[str, V] | Empty) -> dict[str, V]:
    return given if isinstance(given, dict) else {}


def _partial(snak: Snak) -> str | None:
    value = snak.datavalue
    if not isinstance(value, TimeValue) or not value.value.time.startswith("+"):
        return None
    length = {9: 4, 10: 7, 11: 10}.get(value.value.precision)
    return clean_date(value.value.time[1 : 1 + length]) if length and len(value.value.time) <= 30 else None
