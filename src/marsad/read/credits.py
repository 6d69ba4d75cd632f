"""Credits: which outlet a text is carried from, as a deck, a sentence or a closing line says it.

A name counts the more, the more the words around it are those of a credit and the more it looks like
an outlet. "According to X" in a body speaks of persons and documents, so there only outlets that are
known, or that the text itself calls a newspaper, count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.read.nameforms import DOMAIN, NameAt, arabic_name_at, latin_name_at
from marsad.read.bylines import Evidence
from marsad.read.outletnames import guess_outlet, is_person_like
from marsad.text.dates import find_dates
from marsad.text.scripts import ARABIC_LETTER

_VERBS = r"(?:writes|wrote|reports|reported|has reported|notes|noted|says|said|explains|reveals|revealed|claims|quotes|quoted|publishes|published|relates|adds|has learned|has learnt|learned|finds|found|observes|argues|comments|tells|told)"
_OUTLET_VERBS = frozenset(("reports", "reported", "has reported", "publishes", "published", "has learned", "has learnt", "writes", "wrote"))
_DAY = r"(?:\s(?:on\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|\syesterday|\stoday|\s(?:earlier|late)\s\w+|\sthis\sweek|\son\s\w+\s\d{1,2}|\son\s\d{1,2}\s\w+)?"
_BEFORE_NAME = re.compile(
    rf"(?:^|[\s,;:.–—-])(?P<cue>(?:{_VERBS}{_DAY}(?:\s(?:in|for|by))?)|according to(?: a report (?:by|in|from))?|as (?:reported|published|quoted) (?:by|in)|as per|citing|quoting|via|per|in (?:an article|a report|a piece|a column|an interview|an op-ed|an editorial|an analysis) (?:for|in|by|with|published (?:by|in))|published (?:by|in)|reports? by|from)\s(?=[\"“«‘']?(?:the\s|a\s|an\s|its\s)?\S)",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    rf"\s(?:has\s|have\s)?(?P<cue>{_VERBS})(?P<day>{_DAY})(?:\s(?:in (?:a|an) \w+|exclusively))?[.…!]?$", re.IGNORECASE
)
_OPENING_VERB = re.compile(
    rf"(?:\s?\([^()]{{2,60}}\))?(?:[”\"»’'])?(?:\s(?:newspaper|website|daily|news agency|agency|channel|magazine))?\s?,?\s(?:has\s|have\s)?"
    r"(?P<cue>report(?:s|ed)|writes|wrote|publish(?:es|ed)|quot(?:es|ed)|cit(?:es|ed)|reveal(?:s|ed)|learned|learnt|said|says|noted|notes|carried|obtained)\b"
    r"(?:\s(?:on\s)?\w+day|\syesterday|\stoday)?,?(?P<that>\s(?:that|on|how|about|from|in|an?|the|sources|exclusive)\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet as a text credits it: local offsets, and how sure that is."""

    name: NameAt
    score: float
    author: tuple[int, int] | None = None


def find_deck_credit(text: str, evidence: Evidence) -> Credit | None:
    """Return the credit that a deck ends (or begins) with, or None.

    Args:
        text: The deck.
        evidence: Known outlets, and whose names the page shows to be persons'.
    """
    text = text[:700]
    found = [*_latin_endings(text, evidence), *_latin_opening(text, evidence, deck=True)]
    if ARABIC_LETTER.search(text):
        found += _arabic_credits(text, evidence, deck=True)
    return max(found, key=lambda credit: (credit.score, credit.name.start), default=None)


def find_body_credit(text: str, evidence: Evidence) -> Credit | None:
    """Return the credit that a paragraph of the body carries, or None.

    Only what reports ("X reported that"), what a known outlet was told, and Arabic's نقلت ... عن count.
    """
    head = text[:700]
    found = _latin_opening(head, evidence, deck=False)
    found += _told(head, evidence)
    if ARABIC_LETTER.search(head):
        found += _arabic_credits(head, evidence, deck=False)
    return max(found, key=lambda credit: (credit.score, -credit.name.start), default=None)


