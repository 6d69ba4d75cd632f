"""Names from one script into the other: by a scheme, letter for letter, or as the press would spell them.

Arabic leaves short vowels out. A scheme (IJMES, the table of the International Journal of Middle East Studies) writes
those that are marked and no others; `propose` guesses the rest from learnt spellings, and gives several guesses, as
nobody can know: they are for people to choose from.
"""

from __future__ import annotations

import re
from typing import Literal

from marsad.names.clean import tidy_name
from marsad.names.guess import Spelling, guess_spellings
from marsad.names.letters import Alphabet
from marsad.names.parse import Part, parse_name
from marsad.names.usual import load_usual

Scheme = Literal["ijmes", "press"]

_IJMES = {
    **{"ء": "ʾ", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "ḥ", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z"},
    **{"س": "s", "ش": "sh", "ص": "ṣ", "ض": "ḍ", "ط": "ṭ", "ظ": "ẓ", "ع": "ʿ", "غ": "gh", "ف": "f", "ق": "q", "ك": "k"},
    **{
        "ل": "l",
        "م": "m",
        "ن": "n",
        "ه": "h",
        "و": "w",
        "ي": "y",
        "ى": "ā",
        "ة": "a",
        "ا": "ā",
        "آ": "ā",
        "أ": "a",
        "إ": "i",
    },
    **{
        "ؤ": "ʾ",
        "ئ": "ʾ",
        "پ": "p",
        "چ": "ch",
        "ژ": "zh",
        "گ": "g",
        "ڤ": "v",
        "\u064e": "a",
        "\u064f": "u",
        "\u0650": "i",
    },
    **{"\u064b": "an", "\u064c": "un", "\u064d": "in", "\u0652": "", "\u0670": "ā", "ٱ": "", "\u0640": ""},
}
_SHADDA = "\u0651"
_VOWELS = frozenset("aiuāīū")
USUAL = 0.7
"""What each less usual spelling of a common word costs more."""
_ALLAH = ("allah", "ullah", "ellah", "ollah")
_KNOWN = {
    "ابو": "Abu",
    "ام": "Umm",
    "بن": "bin",
    "ابن": "Ibn",
    "بنت": "bint",
    "ولد": "Ould",
    "ال": "Al",
    "عبدالله": "Abdullah",
}
"""How the press writes the small words of names."""


def romanise(text: str, scheme: Scheme = "press") -> str:
    """Return an Arabic name in Latin letters, by a scheme; other scripts and signs stay as they are.

    >>> romanise("مُحَمَّد الجَوْلَانِي", "ijmes")
    'Muḥammad al-Jawlānī'
    >>> romanise("أبو محمد الجولاني")
    'Abu Muhammad al-Jolani'
    >>> romanise("الشَّمْس", "ijmes")
    'al-Shams'
    """
    if scheme == "press":
        return propose(text, 1)[0]
    return " ".join(_ijmes(word) for word in text.split())


def _ijmes(word: str) -> str:
    """Return one word letter for letter."""
    article = re.match("ال(?=..)", word)
    rest = word[2:] if article else word
    out = ""
    for at, letter in enumerate(rest):
        if letter == _SHADDA:
            # Unicode sorts a vowel's sign before the sign of doubling.
            if not (article and set(rest[1:at]) <= _MARKS):  # the article's l became this letter: ash-Shams is al-Shams
                out = re.sub("([ksdgtc]h|[^aiuāīū])([aiu]?)$", r"\1\1\2", out)
            continue
        following = rest[at + 1 : at + 2]
        # Of a long vowel, the sign of the short one before it is a part.
        if rest == "الله" or (article and rest == "له"):
            return "Allāh"
        if letter in "اوي" and out[-1:] == {"ا": "a", "و": "u", "ي": "i"}[letter] and following not in _MARKS:
            out = out[:-1] + {"ا": "ā", "و": "ū", "ي": "ī"}[letter]
        elif letter in "وي" and out and out[-1:] not in _VOWELS and following not in _MARKS:
            out += {"و": "ū", "ي": "ī"}[letter]
        elif letter in "أإ" and following in _MARKS:
            continue
        else:
            out += _IJMES.get(letter, letter)
    named = out[:1].upper() + out[1:] if out[:1] not in "ʿʾ" else out[:1] + out[1:2].upper() + out[2:]
    return f"al-{named}" if article else named


_MARKS = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670")


def propose(text: str, top: int = 3, scheme: Scheme = "press") -> list[str]:
    """Return likely spellings of a name in the other script, the likeliest first.

    Args:
        scheme: the house's; where it is a scheme of letters, an Arabic name by that scheme comes first.

    Raises:
        BadInput: the text is no name.

    >>> "ادلب" in propose("Idlib", 3)
    True
    """
    best: list[Spelling] = [Spelling(0.0, "")]
    for part in parse_name(text).parts:
        best = [
            Spelling(one.cost + more.cost, f"{one.letters} {more.letters}".strip())
            for one in best
            for more in _propose_part(part, top)
        ]
        best = sorted(best)[: max(top, 1)]
    found = [one.letters for one in best]
    if scheme != "press" and _is_arabic(text):
        by_scheme = romanise(tidy_name(text), scheme)
        found = [by_scheme, *(one for one in found if one != by_scheme)]
    return found[: max(top, 1)]


def _is_arabic(text: str) -> bool:
    return all(part.alphabet == "ar" or part.kind == "number" for part in parse_name(text).parts)


def _propose_part(part: Part, top: int) -> list[Spelling]:
    if part.kind == "number":
        return [Spelling(0.0, part.text)]
    letters = part.shapes[0]
    if letters in _KNOWN:
        return [Spelling(0.0, _KNOWN[letters])]
    if part.alphabet == "ar" and letters.startswith("عبد") and len(letters) > 5:
        return [
            Spelling(cost, f"Abdul {word[:1].upper()}{word[1:]}") for cost, word in propose_word(letters[3:], "ar", top)
        ]
    if part.alphabet == "ar" and letters.endswith("الله") and len(letters) > 5:
        return [
            Spelling(cost, f"{word[:1].upper()}{word[1:]}allah") for cost, word in propose_word(letters[:-4], "ar", top)
        ]
    if part.alphabet == "ar" and letters.endswith("دين") and " " in part.text:
        return [
            Spelling(cost, f"{word[:1].upper()}{word[1:]} al-Din")
            for cost, word in propose_word(letters[:-3], "ar", top)
        ]
    if part.alphabet == "la" and letters.endswith(_ALLAH) and len(letters) > 7:
        return [Spelling(cost, f"{word} الله") for cost, word in propose_word(letters[:-5], "la", top)]
    guesses = propose_word(letters, part.alphabet, top)
    if part.alphabet == "la":
        return [Spelling(cost, f"ال{word}" if part.article else word) for cost, word in guesses]
    lead = "al-" if part.article else ""
    return [Spelling(cost, lead + word[:1].upper() + word[1:]) for cost, word in guesses]


def propose_word(letters: str, alphabet: Alphabet, top: int) -> list[Spelling]:
    """Return likely spellings of one folded word in the other alphabet, and their costs.

    A common word is written as it usually is; to other words, and after the usual spellings, guesses are added.
    """
    known = [Spelling(USUAL * (1 + at), word) for at, word in enumerate(load_usual(alphabet).get(letters, ())[:top])]
    if len(known) >= top:
        return known
    guessed = [
        step for step in guess_spellings(letters, alphabet, top) if step.letters not in {k.letters for k in known}
    ]
    last = known[-1].cost if known else 0.0
    return (known + [Spelling(last + USUAL + max(step.cost, 0.0), step.letters) for step in guessed])[:top]
