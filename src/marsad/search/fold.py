"""Words as the search sees them: case, accents, apostrophes, hyphens and Arabic spelling habits folded away.

Every spelling shall find every other one: `Hay'at`, `Hay’at` and `Hayat`; `al-Asmi`, `al Asmi` and
`Alasmi`; `أحمد` and `احمد`; `١٢٠` and `120`. Folding loses information on purpose, so folded text
lives in the index only; a token keeps its place in the original, and that is what gets highlighted.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

# Letters and marks of the Arabic script, its digits and punctuation left out.
_ARABIC = r"\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
_ARABIC += r"\u0750-\u077f\u08a0-\u08ff\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc\U0001ee00-\U0001eeff"
_JOINERS = r"\u200c\u200d"
_LETTER = rf"[^\W_{_ARABIC}]"
_MARKS = r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
_INNER = r"'’‘‛ʼʻ`´\u00ad\u200c\u200d"
_TOKEN = re.compile(
    # 10,000 and ١٠٬٠٠٠ are one number, so is 4.5; a date such as 12.10.2026 is three
    r"(?P<number>(?<![\w.,٬٫])(?:\d{1,3}(?:[,٬]\d{3})+|\d+[.٫]\d+)(?![.,٬٫]?\d))"
    rf"|[{_ARABIC}](?:[{_ARABIC}{_JOINERS}]*[{_ARABIC}])?"
    rf"|{_LETTER}(?:{_LETTER}|[{_MARKS}]|[{_INNER}](?={_LETTER}))*"
)
_HYPHENS = frozenset("-\u2010\u2011\u00ad")
_POSSESSIVE = re.compile(r"(?:['’ʼ]s)+$", re.IGNORECASE)
_MODIFIERS = re.compile("[\u02b0-\u02ff\u0640]")
_LETTERS = str.maketrans(
    {
        "ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h",
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه",
    }
)  # fmt: skip
_LONGEST = 80
"""A longer word is cut; no word that a person would look for comes near it."""

_SPACED_ARTICLES = frozenset({"al", "el"})
_ASSIMILATED = {"as": "s", "ash": "sh", "ad": "d", "adh": "dh", "ar": "r", "an": "n", "at": "t", "ath": "th", "az": "z"}
"""The Arabic article as it is said before a sun letter: ar-Raqqa, ash-Sham."""

_ARTICLES = _SPACED_ARTICLES | _ASSIMILATED.keys()


class Token(Struct, frozen=True):
    """One word of a text.

    Attributes:
        start: First code point in the original; an absorbed article (`al-`) is included.
        end: Code point after the last.
        form: The folded word, never empty.
        joined: The word as it looks when written in one with its article or its hyphened
            followers (`alasmi`, `ceasefire`); None for a plain word.
        linked: True if a hyphen ties the word to the token before it.
    """

    start: int
    end: int
    form: str
    joined: str | None = None
    linked: bool = False


@lru_cache(maxsize=30_000)
def fold_word(word: str) -> str:
    """Return one word folded; the empty string when nothing of it is a letter or digit.

    >>> fold_word("Hay’at"), fold_word("Sham's"), fold_word("إِدْلِب"), fold_word("٢٠٢٦")
    ('hayat', 'sham', 'ادلب', '2026')
    """
    word = _MODIFIERS.sub("", _POSSESSIVE.sub("", word))
    for _ in range(2):  # a case-folded letter may come apart once more
        word = unicodedata.normalize("NFKD", word).casefold().translate(_LETTERS)
    kept = (_digit(char) for char in word if char.isalnum() and char != "\u0640")
    return "".join(kept)[:_LONGEST]


def fold(text: str, lang: str = "") -> str:
    """Return a text's folded words, one space between them.

    Args:
        text: Any text.
        lang: BCP 47 tag. The scripts alone decide today; callers state the language so that a
            language with rules of its own can be added without touching them.

    >>> fold("Hay’at and al-Asmi"), fold("al Asmi")
    ('hayat and asmi', 'asmi')
    """
    del lang
    return " ".join(token.form for token in find_tokens(text))


def find_tokens(text: str) -> list[Token]:
    """Find the words of a text, in order, with their places.

    The Arabic article before a Latin-script name gets no place of its own, so that the phrases
    "Ayman al-Asmi" and "Ayman Asmi" are one.
    """
    tokens: list[Token] = []
    words = _find_words(text)
    last = len(words) - 1
    article: Word | None = None  # what stands before the word at hand and is absorbed by it
    before = -1  # where the word before it ends
    for at, (start, end, form) in enumerate(words):
        if form in _ARTICLES and at < last and _is_article(words[at], words[at + 1], text):
            article, before = words[at], end
            continue
        if article is None:
            linked = start - before == 1 and text[before] in _HYPHENS
            tokens.append(Token(start, end, form, None, linked))
        elif _is_close(article, start, text):
            tokens.append(Token(article[0], end, form, "al" + form))
        else:
            tokens.append(Token(start, end, form))
        article, before = None, end
    return _join_compounds(tokens)


Word = tuple[int, int, str]
"""Start, end and folded form."""


def _find_words(text: str) -> list[Word]:
    words = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        form = _fold_number(raw) if match.lastgroup == "number" else fold_word(raw)
        if form:
            words.append((match.start(), match.end(), form))
    return words


def _fold_number(raw: str) -> str:
    digits = "".join(_digit(char) for char in raw if char.isdigit() or char in ".٫")
    return digits.replace("٫", ".")[:_LONGEST]


def _digit(char: str) -> str:
    value = unicodedata.digit(char, None)
    return char if value is None else str(value)


def _is_article(word: Word, following: Word, text: str) -> bool:
    """Say whether a word is the Arabic article of the one that follows."""
    form = word[2]
    if form in _SPACED_ARTICLES:
        return following[2][0].isalpha()
    return text[word[1] : following[0]] in _HYPHENS and following[2].startswith(_ASSIMILATED[form])


def _is_close(article: Word, start: int, text: str) -> bool:
    """Say whether only a blank or a hyphen stands between an article and its word."""
    gap = text[article[1] : start]
    return gap in _HYPHENS or gap.isspace()


def _join_compounds(tokens: list[Token]) -> list[Token]:
    """Give the first word of each hyphened compound the form that it has when written in one."""
    joined = list(tokens)
    at = 0
    while at < len(tokens):
        end = at + 1
        while end < len(tokens) and tokens[end].linked:
            end += 1
        if end - at > 1:
            head = tokens[at]
            solid = "".join(token.form for token in tokens[at:end])[:_LONGEST]
            joined[at] = Token(head.start, head.end, head.form, solid, head.linked)
        at = end
    return joined
