"""Arabic and Persian letters by the table of the International Journal of Middle East Studies, letter for letter."""

from __future__ import annotations

import re

_TABLE = {
    **{"ء": "ʾ", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "ḥ", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z"},
    **{"س": "s", "ش": "sh", "ص": "ṣ", "ض": "ḍ", "ط": "ṭ", "ظ": "ẓ", "ع": "ʿ", "غ": "gh", "ف": "f", "ق": "q", "ك": "k"},
    **{"ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ى": "ā", "ة": "a", "ا": "ā", "آ": "ā", "أ": "a"},
    **{"إ": "i", "ؤ": "ʾ", "ئ": "ʾ", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ڤ": "v", "ٱ": "", "\u0640": ""},
    **{"\u064e": "a", "\u064f": "u", "\u0650": "i", "\u064b": "an", "\u064c": "un", "\u064d": "in", "\u0652": ""},
    "\u0670": "ā",
}
_PERSIAN = str.maketrans("یکھہەۀےڭ", "يكههههيك")
_SHADDA = "\u0651"
_MARKS = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670")
_VOWELS = frozenset("aiuāīū")
_SHORT = {"ا": "a", "و": "u", "ي": "i"}
_LONG = {"ا": "ā", "و": "ū", "ي": "ī"}
JOINER = "\u200c"
"""What is not seen and parts a word of Persian: the zero-width non-joiner."""


def romanise_word(word: str) -> str:
    """Return one word letter for letter; what a joiner that is not seen parts, as Persian does, is one word.

    >>> romanise_word("الجواد"), romanise_word("احمدی\\u200cنژاد"), romanise_word("طويل")
    ('al-Jwād', 'Aḥmdīnzhād', 'Ṭwīl')
    """
    first, *others = (part.translate(_PERSIAN) for part in word.split(JOINER))
    out = _with_capital(first)
    for part in others:
        out += f" {_with_capital(part)}" if _has_article(part) else _letters(part)
    return out


def _has_article(word: str) -> bool:
    return re.match("ال(?=..)", word) is not None


def _with_capital(word: str) -> str:
    article = _has_article(word)
    rest = word[2:] if article else word
    if rest == "الله" or (article and rest == "له"):
        return "Allāh"
    if word == "ابن":
        return "Ibn"
    out = _letters(rest, article=article)
    named = out[:1].upper() + out[1:] if out[:1] not in "ʿʾ" else out[:1] + out[1:2].upper() + out[2:]
    return f"al-{named}" if article else named


def _letters(word: str, *, article: bool = False) -> str:
    """Return the letters of a word without its article."""
    out = ""
    for at, letter in enumerate(word):
        following = word[at + 1 : at + 2]
        if letter == _SHADDA:
            # Unicode sorts a vowel's sign before the sign of doubling.
            if not (article and set(word[1:at]) <= _MARKS):  # the article's l became this letter: ash-Shams is al-Shams
                out = re.sub("([ksdgtc]h|[^aiuāīū])([aiu]?)$", r"\1\1\2", out)
        elif letter in _SHORT and out[-1:] == _SHORT[letter] and not _is_consonant(word, at):
            out = out[:-1] + _LONG[letter]  # of a long vowel, the sign of the short one before it is a part
        elif letter == "ا" and not out:
            out = "" if following in _MARKS or _is_vowel(word, at + 1) else "a"  # the seat of a short vowel
        elif _is_vowel(word, at) and out[-1:] not in _VOWELS:
            out += _LONG[letter]
        elif letter == "ة" and out[-1:] in ("a", "ā"):
            out += "h" if out[-1] == "ā" else ""
        elif letter not in "أإ" or following not in _MARKS:
            out += _TABLE.get(letter, letter)
    return out


def _is_vowel(word: str, at: int) -> bool:
    """Tell whether the letter in a place is و or ي and a long vowel."""
    return word[at : at + 1] in tuple("وي") and at > 0 and not _is_consonant(word, at)


def _is_consonant(word: str, at: int) -> bool:
    """Tell whether a letter is spoken before a vowel, so that و is w and ي is y; ا is no such letter.

    Before a mark it is, and before another long vowel: the و of جواد and of طويل.
    """
    following = word[at + 1 : at + 2]
    if following in _MARKS:
        return True
    return word[at] != "ا" and (following in tuple("اآىة") or _is_vowel(word, at + 1))
