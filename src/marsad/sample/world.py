"""The sample world as records: its people and places, its outlets' stories, its editors' translations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, TypeVar

import msgspec
import yaml
from msgspec import Struct

from marsad.errors import BadInput
from marsad.records import Keywords, Paragraph

T = TypeVar("T")


class Name(Struct, frozen=True):
    """A name in both scripts; `ar` is empty where the world has none."""

    en: str
    ar: str = ""


class Country(Struct, frozen=True):
    """The invented country."""

    name: Name
    long: Name
    adjective: Name
    currency: Name
    situation: str


class Place(Struct, frozen=True):
    """A place of the world; `also` lists other spellings that stories use on purpose."""

    id: str
    en: str
    ar: str
    what: str
    also: tuple[str, ...] = ()


class Body(Struct, frozen=True):
    """A ministry, party, union, club or agency."""

    id: str
    en: str
    ar: str
    acronym: str | None = None
    what: str = ""
    also: tuple[str, ...] = ()


class WorldPerson(Struct, frozen=True, rename={"from_on": "from", "to_on": "to"}):
    """Somebody whom stories speak of, with the office held and from when to when."""

    id: str
    en: str
    ar: str
    office: str
    from_on: date | None = None
    to_on: date | None = None
    also: tuple[str, ...] = ()


class HousePerson(Struct, frozen=True):
    """Somebody who works for the sample house."""

    login: str
    name: str
    role: str
    shielded: bool = False


class House(Struct, frozen=True):
    """The sample house: its name and its staff."""

    name: str
    people: tuple[HousePerson, ...]


class Event(Struct, frozen=True, rename={"from_on": "from"}):
    """What several outlets tell, each in its own words."""

    id: str
    from_on: date
    what: str


class World(Struct, frozen=True):
    """Everything in `world.yaml` that the sample needs."""

    country: Country
    places: tuple[Place, ...]
    bodies: tuple[Body, ...]
    people: tuple[WorldPerson, ...]
    house: House
    events: tuple[Event, ...]


class SampleStory(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One story of one outlet, as its newsroom wrote it. `slug` comes from the file's name."""

    id: str
    outlet: str
    event: str | None
    published_at: datetime
    section: str
    headline: str
    deck: str | None
    author: str | None
    byline: str | None
    dateline: str | None
    credit: str | None
    keywords: tuple[str, ...]
    body: tuple[str, ...]
    slug: str = ""


class TranslatedParagraph(Struct, frozen=True, forbid_unknown_fields=True):
    """What became of a paragraph: its translation and a note, or the reason why it was cut."""

    text: str | None = None
    note: str = ""
    cut: str | None = None


class SampleTranslation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the sample editors made of a story. `slug` comes from the file's name.

    Attributes:
        of: The story's id.
        translator: Login.
        editor: Login.
        paragraphs: One for each paragraph of the original, in order.
        rank: The place on the front page, 0 for none.
    """

    of: str
    translator: str
    editor: str
    headline: str
    deck: str | None
    section: str
    paragraphs: tuple[str | TranslatedParagraph, ...]
    keywords: Keywords
    published_at: datetime
    correction: str | None = None
    rank: int = 0
    event: str | None = None
    slug: str = ""


class SampleJudgement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one of the sample people makes of a statement that the machine finds.

    Attributes:
        of: The story's id.
        by: Login.
        words: How the statement's content begins, as the desk shows it.
        source, cue, content, speaker, office, named: What a correction sets right; None where it leaves it.
    """

    of: str
    by: str
    verdict: Literal["confirm", "correct", "reject"]
    words: str
    source: str | None = None
    cue: str | None = None
    content: str | None = None
    speaker: str | None = None
    office: str | None = None
    named: bool | None = None
    why: str = ""


@cache
def load_world() -> World:
    """Load the country, its people and the house."""
    return _load(_folder() / "world.yaml", World)


@cache
def load_stories() -> tuple[SampleStory, ...]:
    """Load the stories of all outlets, oldest first."""
    stories = [
        msgspec.structs.replace(_load(file, SampleStory), slug=_slug(file))
        for outlet in _sorted(_folder() / "stories")
        for file in _sorted(outlet)
    ]
    return tuple(sorted(stories, key=lambda story: (story.published_at, story.id)))


@cache
def load_translations() -> tuple[SampleTranslation, ...]:
    """Load what the house published, oldest first; each belongs to a story and is aligned with it."""
    stories = {story.id: story for story in load_stories()}
    translations = []
    for file in _sorted(_folder() / "translations"):
        translation = msgspec.structs.replace(_load(file, SampleTranslation), slug=_slug(file))
        story = stories.get(translation.of)
        if story is None:
            raise BadInput(f"{file.name!r} translates {translation.of!r}. Expected the id of a sample story.")
        align(translation, story)
        translations.append(translation)
    return tuple(sorted(translations, key=lambda translation: (translation.published_at, translation.of)))


@cache
def load_judgements() -> tuple[SampleJudgement, ...]:
    """Load what the sample people made of statements, in the order in which they did."""
    return _load(_folder() / "judgements.yaml", tuple[SampleJudgement, ...])


def align(translation: SampleTranslation, story: SampleStory) -> tuple[Paragraph, ...]:
    """Put the translated paragraphs beside the original ones.

    Raises:
        BadInput: If there are more or fewer of them, or one is neither translated nor cut.
    """
    if len(translation.paragraphs) != len(story.body):
        raise BadInput(
            f"The translation of {story.id!r} has {len(translation.paragraphs)} paragraphs. "
            f"Expected one for each of the original's {len(story.body)}; cut ones say {{cut: reason}}."
        )
    paragraphs = []
    for mine, original in zip(translation.paragraphs, story.body, strict=True):
        if isinstance(mine, str):
            paragraphs.append(Paragraph(text=mine, original=original))
        elif (mine.text is None) == (mine.cut is None):
            raise BadInput(f"A paragraph of the translation of {story.id!r} is {mine!r}. Expected text or cut.")
        else:
            paragraphs.append(Paragraph(text=mine.text, original=original, note=mine.cut or mine.note))
    return tuple(paragraphs)


def load_yaml(name: str, record: type[T]) -> T:
    """Load one file of the sample.

    Raises:
        BadInput: It is not what it should be.
    """
    return _load(_folder() / name, record)


def _folder() -> Traversable:
    return files("marsad.sample")


def _sorted(folder: Traversable) -> Iterator[Traversable]:
    if folder.is_dir():
        yield from sorted((entry for entry in folder.iterdir() if entry.name[0] not in "._"), key=lambda e: e.name)


def _slug(file: Traversable) -> str:
    """Return `ayn-tahun-infections` for `12-ayn-tahun-infections.yaml`."""
    return file.name.removesuffix(".yaml").split("-", 1)[1]


def _load(file: Traversable, record: type[T]) -> T:
    # The C loader is ten times faster, and the demo reads sixty files; not every PyYAML has it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return msgspec.convert(yaml.load(file.read_text("utf-8"), Loader=loader), record)  # noqa: S506  # a safe loader
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise BadInput(f"{file.name!r} is not a {record.__name__}: {error}") from error
