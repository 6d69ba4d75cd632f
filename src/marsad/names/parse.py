"""The parts of a name: what names, and what only stands with it (articles, titles, particles, kunya, initials)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from anyascii import anyascii

from marsad.errors import BadInput
from marsad.names.clean import tidy_name
from marsad.names.compounds import FAITH, Word, join_words, prefix_of
from marsad.names.letters import Alphabet, fold_arabic, fold_latin
from marsad.names.wordlists import WordLists, load_lists
from marsad.text.scripts import ARABIC_LETTER, LATIN_LETTER, fold_digits

Kind = Literal["name", "title", "particle", "kunya", "initial", "organisation", "number"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name.

    Attributes:
        text: as printed.
        kind: what it is; a kunya is the word *Abu* or *Umm*, a particle what says son, family or of.
        shapes: its folded letters, without the article if that stands apart; a second shape where the beginning
            may be an article or not (الياس, Alhasan).
        alphabet: of its letters; other scripts than Arabic are romanised.
        article: whether an article stood with it.
    """

    text: str
    kind: Kind
    shapes: tuple[str, ...]
    alphabet: Alphabet
    article: bool = False

    @property
    def articles(self) -> tuple[int, int]:
        """How many articles it has, at least and at most: Almalki may have one."""
        whole = self.shapes[0]
        perhaps = any(shape != whole and whole.endswith(shape) for shape in self.shapes[1:])
        return int(self.article), int(self.article or perhaps)


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its parts, in order."""

    text: str
    parts: tuple[Part, ...]

    @property
    def whole(self) -> tuple[str, Alphabet]:
        """Its folded letters in one piece, for names written in one word or in two; none if of two alphabets."""
        parts = [part for part in self.parts if part.kind in ("name", "kunya", "particle")]
        alphabets = {part.alphabet for part in parts}
        if len(alphabets) != 1:
            return "", "la"
        return "".join(part.shapes[0] for part in parts), parts[0].alphabet


_TOKEN = re.compile(
    r"(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670\u0640'’‘ʼʿʾ`´])*)(?P<stop>\.?)(?P<joint>[-‐‑–ـ]?)|(?P<number>\d+)"
)
_FIGURES = str.maketrans("0123456789", "qjxzwvkfpb")
"""Figures are kept as rare letters, so that a figure is like none but itself."""
_SERVANT = re.compile(r"ab+d(?:[aeiou]+(?:l+|([rszntd])(?=\1)|(?:[sd])(?=[sd]h))|[aeiou](?=[rszntd]{2}))(?=[a-z]{3})")
_ARTICLE = re.compile(
    r"[ae](?:l(?=.{3})|([srzntdl])(?=\1.{3})|[sc](?=[sc]h)|(?=ch.{2}))|(?:ben|bin)(?=[^aeiou].{3})|bel(?=l.{4})"
)
_ELIDED = re.compile(r"l(?=[aeo])")
"""The article as the Maghreb writes it before a vowel: Laouni, العوني."""
_DOUBLED = re.compile(r"([sktdg]h)\1")
"""A letter that Latin writes with two, doubled as scholars do: Bashshar."""
_FATHER = re.compile(
    r"(abou|aboo|abu|abo)((?:[ae]?l)?(?=[^aeiouy])[a-z]{3,}|el[a-z]{3,}|(?<=abu)[aei][a-z]{3,})|(ابو)(?:ال)?(.{3,})"
)
_HIATUS = re.compile("ه\u200cا[یي]")
"""Khamenei's last letters in Persian, which Arabic writes as it hears them: خامنه‌ای, خامنئي."""
_OF_FAITH = re.compile("(.{3,}?)(?:[aeiou]{0,2}(?:ld?|d{1,2})(?=d)|[aeiou])?d(?:in|e{2,}n|ine|yn|ein|ain)e?")
_OF_GOD = re.compile("abd[aeou]{1,2}l[ei]l+ah?$")
"""Abdulellah is عبد الإله."""


def parse_name(text: str) -> Name:
    """Return the parts of a name.

    Raises:
        BadInput: the text is empty or too long to be a name.

    >>> [(part.kind, part.shapes[0]) for part in parse_name("Dr. Abu Bakr al-Baghdadi").parts]
    [('title', 'dr'), ('kunya', 'abu'), ('name', 'bakr'), ('name', 'baghdadi')]
    >>> [part.shapes[0] for part in parse_name("عبد الرحمن بن صلاح الدين").parts]
    ['عبدرحمن', 'بن', 'صلاحدين']
    """
    return _parse(text)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Name:
    clean = tidy_name(text)
    lists = load_lists()
    # Where Persian parts a word by a joiner that is not seen, Latin mostly writes one word: احمدی‌نژاد, Ahmadinejad.
    words = _split(tidy_name(_HIATUS.sub("ئي", text).replace("\u200c", "")), lists)
    parts = _settle(join_words(words, lists), lists)
    if not parts:
        raise BadInput(f"No letter or figure that can be compared in {clean[:60]!r}: give a name.")
    return Name(clean, tuple(parts))


