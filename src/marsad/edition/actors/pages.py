"""What the pages of actors show: the index, an actor, his words on one subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from marsad.edition.actors.alike import namesakes
from marsad.edition.actors.said import PAGE_SIZE, ActorQuery, Choice, choices, choose, subjects_of
from marsad.edition.pages import Pager
from marsad.edition.paths import actor_path, subject_path
from marsad.records import Actor, ActorEntry, ActorSaying
from marsad.text.listed import sort_name

KINDS = ("person", "body", "place", "outlet")
WHOLE_INDEX = 400
"""Up to how many actors the index is one page; more get a page a letter."""
WHOLE_LIST = 300
"""Up to how many statements plain files hold on one page; more get a page a year."""
SUBJECTS = 40
"""How many subjects of an actor have a page of their own."""
ABOUT = 30
"""How many statements of others his page shows."""


class Letter(Struct, frozen=True):
    """A letter of one alphabet and who stands under it."""

    letter: str
    entries: tuple[ActorEntry, ...]


class KindOfActors(Struct, frozen=True):
    """The actors of one kind by the letters of both alphabets."""

    kind: str
    latin: tuple[Letter, ...]
    arabic: tuple[Letter, ...]
    count: int


class ActorsPage(Struct, frozen=True, kw_only=True):
    """The index, or one letter of it.

    Attributes:
        kinds: Who is listed here.
        latin: All letters of the Latin alphabet that are in use, with their counts.
        arabic: The same of the Arabic alphabet.
        total: How many actors there are.
        letter: The letter that this page is of, or None.
        parted: Each letter has a page of its own.
        alike: The steps of those who share a name with another one.
    """

    kinds: tuple[KindOfActors, ...]
    latin: tuple[tuple[str, int], ...]
    arabic: tuple[tuple[str, int], ...]
    total: int
    letter: str | None = None
    parted: bool = False
    alike: frozenset[str] = frozenset()


class ActorPage(Struct, frozen=True, kw_only=True):
    """An actor with some of what he said.

    Attributes:
        actor: All that is known, with all his statements.
        query: Which statements are asked for.
        said: Those of this page.
        total: How many the query finds.
        subjects: What he spoke about, the fullest first.
        year: The year that this page is of, where plain files have a page a year.
        years: The years that have pages of their own.
    """

    actor: Actor
    query: ActorQuery
    said: tuple[ActorSaying, ...]
    total: int
    subjects: tuple[Choice, ...]
    pager: Pager | None = None
    year: str | None = None
    years: tuple[str, ...] = ()


class SubjectPage(Struct, frozen=True):
    """What an actor said on one subject, oldest first."""

    actor: Actor
    subject: Choice
    said: tuple[ActorSaying, ...]
    subjects: tuple[Choice, ...]
    pager: Pager | None = None


def index_page(entries: Iterable[ActorEntry], letter: str | None = None) -> ActorsPage | None:
    """Return the index of actors or one letter of it; None where nobody stands under that letter."""
    everybody = sorted(entries, key=lambda entry: (sort_name(entry.name, entry.kind), entry.slug))
    parted = len(everybody) > WHOLE_INDEX
    latin, arabic = _letters(everybody, "letter"), _letters(everybody, "native_letter")
    if letter is not None and (not parted or letter not in {one.letter for one in (*latin, *arabic)}):
        return None
    listed = () if parted and letter is None else everybody
    kinds = []
    for kind in KINDS:
        mine = [entry for entry in listed if entry.kind == kind]
        halves = [
            tuple(one for one in _letters(mine, name) if letter in (None, one.letter))
            for name in ("letter", "native_letter")
        ]
        count = len({entry.slug for half in halves for one in half for entry in one.entries})
        if count:
            kinds.append(KindOfActors(kind, halves[0], halves[1], count))
    return ActorsPage(
        kinds=tuple(kinds),
        latin=tuple((one.letter, len(one.entries)) for one in latin),
        arabic=tuple((one.letter, len(one.entries)) for one in arabic),
        total=len(everybody),
        letter=letter,
        parted=parted,
        alike=frozenset(entry.slug for entry in namesakes(everybody)),
    )


def actor_page(actor: Actor, query: ActorQuery | None = None) -> ActorPage | None:
    """Return an actor's page with the statements that are asked for; None past the last page."""
    query = query or ActorQuery()
    found = choose(actor.sayings, query)
    pages = max(1, -(-len(found) // PAGE_SIZE))
    if query.page > pages:
        return None
    return ActorPage(
        actor=actor,
        query=query,
        said=found[(query.page - 1) * PAGE_SIZE : query.page * PAGE_SIZE],
        total=len(found),
        subjects=subjects(actor),
        pager=Pager(actor_path(actor.slug), query.page, pages) if pages > 1 else None,
    )


def whole_pages(actor: Actor) -> list[ActorPage]:
    """Return the pages of an actor for plain files: all that he said at once, or a page a year where it is much."""
    years = sorted({f"{said.on:%Y}" for said in actor.sayings}, reverse=True)
    parted = len(actor.sayings) > WHOLE_LIST and len(years) > 1
    shown = subjects(actor)
    pages: list[ActorPage] = []
    for year in years if parted else [None]:
        query = ActorQuery(when=year)
        said = choose(actor.sayings, query)
        first = not pages
        pages.append(
            ActorPage(
                actor=actor,
                query=query,
                said=said,
                total=len(said),
                subjects=shown,
                year=None if first else year,
                years=tuple(years) if parted else (),
            )
        )
    return pages


def subjects(actor: Actor) -> tuple[Choice, ...]:
    """Return the subjects of an actor that have a page of their own; himself he is none."""
    own = {form.text for form in actor.names} | {actor.label, actor.native}
    found = choices(actor.sayings, ActorQuery(), "subject")
    return tuple(one for one in found if one.name not in own)[:SUBJECTS]


def subject_page(actor: Actor, slug: str, number: int | None = None) -> SubjectPage | None:
    """Return what an actor said on a subject; None where that has no page.

    Args:
        actor: The actor.
        slug: The subject's.
        number: Which page of it, from 1; None for the whole of it.
    """
    shown = subjects(actor)
    subject = next((one for one in shown if one.value == slug), None)
    if subject is None:
        return None
    said = [one for one in actor.sayings if any(slug == value for value, _ in subjects_of(one))]
    said = _in_time(said)
    if number is None:
        return SubjectPage(actor, subject, tuple(said), shown)
    pages = max(1, -(-len(said) // PAGE_SIZE))
    if number > pages:
        return None
    part = tuple(said[(number - 1) * PAGE_SIZE : number * PAGE_SIZE])
    pager = Pager(subject_path(actor.slug, slug), number, pages) if pages > 1 else None
    return SubjectPage(actor, subject, part, shown, pager)


def _in_time(sayings: Sequence[ActorSaying]) -> list[ActorSaying]:
    """Turn statements that stand newest story first: the oldest first, those of a story still in its order."""
    stories = [list(group) for _, group in groupby(sayings, lambda said: said.story.slug)]
    return [said for story in reversed(stories) for said in story]


def _letters(entries: Sequence[ActorEntry], name: str) -> tuple[Letter, ...]:
    """Return entries by a letter of theirs, in the order of the alphabet; those without one are left out."""
    found: dict[str, list[ActorEntry]] = {}
    for entry in entries:
        if letter := getattr(entry, name):
            found.setdefault(letter, []).append(entry)
    if name == "native_letter":
        for those in found.values():
            those.sort(key=lambda one: sort_name(one.native, one.kind))
    return tuple(Letter(letter, tuple(found[letter])) for letter in sorted(found))
