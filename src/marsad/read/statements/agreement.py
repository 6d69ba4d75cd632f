"""How a speaker agrees with a pronoun or with an Arabic verb: in number, gender and nature."""

from __future__ import annotations

import re

from marsad.read.statements.cast import Who
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.officenouns import head_of, is_plural
from marsad.text.normalise import fold_phrase

_MALE_HEADS = frozenset(("man", "father", "brother", "son", "husband", "uncle", "boy", "king", "prince", "spokesman"))
_MANY = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|several|many|some|both|few|most|others|\d+)\s",
    re.IGNORECASE,
)
_BEFORE_PREPOSITION = re.compile(r"^(.*?)(?:,|\s(?:of|for|in|on|at|from|with|by|to|who|that|near|under|close)\s|$)")
DISAGREES, UNKNOWN, MAYBE, AGREES = range(4)
"""How a speaker agrees with a pronoun; `MAYBE` is a person of whom it is not told whether it is he or she."""


def agrees(lexicon: Lexicon, who: Who, group: str) -> int:
    """Return how a speaker agrees with a pronoun in number, gender and nature."""
    if group in ("any", "speaker"):
        return AGREES
    if who.actor is not None and who.actor.kind == "person":
        if group not in ("male", "female"):
            return DISAGREES
        known = who.actor.female
        return MAYBE if known is None else AGREES if known == (group == "female") else DISAGREES
    if lexicon.lang == "ar":
        return _fits_arabic(lexicon, who, group)
    if who.actor is not None:
        return AGREES if group == "thing" else DISAGREES if group in ("male", "female") else UNKNOWN
    return _fits_english(lexicon, who.name or "", group)


def _fits_english(lexicon: Lexicon, words: str, group: str) -> int:
    """Return how a description agrees with a pronoun."""
    head = head_of(words, lexicon)
    if fold_phrase(words) in lexicon.all_pronouns:
        return DISAGREES
    phrase = m[1] if (m := _BEFORE_PREPOSITION.match(words)) else words
    last = next(iter(fold_phrase(phrase).split()[::-1]), "")
    if re.search(rf"\b{head} \w+(?:ing|ed) ", fold_phrase(phrase) + " ") and not _MANY.match(words):
        last = head or ""  # a woman *carrying two bags*
    many = (
        bool(_MANY.match(words))
        or last in ("men", "women", "people", "children", "police")
        or (last.endswith("s") and not last.endswith("ss") and last != head)
    )
    if group in ("many", "thing"):
        if group == "many" and many:
            return AGREES
        person = head in lexicon.person_heads
        return DISAGREES if person or many else AGREES if head and group == "thing" else UNKNOWN
    if many or head in lexicon.body_heads:
        return DISAGREES
    if head is None:
        return UNKNOWN
    female = True if head in lexicon.female_titles else False if head in _MALE_HEADS else None
    return DISAGREES if female not in (None, group == "female") else AGREES


_THINGS = frozenset(("مصادر", "اوساط", "تقارير", "قوات", "سلطات"))
"""Plurals that a verb takes for *she*."""


def _fits_arabic(lexicon: Lexicon, who: Who, group: str) -> int:
    """Return how an Arabic description or body agrees with a verb: its first noun tells."""
    first = next(iter(fold_phrase(who.name or "").split()), "")
    if who.actor is not None and first not in lexicon.body_words:
        return UNKNOWN
    if first.removeprefix("ال") in _THINGS or (first.endswith("ات") and who.head not in lexicon.person_heads):
        return AGREES if group == "female" else UNKNOWN if group == "many" else DISAGREES
    many = is_plural(first, lexicon)
    if group == "many":
        return AGREES if many else UNKNOWN
    if many:
        return DISAGREES
    female = first.endswith("ه")
    return AGREES if female == (group == "female") else DISAGREES
