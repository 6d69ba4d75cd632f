"""A text's words as the checks of names look at them: folded, with their capitals, and what is left alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from marsad.records import Span
from marsad.text.normalise import fold_phrase

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼʿʾ`´\u0300-\u036f\u064b-\u0652\u0670][^\W_]*)*")
_POSSESSIVE = re.compile("(?:['’ʼ]s|['’‘ʼ`´])$", re.IGNORECASE)
_GAP = re.compile("[ \u00a0]{0,2}\n?[ \u00a0]?|[ \u00a0]?[-‐‑–][ \u00a0]?")
_ENDS = re.compile(r"(?:^|[.!?…:;؟\n•*]|[.!?…][”’»\")])[\s“‘«\"'(\[—–-]*$")
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,63}\.\w+[\w.]*|[#@]\w+|\b[\w-]{1,63}\.(?:com|net|org|info|news|tv|me|co|sy|io)\b\S*"
)
_WORK = re.compile(
    r"(?:titled|entitled|headlined|called|named|(?:book|film|novel|song|poem|play|article|report|series|episode)),? "
    r"(?:“[^”\n]{1,160}”|\"[^\"\n]{1,160}\"|‘[^’\n]{1,160}’|«[^»\n]{1,160}»)"
)
ARTICLES = frozenset(("al", "el", "ul"))
_ASSIMILATED = frozenset(a + c for a in "ae" for c in ("d", "dh", "n", "r", "s", "sh", "t", "th", "z"))


@dataclass(slots=True)
class Word:
    """A word of a text. `joined` is whether a hyphen leads on to the next word."""

    start: int
    end: int
    key: str
    capital: bool
    alone: bool
    joined: bool = False
    linked: bool = False
    """Nothing but a blank or a hyphen stands between it and the next word."""
    plain: bool = True
    """Left alone are addresses, hashtags and the titles of works."""


@dataclass(frozen=True, slots=True)
class Body:
    """A text and its words. `named` are those that it has with a capital, `ordinary` those without, somewhere."""

    text: str
    words: Sequence[Word]
    named: frozenset[str]
    ordinary: frozenset[str]

    def span(self, at: int, size: int) -> Span:
        """Return where some words begin and end."""
        return self.words[at].start, self.words[at + size - 1].end


def read_body(text: str) -> Body:
    """Return a text with its words."""
    words = find_words(text)
    named = frozenset(word.key for word in words if word.capital)
    return Body(text, words, named, frozenset(word.key for word in words if not word.capital))


def find_words(text: str) -> list[Word]:
    """Return the words of a text; a possessive's ending is none of a name."""
    left = _left_alone(text)
    starts = [start for start, _ in left]
    words: list[Word] = []
    for match in _WORD.finditer(text):
        start, printed = match.start(), match.group()
        short = _POSSESSIVE.sub("", printed) if not printed.isalnum() else printed
        key = fold_phrase(short)
        if not key:
            continue
        at = bisect_right(starts, start) - 1
        plain = at < 0 or start >= left[at][1]
        words.append(Word(start, start + len(short), key, printed[0].isupper(), " " not in key, plain=plain))
    for word, following in pairwise(words):
        if following.start - word.end <= 3:
            gap = text[word.end : following.start]
            word.linked = bool(gap) and _GAP.fullmatch(gap) is not None
            word.joined = word.linked and not gap.isspace()
    for at, word in enumerate(words[:-1]):
        if word.key in ARTICLES or word.key in _ASSIMILATED:
            sure = word.joined or (word.capital and (word.key in ARTICLES or not begins_sentence(text, word.start)))
            word.key = canonical(word.key, words[at + 1].key, sure=sure)
    return words


def canonical(article: str, following: str, *, sure: bool = True) -> str:
    """Return al for any shape of the article before a word, and other words as they are.

    >>> canonical("ash", "sham"), canonical("el", "sisi"), canonical("as", "usual")
    ('al', 'al', 'as')
    """
    if article in ARTICLES:
        return "al"
    return "al" if sure and article in _ASSIMILATED and following.startswith(article[1:]) else article


def key_of(form: str) -> str:
    """Return the key by which a name form and the words of a text meet.

    >>> key_of("Hay'at Tahrir ash-Sham") == key_of("Hay’at Tahrir Al Sham")
    True
    """
    key = fold_phrase(form)
    if " " not in key or key > "\u0590":
        return key
    words = key.split()
    if not any(word in ARTICLES or word in _ASSIMILATED for word in words):
        return key
    return " ".join([canonical(one, two) for one, two in pairwise(words)] + words[-1:])


def begins_sentence(text: str, at: int) -> bool:
    """Tell whether a sentence, a line or a quotation begins at a place."""
    return _ENDS.search(text[max(0, at - 12) : at]) is not None if at else True


def in_title_case(text: str, at: int) -> bool:
    """Tell whether the line at a place is set like an English headline: every longer word with a capital."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    words = [w for w in re.findall(r"[^\W\d_]+", text[start : end if end >= 0 else len(text)][:400]) if len(w) > 3]
    return len(words) > 2 and all(word[0].isupper() for word in words)


def _left_alone(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in sorted(match.span() for pattern in (_ADDRESS, _WORK) for match in pattern.finditer(text)):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def windows(words: Sequence[Word], at: int, longest: int) -> Iterator[Sequence[Word]]:
    """Yield the runs of words from a place that may be one name, the longest first."""
    size = 1
    while size < longest and at + size < len(words) and words[at + size - 1].linked and words[at + size].plain:
        size += 1
    for many in range(size, 0, -1):
        yield words[at : at + many]
