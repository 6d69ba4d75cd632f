"""The list of bodies, outlets, places and acronyms of the Arab press that we keep by hand in `resources/whoswho`.

An entry says only facts, in our own words, and names a reference where they can be looked up. `en` and `ar` are the
house's spellings; the language of other spellings is told by their letters. `was` has earlier names with their dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import msgspec
import yaml
from msgspec import Struct

from marsad.errors import BadInput
from marsad.names.authorities.tidy import clean_address, clean_date
from marsad.names.clean import find_flaws, tidy_name
from marsad.records import Authority, AuthorityKind, Evidence, Fact, FactKind, NameForm
from marsad.text.scripts import ARABIC_LETTER

COMPILED = "whoswho.jsonl"
PREFIX = "marsad:"
LICENCE = "Apache-2.0"
_SAFE = "_(),-.~:'!*"


class Reference(Struct, frozen=True, forbid_unknown_fields=True):
    """Where an entry's facts can be looked up."""

    title: str
    address: str


class Was(
    Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, rename={"from_on": "from", "to_on": "to"}
):
    """An earlier name, in one script or both, with its dates as far as they are known."""

    en: str | None = None
    ar: str | None = None
    acronym: str | None = None
    from_on: str | None = None
    to_on: str | None = None


class Entry(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One authority, as it stands in a file. `see` is an article of the English Wikipedia, or another reference.

    `on` is the day on which it was last changed, where that is later than its file: the file's day stays, so that
    newsrooms which have the list take in anew only what changed.
    """

    id: str
    en: str
    ar: str
    see: str | Reference
    kind: AuthorityKind = "body"
    acronym: list[str] = []
    variant: list[str] = []
    translation: list[str] = []
    was: list[Was] = []
    since: str | None = None
    founded: str | None = None
    ended: str | None = None
    part_of: str | None = None
    place: str | None = None
    renamed: str | None = None
    about: str = ""
    website: str | None = None
    same_as: list[str] = []
    on: str | None = None


class Entries(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of entries."""

    on: str
    entries: list[Entry]


class Dated(Struct, frozen=True, omit_defaults=True):
    """An entry with the day of its file, as it stands compiled: a line each, the evidence not yet repeated."""

    on: str
    entry: Entry


def load_handmade() -> list[Authority]:
    """Return the list as it ships with the package."""
    data = (Path(__file__).parent / COMPILED).read_bytes()
    found = (msgspec.json.decode(line, type=Dated) for line in data.splitlines())
    return [authority_of(dated.entry, dated.on) for dated in found]


def read_entries(folder: Path) -> list[Dated]:
    """Return the entries of a folder of files, sorted by id.

    Raises:
        BadInput: an entry breaks the form, names one that is not there, or its id is taken.
    """
    found: dict[str, Dated] = {}
    for file in sorted(folder.glob("*.yaml")):
        try:
            raw = yaml.load(file.read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506 strings, lists and maps only
            entries = msgspec.convert(raw, type=Entries)
        except (yaml.YAMLError, msgspec.ValidationError) as error:
            raise BadInput(f"{file.name}: {error}") from error
        for entry in entries.entries:
            if entry.id in found:
                raise BadInput(f"{file.name}: the id {entry.id!r} is there already. Choose another.")
            _expect_sound(entry, file.name)
            found[entry.id] = Dated(entry.on or entries.on, entry)
    for dated in found.values():
        for of in (dated.entry.part_of, dated.entry.renamed):
            if of and of not in found:
                raise BadInput(f"{dated.entry.id!r} tells of {of!r}, which no file has. Add it, or say it in words.")
    return [found[uid] for uid in sorted(found)]


def authority_of(entry: Entry, on: str) -> Authority:
    """Return an entry as an authority; every name and fact has the entry's reference for evidence."""
    see = _reference(entry)
    title = f"Marsad's list of the Arab press; to be looked up in: {see.title}"
    evidence = Evidence(title=title, address=see.address, licence=LICENCE, on=on)
    return Authority(
        PREFIX + entry.id,
        entry.kind,
        tuple(_forms(entry, evidence)),
        tuple(_facts(entry, evidence)),
        tuple(entry.same_as),
    )


def _reference(entry: Entry) -> Reference:
    if isinstance(entry.see, Reference):
        return entry.see
    address = f"https://en.wikipedia.org/wiki/{quote(entry.see.replace(' ', '_'), safe=_SAFE)}"
    return Reference(f"Wikipedia, “{entry.see}”", address)


def _forms(entry: Entry, evidence: Evidence) -> Iterator[NameForm]:
    yield NameForm(entry.en, "en", "house", entry.since, evidence=evidence)
    yield NameForm(entry.ar, "ar", "house", entry.since, evidence=evidence)
    for kind, several in (("acronym", entry.acronym), ("variant", entry.variant), ("translation", entry.translation)):
        for text in several:
            yield NameForm(text, _lang(text), kind, evidence=evidence)
    for was in entry.was:
        for name, kind in ((was.en, "variant"), (was.ar, "variant"), (was.acronym, "acronym")):
            if name:
                yield NameForm(name, _lang(name), kind, was.from_on, was.to_on, evidence)


def _facts(entry: Entry, evidence: Evidence) -> Iterator[Fact]:
    days: Sequence[tuple[FactKind, str | None]] = (("founded", entry.founded), ("ended", entry.ended))
    for kind, day in days:
        if day:
            yield Fact(kind=kind, value=day, evidence=evidence)
    for was in entry.was:
        if was.to_on and (was.en or was.ar):
            yield Fact(kind="renamed", value=was.en or was.ar or "", from_on=was.to_on, evidence=evidence)
    links: Sequence[tuple[FactKind, str | None]] = (("part_of", entry.part_of), ("renamed", entry.renamed))
    for kind, other in links:
        if other:
            yield Fact(kind=kind, of=PREFIX + other, evidence=evidence)
    words: Sequence[tuple[FactKind, str | None]] = (
        ("place", entry.place),
        ("description", entry.about),
        ("website", entry.website),
    )
    for kind, said in words:
        if said:
            yield Fact(kind=kind, value=said, evidence=evidence)


def _expect_sound(entry: Entry, file: str) -> None:
    """Check what the types don't.

    Raises:
        BadInput: it says what is wrong with the entry.
    """
    where = f"{file}: {entry.id}"
    names = [entry.en, entry.ar, *entry.acronym, *entry.variant, *entry.translation]
    names += [name for was in entry.was for name in (was.en, was.ar, was.acronym) if name]
    for name in names:
        if tidy_name(name) != name or find_flaws(name):
            raise BadInput(f"{where}: {name!r} has something in it that no name has.")
    if len(set(names)) < len(names):
        raise BadInput(f"{where}: a name stands twice.")
    if ARABIC_LETTER.search(entry.en) or not ARABIC_LETTER.search(entry.ar):
        raise BadInput(f"{where}: 'en' is to be in Latin letters, 'ar' in Arabic ones.")
    days = [
        entry.on,
        entry.since,
        entry.founded,
        entry.ended,
        *(day for was in entry.was for day in (was.from_on, was.to_on)),
    ]
    for day in days:
        if day is not None and clean_date(day) != day:
            raise BadInput(f"{where}: {day!r} is no date. Write a year, a month or a day.")
    for address in (_reference(entry).address, entry.website, *entry.same_as):
        if address is not None and clean_address(address) != address:
            raise BadInput(f"{where}: {address!r} is no address.")


def _lang(text: str) -> str:
    return "ar" if ARABIC_LETTER.search(text) else "en"
