"""What a story says that a person is: the words before his name, or set off by commas behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from marsad.read.statements.actors import RANKS, Actor, Span
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.officeclauses import office_in_clause
from marsad.text.normalise import fold_phrase

_CUT = re.compile(r"[.;:!?\n\"“”«»()\[\]–—]")
_BEHIND = re.compile(
    r"\s*[،,]\s*(?:(?:the|a|an|who is|who was|وهو|وهي)\s+)?([^،,.;:!?\n\"“”«»()]{3,110})", re.IGNORECASE
)
_LEAD = re.compile(r"^(?:the|a|an|its|his|her|their|former prime)\s+(?!prime)", re.IGNORECASE)
_VERBAL = re.compile(
    r"\b(?:said|says|told|that|who|which|was|were|is|are|has|have|had|will|and|but|while|when|as|added|by|met|meet"
    r"|from|after|before|according|spoke|between|with|to)\b",
    re.IGNORECASE,
)
_LONGEST = 14
_WIDEST = 400
"""How far before a name the source around it may begin."""


def add_offices(text: str, actors: list[Actor], sources: list[Span], lexicon: Lexicon) -> None:
    """Give each person the offices that the text names beside him.

    Args:
        text: the text.
        actors: who occurs in it; their `offices` grow.
        sources: spans tagged as the source of a statement; a title in front of the name inside one is whole.
        lexicon: the words of the text's language.
    """
    placed = sorted(sources)
    for actor in actors:
        if actor.kind != "person":
            continue
        for mention in actor.mentions:
            if lexicon.lang == "ar" and is_owned(text, mention, lexicon):
                continue
            near = placed[bisect_left(placed, (mention[0] - _WIDEST,)) : bisect_left(placed, (mention[0] + 1,))]
            around = next((s for s in near if mention[1] <= s[1]), None)
            behind = _behind(text, mention, lexicon) or (around and _right_behind(text, mention, around, lexicon))
            before = _before(text, mention, around, lexicon)
            if lexicon.lang == "en":
                before = before or plural_office(text, mention[0], lexicon)
                behind = behind or _of_body(text, mention[1], before)
                actor.bodies |= _whose(text, mention[0], actors) if before else set()
            for office in (before, behind):
                if office and office not in actor.offices:
                    actor.offices.append(office)
        if lexicon.lang == "en":
            told = (office_in_clause(text, end, lexicon) for _, end in actor.mentions)
            actor.told.extend(office for words in told if words and (office := _clean(words, lexicon)))


def is_owned(text: str, mention: Span, lexicon: Lexicon) -> bool:
    """Tell whether an Arabic noun of office owns what follows: the owner of *the bakery*, not Mr Bakery."""
    name = text[slice(*mention)]
    before = fold_phrase(text[max(mention[0] - 20, 0) : mention[0]]).split()
    return name.startswith("ال") and " " not in name and bool(before) and before[-1] in lexicon.person_heads


@lru_cache(maxsize=8192)
def head_of(phrase: str, lexicon: Lexicon) -> str | None:
    """Return the folded noun that says who or what speaks, or None.

    In English the last such noun before a preposition ("the opposition spokesman of ..."), in Arabic the first.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> head_of("the official spokesman for the army", load_lexicon("en"))
    'spokesman'
    >>> head_of("المتحدث باسم الجيش", load_lexicon("ar"))
    'متحدث'
    """
    known = lexicon.person_heads | lexicon.body_heads
    if lexicon.lang == "ar":
        for word in fold_phrase(phrase).split():
            if noun := _arabic_noun(word, known):
                return noun
        return None
    found = None
    for word in fold_phrase(re.sub(r"['’]s\b", "", phrase)).split():
        if word in ("of", "for", "in", "from", "at", "to", "with", "who", "on", "close", "by", "near", "and") and found:
            break
        single = word[:-1] if word.endswith("s") and word[:-1] in known else word
        if single in known:
            found = single
    return found


PLURALS = {
    "مصادر": "مصدر", "مسؤولون": "مسؤول", "مسوولون": "مسوول", "مسوولين": "مسوول", "شهود": "شاهد", "خبراء": "خبير",
    "ناشطون": "ناشط", "ناشطين": "ناشط", "محللون": "محلل", "سكان": "ساكن", "اطباء": "طبيب", "مراقبون": "مراقب",
}  # fmt: skip


_NO_WOMEN = frozenset(("محافظه",))
"""Nouns of places that look like a woman's office: a governorate."""


