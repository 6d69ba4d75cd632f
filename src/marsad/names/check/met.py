"""A name that was met in a text, and whether it may be a piece of a longer one that nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.names.check.beside import BODIES, LEADING, OPENING, PLACES
from marsad.names.check.known import Form
from marsad.names.check.places import Place
from marsad.names.check.words import Body, Word, begins_sentence, in_title_case
from marsad.names.wordlists import load_lists
from marsad.records import Span


@dataclass(frozen=True, slots=True)
class Met:
    """A run of words that is a name: from which word on, how many, whose it may be, and what is to be said of it."""

    at: int
    size: int
    span: Span
    forms: Sequence[Form]
    place: Place | None = None


def is_part_of_another(body: Body, met: Met, *, strict: bool = False) -> bool:
    """Tell whether a name stands inside another's: Golani Brigade, Mona Golani.

    Args:
        body: The text.
        met: The name.
        strict: Take words that stand beside it for names too that may have their capital from a headline, or from
            beginning a sentence.
    """
    end = met.at + met.size
    titled = in_title_case(body.text, met.span[0])
    after = _beside(body, end, end)
    if after is not None:
        if after.key in BODIES or (after.key in load_lists().organisation and after.key not in PLACES):
            return True
        if strict and body.words[end - 1].joined and after.joined:
            return True
        if strict and after.key in LEADING and not after.capital and after.key != "an":
            return True
        name = _beside(body, end + 1, end + 1) if after.key == "al" else after
        if name is not None and _is_name(name) and (strict or not titled):
            return True
    before = _beside(body, met.at, met.at - 1)
    if before is not None and before.key == "al":
        before = _beside(body, met.at - 1, met.at - 2)
    if before is None:
        return False
    if before.key in LEADING or (strict and before.joined and met.at > 1 and body.words[met.at - 2].joined):
        return True
    first = begins_sentence(body.text, before.start)
    return _is_name(before) and (strict or not (titled or first)) and before.key not in body.ordinary


def _is_name(word: Word) -> bool:
    return word.capital and not (word.key in PLACES or word.key in OPENING or word.key in load_lists().titles)


def _beside(body: Body, border: int, at: int) -> Word | None:
    """Return a word if it stands in one line with its neighbour across a border, with a blank or a hyphen between."""
    words = body.words
    if not 0 < border < len(words) or not words[border - 1].linked:
        return None
    return None if "\n" in body.text[words[border - 1].end : words[border].start] else words[at]
