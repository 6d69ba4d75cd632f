"""Where a name begins and ends in the text: titles and possessives go, parts that articles tie to it come."""

from __future__ import annotations

import re

from marsad.read.statements.lexicon import Lexicon
from marsad.records import Span
from marsad.text.normalise import fold_phrase

_GLUED = re.compile(r"[وف](?=ال\w{3})|[وف](?=[وف]\w{3})|[وف]?[وفبل]ـ|[وفبل](?=[«“\"])")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE_BEFORE = re.compile(r"(?<![\w-])(?:[Aa]l|[Ee]l|[Aa]sh?|[Aa]n|[Aa]d|[Aa]t|[Aa]r|[Aa]z)[-‑]$")
_TIE = re.compile(r"(?:[Bb]in|[Ii]bn|[Bb]int|[Oo]uld|[Mm]int|[Vv]on|[Vv]an|[Dd]e[lr]?|[Dd]i|[Dd]a)\s")
_BEGIN_OF_WORD = re.compile(r"(?<![\w’'-])[A-Z][^\W\d_]*[’'ʼʿ`‘]$")
"""What stands before a name that was cut inside a word: *Mu'*tasim."""
_NAME_BEFORE = re.compile(r"(?<![\w-])([A-Z][\w’']+) $")
_REST_OF_WORD = re.compile(r"[’'ʼʿ`‘](?!s\b)[^\W\d_]+|[^\W\d_]+")
"""What follows a name that was cut inside a word: Nu*'man*."""
_NAME_BEHIND = re.compile(r"(?: (?:al|el|ul|bin|ibn|Al|El|Abu|Abd)[- ]|-)[A-Z][\w’']+")
_DOES = re.compile(
    r"(?<=\w) (?:ف(?:[يت](?:رى|قول|أمل|عتقد|ؤكد|عتبر|خشى|شير|ضيف)"
    r"|(?:قال|أكد|اعتبر|نفى|رد|وصف|توقع|طالب|كشف|رأى)ت?)|[وف]?(?:روت|قالت|أكدت|أضافت|ذكرت|كشفت|رأت|أعلنت|اعتبرت|أوضحت|طالبت|نُقل|يقول|تقول|قال))$"
)
"""What somebody does whose name stands right before it."""
_THEIRS = re.compile(r"\w{3,}(?:هم|هما|هن)$|\w{4,}ها$")
"""What is somebody's: Rashid does not know *their ranks*."""
_THEN_HE = re.compile(
    r"ف[يت](?:روي|قول|ؤكد|رى|خشى|طالب|ضيف|شير|عتبر|عتقد|توقع|حذر|نفي|كشف|صف|شكو|أمل|رفض|شدد|وضح|جزم|قترح|دعو|علن|تهم|ذكر|بدي|لفت)$"
    r"|[عم]م[نا]$"
)
"""What goes on behind a name: فيروي, *he tells*, عمن, *of whom*."""
_AFTER_HYPHEN = re.compile(r"[A-Z][\w’']+")
OPENERS = frozenset(
    ("the", "a", "an", "in", "on", "at", "by", "for", "from", "to", "of", "and", "but", "or", "as", "if", "when",
     "while", "after", "before", "that", "this", "these", "those", "with", "his", "her", "its", "their", "our", "my",
     "according")
)  # fmt: skip
_KIN = frozenset(
    ("جار", "شقيق", "اخو", "اخي", "ابن", "نجل", "والد", "عم", "خال", "صديق", "زميل", "محامي", "زوج",
     "ابنت", "زوجت", "زميلت", "شقيقت", "جارت", "صديقت", "والدت")
)  # fmt: skip
"""Relatives and the like, folded, before whose they are."""


def clean_name(text: str, start: int, end: int, lexicon: Lexicon, kind: str = "person") -> Span | None:
    """Return the span of a name without titles before it and a possessive behind it, or None if nothing is left."""
    while m := re.match(r"([^\W\d_]+)\.?\s+", text[start:end]):
        rank = m[1] in _OF_RANK and text[:start].endswith(_RANKS)
        if fold_phrase(m[1]) not in lexicon.titles and not is_relative(m[1], lexicon) and not rank:
            break
        start += m.end()
    if lexicon.lang == "ar" and (m := re.search(r"\s(?:ل(?P<noun>ل\w+)|لـ).*$", text[start:end], re.DOTALL)):
        hearer = kind == "person" or not m["noun"] or fold_phrase(m["noun"])[1:] in lexicon.outlet_nouns
        end = start + m.start() if hearer else end  # to whom he spoke
    given = fold_phrase(text[start:end].split(" ")[0]) in lexicon.given_names
    if lexicon.lang == "ar" and not given and (m := _GLUED.match(text, start, end)):
        start = m.end()
    elif lexicon.lang == "ar" and not given and text[start : start + 1] == "و" and _is_anded(text, start, end, lexicon):
        start += 1
    if lexicon.lang == "ar" and kind == "person":
        start, end = _between_nouns(text, start, end, lexicon)
    elif lexicon.lang == "ar" and (m := _OF_WHAT_SIDE.search(text, start, end)):
        end = m.start()
    if lexicon.lang == "en" and (m := _POSSESSIVE.search(text[start:end])):
        end = start + m.start()
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")."):
        end -= 1
    return (start, end) if any(c.isalpha() for c in text[start:end]) else None