def _split(text: str, lists: WordLists) -> list[Word]:
    """Return the words of a name, articles taken off."""
    words: list[Word] = []
    article = ""
    for match in _TOKEN.finditer(fold_digits(text)):
        if match["number"]:
            figures = "".join(str(int(figure)) for figure in match["number"]).translate(_FIGURES)
            words.append(Word(match["number"], figures, "la", False, False, number=True))
            continue
        word = match["word"]
        letters, alphabet = _letters(word)
        if not letters:
            continue
        joint = bool(match["joint"])
        if not article and match.end() < len(text) and _is_article(word, letters, text[match.end() :], joint, lists):
            article = word
            continue
        father = _FATHER.fullmatch(letters)
        if father and not article and letters not in lists.kunya:
            first, rest = (part for part in father.groups() if part)
            words.append(Word(first, first, alphabet, False, False))
            words.append(Word(word, rest.removeprefix("el") if len(rest) > 5 else rest, alphabet, False, joint))
            continue
        found = Word(word, letters, alphabet, bool(match["stop"]), joint, bool(article))
        if article:
            found.text = f"{article}-{word}" if alphabet == "la" else article + word
        article = ""
        words.append(found)
    return words


def _is_article(word: str, letters: str, rest: str, joint: bool, lists: WordLists) -> bool:
    """Tell whether a word is an article: joined by a hyphen, al and el, or one that took on the next letter."""
    if word == "ال":
        return True
    if letters not in lists.articles:
        return False
    return joint or letters in ("al", "el") or fold_latin(rest[:6].strip()).startswith(letters[1:])


def _letters(word: str) -> tuple[str, Alphabet]:
    """Return the folded letters of a word, and of which alphabet they are; other scripts are romanised."""
    if ARABIC_LETTER.search(word):
        return fold_arabic(word), "ar"
    if word.isascii() or all(LATIN_LETTER.match(char) or not char.isalpha() for char in word):
        return fold_latin(word), "la"
    return fold_latin(anyascii(word)), "la"


def _settle(words: list[Word], lists: WordLists) -> list[Part]:
    """Say what each word is; a name that is nothing but a title is a name."""
    for before, word in pairwise(words):
        word.behind = True
        if before.alphabet == word.alphabet and not word.number:
            word.son = prefix_of(before, lists)
    parts = [_part(word, lists, last=at == len(words) - 1) for at, word in enumerate(words)]
    if not any(part.kind in ("name", "number") for part in parts):
        parts = [Part(p.text, "name", p.shapes, p.alphabet, p.article) if p.kind != "number" else p for p in parts]
    return parts


def _part(word: Word, lists: WordLists, *, last: bool) -> Part:
    letters = word.letters
    kind: Kind = "name"
    if word.number:
        kind = "number"
    elif len(letters) == 1 and (word.alphabet == "la" or word.stop):
        kind = "initial"
    elif letters in lists.titles and not (last and not word.stop):
        kind = "title"
    elif letters in lists.kunya and not last:
        kind = "kunya"
    elif not last and (
        letters in lists.son or letters in lists.family or letters in lists.small or letters in lists.joined
    ):
        kind = "particle"
    elif letters in lists.organisation:
        kind = "organisation"
    if kind == "kunya":
        mother = letters[-1] in "mم"
        shape = {"la": ("umm", "abu"), "ar": ("ام", "ابو")}[word.alphabet][not mother]
        return Part(word.text, kind, (shape,), word.alphabet)
    return Part(word.text, kind, _shapes(word), word.alphabet, word.article or _has_article(word))


def _has_article(word: Word) -> bool:
    return word.alphabet == "ar" and word.letters.startswith("ال") and len(word.letters) > 4


def _shapes(word: Word) -> tuple[str, ...]:
    """Return a word's letters without its article; besides, with it, with *ben*, without *al-Din*, as they may be."""
    shapes = _arabic_shapes(word.letters) if word.alphabet == "ar" else _latin_shapes(word)
    if word.son:
        return (*shapes, word.son + shapes[0])
    faith = word.joined or (word.alphabet == "la" and len(word.letters) > 6 and _OF_FAITH.fullmatch(word.letters))
    short = shapes[0].removesuffix(FAITH[word.alphabet])
    return (*shapes, short) if faith and len(shapes[0]) > len(short) > 2 else shapes


def _arabic_shapes(letters: str) -> tuple[str, ...]:
    if letters == "عمرو":
        return (letters, "عمر")  # its last letter is not spoken
    if letters.startswith("عبدال") and len(letters) > 6 and not letters.endswith("الله"):
        return (f"عبد{letters[5:]}",)
    if letters.startswith("ال") and len(letters) > 4:
        return (letters[2:], letters)
    return (letters, letters[2:]) if letters.startswith("ال") and len(letters) == 4 else (letters,)


def _latin_shapes(word: Word) -> tuple[str, ...]:
    letters = _OF_GOD.sub("abdilah", _DOUBLED.sub(r"\1", word.letters))
    if not (letters.endswith("llah") or word.serves):
        letters = _SERVANT.sub("abd", letters, count=1) if letters.startswith("ab") else letters
    faith = _OF_FAITH.fullmatch(letters) if len(letters) > 6 and not word.joined else None
    if faith:
        return (f"{faith[1]}din",)
    article = None if word.article or len(letters) < 6 else _ARTICLE.match(letters)
    if word.behind and not (article or word.article) and len(letters) > 5:
        article = _ELIDED.match(letters)
    return (letters, letters[article.end() :]) if article else (letters,)
