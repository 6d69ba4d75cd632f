"""Offices beside an English name: before it and its rank, behind it, or of several who are named together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from marsad.read.statements.actors import Actor
from marsad.read.statements.arabicoffices import CUT
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.officenouns import LONGEST, clean_office, head_of, is_kin
from marsad.read.statements.ranks import RANKS
from marsad.read.statements.trades import is_trade_behind, trade_before, trade_opening
from marsad.records import Span
from marsad.text.normalise import fold_phrase

_BEHIND = re.compile(
    r"\s*,\s*(?:(?:aged\s)?\d{1,3}\s*,\s*)?(?:(?P<article>[Tt]he|[Aa]n?|who is|who was)\s+)?"
    r"(?P<words>(?:[^،,.;:!?\n\"“”«»()]|(?<=\b[A-Z])\.(?=\S|\s[A-Z])){3,110})"
)
_VERBAL = re.compile(
    r"\b(?:said|says|told|that|who|which|was|were|is|are|has|have|had|will|and|but|while|when|as|added|by|met|meet"
    r"|from|after|before|according|spoke|between|with|to)\b",
    re.IGNORECASE,
)


def english_before(text: str, mention: Span, source: Span | None, lexicon: Lexicon) -> str | None:
    """Return the office in front of a name."""
    if source and source[0] < mention[0]:
        phrase = text[source[0] : mention[0]]
        named = _NAMING.search(phrase) is not None
        phrase = _office_of(phrase, lexicon)
        if named:
            phrase = re.split(r",?\s(?:who|which|whose)\s", phrase)[0]  # *a nurse* who came by, a man called
        if not _MORE_THAN_OFFICE.search(phrase):
            return clean_office(phrase, lexicon) or trade_before(text, mention[0]) or trade_opening(phrase)
    phrase = text[max(mention[0] - 120, 0) : mention[0]]
    cuts = list(CUT.finditer(phrase))
    phrase = phrase[cuts[-1].end() :] if cuts else phrase
    if phrase.rstrip().endswith(",") and re.match(r"['’]s?\s\w", text[mention[1] : mention[1] + 4]):
        return None  # her witness, *Kuntama's* driver
    run = _english_run(phrase, lexicon, set_off=_SET_OFF.match(text, mention[1]) is not None)
    return clean_office(run, lexicon) or _plural_office(text, mention[0], lexicon) or trade_before(text, mention[0])


_MORE_THAN_OFFICE = re.compile(r"\b(?:who|which|whose|that)\b|[–—]|\s-\s|,\s\d+,")
"""What a source that opens with somebody else has before a name: *Adil Waran, 35, the son of* Lina Saad."""
_SET_OFF = re.compile(r"\s*(?:[,;.:)(—–]|$)")

_NAMING = re.compile(
    r",?\s*(?:who\s(?:goes|went|is|was|asked|gave|wished)\s[a-z ]{0,24}?)?"
    r"(?:by the name of|known (?:to \w+ )?(?:\w+ly )?as|called|named|nicknamed|identified (?:only )?as|name(?:,| as)"
    r"|only as|nom de guerre,?)\s*[“\"]?$"
)
"""What stands between an office and a name: the commander *who goes by the name of*."""

_RANK = re.compile(
    rf"(?:^|(?<=[\s,]))(?:the\s)?(?:{'|'.join(sorted(RANKS, key=len, reverse=True))})\.?\s*$", re.IGNORECASE
)

_AND = re.compile(
    r"(?P<name>[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w’'-]+(?:\s(?:al-)?[A-Z][\w’'.-]*){1,3})\sand\s(?P<article>(?:the|an?)\s)?(?=\S)"
)
"""Somebody who is named before an office: *Adil Waran and* the minister, Lina Saad."""
_TRADE = re.compile(r"^(?P<office>[^,]+),\s(?:the|former|retired)(?:\s[\w-]+){1,2}\s*$")


def _office_of(phrase: str, lexicon: Lexicon) -> str:
    """Return the words before an English name without ranks, what names him, and his trade behind an office.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> _office_of("The Minister of Roads, Engineer ", load_lexicon("en"))
    'The Minister of Roads, '
    """
    phrase = _without_rank(_NAMING.sub("", phrase), lexicon)
    if (other := _AND.match(phrase)) and head_of(other["name"], lexicon) is None:
        given = fold_phrase(other["name"]).split()[0] in lexicon.given_names
        phrase = phrase[other.end() :] if given or other["article"] else phrase
    m = _TRADE.match(phrase)
    if m is None or head_of(m["office"], lexicon) not in lexicon.person_heads:
        return phrase
    return phrase[m.end("office") + 1 :] if is_kin(m["office"]) else m["office"] + ", "  # his brother, *the developer*


def _without_rank(phrase: str, lexicon: Lexicon) -> str:
    """Return an office without the rank behind it; a rank alone, or behind what is no office, stays."""
    short = phrase
    while (m := _RANK.search(short)) and short[: m.start()].strip() and not _GENERAL.search(short):
        short = short[: m.start()]
    return short if head_of(short, lexicon) in lexicon.person_heads else phrase


_GENERAL = re.compile(
    r"\b(?:attorney|secretary|director|inspector|surgeon|solicitor|consul|governor|auditor|comptroller)[- ]general\s*$",
    re.IGNORECASE,
)
"""An office that ends as a rank does."""


def _plural_office(text: str, at: int, lexicon: Lexicon) -> str | None:
    """Return the office of one of several who are named together: the *deputies* A and B.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> _plural_office("said the deputies Lina Saad and Adil Waran", 32, load_lexicon("en"))
    'deputy'
    """
    m = _TOGETHER.search(text, max(at - 80, 0), at)
    noun = m["noun"].lower() if m else ""
    single = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return single if single in lexicon.person_heads else None


_TOGETHER = re.compile(
    r"\b(?:the|two|three|both|by)\s(?:[a-z]+\s)?(?P<noun>[a-z]+s)\s(?:(?:[A-Z][\w'’-]+\s){1,4}and\s)?$"
)

_OF_BODY = re.compile(
    r"\s(?P<group>of the (?:[A-Z][\w’'-]+\s){1,3}(?:group|bloc|party|faction|movement|list|caucus))\b|"
    r",\s(?:a member )?(?P<of>(?:of|from) the [A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,4}),"
)


def _of_body(text: str, end: int, office: str | None) -> str | None:
    """Return an office with the body that follows the name: Ghurab, *of the Reform Bloc*."""
    m = _OF_BODY.match(text, end)
    return f"{office or 'member'} {m['group'] or m['of']}" if m else None


_FAR = 400
"""How far before a possessive the body may be named that it means."""
_THEIR = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\s(?:[\w-]+\s){0,3}[\w-]+,?\s(?:[A-Z][\w.]*\s){0,2}$")


def whose(text: str, at: int, bodies: Sequence[tuple[int, Actor]]) -> set[str]:
    """Return the words of the body that a possessive before a name means: *their* spokesman, X.

    Args:
        text: the story.
        at: where the name begins.
        bodies: where bodies are named, in order.
    """
    m = _THEIR.search(text, max(at - 70, 0), at)
    if m is None:
        return set()
    before = bisect_left(bodies, m.start(), key=lambda one: one[0])
    start, body = bodies[before - 1] if before else (0, None)
    return set(body.tokens) if body is not None and m.start() - start < _FAR else set()


_IN_NAME = re.compile(r"and\s(?!(?:the|an?|his|her|its|their)\s)", re.IGNORECASE)
"""An *and* inside what somebody is minister of."""


def _english_run(phrase: str, lexicon: Lexicon, *, set_off: bool) -> str:
    """Return the end of a phrase that can be a title: its verbs and clauses cut away, commas too unless one ends it.

    Args:
        phrase: the words before a name.
        lexicon: the words of English.
        set_off: whether a comma or the like stands behind the name too, as where it stands beside its office.
    """
    named = _NAMING.search(phrase) is not None
    phrase = _without_rank(phrase, lexicon)
    apposed = phrase.rstrip().endswith(",")
    phrase = _NAMING.sub("", phrase)
    if set_off and (m := _TRADE.match(phrase.strip())) and head_of(m["office"], lexicon) in lexicon.person_heads:
        phrase, apposed = m["office"], True
    phrase = phrase.rstrip(" ,")
    verbs = [m for m in _VERBAL.finditer(phrase) if not apposed or not _IN_NAME.match(phrase, m.start())]
    phrase = phrase[verbs[-1].end() :] if verbs else phrase
    phrase = phrase.rsplit(",", 1)[-1]
    if apposed:
        return _described(phrase, lexicon) if set_off else ""
    words = phrase.split()
    if not named and words and words[-1].islower() and head_of(words[-1], lexicon) not in lexicon.person_heads:
        return ""  # the prince *mocked* X
    run: list[str] = []
    for word in reversed(words):
        if not (
            word[:1].isupper() or word.lower() in ("of", "for", "minister", "spokesman", "and", "the") or run == []
        ):
            break
        run.insert(0, word)
    return " ".join(run) if not named and (len(run) < len(words) or not words) else phrase


def _described(phrase: str, lexicon: Lexicon) -> str:
    """Return the end of a phrase that describes somebody: "bears the seal of *the justice minister*"."""
    starts = [m.start() for m in _BEGINS.finditer(phrase)]
    for start in starts if starts[:1] == [0] else [0, *starts]:
        words = phrase[start:].strip()
        first = re.split(r"\s(?:of|for|in|at|on|from|to|with|by|about|against)\s", words)[0]
        known = head_of(first, lexicon) in lexicon.person_heads and (
            start > 0 or first[:1].isupper() or words == phrase.strip()
        )
        if (
            known
            and set(fold_phrase(first.rstrip(" ,")).split()[-1:]) <= lexicon.person_heads | _BEHIND_NOUN
            and not re.search(r"\s(?:the|an?|his|her|its|their|our)\s", first)
            and len(words.split()) <= LONGEST
            and not re.search(r"\w(?:ed|ing)\s(?:on|in|that|to|the|his|her)\s", words)
        ):
            return words
    return ""


_BEGINS = re.compile(r"(?:^|(?<=\s))(?:(?:the|a|an|his|her|its|their|our|former|acting|deputy|vice)\s)", re.IGNORECASE)


_BEHIND_NOUN = frozenset(("executive", "emeritus", "designate", "elect", "general"))
"""Adjectives that stand behind a noun of office."""


def english_behind(text: str, mention: Span, before: str | None, lexicon: Lexicon) -> str | None:
    """Return the office behind a name: in an apposition, in some capacity, or as whose member somebody speaks."""
    if m := _CAPACITY.match(text, mention[1]):
        return clean_office(m["office"], lexicon)
    if _ACCORDING.search(text, max(mention[0] - 40, 0), mention[0]):
        return None  # what follows is what he says
    return _apposed(text, mention, lexicon) or _of_body(text, mention[1], before)


def _apposed(text: str, mention: Span, lexicon: Lexicon) -> str | None:
    m = _BEHIND.match(text, mention[1], mention[1] + 130)
    if not m or (not m["article"] and _CLAUSE.match(m["words"])):
        return None
    office = re.split(r"\s(?:who|whose|which)\s", m["words"])[0]
    if office.startswith(("also ", "not ", "no ")):
        return None
    first = " ".join(office.split()[:5])
    if not m["article"]:
        first = re.split(r"\s(?:that|the|his|her|their|to|an?|no|by)\s", first)[0]
        last = fold_phrase(re.split(r"\s(?:of|for|in|at|on|from|with|and|since|under|over)(?:\s|$)", first)[0]).split()[
            -1:
        ]
        if not set(last) <= lexicon.person_heads | _BEHIND_NOUN:
            return office if _is_trade(m, office) else None  # X, *Cruz wage delegate warfare*
    elif _FINITE.search(office):
        return None  # in Basra, *the governor said*
    if head_of(first, lexicon) in lexicon.person_heads:
        return clean_office(office, lexicon)
    return office if _is_trade(m, office) else None


def _is_trade(m: re.Match[str], office: str) -> bool:
    return is_trade_behind(m.group()) and len(office.split()) <= LONGEST


_FINITE = re.compile(r"\b(?:said|says|stated|told|tells|has|had|was|were|is|are|will|would)\b")
"""Verbs that make a sentence of what stands behind a comma."""


_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Ff]or|[Tt]o|[Ii]n the (?:view|opinion|words) of)\s(?:(?:Dr|Mr|Mrs|Ms)\.?\s)?$"
)
_CLAUSE = re.compile(
    r"(?!(?:retired|exiled|jailed|detained|appointed|elected|renowned)\b)\w+ed\b"
    r"|(?:who|which|has|had|said|was|is|and|in|on|at|told|adding|thought|felt|saw|knew|put|held|spoke|meanwhile|but"
    r"|with|for|by|from|like|as|after|before|among|including|however|if|when|while|to)\b",
    re.IGNORECASE,
)
_CAPACITY = re.compile(
    r"\s*,\s*(?:speaking |acting )?in (?:his|her) (?:new )?(?:capacity|role) as\s(?:the\s|an?\s)?"
    r"(?P<office>[^,.;:!?\n]{3,90})"
)
