"""What an actor says in some stories, and what others say of him there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from marsad.newsroom.press.queries.told import Phrases, Told
from marsad.newsroom.whoswho.queries.sealed_names import SealedNames
from marsad.records import ActorSaying


@dataclass(frozen=True, slots=True)
class Spoken:
    """The statements of an actor, and those of others about him, in the order of the stories."""

    said: tuple[ActorSaying, ...]
    about: tuple[ActorSaying, ...]


def spoken_by(
    head: int,
    told: Iterable[Told],
    statements: Mapping[int, Sequence[ActorSaying]],
    pages: Mapping[int, str],
    sealed: SealedNames,
) -> Spoken:
    """Return what a heading says in some stories, and what is said of it.

    Args:
        head: Its number.
        told: The stories, with whom their names mean.
        statements: Who says what in each, by the numbers of the stories.
        pages: The steps of the pages of those who have one.
        sealed: Names that must not be told: a statement in which one stands is left out.
    """
    said: list[ActorSaying] = []
    about: list[ActorSaying] = []
    for one in told:
        for statement in statements[one.story_id]:
            speaker = one.whom(statement.parts[0].sayings[0].speaker)
            shown = _shown(statement, pages.get(speaker.head) if speaker else None, sealed)
            if shown is None:
                continue
            if speaker and speaker.head == head:
                said.append(replace(shown, sure=speaker.confirmed))
            elif (sure := _names(shown, one, head)) is not None:
                about.append(replace(shown, sure=sure))
    return Spoken(tuple(said), tuple(about))


def _shown(statement: ActorSaying, speaker: str | None, sealed: SealedNames) -> ActorSaying | None:
    """Return a statement with its speaker's page; None where it would name a sealed heading."""
    saying = statement.parts[0].sayings[0]
    texts = [text for part in statement.parts for text in (part.text, part.original)]
    names = (statement.name, saying.speaker, saying.office, statement.inside, *(link.name for link in saying.chain))
    if sealed.are_in(*texts, *names):
        return None
    return replace(statement, speaker=speaker)


def _names(statement: ActorSaying, told: Told, head: int) -> bool | None:
    """Say whether what somebody says names an actor: None if not, else whether a person said that it is he."""
    content = " ".join(
        (part.original or "")[start:end] for part in statement.parts for start, end in part.sayings[0].content
    )
    phrases = Phrases(content)
    found = [
        meant.identity.confirmed
        for meant in told.meant.values()
        if meant.identity.head == head and any(phrases.has(form) for form in meant.forms)
    ]
    return any(found) if found else None