def _score(text: str, name: NameAt, evidence: Evidence) -> float:
    printed = text[name.start : name.end]
    score = guess_outlet(printed, evidence.names)
    if name.described and score < 1:
        score = max(score, 0.92) if printed[:1].isupper() or ARABIC_LETTER.match(printed) or score else score
    elif 0 < score < 0.9 and evidence.is_person(printed):
        return 0.0
    return score


def _latin_endings(text: str, evidence: Evidence) -> list[Credit]:
    """Read "…, writes X.", "…, according to X." and "…, X reports." at the end of a deck."""
    found: list[Credit] = []
    for match in _BEFORE_NAME.finditer(text):
        name = latin_name_at(text, match.end())
        if name is None:
            continue
        rest = text[name.end :]
        rest = re.sub(r"^[”\"»’']?(?:\s?\([^()]{2,70}\))?", "", rest)
        cue = match["cue"].lower()
        author = None
        if inner := re.match(rf"\s(?:in|for)\s(?=[\w“\"])", rest):
            # "writes A in X": the second name is the outlet's.
            second = latin_name_at(text, len(text) - len(rest) + inner.end())
            if second and is_person_like(text[name.start : name.end]):
                author, name = (name.start, name.end), second
                rest = text[name.end :]
        if re.fullmatch(rf"{_DAY}[.…!”\"\s]*(?:\s?\([^()]{{2,40}}\)[.]?)?", rest, re.IGNORECASE) is None:
            continue
        score = _score(text, name, evidence)
        floor = 0.45 if cue.split()[0] in ("writes", "wrote", "reports", "reported", "published", "via", "as") or author else 0.6
        if score >= floor:
            found.append(Credit(name, score, author))
    if signed := _SIGNED.search(text[-120:]):
        name = latin_name_at(text, len(text) - len(text[-120:]) + signed.start("name"))
        score = _score(text, name, evidence) if name else 0.0
        if name and score >= 0.7 and len(text) - name.end <= 2:
            found.append(Credit(name, score - 0.05))
    after = _AFTER_NAME.search(text[-200:])
    if after:
        end = len(text) - len(text[-200:]) + after.start()
        if name := _name_ending_at(text, end):
            score = _score(text, name, evidence)
            floor = 0.45 if after["cue"].lower() in _OUTLET_VERBS else 0.85
            if score >= floor:
                found.append(Credit(name, score))
    return found


_SIGNED = re.compile(r"(?:[.!?”\"\w]\s?[–—]\s?|\s-\s|\s\()(?P<name>[^()–—]{2,60})\)?\.?$")
_LAST_CLAUSE = re.compile(r"[,;:.–—-]\s(?=[^,;:–—]{2,90}$)")


def _name_ending_at(text: str, end: int) -> NameAt | None:
    """Return the name that ends at a place, taken from the start of its clause."""
    window = max(end - 110, 0)
    clause = _LAST_CLAUSE.search(text[window:end])
    start = window + clause.end() if clause else window
    name = latin_name_at(text, start)
    while name is not None and name.end < end:
        close = re.match(r"[”\"»’']?(?:\s?\([^()]{2,70}\))?(?:\s(?:newspaper|website|daily|news agency|agency))?$", text[name.end : end])
        if close:
            return name
        following = text.find(" ", name.start, end)
        if following < 0:
            return None
        name = latin_name_at(text, following + 1)
    return name if name and name.end == end else None


def _latin_opening(text: str, evidence: Evidence, *, deck: bool) -> list[Credit]:
    """Read "X reported that …" at the start of a deck or a paragraph."""
    opening = _LEAD_IN.match(text)
    at = opening.end() if opening else 0
    name = latin_name_at(text, at)
    if name is None or name.start - at > 60:
        return []
    printed = text[name.start : name.end]
    score = _score(text, name, evidence)
    if opening and opening.group():
        floor = 0.9 if opening.group().startswith("According") or not deck else 0.6
        return [Credit(name, score)] if score >= floor else []
    verb = _OPENING_VERB.match(text, name.end)
    if verb is None:
        return []
    cue = verb["cue"].lower()
    reporting = cue.startswith(("report", "publish", "learn", "writes", "wrote", "reveal", "quot", "cit"))
    floor = 0.55 if reporting and (verb["that"] or deck) and not is_person_like(printed) else 0.9
    return [Credit(name, score)] if score >= floor else []