def is_plural(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded Arabic noun is of several people: a known plural, or a known noun with its ending."""
    bare = word.removeprefix("ال")
    return bare in PLURALS or (len(bare) > 5 and bare.endswith(("ون", "ين")) and bare[:-2] in lexicon.person_heads)


def noun_in(word: str, lexicon: Lexicon) -> str | None:
    """Return the noun of who speaks that an Arabic word is as it stands, nothing written together with it."""
    return _arabic_noun(word, lexicon.person_heads | lexicon.body_heads, (word,))


def _arabic_noun(word: str, known: frozenset[str], forms: tuple[str, ...] = ()) -> str | None:
    """Return a word's noun if it is known, proclitics and article taken away."""
    for form in forms or (word, word[1:] if word[:1] in "وفبل" else word):
        bare = form.removeprefix("ال")
        if bare not in known and len(bare) > 4 and bare[-1] == "ا":
            bare = bare[:-1]  # of the accusative: ناطقاً
        bare = PLURALS.get(bare, bare)
        if bare not in known and len(bare) > 4 and bare[-1] == "ه" and bare[:-1] in known:
            bare = "" if bare in _NO_WOMEN else bare[:-1]  # of a woman: ناقدة
        if bare in known:
            return bare
    if not forms and word.startswith("لل"):
        return _arabic_noun("ال" + word[2:], known, ("ال" + word[2:],))
    return None


_HIS = re.compile(r"[وف]?(?P<noun>\w{3,}?)(?P<her>ت)?(?:ها|هم|ه)")


def _his_noun(word: str, lexicon: Lexicon) -> str | None:
    """Return the noun of an Arabic word, as printed, that says whose he is: *her lawyer*, أمينته."""
    m = _HIS.fullmatch(fold_phrase(word))
    if m is None or word.endswith("ة"):
        return None
    noun = m["noun"] + ("ه" if m["her"] else "")
    return _arabic_noun(noun, lexicon.person_heads, (noun,))


def _before(text: str, mention: Span, source: Span | None, lexicon: Lexicon) -> str | None:
    """Return the office in front of a name."""
    start = max(mention[0] - 120, 0)
    if source and source[0] < mention[0]:
        phrase = text[source[0] : mention[0]]
        phrase = _office_of(phrase, lexicon) if lexicon.lang == "en" else phrase
    else:
        phrase = text[start : mention[0]]
        cuts = list(_CUT.finditer(phrase))
        phrase = phrase[cuts[-1].end() :] if cuts else phrase
        set_off = lexicon.lang == "ar" or _SET_OFF.match(text, mention[1]) is not None
        phrase = (
            _arabic_run(phrase, lexicon) if lexicon.lang == "ar" else _english_run(phrase, lexicon, set_off=set_off)
        )
    return _clean(phrase, lexicon)


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
_TRADE = re.compile(r"^(?P<office>[^,]+),\s(?:the|former|retired)(?:\s[a-z-]+){1,2}\s*$")


def _office_of(phrase: str, lexicon: Lexicon) -> str:
    """Return the words before an English name without ranks, what names him, and his trade behind an office.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> _office_of("The Minister of Roads, Engineer ", load_lexicon("en"))
    'The Minister of Roads, '
    """
    phrase = _without_rank(_NAMING.sub("", phrase), lexicon)
    m = _TRADE.match(phrase)
    return m["office"] + ", " if m and head_of(m["office"], lexicon) in lexicon.person_heads else phrase


def _without_rank(phrase: str, lexicon: Lexicon) -> str:
    """Return an office without the rank behind it; a rank alone, or behind what is no office, stays."""
    short = phrase
    while (m := _RANK.search(short)) and short[: m.start()].strip():
        short = short[: m.start()]
    return short if head_of(short, lexicon) in lexicon.person_heads else phrase


def plural_office(text: str, at: int, lexicon: Lexicon) -> str | None:
    """Return the office of one of several who are named together: the *deputies* A and B.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> plural_office("said the deputies Lina Saad and Adil Waran", 32, load_lexicon("en"))
    'deputy'
    """
    m = _TOGETHER.search(text, max(at - 80, 0), at)
    noun = m["noun"].lower() if m else ""
    single = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return single if single in lexicon.person_heads else None


_TOGETHER = re.compile(
    r"\b(?:the|two|three|both|by)\s(?:[a-z]+\s)?(?P<noun>[a-z]+s)\s(?:(?:[A-Z][\w'’-]+\s){1,4}and\s)?$"
)
_OF_BODY = re.compile(r",\s(?:a member )?(?P<of>(?:of|from) the [A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,4}),")


def _of_body(text: str, end: int, office: str | None) -> str | None:
    """Return an office with the body that follows the name: Ghurab, *of the Reform Bloc*."""
    m = _OF_BODY.match(text, end)
    return f"{office or 'member'} {m['of']}" if m else None


_THEIR = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\s(?:[\w-]+\s){0,3}[\w-]+,?\s(?:[A-Z][\w.]*\s){0,2}$")


def _whose(text: str, at: int, actors: list[Actor]) -> set[str]:
    """Return the words of the body that a possessive before a name means: *their* spokesman, X."""
    m = _THEIR.search(text, max(at - 70, 0), at)
    if m is None:
        return set()
    near = [
        (start, actor)
        for actor in actors
        if actor.kind == "organisation"
        for start, _ in actor.mentions
        if m.start() - 400 < start < m.start()
    ]
    return set(max(near, key=lambda one: one[0])[1].tokens) if near else set()


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
            and len(words.split()) <= _LONGEST
            and not re.search(r"\w(?:ed|ing)\s(?:on|in|that|to|the|his|her)\s", words)
        ):
            return words
    return ""


