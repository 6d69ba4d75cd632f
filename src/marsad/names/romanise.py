"""Names from one script into the other: by a scheme, letter for letter, or as the press would spell them.

Arabic leaves short vowels out. A scheme (IJMES, the table of the International Journal of Middle East Studies) writes
those that are marked and no others; `propose` guesses the rest from learnt spellings, and gives several guesses, as
nobody can know: they are for people to choose from.
"""

from __future__ import annotations

import re
from typing import Literal

from marsad.names.clean import tidy_name
from marsad.names.given import number_given, write_apart
from marsad.names.guess import Spelling, guess_spellings
from marsad.names.ijmes import JOINER, romanise_word
from marsad.names.letters import Alphabet, fold_latin
from marsad.names.parse import Part, parse_name
from marsad.names.usual import load_usual

Scheme = Literal["ijmes", "press"]

USUAL = 0.7
"""What each less usual spelling of a common word costs more."""
_ALLAH = ("allah", "ullah", "ellah", "ollah")
_OF_FAITH = re.compile("(?:l|d)d(?:i|ee|y|ei|ai)ne?$")
"""*Al-Din* with its article: Eddine, Uddin, Aldeen; Abidine has none."""
_SURNAME = 7
"""Letters of a name that may end so and be another: Goldin."""
_KNOWN = {
    "ابو": "Abu",
    "ام": "Umm",
    "بن": "bin",
    "ابن": "Ibn",
    "بنت": "bint",
    "ولد": "Ould",
    "ال": "Al",
    "عبدالله": "Abdullah",
    "عبداله": "Abdelilah",
}
"""How the press writes the small words of names."""
_OF_GOD = "عبداله"
"""Folded, عبد الإله; in one word Persian's عبداله, which is another."""


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
    return " ".join(romanise_word(word) for word in text.split())


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
        by_scheme = romanise(_tidy_words(text), scheme)
        found = [by_scheme, *(one for one in found if one != by_scheme)]
    return found[: max(top, 1)]


def _tidy_words(text: str) -> str:
    """Return a name that may be shown, with the joiners that part a word of Persian."""
    words = [[part for part in word.split(JOINER) if any(map(str.isalnum, part))] for word in text.split()]
    return " ".join(JOINER.join(map(tidy_name, parts)) for parts in words if parts)


def _is_arabic(text: str) -> bool:
    return all(part.alphabet == "ar" or part.kind == "number" for part in parse_name(text).parts)


def _propose_part(part: Part, top: int) -> list[Spelling]:
    if part.kind == "number":
        return [Spelling(0.0, part.text)]
    letters = part.shapes[0]
    if letters in _KNOWN and (letters != _OF_GOD or " " in part.text):
        return [Spelling(0.0, _KNOWN[letters])]
    if letters == _OF_GOD:
        return [Spelling(0.0, "Abdollah"), Spelling(USUAL, "Abdullah"), Spelling(2 * USUAL, "Abdelilah")][:top]
    if part.alphabet == "la":
        lead = "ال" if part.article else ""
        return [Spelling(cost, lead + word) for cost, word in _propose_arabic(part, top)]
    before, rest, after = _part_two_arabic(part)
    lead = "al-" if part.article else ""
    return [
        Spelling(cost, f"{lead}{before}{word[:1].upper()}{word[1:]}{after}")
        for cost, word in propose_word(rest, "ar", top)
    ]


def _part_two_arabic(part: Part) -> tuple[str, str, str]:
    """Return what Latin writes before an Arabic word, its letters to be spelt, and what Latin writes behind them."""
    letters = part.shapes[0]
    listed = write_apart().get(letters, "")
    if letters.startswith("عبد") and len(letters) > 5 and (not listed or listed.startswith("عبد ال")):
        return "Abdul ", letters[3:], ""
    if letters.endswith("الله") and len(letters) > 5 and not listed:
        return "", letters[:-4], "allah"
    if letters.endswith("دين") and " " in part.text:
        return "", letters[:-3], " al-Din"
    return "", letters, ""


def _propose_arabic(part: Part, top: int) -> list[Spelling]:
    """Return likely spellings of a Latin word; Abdelkader and Salaheddine are two words in Arabic."""
    letters = part.shapes[0]
    before, rest, after = _part_two(part)
    if rest == "abd" and after:
        return [Spelling(0.0, "عبد الله")]
    if rest == letters:
        return [Spelling(cost, write_apart().get(word, word)) for cost, word in propose_word(letters, "la", top)]
    known = [write_apart().get(word, word) for word in load_usual("la").get(letters, ())]
    found = {word: USUAL * (1 + at) for at, word in enumerate(known)}
    for cost, word in propose_word(rest, "la", top):
        found.setdefault(f"{before}{word}{after}", USUAL * len(known) + cost)
    return [Spelling(cost, word) for word, cost in found.items()][:top]


def _part_two(part: Part) -> tuple[str, str, str]:
    """Return the Arabic word before a Latin one's letters, the letters to be spelt, and the Arabic word behind them."""
    letters, whole = part.shapes[0], fold_latin(part.text)
    if letters.endswith(_ALLAH) and len(letters) > 7:
        return "", letters[:-5], " الله"
    if letters.startswith("abd") and len(letters) > 5 and not whole.endswith(letters):  # an article was taken out
        return "عبد ال", letters[3:], ""
    known = letters[:-3] in number_given()["la"] or len(whole) > _SURNAME
    if letters.endswith("din") and len(letters) > 5 and known and _OF_FAITH.search(whole):
        return "", letters[:-3], " الدين"
    return "", letters, ""


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
