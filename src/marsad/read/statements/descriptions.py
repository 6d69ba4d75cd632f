"""Speakers by description: the opposition spokesman, the ministry, an informed source."""

from __future__ import annotations

import re

from marsad.read.statements.actors import Actor
from marsad.read.statements.cast import Asked, Cast, Who, content_words
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.naming import first_clause
from marsad.read.statements.offices import head_of
from marsad.text.normalise import fold_phrase

_TO_WHOM = re.compile(
    r"\s(?:ل(?:موقع|صحيفة|وكالة|قناة|إذاعة|شبكة|مجلة|ـ)(?!\w)|لم\s\w+|ال(?:ذي|تي|ذين)(?!\w)|(?:رفض|طلب|فضل)ت?(?!\w)).*$"
)
"""What follows an Arabic description without telling who: to whom he spoke, what he did not want."""
_LEADERS = frozenset(("official", "leader", "head", "chief", "director", "spokesman", "spokeswoman", "secretary"))
_INDEFINITE = re.compile(r"^(?:a|an|one of|another|some)\s", re.IGNORECASE)


def described_speaker(cast: Cast, question: Asked, words: str) -> Who:
    """Return whom a description means: a person of that office, a body so called, the same words before, or itself."""
    words = _TO_WHOM.sub("", words[: first_clause(words)]).rstrip(' «“"')
    head = head_of(words, cast.lexicon)
    bare = content_words(words, cast.lexicon)
    impersonal = head not in cast.lexicon.person_heads and _is_definite(words, question, cast.lexicon)
    if head and impersonal and (body := _body(cast, question, head, bare)):
        return body
    if head in cast.lexicon.person_heads and not is_new(words, cast.lexicon):
        best: tuple[float, Actor] | None = None
        for actor in cast.actors:
            if actor.kind == "person" and (score := _fits(cast, actor, head, bare, question)) > (
                best[0] if best else 0.0
            ):
                best = score, actor
        if best:
            return Who(best[1].name, True, best[1], 0.9 if best[0] >= 2 else 0.8, head)
        for who in reversed(cast.told):
            if who.actor is None and who.name and who.head == head and bare <= content_words(who.name, cast.lexicon):
                return Who(who.name, who.named, None, 0.85, head)
        if holder := _holder(cast, question, words, head):
            return Who(holder.name, True, holder, 0.7, head)
    return Who(words, False, None, 0.9, head)


def _holder(cast: Cast, question: Asked, words: str, head: str) -> Actor | None:
    """Return the last speaker where "the President" can mean him: a full name that no office was told of."""
    last = next((who.actor for who in reversed(cast.told) if who.actor is not None), None)
    if last is None or last.kind != "person" or last.offices or len(last.tokens) < 2 or len(words.split()) > 4:
        return None
    return last if head in cast.lexicon.titles | _LEADERS and _is_definite(words, question, cast.lexicon) else None


def _is_definite(words: str, question: Asked, lexicon: Lexicon) -> bool:
    """Tell whether a description points at somebody known: an article, a possessive, or a headline's bare noun."""
    if question.kind in ("headline", "deck"):
        return True
    if lexicon.lang == "en":
        return bool(re.match(r"(?:the|this|that|his|her|its|their)\s", words, re.IGNORECASE))
    return bool(re.match(r"[وفبل]?ال|لل", words)) and head_of(words.split()[0], lexicon) is not None


def is_new(words: str, lexicon: Lexicon) -> bool:
    """Tell whether a description brings somebody in: an indefinite article, an Arabic noun without one."""
    if lexicon.lang == "en":
        return bool(_INDEFINITE.match(words))
    first = next(iter(fold_phrase(words).split()), "")
    return first in lexicon.anonymous or first in ("احد", "عدد", "بعض")


def _body(cast: Cast, question: Asked, head: str, bare: set[str]) -> Who | None:
    """Return the body that "the ministry" or "the newspaper" means: named with that noun, or an outlet that spoke."""
    best: tuple[int, Actor] | None = None
    for actor in cast.actors:
        if actor.kind != "organisation" or not _named_with(cast, actor, head):
            continue
        if len(bare - set(actor.tokens) - {head}) > len(bare & set(actor.tokens)):
            continue
        before = [start for start, _ in actor.mentions if start < question.at]
        place = before[-1] if before else -actor.mentions[0][0] - 1
        if best is None or place > best[0]:
            best = place, actor
    if best:
        return Who(best[1].name, True, best[1], 0.9 if best[0] >= 0 else 0.8, head)
    if head in cast.lexicon.outlet_nouns:
        spoke = {who.actor for who in cast.told[-6:]}
        named = [
            (max(a for a, _ in o.mentions if a < question.at), o)
            for o in cast.outlets
            if o.mentions[0][0] < question.at
        ]
        for _, outlet in sorted(named, key=lambda one: (one[1] in spoke, one[0]), reverse=True):
            return Who(outlet.name, True, outlet, 0.75, head)
    return None


def _named_with(cast: Cast, actor: Actor, head: str) -> bool:
    """Tell whether a body's name holds a noun, or a mention of it stands right behind that noun."""
    if head in actor.tokens:
        return True
    for start, _ in actor.mentions:
        before = fold_phrase(cast.text[max(start - 24, 0) : start]).split()
        if before and head in (before[-1], before[-1].removeprefix("ال")):
            return True
    return False


def _fits(cast: Cast, actor: Actor, head: str, bare: set[str], question: Asked) -> float:
    """Return how well a person's offices fit a description: 0 where they don't; nearer and fuller fits score more."""
    best = 0.0
    for office in actor.offices:
        words = content_words(office, cast.lexicon)
        if head != head_of(office, cast.lexicon):
            continue
        extra = bare - words - {head}
        if extra and len(extra) > len(bare & words):
            continue
        best = max(best, 1.0 + len((bare & words) - {head}) - 0.5 * len(extra))
    if not best:
        return 0.0
    before = [start for start, _ in actor.mentions if start < question.at]
    if not before and question.kind not in ("headline", "deck"):
        return best * 0.4
    distance = question.at - before[-1] if before else 2000
    return best + 0.9 / (1 + distance / 300)


def look_ahead(cast: Cast, number: int) -> Who:
    """Resolve an opening description ("A Syrian opposition member") to who is named for it right after.

    Only in headline, deck and the first paragraphs, only to a person whose office shares a word with it.
    """
    who, asked = cast.told[number], cast.asked[number]
    if who.actor is not None or who.name is None or who.named or asked.source is None:
        return who
    opening = asked.kind in ("headline", "deck") or asked.at < 900
    if not opening or who.head not in cast.lexicon.person_heads or who.head in cast.lexicon.anonymous:
        return who
    bare = content_words(who.name, cast.lexicon)
    later = [
        w.actor
        for w, a in zip(cast.told[number + 1 :], cast.asked[number + 1 :], strict=True)
        if w.actor and a.parent is None
    ]
    for actor in list(dict.fromkeys(later))[:2]:
        if actor.kind != "person":
            continue
        words = set().union(*(content_words(office, cast.lexicon) for office in actor.offices), ())
        shared = bare & words
        if len(shared) >= 2 or (shared and (who.head in shared or len(bare) <= 3)):
            return Who(actor.name, True, actor, 0.8, who.head)
    return who