_BEGINS = re.compile(r"(?:^|(?<=\s))(?:(?:the|a|an|his|her|its|their|our|former|acting|deputy|vice)\s)", re.IGNORECASE)


def _arabic_run(phrase: str, lexicon: Lexicon) -> str:
    """Return the end of a phrase from its last noun of office on."""
    if phrase.rstrip().endswith("،"):
        return ""
    words = phrase.rsplit("،", 1)[-1].split()
    best = None
    for at in range(len(words) - 1, max(len(words) - 9, -1), -1):
        if fold_phrase(words[at]) in _CLAUSES:
            break
        if _arabic_noun(fold_phrase(words[at]), lexicon.person_heads) or _his_noun(words[at], lexicon):
            best = at
    return " ".join(words[best:]) if best is not None else ""


_CLAUSES = frozenset(
    ("ان", "انه", "انها", "بعد", "قبل", "حيث", "التي", "الذي", "الذين", "قد", "كان", "كانت", "لكن", "بل", "ثم", "اذا")
)
"""Words of a clause: what stands before them is no office of the name behind them."""


def _behind(text: str, mention: Span, lexicon: Lexicon) -> str | None:
    if lexicon.lang == "en" and (m := _CAPACITY.match(text, mention[1])):
        return _clean(m["office"], lexicon)
    m = _BEHIND.match(text, mention[1], mention[1] + 130)
    if not m:
        return None
    first = " ".join(m[1].split()[: 5 if lexicon.lang == "en" else 2])
    if lexicon.lang == "en" and re.match(
        r"(?!(?:retired|exiled|jailed|detained|appointed|elected|renowned)\b)\w+ed\b|(?:who|which|has|had|said|was|is|and|in|on|at|told|adding)\b",
        first,
        re.IGNORECASE,
    ):
        return None
    office = re.split(r"\s(?:who|whose|which)\s", m[1])[0] if lexicon.lang == "en" else m[1]
    if head_of(first, lexicon) in lexicon.person_heads:
        return _clean(office, lexicon)
    return office if lexicon.lang == "en" and _DOER.match(m.group()) and len(office.split()) <= _LONGEST else None


