"""Arabic given names: by a list, and by where a word stands that no list holds."""

from __future__ import annotations

from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.officenouns import noun_in
from marsad.text.normalise import fold_phrase

OF_A_STATE = frozenset(
    ("جمهوريه", "مملكه", "سلطنه", "اماره", "دوله", "ولايه", "محافظه", "مدينه", "بلده", "قريه", "خارجيه", "داخليه",
     "دفاع", "ماليه", "وزراء", "ملك", "رييس", "رييسه", "سفير", "سفيره")
)  # fmt: skip
"""Nouns without an article that want a country behind them before the name of who holds the office."""
_FOLLOWERS = frozenset(
    ("حلفاء", "اتباع", "عناصر", "خصوم", "مقاتلو", "مسلحو", "ميليشيا", "مليشيا", "رفاق", "ابناء", "اقارب", "مساعدو",
     "ورثه", "اعوان", "مناصرو", "متمردو", "موالو", "معارضو", "وزراء", "نواب", "قاده", "جنود", "رجال", "زعماء", "اهل")
)  # fmt: skip


def opens_name(word: str, surname: str) -> bool:
    """Tell whether the word that opens a source is a given name nobody keeps a list of: *Lafud* al-Zufani."""
    folded = fold_phrase(word)
    return surname.startswith("ال") and len(folded) > 2 and folded not in _FOLLOWERS and folded[-1] not in "وهي"


def follows_office(before: str, word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word without an article that stands behind one with it begins a name: قائد المنتخب *كسيلة*."""
    last = before.split()[-1:]
    if (
        not last
        or len(word) < 3
        or fold_phrase(word) in OF_A_STATE
        or word[0] in "وفبل"
        or word.endswith(("ا", "ً"))
        or fold_phrase(word) in _FOLLOWERS
    ):
        return False
    return (
        last[0].startswith("ال") and len(last[0]) > 4 and noun_in(fold_phrase(before.split()[0]), lexicon) is not None
    )


def is_given(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a given name; as it is printed, as *on* folds like Ali."""
    return fold_phrase(word) in lexicon.given_names and word != "على"
