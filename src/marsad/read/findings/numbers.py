"""Figures in a text: digits with their separators, number words of both languages, percentages, what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from marsad.read.suggest.terms import Word, bare_arabic, find_words
from marsad.text.normalise import fold_phrase
from marsad.text.scripts import fold_digits

PERCENT = "%"
"""What a percentage counts."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: where it stands, how much it is, and the stems of what it may count.

    A bare *million* counts nothing: what stands before it may have been missed.
    """

    start: int
    end: int
    value: float
    counts: frozenset[str]


class _Raw(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    units: dict[int, str]
    scales: dict[int, str]
    ordinals: dict[int, str]
    times: str
    percent: str


@dataclass(frozen=True, slots=True)
class _NumberWords:
    units: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    times: frozenset[str]
    percent: frozenset[str]


# Refused: a part of a word or code (F-16, G20), of a time (14:30), a score (2-1) or a fraction.
_DIGITS = re.compile(r"(?<!\D\d[,،٫] )(?<![A-Za-z\d_.,:/\-–٫٬])\d+(?:[.,٬٫]\d+)*(?=(?:bn|mn|m|k)?(?![\w:/]|[-–]\d))")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,٬]\d{3})+|\d{1,3}(?:\.\d{3}){2,}")
_YEARS = range(1900, 2101)
_PERCENT_SIGN = re.compile(r"\s?[%٪]")
_JOINED = re.compile(r"\s+|-")
_SAME_PHRASE = re.compile(r"[^.,;:،؛()«»“”\"]*")
_AHEAD = {"en": 2, "ar": 1}
"""Content words behind a figure that may be what it counts; English may put adjectives between."""
_TOLL = frozenset(("kill", "wound", "قتل", "جرح"))
"""Stems that stand before what they count as often as behind it."""


@cache
def _number_words(lang: str) -> _NumberWords:
    source = (files("marsad.read.findings") / "numbers.yaml").read_bytes()
    raw = msgspec.yaml.decode(source, type=dict[str, _Raw], strict=False)[lang]

    def by_word(table: dict[int, str]) -> dict[str, int]:
        return {fold_phrase(word): value for value, words in table.items() for word in words.split()}

    percent = frozenset(map(fold_phrase, raw.percent.split()))
    times = frozenset(word.stem for word in find_words(raw.times, 0, len(raw.times), lang))
    return _NumberWords(by_word(raw.units), by_word(raw.scales), by_word(raw.ordinals), times, percent)


def find_figures(text: str, start: int, end: int, lang: str, words: Sequence[Word] = ()) -> list[Figure]:
    """Return the figures of a stretch of a text. Years and *one* are left out.

    Args:
        text, start, end: the stretch.
        lang: `ar` or `en`.
        words: the words of the stretch, if they are there already.

    >>> [figure.value for figure in find_figures("Three times in 2026, 12.5 percent of 1,200", 0, 42, "en")]
    [3.0, 12.5, 1200.0]
    >>> [figure.value for figure in find_figures("خمسة وعشرون جريحا و٣ آلاف نازح", 0, 30, "ar")]
    [25.0, 3000.0]
    """
    words = words or find_words(text, start, end, lang)
    if not any(_may_begin(word.key, lang) for word in words):
        return []
    return list(_Reader(text, start, end, lang, words).read())


def time_stems(lang: str) -> frozenset[str]:
    """Return the stems of what time is counted in."""
    return _number_words(lang).times


@lru_cache(maxsize=16384)
def _may_begin(key: str, lang: str) -> bool:
    """Tell whether a number may begin with a folded word."""
    known = _number_words(lang)
    forms = (key, key[1:]) if lang == "ar" else (key,)
    return any(c.isdigit() for c in key) or any(form in known.units or form in known.scales for form in forms)


def find_ordinals(keys: Iterable[str], lang: str) -> frozenset[float]:
    """Return the numbers of folded words such as *fourth*.

    >>> sorted(find_ordinals(["the", "fourth", "man"], "en")), sorted(find_ordinals(["الرابعه"], "ar"))
    ([4.0], [4.0])
    """
    known = _number_words(lang).ordinals
    return frozenset(float(known[form]) for key in keys for form in (key, bare_arabic(key)) if form in known)


class _Reader:
    """One stretch, word by word."""

    def __init__(self, text: str, start: int, end: int, lang: str, words: Sequence[Word]) -> None:
        self.text, self.words, self.lang = text, words, lang
        self.known = _number_words(lang)
        stretch = fold_digits(text[start:end])
        self.digits = {start + m.start(): (start + m.end(), m.group()) for m in _DIGITS.finditer(stretch)}

    def read(self) -> Iterator[Figure]:
        at = 0
        while at < len(self.words):
            if not _may_begin(self.words[at].key, self.lang):
                at += 1
                continue
            found = self._digits_at(at) or self._words_at(at)
            if found is None:
                at += 1
                continue
            behind, start, end, value = found
            bare = behind == at + 1 and self.words[at].key in self.known.scales
            behind, end, percent = self._percent_at(behind, end)
            counts = frozenset((PERCENT,)) if percent else self._counted(at, behind, end)
            yield Figure(start, end, value, frozenset() if bare else counts)
            at = max(behind, at + 1)

    def _digits_at(self, at: int) -> tuple[int, int, int, float] | None:
        """Return the word behind a number in digits that begins here, its place and its value."""
        word = self.words[at]
        start = next((offset for offset in range(word.start, word.end) if offset in self.digits), None)
        if start is None:
            return None
        end, printed = self.digits[start]
        value = _value_of(printed, self.lang)
        if value is None or (len(printed) == 4 and value in _YEARS):
            return None
        behind = at
        while behind < len(self.words) and self.words[behind].start < end:
            behind += 1
        glued = self.text[end : self.words[behind - 1].end]
        if glued:
            return behind, start, self.words[behind - 1].end, value * self.known.scales.get(fold_phrase(glued), 1)
        behind, end, value = self._scaled(behind, end, value)
        return behind, start, end, value

    def _scaled(self, at: int, end: int, value: float) -> tuple[int, int, float]:
        """Take in a thousand or million behind a number."""
        if at < len(self.words) and self._joined(end, at):
            scale = self.known.scales.get(self.words[at].key)
            if scale:
                return at + 1, self.words[at].end, value * scale if value < scale else value
        return at, end, value

    def _words_at(self, at: int) -> tuple[int, int, int, float] | None:
        """Return the word behind a number in words that begins here, its place and its value."""
        total, current, behind = 0, 0, at
        while behind < len(self.words):
            if behind > at and not self._joined(self.words[behind - 1].end, behind):
                break
            key, joined = self.words[behind].key, False
            if behind == at and not self._is_number(key):
                key = key[1:] if self.lang == "ar" and key[:1] in "وفبل" else key
            elif self.lang == "ar" and behind > at and key.startswith("و") and self._is_number(key[1:]):
                key, joined = key[1:], True
            elif key == "and" and current >= 100 and behind + 1 < len(self.words):
                if self.words[behind + 1].key not in self.known.units:
                    break
                behind, joined = behind + 1, True
                key = self.words[behind].key
            if key in self.known.units and (added := _add(current, self.known.units[key], joined, self.lang)):
                current = added
            elif (
                key in self.known.scales
                and len(key) > 2
                and (current or (behind == at and self._stands_for_one(at, key)))
            ):
                scale = self.known.scales[key]
                total, current = (
                    (total, max(current, 1) * scale) if scale == 100 else (total + max(current, 1) * scale, 0)
                )
            else:
                break
            behind += 1
        if total + current <= 1:
            return None
        return behind, self.words[at].start, self.words[behind - 1].end, float(total + current)

    def _is_number(self, key: str) -> bool:
        return key in self.known.units or key in self.known.scales

    def _stands_for_one(self, at: int, key: str) -> bool:
        """Tell whether a bare scale is one of it: *a hundred*, ألف."""
        if self.lang == "ar":
            return key in ("الف", "مليون", "مليار")
        return at > 0 and self.words[at - 1].key == "a"

    def _joined(self, end: int, at: int) -> bool:
        return bool(_JOINED.fullmatch(self.text, end, self.words[at].start))

    def _percent_at(self, behind: int, end: int) -> tuple[int, int, bool]:
        """Take in a sign or word that makes a number a percentage."""
        if m := _PERCENT_SIGN.match(self.text, end):
            return behind, m.end(), True
        keys = [word.key for word in self.words[behind : behind + 2]]
        if keys and keys[0] in self.known.percent:
            return behind + 1, self.words[behind].end, True
        if len(keys) == 2 and (keys == ["per", "cent"] or (keys[0] == "في" and keys[1] in self.known.percent)):
            return behind + 2, self.words[behind + 1].end, True
        return behind, end, False

    def _counted(self, at: int, behind: int, end: int) -> frozenset[str]:
        """Return the stems of what a number may count: the next words of its phrase, a toll before it, a currency."""
        limit = _SAME_PHRASE.match(self.text, end).end()  # type: ignore[union-attr]
        stems: list[str] = []
        for word in self.words[behind : behind + 6]:
            number = self._is_number(word.key) or self._is_number(word.key[1:]) or word.key[-1:].isdigit()
            if word.start > limit or len(stems) == _AHEAD[self.lang] or number:
                break
            if word.stem:
                stems.append(word.stem)
        if not _TOLL.intersection(stems):
            stems += [word.stem for word in self.words[max(at - 2, 0) : at] if word.stem in _TOLL]
        if self.text[max(self.words[at].start - 1, 0)] == "$":
            stems.append("dollar")
        return frozenset(stems)


def _value_of(digits: str, lang: str) -> float | None:
    """Return what a number in digits is worth; None where its signs give no clear number.

    The Arabic press parts thousands with a full stop too.
    """
    if _THOUSANDS.fullmatch(digits) or (lang == "ar" and re.fullmatch(r"\d{1,3}\.\d{3}", digits)):
        return float(re.sub("[,.٬]", "", digits))
    parts = re.split("[,.٬٫]", digits)
    return float(".".join(parts)) if len(parts) <= 2 else None


def _add(current: int, value: int, joined: bool, lang: str) -> int | None:
    """Return what a number word makes of the words before it, or None where it begins another number."""
    if not current:
        return value
    if lang == "ar":
        if value == 10 and current < 10 and not joined:
            return current + 10
        tens = 20 <= value <= 90 and 0 < current % 100 < 10
        return current + value if joined and (tens or (current % 100 == 0 and value < 100)) else None
    fits = (current % 100 == 0 and value < 100) or (current % 10 == 0 and current % 100 >= 20 and value < 10)
    return current + value if fits else None
