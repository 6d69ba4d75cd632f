"""A text as words, with what the model is told about each beside its letters.

The encoder reads lower-cased pieces, so what case and punctuation say is given to it as features: `shape` (capitals,
digits, marks), `quotes` (whether a word stands inside quotation marks) and `places` (where in its paragraph and in the
text).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Vowel signs and accents written apart are no \w, yet part of their word: the tanwin of "mushiran ila".
_SIGN = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
WORD = re.compile(rf"\w[\w{_SIGN}]*|[^\w\s]")

Ints = NDArray[np.int64]

LOWER, TITLE, UPPER, MIXED, DIGITS, MARK, STOP, DASH, BREAK = range(9)
SHAPES = 9
OUTSIDE, OPENING, INSIDE, CLOSING, BRIEF = range(5)
QUOTES = 5
PLACES = 6
_STOPS = frozenset(".!?:;,")
_DASHES = frozenset("-–—")
_OPEN, _CLOSE, _EITHER = frozenset("“«„"), frozenset("”»"), frozenset('"＂')
BRIEF_WORDS = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: their borders in code points, what they look like, and where paragraphs break.

    Attributes:
        starts, ends: code point offsets, one pair a word.
        shapes: capitals, digits or kind of mark, one of `SHAPES` values.
        quotes: place in a quotation, one of `QUOTES` values.
        places: place in text, paragraph and sentence, one of `PLACES` values.
        paragraphs: number of each word's paragraph, from 0.
        sentences: number of each word's sentence, from 0; a rough division, good enough for linking.
    """

    starts: Ints
    ends: Ints
    shapes: Ints
    quotes: Ints
    places: Ints
    paragraphs: Ints
    sentences: Ints

    def __len__(self) -> int:
        return len(self.starts)


def shape_of(word: str) -> int:
    """Return what a word looks like: its case, or the kind of mark it is."""
    if not (word[0].isalnum() or word[0] == "_"):
        return STOP if word in _STOPS else DASH if word in _DASHES else MARK
    if word.isdigit():
        return DIGITS
    if word == word.lower():
        return LOWER
    if word == word.upper():
        return UPPER if len(word) > 1 else TITLE
    return TITLE if word[0].isupper() and word[1:] == word[1:].lower() else MIXED


def quote_states(words: list[str], paragraphs: list[int]) -> list[int]:
    """Return each word's place in a quotation.

    A quotation left open at the end of a paragraph goes on in the next one only if that opens with a mark, as is the
    custom of the press. A quotation shorter than three words is `BRIEF`: often irony or a title, seldom speech.
    """
    states = [OUTSIDE] * len(words)
    opened = -1
    for i, word in enumerate(words):
        if i and paragraphs[i] != paragraphs[i - 1]:
            opened = -1
        if opened < 0:
            if word in _OPEN or word in _EITHER:
                opened, states[i] = i, OPENING
        elif word in _CLOSE or word in _EITHER:
            states[i] = CLOSING
            if i - opened - 1 < BRIEF_WORDS:
                states[opened + 1 : i] = [BRIEF] * (i - opened - 1)
            opened = -1
        else:
            states[i] = INSIDE
    return states


def split_words(text: str) -> Words:
    """Return the words of a text with all that the model is told about them."""
    matches = list(WORD.finditer(text))
    words = [m.group() for m in matches]
    starts = [m.start() for m in matches]
    ends = [m.end() for m in matches]
    paragraphs, sentences = [0] * len(words), [0] * len(words)
    for i in range(1, len(words)):
        gap = text[ends[i - 1] : starts[i]]
        broken = "\n" in gap
        paragraphs[i] = paragraphs[i - 1] + broken
        sentences[i] = sentences[i - 1] + (broken or _ends_sentence(words, i, gap))
    places = []
    for i in range(len(words)):
        first = i == 0 or sentences[i] != sentences[i - 1]
        places.append(2 * min(paragraphs[i], 2) + first)
    shapes = [shape_of(w) for w in words]
    quotes = quote_states(words, paragraphs)
    columns = (starts, ends, shapes, quotes, places, paragraphs, sentences)
    return Words(*(np.asarray(c, dtype=np.int64) for c in columns))


def _ends_sentence(words: list[str], i: int, gap: str) -> bool:
    """Tell whether a sentence ends before word i: a stop, perhaps closing marks, white space and a capital or mark."""
    first = words[i][0]
    if not gap or first.islower() or first.isdigit():  # Arabic letters are neither
        return False
    j = i - 1
    while j > 0 and (words[j] in _CLOSE or words[j] in _EITHER or words[j] in ")]’'"):
        j -= 1
    if words[j] not in (".", "!", "?", "؟", "…"):
        return False
    return not (words[j] == "." and j > 0 and (len(words[j - 1]) == 1 or words[j - 1] in _SHORT))


_SHORT = frozenset(
    [
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Sen",
        "Rep",
        "Gov",
        "Gen",
        "Lt",
        "Col",
        "Sgt",
        "Capt",
        "Rev",
        "Hon",
        "St",
        "Jr",
        "Sr",
        "Prof",
        "Pres",
        "Atty",
        "No",
        "vs",
        "Jan",
        "Feb",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
    ]
)
