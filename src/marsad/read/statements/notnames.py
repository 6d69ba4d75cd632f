"""What was tagged as an Arabic name and is none: an office, a rank, an adjective of the office before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from marsad.read.statements.arabicnames import OF_RANK, Name
from marsad.read.statements.givennames import OF_A_STATE
from marsad.read.statements.lexicon import Lexicon
from marsad.text.normalise import fold_phrase

_OFFICES = frozenset(
    ("وزير", "وزيره", "رييس", "رييسه", "محافظ", "مدير", "مديره", "حاكم", "والي", "سفير", "سفيره", "قايد", "متحدث",
     "متحدثه", "ناطق", "ناطقه", "نقيب", "نقيبه", "عمده", "امين")
)  # fmt: skip
"""What a tagged name that begins so, without an article, is: an office."""


def without_offices(text: str, names: Sequence[Name], places: set[str], lexicon: Lexicon) -> list[Name]:
    """Return names without those that are offices or adjectives of one."""
    surnames = {fold_phrase(text[a:b]).split()[-1] for kind, a, b in names if kind == "person" and " " in text[a:b]}
    seen = Counter(re.findall(r"\w+", fold_phrase(text)))
    return [one for one in names if not _is_noun(text, one, surnames, places, seen, lexicon)]


def _is_noun(text: str, name: Name, surnames: set[str], places: set[str], seen: Counter[str], lexicon: Lexicon) -> bool:
    """Tell whether what was tagged as a name is an adjective, an office or a rank, and nobody's name."""
    if _is_adjective(text, name, surnames, places, lexicon) or _is_title(text, name, lexicon):
        return True
    words = fold_phrase(text[name[1] : name[2]]).split()
    if name[0] != "person" or not words or (len(words) == 1 and words[0] in surnames):
        return False
    if all(word in lexicon.titles for word in words) or words[-1] in _OF_BIRTH:
        return True
    first = words[0].removeprefix("ال")
    office = first != words[0] and first in lexicon.person_heads
    told = len(words) == 1 or (len(words) == 2 and re.fullmatch(r"ال\w{3,}يه?", words[1]) is not None)
    if not (office and told):
        return False
    again = sum(seen[f"{glued}{words[0]}"] for glued in _GLUED) > 1
    return again or any(seen[f"{glued}{first}"] for glued in _GLUED)  # *a witness* before


_OF_BIRTH = frozenset(("الاصل", "المولد", "الجنسيه", "المنشا"))
"""What tells of somebody where he is from: the coach, *a Serb by birth*."""
_GLUED = ("", "و", "ف", "ب", "ل")
"""What is written together with the word behind it."""


def _is_title(text: str, name: Name, lexicon: Lexicon) -> bool:
    """Tell whether what was tagged as a name is an office: its first word is one, without an article."""
    words = fold_phrase(text[name[1] : name[2]]).split()
    if len(words) < 2:
        return False
    ruler = words[0] in ("امير", "سلطان") and words[1] in OF_A_STATE | {"منطقه"}
    director = words[0] in OF_RANK and words[1].startswith("ل")  # the *executive* director *of the market*
    return ruler or director or (words[0] in _OFFICES and words[0] in lexicon.person_heads)


def _is_adjective(text: str, name: Name, surnames: set[str], places: set[str], lexicon: Lexicon) -> bool:
    """Tell whether an Arabic person's name is rather an adjective of the office before it: *the Kaldari minister*.

    It is if it is made from a place of the story, or agrees with a noun that is no title; unless a longer name ends so.
    """
    kind, start, end = name
    word = fold_phrase(text[start:end])
    if kind != "person" or " " in word or not word.endswith(("ي", "يه")) or word in surnames:
        return False
    before = fold_phrase(re.split(r"[^\w ]", text[max(start - 20, 0) : start])[-1]).split()[-1:]
    head = before[0] if before else ""
    definite = word.startswith("ال")
    stem = word.removeprefix("ال").removesuffix("ه").removesuffix("ي")
    if len(stem) > 3 and re.search(
        rf"(?<!\w)[وفبل]?{re.escape(text[start:end].removeprefix('ال')[: len(stem)])}[اةه]?(?!\w)", text
    ):
        return bool(head)
    if len(stem) > 3 and any(place.removeprefix("ال").startswith(stem[:4]) for place in places):
        return bool(head)
    noun = head.removeprefix("ال")
    return head.startswith("ال") == definite and noun in lexicon.person_heads and head not in lexicon.titles