_CAPACITY = re.compile(
    r"\s*,\s*(?:speaking |acting )?in (?:his|her) (?:new )?(?:capacity|role) as\s(?:the\s|an?\s)?"
    r"(?P<office>[^,.;:!?\n]{3,90})"
)
_DOER = re.compile(
    r"\s*,\s*an?\s(?:[\w-]+\s){0,3}?(?!(?:number|matter|letter|paper|river|water|winter|summer|corner|center|power|order"
    r"|border|former|other|another|master|quarter|order|factor|sector|major|minor|senior|junior|rather|never|ever|further"
    r"|over|under|after|later|wider|newer|older|younger|larger|smaller|regular|popular)\b)"
    r"[\w-]{2,}(?:er|or|ist|ian|man|woman|wright|smith|keeper)(?=\s(?:of|for|in|at|from|with|on|who|and|whose)\s|\s*$)"
)
"""A noun of who does something, which no list of offices knows: *a well-digger in the front row*."""


_HONOURS = frozenset(
    ("السيد", "السيده", "الدكتور", "الدكتوره", "البروفسور", "البروفيسور", "المهندس", "المهندسه", "الاستاذ",
     "الاستاذه", "الشيخ", "الامير", "الاميره", "المحامي", "المحاميه", "الحاج", "الفريق", "اللواء", "العميد",
     "العقيد", "المقدم", "الرائد", "النقيب", "الملازم", "الركن", "د")
)  # fmt: skip
"""Titles that stand between an Arabic office and the name and are no part of it."""


def _right_behind(text: str, mention: Span, source: Span, lexicon: Lexicon) -> str | None:
    """Return the office that stands behind an Arabic name in its source with no comma: فلان *مدير الشرطة*."""
    words = text[mention[1] : source[1]]
    if lexicon.lang != "ar" or not re.match(r" [^\W\d_]", words):
        return None
    office = re.split("[،,.;:«(]", words)[0]
    return _clean(office, lexicon) if noun_in(fold_phrase(office.split()[0]), lexicon) in lexicon.person_heads else None


def _without_titles(words: list[str]) -> list[str]:
    """Return the words of an Arabic office without the titles of the name behind it: the governor, *Sheikh*."""
    while len(words) > 1 and fold_phrase(words[-1]) in _HONOURS:
        words = words[:-1]
    return [*words[:-1], words[-1].rstrip("،,")] if words else words


def _clean(phrase: str, lexicon: Lexicon) -> str | None:
    """Return an office without articles and commas, or None where it is a mere title or no office at all."""
    phrase = re.sub(r"[,\s]+(?:Dr|Mr|Mrs|Ms|Prof|Eng)\.?\s*$", "", phrase.rstrip())
    if re.search(r"\b(?:such as|like|including|and|or|of|for|to|with|by|from|at|in|on|near|under)\s*$", phrase):
        return None
    phrase = " ".join(phrase.strip(" ,،-–:'’\"“”«»").split())
    phrase = _LEAD.sub("", phrase)
    if lexicon.lang == "ar":
        phrase = " ".join(_without_titles(_ANDED.sub("", re.sub(r"^لل(?=\w{3})", "ال", phrase)).split()))
        if _UNFINISHED.search(phrase) or set(fold_phrase(phrase).split()) & lexicon.carrier_cues - _NOUNS_TOO:
            return None
    words = fold_phrase(phrase).split()
    his = lexicon.lang == "ar" and bool(words) and _his_noun(phrase.split()[0], lexicon) is not None
    if not words or len(words) > _LONGEST or not (his or head_of(phrase, lexicon) in lexicon.person_heads):
        return None
    if all(word in lexicon.titles and not _is_office(word, lexicon) for word in words):
        return None  # a mere "Mr" or "Dr"
    return phrase


_ANDED = re.compile(r"^[وف](?=ال\w{3})")
_UNFINISHED = re.compile(r"(?:^|\s)(?:عن|من|إلى|على|في|أن|مع|ب)$")
_NOUNS_TOO = frozenset(("وفق", "حسب", "كشف", "نقل", "نشر", "ذكر", "قال"))
"""Words of saying that are nouns and names as well."""


def _is_office(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.person_heads or _arabic_noun(word, lexicon.person_heads) is not None


def describe(actor: Actor, words: str, lexicon: Lexicon) -> None:
    """Give a person of whom no office was told the one that a description of him names: *the President*."""
    anybody = {"man", "woman", "boy", "girl", "youth"} & set(fold_phrase(words).split())
    if not actor.offices and not anybody and (office := _clean(words, lexicon)):
        actor.offices.append(office)
