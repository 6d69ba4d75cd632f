"""Who relays what is said in a sentence: "told al-Mizan", "HANA quoted", "on his Telegram channel"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from marsad.read.statements.actors import Actor
from marsad.read.statements.arabicrelays import is_said, retold, unnamed
from marsad.read.statements.englishrelays import interviewing, quoting_person, spoken_of_again
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.press import Press, plain_name
from marsad.read.words import any_of
from marsad.records import Carrier, Span
from marsad.text.normalise import fold_phrase


@dataclass(frozen=True, slots=True)
class Told:
    """What a statement's chain is found by.

    Attributes:
        speaker: who says it, as he carries what he says others said.
        sentence: the sentence of its cue.
        said_by: the spans of its source and cue; none where it is carried.
        paragraph: the number of its paragraph.
        parent: the number of the statement around it.
        content: the spans of what is said.
        until: where the next statement of its sentence begins to be told, behind it.
    """

    speaker: Carrier | None
    sentence: Span
    said_by: tuple[Span, ...]
    paragraph: int
    parent: int | None
    content: tuple[Span, ...] = ()
    until: int | None = None


def relays_in(told: Told, press: Press, lexicon: Lexicon) -> list[Carrier]:
    """Return who relays what is said in a sentence: "told al-Mizan", "HANA quoted", "on his Telegram channel".

    A carried statement has no source or cue, and so no relay of its own.
    """
    if not told.said_by:
        return []
    text, sentence, said_by = press.text, told.sentence, told.said_by
    start, end = min(a for a, _ in said_by), max(b for _, b in said_by)
    found: list[tuple[int, Carrier]] = []
    for actor, (a, b) in press.outlets_in(*sentence):
        inside_source = any(s <= a and b <= e for s, e in said_by)
        between = start < a < end and not inside_source
        own = (
            _relays_in_arabic(told, text, (a, b))
            if lexicon.lang == "ar"
            else _relays_in_english(told, text, a, b, actor)
        )
        told_here = (told.until is None or a < told.until) and _is_told_outside(told, text, a, lexicon)
        if between or own or _is_quoting(text, b, start, lexicon) or told_here:
            found.append((a, Carrier(_name_in(text, a, actor.name, lexicon), press.outlets[actor])))
    if lexicon.lang == "ar":
        found = [one for one in found if not _is_short_form(text, one[0])]
        found += [*unnamed(told, press), *retold(told, press)]
    else:
        found += spoken_of_again(told, press)
        if person := quoting_person(told, press, lexicon):
            found.append((sentence[0], person))
        if not found and (outlet := interviewing(told, press)):
            found.append((sentence[0], outlet))
    if channel := _channel(told, text, lexicon):
        found.append((sentence[1], Carrier(channel, "channel")))
    return list(dict.fromkeys(carrier for _, carrier in sorted(found, key=lambda one: one[0])))


def _relays_in_english(told: Told, text: str, start: int, end: int, actor: Actor) -> bool:
    """Tell whether an outlet is said to report while it quotes, or to be what somebody spoke *on*."""
    if _ABOUT_TO_QUOTE.match(text, end) and _quotes(told, text, end):
        return True
    return text.endswith(" on ", 0, start) and _ON_AIR.search(actor.name) is not None


def _relays_in_arabic(told: Told, text: str, mention: Span) -> bool:
    """Tell whether an Arabic outlet stands before a cue that quotes, or is where somebody writes or goes on air."""
    return _quotes_as_cue(told, text, mention[1]) or _is_written_in(told, text, mention[0])


_OF_NAME = re.compile(r"(?<!\w)ل?(?P<noun>[إا]ذاعة|راديو) $")

_ORDINAL = re.compile(r" (?:الأولى?|الثاني[ةه]?|الثالث[ةه]?)(?!\w)")


def _name_in(text: str, at: int, name: str, lexicon: Lexicon) -> str:
    """Return an outlet's name; an Arabic station's with its noun, إذاعة الجزعاء, and its number, الراية الأولى."""
    if lexicon.lang != "ar":
        return plain_name(name)
    if m := _ORDINAL.match(text, at + len(name)):
        name += m.group()
    noun = _OF_NAME.search(text, max(at - 8, 0), at)
    return f"{noun['noun']} {name}" if noun else plain_name(name)


def _is_short_form(text: str, at: int) -> bool:
    """Tell whether a name only says in brackets what the one before it is called in short."""
    return text[max(at - 2, 0) : at] == " ("


def asks(text: str, mention: Span, lexicon: Lexicon) -> bool:
    """Tell whether an outlet is named as who interviews: told to it, or it met somebody."""
    return is_told(text, mention[0], lexicon) or bool(re.match(r"[»”\"]? (?:التقت|حاورت)", text[mention[1] :]))


@lru_cache(maxsize=2)
def _told_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    phrases = "|".join(sorted(map(re.escape, lexicon.relays), key=len, reverse=True))
    if lexicon.lang == "ar":
        return re.compile(rf"(?<!\w)و?(?:{phrases})[ـ]?\s?(?:\w+\s){{0,2}}[«\"“(]?$")
    return re.compile(rf"\b(?:{phrases})\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}[“\"]?$", re.IGNORECASE)


def is_told(text: str, start: int, lexicon: Lexicon) -> bool:
    """Tell whether an outlet's name stands right behind "told", "in an interview with", "quoted by" or the like."""
    line = text[max(start - 70, 0) : start]
    line = re.split(r"[.;\n]", line)[-1]
    patterns = (_TO, _told_pattern(lexicon), _IN_TALK) if lexicon.lang == "ar" else (_told_pattern(lexicon),)
    return any(pattern.search(line) for pattern in patterns)


