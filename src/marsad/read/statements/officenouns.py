"""Nouns of who speaks, and offices made of them: what a phrase is called by, in English and in Arabic."""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.read.statements.lexicon import Lexicon
from marsad.text.normalise import fold_phrase

_LEAD = re.compile(r"^(?:the|a|an|its|his|her|their|that|this|former prime)\s+(?!prime)", re.IGNORECASE)

ANYBODY = frozenset(("man", "woman", "boy", "girl", "youth"))
"""English nouns that fit anybody and are no office."""
ANYBODY_ARABIC = {"رجل": False, "مراه": True, "سيده": True, "شاب": False, "شابه": True, "فتاه": True, "اخير": False}
"""The same in Arabic, and whether it is a woman."""
_KIN = frozenset(
    ("brother", "sister", "mother", "father", "son", "daughter", "wife", "husband", "widow", "widower", "uncle", "aunt",
     "cousin", "nephew", "niece", "grandmother", "grandfather", "grandson", "granddaughter", "stepmother", "stepfather",
     "friend", "neighbour", "neighbor", "relative", "twin", "sibling", "fiance", "fiancee", "partner")
)  # fmt: skip
LONGEST = 14
"""Words of an office at most."""


def is_kin(office: str) -> bool:
    """Tell whether an English office only says whose kin or friend somebody is; any other says more.

    >>> is_kin("late brother"), is_kin("brother and lawyer"), is_kin("head of the family")
    (True, False, False)
    """
    words = _BEFORE_PREPOSITION.split(office)[0].split()
    return not _KIN.isdisjoint(map(str.lower, words)) and " and " not in office


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
        words = fold_phrase(phrase).split()
        if len(words) > 1 and (chief := is_chief(words[0], words[1], lexicon)):
            return chief
        if words and (his := his_noun(phrase.split()[0], lexicon)):
            return his
        return next((noun for word in words if (noun := arabic_noun(word, known))), None)
    found = None
    for word in fold_phrase(re.sub(r"['’]s\b", "", phrase)).split():
        if word in ("of", "for", "in", "from", "at", "to", "with", "who", "on", "close", "by", "near", "and") and found:
            break
        single = word[:-1] if word.endswith("s") and word[:-1] in known else word
        if single in known and not (single == "general" and found):  # a director *general*
            found = single
    return found


PLURALS = {
    "مصادر": "مصدر", "مسؤولون": "مسؤول", "مسوولون": "مسوول", "مسوولين": "مسوول", "شهود": "شاهد", "خبراء": "خبير",
    "ناشطون": "ناشط", "ناشطين": "ناشط", "محللون": "محلل", "سكان": "ساكن", "اطباء": "طبيب", "مراقبون": "مراقب",
}  # fmt: skip

_WITHOUT_ENDING = {"محام": "محامي", "قاض": "قاضي", "مدع": "مدعي", "راع": "راعي", "مغن": "مغني"}
"""Nouns that lose their last letter without an article: *a lawyer*."""
_NO_WOMEN = frozenset(("محافظه",))
"""Nouns of places that look like a woman's office: a governorate."""


