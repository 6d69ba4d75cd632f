"""For whom an interview was held: "talks to X", لـ«X», and the name in front of the questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from marsad.read.credits import Credit
from marsad.read.evidence import Evidence
from marsad.read.footcredits import is_named_place, story_text
from marsad.read.layout import Structure
from marsad.read.nameforms import QUOTED, NameAt, latin_name_at
from marsad.read.outletnames import guess_outlet, is_person_like
from marsad.read.pieces import Piece
from marsad.read.words import any_of
from marsad.text.scripts import ARABIC_LETTER

_ENOUGH = 2
"""Questions that make an interview."""
_SHORT = 160
"""The longest introduction that may be a deck."""
_MARKS = ' *_»"”’'
_ASKS = re.compile(r"[?؟]$")
_TALKS = re.compile(rf"\b{any_of('interview_talks')}\s(?:the\s)?(?=[A-Z])")
_NOUN_AR = rf"{any_of('arabic_outlet_nouns')}\s"
_TALKS_AR = re.compile(rf"{any_of('interview_talks_arabic')}\s?(?:{_NOUN_AR})?{QUOTED}")
_TO_AR = re.compile(rf"(?:^|(?<=[\s(]))ل(?:ـ\s?|{_NOUN_AR})?{QUOTED}(?=\s?:)")
"""In a headline: "فلان لـ«الضحى»: …"."""
_HOLDS_AR = re.compile(rf"{QUOTED}\s{any_of('interview_holds_arabic')}(?!\w)")
_LABEL = re.compile(r"[«\"“]?([^«»\"“”:?؟]{2,30})[»\"”]?:\s\S")


def find_interview_credit(structure: Structure, evidence: Evidence) -> Iterator[tuple[Piece, Credit]]:
    """Yield the outlet to which the person of an interview talks, as headline, deck or introduction name it."""
    body = [structure.lines[at].piece for at in structure.body]
    asked = [at for at, piece in enumerate(body) if _ASKS.search(piece.text.rstrip(_MARKS))]
    if len(asked) < _ENOUGH:
        return
    titles = [structure.headline] if structure.headline is not None else []
    above = [structure.lines[at].piece for at in (*titles, *structure.decks)]
    labels, story = _labels(body), story_text(structure)
    for piece in (*above, *body[: min(asked[0] + 1, 3)]):
        for name in _told(piece.text):
            printed = piece.text[name.start : name.end]
            titled = piece in above or (piece is body[0] and len(piece.text) < _SHORT) or printed in labels
            likely = 0.0 if is_person_like(printed) else guess_outlet(printed, evidence.names)
            if likely >= 0.7 or (likely >= 0.45 and titled and not is_named_place(story, printed)):
                yield piece, Credit(name, 0.8)


def _labels(body: list[Piece]) -> frozenset[str]:
    """Return who speaks at the head of paragraphs ("Quay Post: Why now?") more than once."""
    found = Counter(match[1].strip() for piece in body if (match := _LABEL.match(piece.text)))
    return frozenset(label for label, count in found.items() if count >= _ENOUGH)


def _told(text: str) -> Iterator[NameAt]:
    """Yield the names of those to whom somebody talks."""
    if ARABIC_LETTER.search(text):
        for pattern in (_TO_AR, _TALKS_AR, _HOLDS_AR):
            for match in pattern.finditer(text[:400]):
                yield NameAt(*match.span("quoted"), described=True)
        return
    for match in _TALKS.finditer(text[:400]):
        if name := latin_name_at(text, match.end()):
            yield name