def _is_told_outside(told: Told, text: str, start: int, lexicon: Lexicon) -> bool:
    """Tell whether something is told to an outlet, and not only said to have been told to it."""
    if not is_told(text, start, lexicon):
        return False
    behind = max((end for _, end in told.said_by if end <= start), default=None)
    begun = any(a < start and (behind is None or a >= behind) for a, _ in told.content)
    ended = all(b <= start for _, b in told.content)
    return lexicon.lang == "ar" or not begun or ended


def told_inside(told: Told, press: Press, lexicon: Lexicon) -> list[Carrier]:
    """Return the outlets to which the speaker of an English nested statement talks: A writes that B *told X*."""
    if not told.said_by or not told.content or lexicon.lang != "en":
        return []
    start = min(a for a, _ in told.said_by)
    end = max(*(b for _, b in told.said_by), min(a for a, _ in told.content))
    named = (one for one in press.outlets_in(start, end + 1) if is_told(press.text, one[1][0], lexicon))
    return [Carrier(plain_name(actor.name), press.outlets[actor]) for actor, (a, _) in named if not is_said(told, a)]


_NOUN = any_of("arabic_told_nouns")
_TO = re.compile(rf"(?<!\w)ل(?:ـ?\s?|(?:{_NOUN}|أسبوعية|يومية|ملحق)\s)[«\"“]?$")
_IN_TALK = re.compile(
    r"(?<!\w)(?:حديث|تصريح|تصريحات|مقابلة|مقابلت|لقاء|لقائ|حوار|اتصال|دردشة|مداخلة)(?:ه|ها|هم)? (?:\w+ )?"
    r"(?:مع|إلى|على|عبر|أجرته معه|أجرته معها|ل)(?: ?\w+)? ?[«“\"]?$|(?<!\w)أسئلة (?:\w+ )?[«“\"]?$"
)


_QUOTES = re.compile(
    r"(?:\s(?:news\s)?(?:agency|newspaper|paper|daily|weekly|website|channel|station))?(?:\s\([A-Z][\w-]+\))?"
    r",?\s(?:which\s|has\s|have\s|also\s)*(?:quot(?:ed|ing|es?)|cit(?:ed|ing|es?))\b"
)


def _is_quoting(text: str, end: int, start: int, lexicon: Lexicon) -> bool:
    """Tell whether an outlet's name, a word of quoting and the source follow each other: "HANA quoted a source"."""
    if lexicon.lang == "en" and _QUOTES.match(text, end) and end <= start:
        return True
    between = text[end:start]
    if not 0 < len(between) < 60:
        return False
    words = set(fold_phrase(between).split())
    if lexicon.lang == "ar":
        return "عن" in words and len(words) <= 5
    return bool(words & {"quoted", "quoting", "citing", "cited", "cites", "quotes"})


_QUOTING_CUE = re.compile(r"[وف]?(?:نقل|تنقل|ينقل|نسب|تنسب|ذكر|اورد|افاد|نشر|كشف|قال|تحدث)\w*")


_ABOUT_TO_QUOTE = re.compile(r"\s(?:has |had |also )?(?:report|wr[io]te|sa[iy]|claim|reveal)\w*\b")
_ON_AIR = re.compile(r"\b(?:Radio|TV|Television|FM)\b")


