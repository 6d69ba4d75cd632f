"""What somebody else saved while one typed: theirs, whose it is, and how it differs."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.newsroom.desk.convert import KEYWORD_KINDS, words_of
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.queries.bench import LastSave, last_save
from marsad.newsroom.desk.queries.diff import Piece, diff_words
from marsad.newsroom.desk.records import HeadingOutcome, Outcome, SegmentOutcome, Words


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that two people wrote differently: what leads from theirs to mine."""

    name: str
    theirs: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A part that waits for a choice. `position` is None for the heading."""

    position: int | None
    version: int
    last: LastSave | None
    differences: tuple[Difference, ...]


def conflicts(draft: Draft, outcome: Outcome) -> dict[int | None, Conflict]:
    """Return what waits for a choice, by position."""
    found: dict[int | None, Conflict] = {
        part.segment.position: _of_segment(draft, part) for part in outcome.segments if part.state == "conflict"
    }
    if outcome.heading and outcome.heading.state == "conflict":
        found[None] = _of_heading(draft, outcome.heading)
    return found


def _of_segment(draft: Draft, part: SegmentOutcome) -> Conflict:
    row, theirs, mine = part.segment, words_of(part.segment), part.typed.words
    pairs = [
        ("Text", theirs.target_text, mine.target_text),
        ("Cut", _cut(theirs), _cut(mine)),
        ("Note", theirs.note, mine.note),
    ]
    return Conflict(row.position, row.version, last_save(draft, row.position), _differences(pairs))


def _of_heading(draft: Draft, part: HeadingOutcome) -> Conflict:
    theirs, mine = part.stored, part.typed.heading
    pairs = [(name.capitalize(), getattr(theirs, name), getattr(mine, name)) for name in _PLAIN]
    for kind in KEYWORD_KINDS:
        pairs.append((kind.capitalize(), ", ".join(theirs.keywords.get(kind, ())), ", ".join(mine.keywords[kind])))
    for name, told in _TICKED:
        pairs.append((told, _yes(getattr(theirs, name)), _yes(getattr(mine, name))))
    return Conflict(None, part.version, last_save(draft, None), _differences(pairs))


def _cut(words: Words) -> str:
    return ("cut, original withheld" if words.withheld else "cut") if words.cut else "not cut"


def _differences(pairs: list[tuple[str, str, str]]) -> tuple[Difference, ...]:
    return tuple(Difference(name, theirs, diff_words(theirs, mine)) for name, theirs, mine in pairs if theirs != mine)


def _yes(ticked: bool) -> str:
    return "yes" if ticked else "no"


_TICKED = (("author_shielded", "Author not named"), ("chain_confirmed", "Chain checked"))
_PLAIN = ("headline", "deck", "section", "event")