_LEAD_IN = re.compile(
    r"(?:According to|Citing|Writing (?:in|for)|In an? (?:\w+[ -]){1,3}?(?:for|in|by|with|published (?:by|in)))\s(?!which|whom)"
)
_TOLD = re.compile(r"\b(?:told|tells|speaking to|spoke to|interview with|statement to|statements to|remarks to|comments to|quoted by|reported by|published by|report by|carried by)\s", re.IGNORECASE)


def _told(text: str, evidence: Evidence) -> list[Credit]:
    """Read "told X": an outlet that names itself so. One that is introduced ("the daily X") is another's."""
    found: list[Credit] = []
    for match in _TOLD.finditer(text):
        name = latin_name_at(text, match.end())
        if name and not name.described and (score := guess_outlet(text[name.start : name.end], evidence.names)) >= 0.9:
            found.append(Credit(name, score - 0.1))
    return found


_AR_CUE = re.compile(
    r"(?:^|[\s،,.(«:؛-])(?:و|ف)?(?:(?P<strong>نقلا عن|نقلاً عن|نقلًا عن|بحسب ما (?:ذكرت|أوردت|نشرت|نقلت|أفادت)(?: به)?|حسب ما (?:ذكرت|أوردت|نشرت|نقلت)|وفق ما (?:ذكرت|أوردت|نشرت|نقلت|أفادت)(?: به)?|كما (?:ذكرت|أفادت|أوردت|نقلت|نشرت)|بحسب|حسب|وفقا ل|وفقاً ل|وفق)|(?P<verb>ذكر(?:ت)?|أفاد(?:ت)?|كتب(?:ت)?|كشف(?:ت)?|نشر(?:ت)?|أورد(?:ت)?|قال(?:ت)?|علم(?:ت)?|أعلن(?:ت)?)|(?P<carry>نقل(?:ت)?))\s?"
)


def _arabic_credits(text: str, evidence: Evidence, *, deck: bool) -> list[Credit]:
    """Read نقلت X عن, نقلاً عن X, بحسب صحيفة X and ذكرت صحيفة X."""
    found: list[Credit] = []
    for match in _AR_CUE.finditer(text[:700]):
        name = arabic_name_at(text, match.end())
        if name is None:
            continue
        known = _known_at(text, name, evidence)
        name = known or name
        score = 1.0 if known else 0.92 if name.described else 0.0
        carries = bool(match["carry"]) and _CARRIED.match(text, name.end, name.end + 200)
        if not score and (carries or (match["strong"] and match["strong"].startswith("نقل") and len(text) - name.end <= 2)):
            score = 0.6
        if not score:
            continue
        if match["carry"] and not carries:
            score -= 0.2
        if match["verb"] and not deck and match.start() > 3:
            score -= 0.3
        if match["strong"] and not deck:
            score -= 0.35
        if score >= 0.55:
            found.append(Credit(name, score))
    for match in _AR_TOLD.finditer(text[:700]):
        name = arabic_name_at(text, match.end())
        if name and len(text[name.start : name.end].split()) <= 4:
            found.append(Credit(name, 0.95 if evidence.names.match(text[name.start : name.end]) else 0.7))
    return found


_CARRIED = re.compile(r"[»\"”]?(?:\s\S+){0,2}?\sعن\s(?!طريق|كثب).{2,120}?(?:قول|\sأن|\sإن|تأكيد|توقع)")
_AR_TOLD = re.compile(r"\sلـ?\s?(?=[«“\"])")


def _known_at(text: str, name: NameAt, evidence: Evidence) -> NameAt | None:
    """Return the known outlet that begins where a name was read, if there is one."""
    for found in evidence.names.find(text[name.start : name.end + 40]):
        if found.start == 0:
            return NameAt(name.start, name.start + found.end, name.stance, name.described)
        break
    return None


