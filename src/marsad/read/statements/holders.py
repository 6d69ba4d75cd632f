"""Who holds the office that a description names: how well each person's offices fit its words."""

from __future__ import annotations

import re

from marsad.read.statements.actors import Actor
from marsad.read.statements.cast import Asked, Cast, plain_words
from marsad.read.statements.officenouns import head_of
from marsad.read.statements.relations import LAWYERS
from marsad.read.statements.spokebefore import CALLINGS
from marsad.read.statements.verbforms import is_she

_ONE_OFFICE = (
    LAWYERS,
    frozenset(("head", "chief", "director", "president", "chairman", "chairwoman", "chair", "leader", "boss")),
    frozenset(("spokesman", "spokeswoman", "spokesperson")),
    frozenset(("deputy", "lawmaker", "legislator", "parliamentarian")),
)
"""Nouns of which one may stand for another."""


_COLLEAGUES = frozenset(("زميل", "زميله", "نظير", "مسوول", "مسووله", "دبلوماسي", "دبلوماسيه", "قيادي", "قياديه"))
"""Who holds any office of what follows: *his colleague at the treasury*, *the government official*."""


def _same_office(head: str, own: str | None) -> bool:
    if head in _COLLEAGUES:
        return True
    return head == own or any(head in group and own in group for group in _ONE_OFFICE)


def _in_full(cast: Cast, unknown: frozenset[str], words: frozenset[str]) -> frozenset[str]:
    """Return the words that are short for a body of an office: NAWS, where he is of the Authority for Wells."""
    return frozenset(
        word
        for word in unknown
        for actor in cast.shortened.get(word, ())
        if 2 * len(words & set(actor.tokens)) >= len(actor.tokens)
    )


def _last_named(cast: Cast) -> Actor | None:
    """Return the person who spoke last of those with a name."""
    spoke = (who.actor for who in reversed(cast.told) if who.actor is not None)
    return next((actor for actor in spoke if actor.kind == "person"), None)


_OF_THE_OTHER_SEX = 0.6
"""What is left of a fit where the verb is a woman's and the person a man, or the other way round."""


_AGES = frozenset(
    f"{age}{end}"
    for age in ("شاب", "مسن", "مخضرم", "عشريني", "ثلاثيني", "اربعيني", "خمسيني", "ستيني", "سبعيني", "ثمانيني", "تسعيني")
    for end in ("", "ه")
)
"""Adjectives that tell nobody's office."""


def is_made_from(word: str, words: frozenset[str]) -> bool:
    """Tell whether a folded Arabic adjective is made from a word of an office: *of the government*, *governmental*.

    >>> is_made_from("حكوميه", frozenset(("متحدث", "حكومه"))), is_made_from("عسكري", frozenset(("حكومه",)))
    (True, False)
    """
    stem = m[1] if (m := _NISBA.fullmatch(word)) else ""
    return len(stem) > 2 and any(other.startswith(stem) for other in words)


_NISBA = re.compile(r"(\w{3,})يه?")
_LONG, _STEM = 7, 6
"""Letters of a noun that another word of an office may be of one stem with, and of the stem."""


def holds(cast: Cast, actor: Actor, head: str, bare: frozenset[str], question: Asked) -> float:
    """Return how well a person's offices fit a description: 0 where they don't; nearer and fuller fits score more."""
    best = 0.0
    arabic = cast.lexicon.lang == "ar"
    if head.endswith("ه") and actor.female is False:
        return 0.0
    bare -= _AGES if arabic else frozenset()
    her = is_she(question.cue, cast.lexicon)
    told_of = frozenset(word for office in actor.offices for word in plain_words(office, cast.lexicon))
    for office in (*actor.offices, *actor.told):
        words = plain_words(office, cast.lexicon) | actor.bodies
        own = head_of(office, cast.lexicon)
        if head == "minister" and own in ("head", "chief") and "ministry" in words:
            own = head  # who is at the head of a ministry
        if bare == {head} and len(head) > _LONG and any(word[:_STEM] == head[:_STEM] for word in words - {head}):
            best = max(best, 0.9)  # *the negotiator*, who heads the negotiating team
        if not _same_office(head, own) or (head in _COLLEAGUES and own is None):
            continue
        words |= told_of | _in_full(cast, bare - words, words)
        if not arabic and question.kind == "body" and actor is _last_named(cast):
            words |= bare & cast.lexicon.body_heads  # *the union leader*, who leads a federation
        words |= frozenset(word for word in bare - words if arabic and is_made_from(word, words))
        extra, shared = bare - words - {head}, (bare & words) - {head}
        if arabic and head.removesuffix("ه") in CALLINGS and not any(map(_NISBA.fullmatch, words)):
            extra = frozenset(word for word in extra if not _NISBA.fullmatch(word))  # the *economic* expert
        if head in _COLLEAGUES and (not shared or any(not word.startswith(head) for word in extra)):
            continue
        if head != own and not shared and (bare != {head} or head not in LAWYERS):
            continue
        if len(extra) > len(shared):
            continue
        best = max(best, 1.0 + len((bare & words) - {head}) - 0.5 * len(extra))
    if not best:
        return 0.0
    if her is not None and actor.female == (not her):
        best *= _OF_THE_OTHER_SEX
    before = [start for start, _ in actor.mentions if start < question.at]
    if not before and not question.titled:
        return best * 0.4
    distance = question.at - before[-1] if before else 2000
    return best + 0.9 / (1 + distance / 300)
