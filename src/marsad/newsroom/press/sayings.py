"""Who says what in headline, deck and each paragraph of an original, as far as readers may know.

A statement is left out where it would tell what is kept from readers: where any part of it stands in a
paragraph that is withheld, where its speaker or a carrier is named in such a paragraph only, and where
one of them must not be named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from marsad.newsroom.desk.models import Segment
from marsad.records import Attribution, Carrier, Original, Reading, Saying, Span
from marsad.text.normalise import fold_phrase
from marsad.text.romanised import is_romanised

LEAST_SURE = 0.5
"""The least confidence with which the machine's finding is shown to readers."""
HEADLINE, DECK = -2, -1
"""Their numbers among the places of an original."""
DEEPEST = 8
"""How many statements may stand in each other."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a story, whether a person stands for it, and by what the desk's pages name it."""

    statement: Attribution
    confirmed: bool
    key: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of the original, its headline or its deck: where it stands in the story's text.

    `shown`: readers may see the original. `told`: there is a translation beside it.
    """

    number: int
    spans: tuple[Span, ...]
    shown: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Naming:
    """How the house writes names.

    `visible` is all that readers see of the original, or None where they see the whole of it.
    """

    in_english: Callable[[str], str | None]
    carrier: Callable[[Carrier], Carrier]
    visible: str | None


def places_of(segments: Iterable[Segment], reading: Reading) -> tuple[Place, ...]:
    """Find a draft's paragraphs in the newest reading of its story.

    What the reading has besides, because the outlet changed its page, is not shown to readers.
    """
    blocks: dict[str, list[tuple[Span, ...]]] = {}
    for block in reading.paragraphs():
        blocks.setdefault(reading.slice(block.spans), []).append(block.spans)
    places = []
    for segment in segments:
        same = blocks.get(segment.source_text)
        if same:
            hidden = segment.cut and segment.withheld
            places.append(Place(segment.position, same.pop(0), shown=not hidden, told=not segment.cut))
    places += [Place(0, spans, shown=False, told=False) for left in blocks.values() for spans in left]
    return tuple(sorted(places, key=lambda place: place.spans))


def places_above(original: Original, reading: Reading, *, deck: bool) -> tuple[Place, ...]:
    """Find headline and deck in the newest reading of a story, if they are still those that were translated.

    Args:
        original: The story that was translated.
        reading: Its newest reading.
        deck: True if the translation has a deck.
    """
    parts = ((HEADLINE, reading.headline, original.headline, True), (DECK, reading.deck, original.deck, deck))
    return tuple(
        Place(number, field.spans, shown=True, told=told)
        for number, field, value, told in parts
        if field and field.spans and field.value == value
    )


def freeze_sayings(
    said: Sequence[Said], places: Sequence[Place], naming: Naming, hidden: Collection[str], least: float = LEAST_SURE
) -> dict[int, tuple[Saying, ...]]:
    """Return what the original says in each translated place, by the place's number.

    Args:
        said: The story's statements.
        places: The story's headline, deck and paragraphs.
        naming: How names are written, and which of them readers can see.
        hidden: Names of people who must not be named.
        least: The least confidence with which the machine's finding is told.
    """
    closed = [span for place in places if not place.shown for span in place.spans]
    around = {one.statement.id: one for one in said}
    gone = {
        one.statement.id
        for one in said
        if _is_orphan(one, around)
        or (not one.confirmed and one.statement.confidence < least)
        or not _may_be_told(one, around, closed, naming)
    }
    told = [place for place in places if place.told]
    found = [
        tuple(_saying(one, around, place, naming) for one in said if local_spans(one.statement.content, place.spans))
        for place in told
    ]
    kept = without_people(without_statements(found, gone), lambda name: is_one_of(name, hidden))
    return {place.number: sayings for place, sayings in zip(told, kept, strict=True) if sayings}


def without_people(
    paragraphs: Sequence[tuple[Saying, ...]], is_hidden: Callable[[str], bool]
) -> list[tuple[Saying, ...]]:
    """Leave some people out: what they say goes, and so do they from every chain."""
    gone = {
        saying.id
        for sayings in paragraphs
        for saying in sayings
        if any(is_hidden(name) for name in (saying.speaker, saying.speaker_in_english) if name)
    }
    return [
        tuple(
            replace(saying, chain=tuple(link for link in saying.chain if not is_hidden(link.name)))
            for saying in sayings
        )
        for sayings in without_statements(paragraphs, gone)
    ]


def without_statements(paragraphs: Sequence[tuple[Saying, ...]], gone: Collection[str]) -> list[tuple[Saying, ...]]:
    """Leave some statements out, with what the machine found inside them; what a person stands for stays."""
    left = set(gone)
    every = [saying for sayings in paragraphs for saying in sayings]
    while inside := {s.id for s in every if s.parent in left and not s.confirmed and s.id not in left}:
        left |= inside
    return [
        tuple(
            replace(saying, parent=None) if saying.parent in left else saying
            for saying in sayings
            if saying.id not in left
        )
        for sayings in paragraphs
    ]


def local_spans(spans: Sequence[Span], paragraph: Sequence[Span]) -> tuple[Span, ...]:
    """Return what of some spans lies in a paragraph, counted in the paragraph's own text.

    >>> local_spans(((5, 30),), ((10, 20), (24, 40)))
    ((0, 17),)
    """
    found: list[Span] = []
    at = 0
    for first, last in paragraph:
        for start, end in spans:
            a, b = max(start, first) - first + at, min(end, last) - first + at
            if a < b and found and a <= found[-1][1] + 1:
                found[-1] = (found[-1][0], b)
            elif a < b:
                found.append((a, b))
        at += last - first + 1  # the parts of a paragraph are joined by a blank
    return tuple(found)


def is_same_name(one: str, other: str) -> bool:
    """Say whether two names may be one person's: a word of one is a word of the other, in either script.

    Asked of shielded people, so it errs on the side of hiding: articles, spellings and a surname alone decide nothing.

    >>> is_same_name("الخطيب", "Sami el-Khatib"), is_same_name("Samy Khatib", "سامي خطيب")
    (True, True)
    >>> is_same_name("al", "al-Khatib")
    False
    """
    return any(_is_same_word(a, b) for a in _name_words(one) for b in _name_words(other))


_SMALL = frozenset(
    ("al", "el", "abu", "umm", "bin", "ibn", "abd", "ابو", "ام", "بن", "ابن", "عبد", "by", "dr", "mr", "mrs", "ms")
)


def _name_words(name: str) -> set[str]:
    words = (word.removeprefix("ال") for word in fold_phrase(name).split())
    return {word for word in words if len(word) > 1 and word not in _SMALL}


def _is_same_word(one: str, other: str) -> bool:
    if one == other or is_romanised(one, other) or is_romanised(other, one):
        return True
    bare = [re.sub("[aeiouyw]|(.)(?=\\1)", "", word) for word in (one, other)]
    return bare[0] == bare[1] and len(bare[0]) > 2 and bare[0].isascii()


def _may_be_told(one: Said, around: Mapping[str, Said], closed: Sequence[Span], naming: Naming) -> bool:
    statement = one.statement
    mention = (statement.speaker.mention,) if statement.speaker.mention else ()
    parts = (*statement.source, *statement.cue, *statement.content, *statement.hedge, *mention)
    if any(start < last and first < end for start, end in parts for first, last in closed):
        return False
    names = [link.name for link in _chain(one, around) if link.role != "publisher"]
    return all(_is_visible(name, naming) for name in (*names, statement.speaker.name or ""))


def _saying(one: Said, around: Mapping[str, Said], place: Place, naming: Naming) -> Saying:
    statement, speaker = one.statement, one.statement.speaker
    chain = (naming.carrier(link) for link in _chain(one, around))
    return Saying(
        id=statement.id,
        speaker=speaker.name,
        named=speaker.named,
        speaker_in_english=naming.in_english(speaker.name) if speaker.name else None,
        office=speaker.office if speaker.office and _is_visible(speaker.office, naming) else None,
        kind=statement.kind,
        manner=statement.manner,
        source=local_spans(statement.source, place.spans),
        cue=local_spans(statement.cue, place.spans),
        content=local_spans(statement.content, place.spans),
        hedge=local_spans(statement.hedge, place.spans),
        chain=tuple(dict.fromkeys(chain)),
        parent=statement.parent,
        carried=statement.carried,
        begun=min(statement.content) < place.spans[0],
        confirmed=one.confirmed,
    )


def _chain(one: Said, around: Mapping[str, Said], depth: int = 0) -> tuple[Carrier, ...]:
    """Return a statement's carriers: for what the machine found in another, as that one stands today."""
    outer, own = around.get(one.statement.parent or ""), one.statement.chain
    if one.confirmed or outer is None or depth > DEEPEST:
        return own
    links = list(_chain(outer, around, depth + 1))
    name = outer.statement.speaker.name
    if name:
        links.append(own[-1] if own and own[-1].name == name else Carrier(name, "person"))
    return tuple(dict.fromkeys(link for link in links if link.name != one.statement.speaker.name))


def _is_orphan(one: Said, around: Mapping[str, Said]) -> bool:
    """Say whether the machine found a statement in another that is none."""
    parent = one.statement.parent
    return parent is not None and parent not in around and not one.confirmed


def _is_visible(name: str, naming: Naming) -> bool:
    """Say whether readers find a name in what they see of the original."""
    return naming.visible is None or f" {fold_phrase(name)} " in f" {naming.visible} " or not name


def is_one_of(name: str, names: Collection[str]) -> bool:
    """Say whether a name may be that of one of some people, who must not be named."""
    return any(is_same_name(name, hidden) for hidden in names)
