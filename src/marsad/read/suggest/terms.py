"""A story's words with their places, folded and cut to a stem; small words are marked.

The stems are rough on purpose: they only ever tell whether two texts speak of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from marsad.records import Block, Reading, Span
from marsad.text.normalise import fold_phrase
from marsad.text.scripts import fold_digits

LANGUAGES = frozenset(("ar", "en"))
"""The languages whose small words are known."""


class Word(NamedTuple):
    """A word of the text.

    `key` is folded, `stem` the rough root of it, empty for a small word.
    """

    start: int
    end: int
    key: str
    stem: str


class _Raw(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's lists as words.yaml keeps them, a space between words."""

    stop: str
    weak: str
    tails: str
    short: str
    stems: dict[str, str]


@dataclass(frozen=True, slots=True)
class SmallWords:
    """One language's words that carry no subject, folded.

    Attributes:
        stop: pronouns, particles, auxiliaries: never a term.
        weak: common verbs, adverbs and counters, days and months: no part of a key phrase.
        tails: nouns that make a phrase only behind another word.
        short: words whose full stop ends no sentence (Mr., Gen.).
        stems: irregular forms and their stem.
    """

    stop: frozenset[str]
    weak: frozenset[str]
    tails: frozenset[str]
    short: frozenset[str]
    stems: dict[str, str]


_ENGLISH_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_ARABIC_WORD = re.compile(r"[^\W_][\w\u064b-\u065f\u0670\u0640]*")
_POSSESSIVE = re.compile(r"[’']s?$")
_ENGLISH_END = re.compile(r"(?:ing|edly|ied|ed|ies|es|ly|ians?|ia|ani?s?|is|[sai])$")
_ARABIC_AND = re.compile(r"^[وف](?=(?:[بك]?ال|لل)\w{3}|\w{4})")
_ARABIC_ARTICLE = re.compile(r"^(?:[بك]?ال|لل)(?=\w{3})")
_ARABIC_ROOTWARD = re.compile(r"^(?:[وف](?=\w{3})|[بلك](?=\w{4}))")
_ARABIC_END = re.compile(r"(?<=\w{3})(?:ها|هم|ات|ون|ين|يه|ان|ه|ي|ا)$")
_SENTENCE_END = re.compile(r"[.!?؟…]+[”\"’»)\]]*\s+|\n+")


@cache
def small_words(lang: str) -> SmallWords:
    """Return the small words of a language, `ar` or `en`."""
    source = (files("marsad.read.suggest") / "words.yaml").read_bytes()
    raw = msgspec.yaml.decode(source, type=dict[str, _Raw])[lang]
    lists = (raw.stop, raw.weak, raw.tails, raw.short)
    stop, weak, tails, short = (frozenset(map(fold_phrase, words.split())) for words in lists)
    if lang == "ar":
        weak |= frozenset(map(bare_arabic, weak))
    cut = _arabic_ending if lang == "ar" else _english_stem
    stems = {fold_phrase(word): cut(fold_phrase(root)) for root, words in raw.stems.items() for word in words.split()}
    return SmallWords(stop, weak, tails, short, stems)


@lru_cache(maxsize=512)
def find_words(text: str, start: int, end: int, lang: str) -> tuple[Word, ...]:
    """Return the words of a stretch of a text, in order. Kept for a while: more than one part asks for a paragraph's.

    >>> [word.stem for word in find_words("The Russians met Jolani", 0, 23, "en")]
    ['', 'russ', 'meet', 'jol']
    >>> [word.stem for word in find_words("والحكومة السورية", 0, 16, "ar")]
    ['حكوم', 'سور']
    """
    pattern = _ARABIC_WORD if lang == "ar" else _ENGLISH_WORD
    return tuple([Word(*m.span(), *_forms(m.group(), lang)) for m in pattern.finditer(text, start, end)])


@lru_cache(maxsize=16384)
def _forms(word: str, lang: str) -> tuple[str, str]:
    """Return a word folded, and its stem."""
    small = small_words(lang)
    key = fold_phrase(_POSSESSIVE.sub("", word))
    if key in small.stop or not key:
        return key, ""
    if key in small.stems:
        return key, small.stems[key]
    return key, _arabic_stem(key, small) if lang == "ar" else _english_stem(key)


def _english_stem(key: str) -> str:
    stem = _ENGLISH_END.sub("", key) if len(key) > 4 else key
    stem = stem if len(stem) >= 3 else key
    if len(stem) > 4 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem.removesuffix("e") if len(stem) > 4 else stem


def _arabic_stem(key: str, small: SmallWords) -> str:
    bare = _ARABIC_ARTICLE.sub("", _ARABIC_AND.sub("", key))
    if bare in small.stop:
        return ""
    return small.stems.get(bare) or _arabic_ending(bare)


def _arabic_ending(bare: str) -> str:
    return _ARABIC_END.sub("", _ARABIC_ROOTWARD.sub("", bare))


@lru_cache(maxsize=16384)
def bare_arabic(key: str) -> str:
    """Return a folded Arabic word without the article, and the and or preposition before it.

    >>> bare_arabic("وبالحكومه"), bare_arabic("للمعارضه"), bare_arabic("وزير")
    ('حكومه', 'معارضه', 'وزير')
    """
    return _ARABIC_ARTICLE.sub("", _ARABIC_AND.sub("", key) if "ال" in key[:4] or "لل" in key[:3] else key)


def find_sentences(text: str, start: int, end: int, lang: str) -> Iterator[Span]:
    """Yield the sentences of a stretch of a text."""
    short = small_words(lang).short
    at = start
    for m in _SENTENCE_END.finditer(text, start, end):
        last = text[max(at, m.start() - 12) : m.start()].rpartition(" ")[2]
        if m.group()[0] == "." and (len(last) == 1 or fold_phrase(last) in short):
            continue
        if text[at : m.start()].strip():
            yield at, m.start() + len(m.group().rstrip())
        at = m.end()
    if text[at:end].strip():
        yield at, end


def own_blocks(reading: Reading) -> list[Block]:
    """Return the blocks of the story's own text that are in its language."""
    return [block for block in reading.paragraphs() if block.spans and block.lang in (reading.lang, "und")]


def digits_only(key: str) -> bool:
    """Tell whether a folded word is a number in digits."""
    return fold_digits(key).isdigit()