def is_plural(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded Arabic noun is of several people: a known plural, or a known noun with its ending."""
    bare = word.removeprefix("ال")
    return bare in PLURALS or (len(bare) > 5 and bare.endswith(("ون", "ين")) and bare[:-2] in lexicon.person_heads)


def is_chief(word: str, of: str, lexicon: Lexicon) -> str | None:
    """Return the noun of which somebody is the first, from two folded words: the *chief* of the negotiators, or None.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> is_chief("كبير", "المفاوضين", load_lexicon("ar")), is_chief("كبير", "مفاوضي", load_lexicon("ar"))
    ('مفاوض', 'مفاوض')
    """
    if re.fullmatch("[وف]?كبيره?", word) is None:
        return None
    bare = of.removeprefix("ال")
    noun = PLURALS.get(bare) or re.sub("(?:ين|ون|ي|و)$", "", bare)
    return noun if noun != bare and noun in lexicon.person_heads else None


def noun_in(word: str, lexicon: Lexicon) -> str | None:
    """Return the noun of who speaks that an Arabic word is as it stands, nothing written together with it."""
    return arabic_noun(word, lexicon.person_heads | lexicon.body_heads, (word,))


def arabic_noun(word: str, known: frozenset[str], forms: tuple[str, ...] = ()) -> str | None:
    """Return a word's noun if it is known, proclitics and article taken away."""
    for form in forms or (word, word[1:] if word[:1] in "وفبل" else word):
        bare = form.removeprefix("ال")
        if bare not in known and len(bare) > 4 and bare[-1] == "ا":
            bare = bare[:-1]  # of the accusative: ناطقاً
        bare = PLURALS.get(bare, _WITHOUT_ENDING.get(bare, bare))
        if bare not in known and len(bare) > 4 and bare[-1] == "ه" and bare[:-1] in known:
            bare = "" if bare in _NO_WOMEN else bare[:-1]  # of a woman: ناقدة
        if bare in known:
            return bare
    if not forms and word.startswith("لل"):
        return arabic_noun("ال" + word[2:], known, ("ال" + word[2:],))
    return None


_HIS = re.compile(r"[وف]?(?P<noun>\w{3,}?)(?P<her>ت)?(?:ها|هم|ه)")


def his_noun(word: str, lexicon: Lexicon) -> str | None:
    """Return the noun of an Arabic word, as printed, that says whose he is: *her lawyer*, أمينته."""
    m = _HIS.fullmatch(fold_phrase(word))
    if m is None or word.endswith("ة"):
        return None
    noun = m["noun"] + ("ه" if m["her"] else "")
    return arabic_noun(noun, lexicon.person_heads, (noun,))


_MERE_TITLES = frozenset(
    ("السيد", "السيده", "الدكتور", "الدكتوره", "البروفسور", "البروفيسور", "الاستاذ", "الاستاذه", "الحاج", "الحاجه")
)
"""What anybody is called, though some of it is a calling too."""


def clean_office(phrase: str, lexicon: Lexicon) -> str | None:
    """Return an office without articles and commas, or None where it is a mere title or no office at all."""
    phrase = re.sub(
        r"[,\s]+(?:Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Prof\.?|Eng\.?|himself,?|herself,?|[\w-]+-year-old)\s*$",
        "",
        phrase.rstrip(),
    )
    if _HANGING.search(phrase):
        return None
    phrase = " ".join(phrase.strip(" ,،-–:'’\"“”«»").split())
    phrase = _LEAD.sub("", _LEADS_IN.sub("", phrase))
    if lexicon.lang == "ar":
        phrase = _joined_off(re.sub(r"^لل(?=\w{3})", "ال", _BY_NAME.sub("", phrase)), lexicon)
        phrase = " ".join(_without_titles(_ANDED.sub("", phrase).split()))
        folded = fold_phrase(phrase).split()
        if _UNFINISHED.search(phrase) or set(folded) & lexicon.carrier_cues - _NOUNS_TOO or _CLOSE.match(phrase):
            return None
        if any(_SAYS.fullmatch(word) for word in folded[1:]):
            return None
    words = fold_phrase(phrase).split()
    his = lexicon.lang == "ar" and bool(words) and his_noun(phrase.split()[0], lexicon) is not None
    if not words or len(words) > LONGEST or not (his or head_of(phrase, lexicon) in lexicon.person_heads):
        return None
    if lexicon.lang == "en" and _is_of_several(phrase, lexicon):
        return None
    if all(word in _MERE_TITLES or (word in lexicon.titles and not _is_office(word, lexicon)) for word in words):
        return None  # a mere "Mr" or "Dr"
    return phrase


def _joined_off(phrase: str, lexicon: Lexicon) -> str:
    """Return an Arabic phrase without what is written together with its first noun: he met *with the deputy*."""
    for _ in range(_LETTERS):
        first = fold_phrase(phrase.split(" ")[0])
        if first[:1] in tuple("وفبل") and noun_in(first, lexicon) is None and arabic_noun(first, lexicon.person_heads):
            phrase = phrase[1:]
    return phrase


_LETTERS = 2
"""Letters at most that are written together with a noun: *and with*."""
_LEADS_IN = re.compile(r"^(?:Since|When|Because|Although|Both|Then|for|of|in|on|at|by|to|with|from)\s")
"""What stands before an English office and is no word of it: *for* President X."""
_HANGING = re.compile(
    r"\b(?:such as|like|including|and|or|of|for|to|with|by|from|at|in|on|near|under|the|an?|than|who|which)\s*$",
    re.IGNORECASE,
)
"""What a phrase ends with that goes on with the name behind it."""


def _is_of_several(phrase: str, lexicon: Lexicon) -> bool:
    """Tell whether an English phrase is of more than one: *her rivals*, and so nobody's office."""
    noun = fold_phrase(_BEFORE_PREPOSITION.split(phrase)[0]).split()[-1:]
    return (
        bool(noun)
        and noun[0].endswith("s")
        and noun[0][:-1] in lexicon.person_heads
        and noun[0] not in lexicon.person_heads
    )


_BEFORE_PREPOSITION = re.compile(r",|\s(?:of|for|in|at|on|from|to|with|by|and|who|over|under|against|since)\s")

_BY_NAME = re.compile(r"\s*[،,]\s(?:اكتفى|اكتفت|عرّ?ف|عرّ?فت) .*$")
"""What an office does not hold: the owner of a rest house, *who gave only his first name*."""
_ANDED = re.compile(r"^[وف](?=ال\w{3})")

_CLOSE = re.compile(r"(?:ال)?مقرّ?ب(?:ة|ين)? من\s")
"""Whom somebody is close to is no office."""
_SAYS = re.compile(r"[وف]?(?:اكد|اضاف|اوضح|ابدي|نفي|صرح|ذهب|طلب)ت?")
_UNFINISHED = re.compile(r"(?:^|\s)(?:عن|من|إلى|على|في|أن|مع|ب)$")

_NOUNS_TOO = frozenset(("وفق", "حسب", "كشف", "نقل", "نشر", "ذكر", "قال"))
"""Words of saying that are nouns and names as well."""

HONOURS = frozenset(
    ("السيد", "السيده", "الدكتور", "الدكتوره", "البروفسور", "البروفيسور", "المهندس", "المهندسه", "الاستاذ",
     "الاستاذه", "الشيخ", "الامير", "الاميره", "المحامي", "المحاميه", "الحاج", "الفريق", "اللواء", "العميد",
     "العقيد", "المقدم", "الرائد", "النقيب", "الملازم", "الركن", "د", "فضيله", "سماحه", "معالي", "سعاده")
)  # fmt: skip
"""Titles that stand between an Arabic office and the name and are no part of it."""


_TRADES = frozenset(("الشاعر", "الشاعره", "الكاتب", "الكاتبه", "الاديب", "الاديبه", "الاعلامي", "الاعلاميه", "الفنان"))
"""What somebody is called behind an Arabic office that is complete: the director *of the press*, the poet."""


def _without_titles(words: list[str]) -> list[str]:
    """Return the words of an Arabic office without the titles of the name behind it: the governor, *Sheikh*."""
    while len(words) > 2 and fold_phrase(words[-1]) in _TRADES and words[-2].startswith("ال"):
        words = words[:-1]
    if len(words) > 1 and words[-1] == "الفريق" and not words[-2].startswith("ال"):
        return words  # the coach of *the team*, which is a rank as well
    while len(words) > 1 and fold_phrase(words[-1]) in HONOURS and not _UNFINISHED.search(" ".join(words[:-1])):
        words = words[:-1]
    return [*words[:-1], words[-1].rstrip("،,")] if words else words


def _is_office(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.person_heads or arabic_noun(word, lexicon.person_heads) is not None