def _quotes(told: Told, text: str, end: int) -> bool:
    """Tell whether an English cue behind an outlet quotes: the Gazette *reported yesterday, quoting* a diplomat."""
    spans = sorted(told.said_by)
    quoting = any(re.match(r"(?:quot|cit)ing\b", text[a:b]) for a, b in spans)
    return quoting and any(0 <= a - end <= 5 for a, _ in spans)


def _quotes_as_cue(told: Told, text: str, end: int) -> bool:
    """Tell whether an Arabic outlet stands right before a cue that quotes somebody else: «X» نقلت عن, على لسان."""
    said = sorted(told.said_by)
    words = fold_phrase(text[slice(*said[0])]) if said else ""
    if not said or not 0 <= said[0][0] - end < 24 or not _QUOTING_CUE.match(words):
        return False
    around_to = words.startswith(("نسب", "ونسب", "فنسب", "تنسب", "وتنسب"))
    apart = re.sub(r"[»”\"،,]|\w+ية(?!\w)", "", text[end : said[0][0]]).strip()
    around = f" {fold_phrase(text[said[0][0] : said[-1][1]])} "
    return not apart and (" عن " in around or " لسان " in around or (around_to and " الي " in around))


_WRITES = re.compile(r"(?<!\w)[وف]?(?:كتب|كتبت|يكتب|تكتب|مقال|مقالة|مقاله|افتتاحية|زاويته|زاويتها|عموده|عمودها)(?!\w)")
_WRITTEN_IN = re.compile(r"(?<!\w)(?:و?(?:في|على|عبر)\s(?:\w+\s)?|بـ?|افتتاحية\s)[«“\"]$")
_AIRED = re.compile(r"(?<!\w)(?:عبر|على شاشة|على أثير|على)\s(?:قناة|إذاعة|شاشة|أثير|راديو|تلفزيون|موقع)\s[«“\"]?$")


_AIRED_ON = re.compile(r"(?<!\w)(?:عبر|على|أثير) (?:قناة|إذاعة|راديو)")
"""The same, with the noun a part of the name."""


def _is_written_in(told: Told, text: str, start: int) -> bool:
    """Tell whether an Arabic outlet is where somebody writes or goes on air: في «X» كتب, عبر إذاعة «X»."""
    if is_said(told, start):
        return False
    if _AIRED.search(text, max(start - 30, 0), start) or _AIRED_ON.search(text, max(start - 10, 0), start + 7):
        return True
    if re.search(r"(?<!\w)و?في (?:صحيفة|جريدة|مجلة|يومية) [«“\"]?$", text[max(start - 20, 0) : start]):
        return True
    told_outside = text[told.sentence[0] : told.content[0][0] if told.content else told.sentence[1]]
    return bool(_WRITTEN_IN.search(text, max(start - 20, 0), start) and _WRITES.search(told_outside))


@lru_cache(maxsize=2)
def _channel_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    phrases = "|".join(sorted(map(re.escape, lexicon.channels), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)


def _is_of_name(text: str, m: re.Match[str]) -> bool:
    """Tell whether a channel's words are the end of a name: Wyoming *Public Radio*."""
    return m.group()[0].isupper() and bool(re.search(r"[A-Z]\w+ $", text[max(m.start() - 20, 0) : m.start()]))


_SAME_CHANNEL = re.compile(r"(?<!\w)(?:على|عبر) (?:المنصة|الشبكة|الموقع) (?:نفسها|ذاتها|نفسه|ذاته)(?!\w)")


def _channel(told: Told, text: str, lexicon: Lexicon) -> str | None:
    """Return the channel that a sentence names outside of what is said, as printed."""
    found = _channel_pattern(lexicon).finditer(text, *told.sentence)
    m = next((m for m in found if not is_said(told, m.start()) and not _is_of_name(text, m)), None)
    again = _SAME_CHANNEL.search(text, *told.sentence) if m is None and lexicon.lang == "ar" else None
    if again and not is_said(told, again.start()):
        m = max(_channel_pattern(lexicon).finditer(text, 0, again.start()), key=lambda one: one.start(), default=None)
    if m is None:
        return None
    printed = re.sub(r"^(?:on|via)\s+(?:(?:its|his|her|their)\s(?:official\s)?)?", "", m.group(), flags=re.IGNORECASE)
    return re.sub(r"\s+(?:channel|page)$", "", printed, flags=re.IGNORECASE)
