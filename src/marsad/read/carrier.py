"""The outlet that a story is credited to, from the best of the places that can name one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.read.credits import Credit, find_body_credit, find_closing_credit, find_deck_credit
from marsad.read.datelines import Dateline
from marsad.read.evidence import Evidence
from marsad.read.footcredits import is_named_outlet, story_text
from marsad.read.interviews import find_interview_credit
from marsad.read.layout import Structure
from marsad.read.nameforms import NameAt
from marsad.read.outletnames import guess_outlet
from marsad.read.pieces import Piece
from marsad.text.normalise import fold_phrase

_CONFIDENT, _SURE = 0.55, 0.9
_REVIEWED, _OPENING, _FEW = 12, 120, 2
"""Paragraphs of a story that are looked at, how far into each, and how many outlets open them in an ordinary one."""
_NUMBERED = re.compile(r"\(?[1١][).–-]\s?")


@dataclass(frozen=True, slots=True)
class CreditFound:
    """A credit with the piece that holds it."""

    piece: Piece
    credit: Credit


def find_credits(
    structure: Structure, evidence: Evidence, dateline: tuple[Piece, Dateline] | None
) -> list[CreditFound]:
    """Return the credits of a story, best place first.

    Declared by the outlet; on a line of its own; in the deck; with the dateline; in the small print.
    The body is only searched where none of these names an outlet.
    """
    lines = structure.lines
    found: list[CreditFound] = []
    for line in lines:
        if "=credit" in line.piece.hints:
            declared = line.credit or find_deck_credit(line.piece.text, evidence)
            found.append(CreditFound(line.piece, declared or Credit(NameAt(0, len(line.piece.text)), 0.9)))
    for at, line in enumerate(lines):
        if line.credit is None or (line.credit.filed and not _is_above_body(structure, at)):
            continue
        if "furniture" not in line.piece.hints or at > (structure.headline or 0):
            found.append(CreditFound(line.piece, line.credit))
    for at in reversed(structure.decks):
        deck = lines[at].piece
        if credit := find_deck_credit(deck.text, evidence):
            found.append(CreditFound(deck, credit))
    if dateline and dateline[1].agency:
        found.append(CreditFound(dateline[0], Credit(dateline[1].agency, 0.9)))
    found += _in_small_print(structure, evidence)
    found += _after_body(structure)
    found += [CreditFound(*talked) for talked in find_interview_credit(structure, evidence)] if not found else []
    return found or list(_in_body(structure, evidence))


def _is_above_body(structure: Structure, at: int) -> bool:
    return (structure.headline or 0) < at < (structure.body[0] if structure.body else len(structure.lines))


def _in_body(structure: Structure, evidence: Evidence) -> Iterator[CreditFound]:
    """Yield the credit that the first paragraph opens with; outlets named further on are only quoted.

    A press review credits nobody: there other paragraphs open with other outlets, or have numbers.
    """
    for at in structure.body[:1]:
        piece = structure.lines[at].piece
        credit = find_body_credit(piece.text, evidence)
        if credit and credit.score >= _CONFIDENT:
            if not _is_review(structure, evidence):
                yield CreditFound(piece, credit)
        elif closing := find_closing_credit(piece.text, evidence):
            printed = piece.text[closing.name.start : closing.name.end]
            if closing.score >= _SURE or is_named_outlet(story_text(structure), printed):
                yield CreditFound(piece, closing)


def _is_review(structure: Structure, evidence: Evidence) -> bool:
    """Say whether paragraphs of a story open with what different outlets report."""
    texts = [structure.lines[at].piece.text for at in structure.body[:_REVIEWED]]
    if texts and _NUMBERED.match(texts[0]):
        return True
    names: set[str] = set()
    for text in texts:
        credit = find_body_credit(text[:_OPENING], evidence)
        if credit and credit.score >= _CONFIDENT:
            names.add(fold_phrase(text[credit.name.start : credit.name.end]))
    return len(names) > _FEW


def _after_body(structure: Structure) -> Iterator[CreditFound]:
    """Yield the outlet of a byline that closes the story ("خاص - X"): there it only credits."""
    last = structure.body[-1] if structure.body else len(structure.lines)
    for line in structure.lines[last + 1 :]:
        byline = line.meta.byline if line.meta else None
        if line.meta and byline and byline.outlet and "furniture" not in line.piece.hints:
            yield CreditFound(line.piece, Credit(byline.outlet.moved(line.meta.byline_at), 0.85))


def _in_small_print(structure: Structure, evidence: Evidence) -> Iterator[CreditFound]:
    """Yield outlets named in the small print: known ones, below the body also those that look like one."""
    last = structure.body[-1] if structure.body else len(structure.lines)
    for at, line in enumerate(structure.lines):
        if line.meta is None or "furniture" in line.piece.hints:
            continue
        for start, end in line.meta.others:
            name = line.piece.text[start:end]
            byline = line.meta.byline
            signed = byline is not None and byline.author is not None and not evidence.is_place(name)
            if guess_outlet(name, evidence.names) >= (0.7 if at > last or signed else 0.95):
                yield CreditFound(line.piece, Credit(NameAt(start, end), 0.8))
