"""The 17 top-level IPTC Media Topics and the words that tell them, as compiled from `resources/topics`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from marsad.read.suggest.terms import find_words
from marsad.text.normalise import fold_phrase

COMPILED = "topics.json"


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A topic's name: the IPTC's in English, ours in Arabic."""

    en: str
    ar: str


class TopicWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words and phrases of one language: `strong` ones hardly ever mean anything else, `weak` ones may."""

    strong: tuple[str, ...]
    weak: tuple[str, ...]


class RawTopic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A topic as its file has it."""

    id: str
    name: Names
    words: dict[str, TopicWords]


class Topic(msgspec.Struct, frozen=True):
    """A topic: its IPTC id (`medtop:...`) and its names."""

    id: str
    name: Names


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase of a topic: the words folded, what counts as one trigger, whether it is a strong one."""

    topic: int
    words: tuple[str, ...]
    root: str
    strong: bool


@cache
def load_topics() -> tuple[Topic, ...]:
    """Return the topics in the order of their ids."""
    return tuple(Topic(raw.id, raw.name) for raw in _load())


def topic_named(value: str) -> Topic | None:
    """Return the topic of an English name, as `Suggestion.value` has it.

    >>> topic_named("health").id
    'medtop:07000000'
    """
    return next((topic for topic in load_topics() if topic.name.en == value), None)


@cache
def load_triggers(lang: str) -> dict[str, tuple[Trigger, ...]]:
    """Return the triggers of a language by their first word, folded."""
    by_first: dict[str, list[Trigger]] = {}
    for number, raw in enumerate(_load()):
        for strong, phrases in ((True, raw.words[lang].strong), (False, raw.words[lang].weak)):
            for phrase in phrases:
                words = tuple(fold_phrase(phrase).split())
                root = " ".join(word.stem for word in find_words(phrase, 0, len(phrase), lang) if word.stem)
                by_first.setdefault(words[0], []).append(Trigger(number, words, root or phrase, strong))
    return {first: tuple(sorted(some, key=lambda t: -len(t.words))) for first, some in by_first.items()}


@cache
def _load() -> tuple[RawTopic, ...]:
    source = (files("marsad.read.suggest") / COMPILED).read_bytes()
    return msgspec.json.decode(source, type=tuple[RawTopic, ...])
