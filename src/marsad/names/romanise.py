"""Names from one script into the other: by a scheme, letter for letter, or as the press would spell them.

Arabic leaves short vowels out. A scheme (IJMES, the table of the International Journal of Middle East Studies) writes
those that are marked and no others; `propose` guesses the rest from the learnt letters, and gives several guesses, as
nobody can know: they are for people to choose from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Literal, NamedTuple

from marsad.names.costs import load_letters
from marsad.names.follows import load_follows
from marsad.names.letters import LETTERS, Alphabet
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
BEAM = 48
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


class _Taste(NamedTuple):
    """How much the target's own letters weigh, and what each letter is worth: long spellings cost more without it."""

    weight: float
    bonus: float


_TASTE: dict[Alphabet, _Taste] = {"la": _Taste(0.8, 2.0), "ar": _Taste(1.0, 0.6)}


class _Step(NamedTuple):
    cost: float
    letters: str


def romanise(text: str, scheme: Scheme = "press") -> str:
    """Return an Arabic name in Latin letters, by a scheme; other scripts and signs stay as they are.

    >>> romanise("مُحَمَّد الجَوْلَانِي", "ijmes")
    'Muḥammad al-Jawlānī'
    >>> romanise("أبو محمد الجولاني")
    'Abu Muhammad al-Golani'
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


def propose(text: str, top: int = 3) -> list[str]:
    """Return likely spellings of a name in the other script, the likeliest first.

    Raises:
        BadInput: the text is no name.

    >>> "ادلب" in propose("Idlib", 3)
    True
    """
    best: list[_Step] = [_Step(0.0, "")]
    for part in parse_name(text).parts:
        best = [
            _Step(one.cost + more.cost, f"{one.letters} {more.letters}".strip())
            for one in best
            for more in _propose_part(part, top)
        ]
        best = sorted(best)[: max(top, 1)]
    return [one.letters for one in best]


def _propose_part(part: Part, top: int) -> list[_Step]:
    if part.kind == "number":
        return [_Step(0.0, part.text)]
    letters = part.shapes[0]
    if letters in _KNOWN:
        return [_Step(0.0, _KNOWN[letters])]
    if part.alphabet == "ar" and letters.startswith("عبد") and len(letters) > 5:
        return [
            _Step(cost, f"Abdul {word[:1].upper()}{word[1:]}") for cost, word in propose_word(letters[3:], "ar", top)
        ]
    if part.alphabet == "ar" and letters.endswith("الله") and len(letters) > 5:
        return [
            _Step(cost, f"{word[:1].upper()}{word[1:]}allah") for cost, word in propose_word(letters[:-4], "ar", top)
        ]
    if part.alphabet == "ar" and letters.endswith("دين") and " " in part.text:
        return [
            _Step(cost, f"{word[:1].upper()}{word[1:]} al-Din") for cost, word in propose_word(letters[:-3], "ar", top)
        ]
    if part.alphabet == "la" and letters.endswith(_ALLAH) and len(letters) > 7:
        return [_Step(cost, f"{word} الله") for cost, word in propose_word(letters[:-5], "la", top)]
    guesses = propose_word(letters, part.alphabet, top)
    if part.alphabet == "la":
        return [_Step(cost, f"ال{word}" if part.article else word) for cost, word in guesses]
    lead = "al-" if part.article else ""
    return [_Step(cost, lead + word[:1].upper() + word[1:]) for cost, word in guesses]


def propose_word(letters: str, alphabet: Alphabet, top: int) -> list[_Step]:
    """Return likely spellings of one folded word in the other alphabet, and their costs.

    A common word is written as it usually is; to other words, and after the usual spellings, guesses are added.
    """
    known = [_Step(USUAL * (1 + at), word) for at, word in enumerate(load_usual(alphabet).get(letters, ())[:top])]
    if len(known) >= top:
        return known
    guessed = [step for step in _guess_word(letters, alphabet, top) if step.letters not in {k.letters for k in known}]
    last = known[-1].cost if known else 0.0
    return (known + [_Step(last + USUAL + max(step.cost, 0.0), step.letters) for step in guessed])[:top]


def _guess_word(letters: str, alphabet: Alphabet, top: int) -> list[_Step]:
    """Return guessed spellings of one folded word in the other alphabet, by a beam search.

    What a spelling costs is what its letters cost as spellings of the word's, and a share of what they cost alone.
    """
    target: Alphabet = "la" if alphabet == "ar" else "ar"
    follows, number = load_follows(target), {letter: n for n, letter in enumerate(LETTERS[target], 1)}
    taste = _TASTE[target]
    reached: list[dict[str, float]] = [defaultdict(lambda: 1e9) for _ in range(len(letters) + 1)]
    reached[0][""] = 0.0
    for at in range(len(letters)):
        for written, cost in sorted(reached[at].items(), key=lambda item: item[1])[:BEAM]:
            for size, piece, more in _pieces(letters, at, alphabet):
                longer, total = written + piece, cost + more
                for place in range(len(written), len(longer)):
                    total += taste.weight * _after(follows.table, number, longer, place) - taste.bonus
                options = reached[at + size]
                if total < options[longer]:
                    options[longer] = total
    ends = [
        _Step(cost + taste.weight * float(follows.table[(*_last(number, word), follows.end)]), word)
        for word, cost in sorted(reached[-1].items(), key=lambda item: item[1])[:BEAM]
        if word
    ]
    return sorted(ends)[:top] or [_Step(99.0, letters)]


def _after(table: object, number: dict[str, int], word: str, place: int) -> float:
    before = _last(number, word[:place])
    return float(table[(*before, number[word[place]])])  # type: ignore[index]


def _last(number: dict[str, int], word: str) -> tuple[int, int]:
    return (number[word[-2]] if len(word) > 1 else 0, number[word[-1]] if word else 0)


def _pieces(letters: str, at: int, alphabet: Alphabet) -> list[tuple[int, str, float]]:
    """Return how many letters are taken, what is written for them, and its cost."""
    if alphabet == "ar":
        place = "0" if at == 0 else "2" if at == len(letters) - 1 else "1"
        return [(1, piece, cost) for piece, cost in _likely().get(letters[at] + place, ())]
    found = []
    for size in range(1, 4):
        taken = letters[at : at + size]
        if len(taken) == size:
            place = "0" if at == 0 else "2" if at + size == len(letters) else "1"
            found += [(size, letter, cost) for letter, cost in _likely_back().get(taken + place, ())]
    return found


@cache
def _likely() -> dict[str, tuple[tuple[str, float], ...]]:
    """Return what each Arabic letter at each place is likely to be written as."""
    return {
        unit: tuple(sorted(((piece, cost / 100) for piece, cost in row.items()), key=lambda one: one[1])[:14])
        for unit, row in load_letters().writes.items()
    }


@cache
def _likely_back() -> dict[str, tuple[tuple[str, float], ...]]:
    """Return which Arabic letters are likely to be written as each piece, by its place."""
    back: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for unit, row in load_letters().writes.items():
        for piece, cost in row.items():
            if piece:
                back[piece + unit[1]].append((unit[0], cost / 100))
    return {piece: tuple(sorted(letters, key=lambda one: one[1])[:6]) for piece, letters in back.items()}