_RANKS = tuple(f"{rank} " for rank in ("الفريق", "اللواء", "العميد", "العقيد", "المقدم", "الرائد", "النقيب", "الملازم"))
_OF_RANK = frozenset(("أول", "ركن", "طيار", "متقاعد", "بحري", "مهندس"))
"""What a rank goes on with: Lieutenant General, *first*."""
_IN_WHOSE_NAME = re.compile(r"ب[اإ]سم(?:ه|ها|هم|هما)\s")
_OF_WHAT_SIDE = re.compile(
    r"\s(?:شبه )?ال(?:موال|رسم|معارض|حكوم|محل|مقرب|قريب|تابع|ناطق|مستقل)(?:ي|[ةه]|ي[ةه])?(?!\w)"
    r"(?=\s(?:من|ل\w|عن|باسم|الناطق[ةه]?|التابع[ةه]?)(?!\w)|\sل\w).*$",
    re.DOTALL,
)
"""Whose an outlet is: صوت الجمهورية *الموالية للحكومة*."""


def _between_nouns(text: str, start: int, end: int, lexicon: Lexicon) -> Span:
    """Return an Arabic person's span without *in whose name* he speaks before it and what he does behind it.

    A noun of bodies with its article, behind two words and more, is the object of a verb: حمّل رشيد بن حمودة *الجبهة*.
    """
    if m := _IN_WHOSE_NAME.match(text, start, end):
        start = m.end()
    while m := _DOES.search(text, start, end):
        end = m.start()
    words = text[start:end].split(" ")
    if len(words) > 2 and _THEN_HE.match(words[-1]) and fold_phrase(words[-1]) not in lexicon.given_names:
        end -= len(words.pop()) + 1
    last = fold_phrase(words[-1])
    if len(words) > 1 and _THEIRS.match(words[-1]) and last not in lexicon.given_names and words[-2] != "آيت":
        end -= len(words.pop()) + 1
        last = fold_phrase(words[-1])
    body = last.removeprefix("ال") in lexicon.body_heads and last.startswith("ال")
    if len(words) > 2 and body and words[-2] not in ("بن", "آل", "أبو"):
        end -= len(words[-1]) + 1
    return start, end


def _is_anded(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the و that a name begins with is an *and*: what follows is a given name, or a word of the text."""
    rest = text[start + 1 : end].split(" ")[0]
    return fold_phrase(rest) in lexicon.given_names or bool(
        len(rest) > 2 and re.search(rf"(?<!\w){re.escape(rest)}(?!\w)", text)
    )


def is_relative(word: str, lexicon: Lexicon) -> bool:
    """Tell whether an Arabic word is *his neighbour*, *her brother*: a noun of persons with whose it is."""
    return lexicon.lang == "ar" and word.endswith(("ه", "ها")) and fold_phrase(word).rstrip("ا")[:-1] in _KIN


def whole_name(text: str, start: int, end: int, lexicon: Lexicon) -> Span:
    """Return a Latin name with the parts that an article ties to it: *Sada* al-Jabal, al-Madar *al-Arabi*.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> "says Sada al-Jabal now"[slice(*whole_name("says Sada al-Jabal now", 13, 18, load_lexicon("en")))]
    'Sada al-Jabal'
    """
    if lexicon.lang != "en":
        return start, end
    if text[start : start + 3] == "of " and (m := _NAME_BEFORE.search(text, max(start - 24, 0), start)):
        start = m.start()
    if m := _ARTICLE_BEFORE.search(text, max(start - 4, 0), start):
        start = m.start()
    if m := _BEGIN_OF_WORD.search(text, max(start - 20, 0), start + (text[start] in "’'ʼʿ`‘")):
        start = m.start()
    if text[end - 1 : end] in ("-", "‑") and (m := _AFTER_HYPHEN.match(text, end)):
        end = m.end()
    if text[end - 1 : end].isalpha() and (m := _REST_OF_WORD.match(text, end)):
        end = m.end()
    if _TIE.match(text, start) and (m := _NAME_BEFORE.search(text, max(start - 24, 0), start)):
        start = m.start() if fold_phrase(m[1]) not in OPENERS | lexicon.titles | lexicon.person_heads else start
    if re.match(r"[Aa]l-", text[start : start + 3]) and (m := _NAME_BEFORE.search(text, max(start - 24, 0), start)):
        before = fold_phrase(m[1])
        if before not in OPENERS | lexicon.titles | lexicon.person_heads | lexicon.body_heads | lexicon.outlet_nouns:
            start = m.start()
    while m := _NAME_BEHIND.match(text, end):
        end = m.end()
    return start, end


_OF_WHERE = re.compile(r"\s(?:of|from)\s.+$")
_OF_AGE = re.compile(r"(?:Old|Young|[\w-]+-year-old|(?P<noun>[A-Z][a-z]+)(?=\s\S+\s\S))\s(?=[A-Z])")
_LOWER = re.compile(r"(?:(?!(?:al|el)\b)[a-z]+\s)+(?=[A-Z])")


def without_ends(text: str, kind: str, span: Span, lexicon: Lexicon) -> Span:
    """Return an English name without what somebody is before it and where he is from behind it: *Baker* Irini Tass."""
    if kind == "organisation" and (m := _LOWER.match(text, *span)):
        return m.end(), span[1]  # the *rebel* Eastern Command
    if kind != "person":
        return span
    m = _OF_AGE.match(text, *span)
    if m and (m["noun"] is None or m["noun"].lower() in lexicon.person_heads):
        span = m.end(), span[1]
    m = _OF_WHERE.search(text, *span)
    return (span[0], m.start()) if m else span