_LINE = re.compile(
    r"^[(\[]?\s?(?:(?:news\s)?source|via|originally (?:published|posted|appeared)(?: (?:in|by|on|at))?|first (?:published|appeared)(?: (?:in|by|on|at))?|published (?:in|by|on)|reprinted from|courtesy of|"
    r"read (?:the )?(?:full |original |whole |complete |entire )?(?:story|article|report|text|original|piece|interview|version)(?: \(?in \w+\)?)?(?: here)?(?: (?:at|on|in|from))?|(?:this |the )?(?:\w+ )?(?:article|story|report|piece|text|interview) (?:was )?(?:first |originally )?(?:published|appeared|posted|written)(?: in \w+)? (?:by|in|on|at|for)|"
    r"(?:the )?original(?: article| story| text| version)?(?: \(?in \w+\)?)?(?: (?:at|on|in|here))?|to read the (?:full |original )?(?:article|story|report)[^:.]{0,40}?(?:at|on|in)|"
    r"المصدر|المصادر|مصدر|مصدر الخبر|نقلا عن|نقلاً عن|نقلًا عن|عن|منقول عن|منقول من|نشر المقال في|النص الأصلي|لقراءة المقال كاملا في|لقراءة النص الأصلي في)\s?(?::|-|–|\s)\s?",
    re.IGNORECASE,
)
_SITE = re.compile(rf"https?://(?:www\.)?({DOMAIN})", re.IGNORECASE)
_GENERIC = re.compile(r"^(?:وكالات|الوكالات|مواقع|agencies|wires|here|link|وسائل إعلام|مواقع التواصل)[.\s]*$", re.IGNORECASE)


def find_line_credit(text: str, evidence: Evidence) -> Credit | None:
    """Return the credit of a line that is nothing else: "Source: X (stance)", "المصدر: X", "X (Arabic), date"."""
    if len(text) > 200:
        return None
    match = _LINE.match(text)
    if match:
        rest = text[match.end() :]
        if site := _SITE.match(rest):
            return Credit(NameAt(match.end() + site.start(1), match.end() + site.end(1)), 0.9)
        if _GENERIC.match(rest):
            return None
        arabic = bool(ARABIC_LETTER.match(rest.lstrip("«\"“ ")))
        name = arabic_name_at(text, match.end()) if arabic else latin_name_at(text, match.end())
        if name is None or text[name.start].isdigit():
            return None
        tail = text[name.end :]
        head = match.group().lower()
        plain = head.strip(" :-–([") in ("عن", "via", "مصدر")
        quoted = text[name.start - 1] in "«“\""
        if len(tail) > 60 or (plain and not quoted and not name.described and guess_outlet(text[name.start : name.end], evidence.names) < 0.7):
            return None
        if ":" not in match.group() and guess_outlet(text[name.start : name.end], evidence.names) < 0.45 and not name.described:
            return None
        return Credit(_widen(text, name, evidence), 0.97)
    return _original_credit(text, evidence)


def _widen(text: str, name: NameAt, evidence: Evidence) -> NameAt:
    """Take a known name whole, where reading by looks stopped short or went on too long."""
    for found in evidence.names.find(text[name.start : name.start + 90]):
        if found.start == 0:
            return NameAt(name.start, name.start + found.end, name.stance, name.described)
        break
    return name


_LANGUAGE = re.compile(r"\s?\((?:in )?(?:arabic|english|french|turkish|kurdish|persian|hebrew|russian|بالعربية|العربية|بالإنجليزية|الإنجليزية)\)", re.IGNORECASE)


def _original_credit(text: str, evidence: Evidence) -> Credit | None:
    """Read "X (Arabic), 12 October 2026": where and when the original stood."""
    if not _LANGUAGE.search(text):
        return None
    dates = find_dates(text)
    name = arabic_name_at(text, 0) if ARABIC_LETTER.match(text.lstrip("«\"“")) else latin_name_at(text, 0)
    if name is None or name.start > 1:
        return None
    name = _widen(text, name, evidence)
    rest = text[name.end :]
    language = _LANGUAGE.match(rest)
    for found in dates:
        rest = rest.replace(text[found.start : found.end], "")
    rest = _LANGUAGE.sub("", rest)
    if language and not rest.strip(" ,،.;-–—|") and (dates or evidence.names.match(text[name.start : name.end])):
        return Credit(name, 0.9)
    return None
