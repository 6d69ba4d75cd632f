"""Credits: which outlet a text is carried from, as a deck or a sentence of the body says it.

A name counts the more, the more the words around it are those of a credit and the more it looks like
an outlet. "According to X" in a body speaks of persons and documents, so there only outlets that are
known, or that the text itself calls a newspaper, count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from marsad.read.evidence import Evidence
from marsad.read.imprint import is_called, keep_noun
from marsad.read.nameforms import NameAt, arabic_name_at, find_stance, latin_name_at
from marsad.read.outletnames import guess_outlet, is_person_like
from marsad.read.words import any_of, load_words
from marsad.text.normalise import fold_phrase
from marsad.text.scripts import ARABIC_LETTER

_WINDOW = 700
"""Characters of a deck or a paragraph that are searched."""

_DAY = rf"(?:\s{any_of('days_after')})?"
_BEFORE_NAME = re.compile(
    rf"(?:^|[\s,;:.–—-])(?:(?P<strong>{any_of('credit_before')})|(?P<weak>{any_of('credit_before_weak')}))"
    rf"{_DAY}(?:\s(?:in|for|by))?\s(?=[\"“«‘']?(?:the\s|a\s|an\s|its\s)?\S)",
    re.IGNORECASE,
)
_CLOSING = re.compile(r",\s(?:writes|wrote|reports|reported)\s")
_AFTER_NAME = re.compile(
    rf"\s(?:has\s|have\s)?(?P<cue>{any_of('saying_verbs')}){_DAY}"
    r"(?:\sin an? [\w ]{2,30}|\sexclusively|\s(?:from|in)\s[\w’' -]{2,30})?[.…!]?$",
    re.IGNORECASE,
)
_OUTLETS_DO = frozenset(
    ("writes", "wrote", "reports", "reported", "publishes", "published", "learned", "learnt", "reveals", "revealed")
)
_SIGNED = re.compile(r"(?:[.!?”\"\w]\s?[–—]\s?|\s-\s|\s\()(?P<name>[^()–—]{2,60})\)?\.?$")
_CLAUSE = re.compile(r"[,;:.!?–—-]\s")
_REST = re.compile(rf"{_DAY}(?:,?\s(?:from|in)\s[\w’' -]{{2,30}})?[.…!”\"\s]*(?:\([^()]{{2,40}}\)[.]?)?", re.IGNORECASE)
_WORK = re.compile(
    rf"\b{any_of('published_works')}(?:\s(?:which|that)?\s?(?:was|were|is|to be)(?:\sfirst)?)?[\s,]*$", re.IGNORECASE
)
_OF_ITS_OWN = re.compile(r"(?:\s(?:on\s)?\w+day)?,?\s(?:that\s)?(?:its|their)\s")
"""What an outlet says of its own reporter makes it a party of the story, not its carrier."""
_IN = re.compile(r"\s(?:in|for)\s(?=[\w“\"])")
_LEAD_IN = re.compile(
    r"(?:According to|Citing|Writing (?:in|for)|In an? (?:\w+[ -]){1,3}?(?:for|in|by|with|published (?:by|in)))"
    r"\s(?!which|whom)"
)
_OPENING_VERB = re.compile(
    r"\s?,?\s(?:has\s|have\s)?"
    rf"(?P<cue>{any_of('opening_verbs')})\b(?:\s(?:on\s)?\w+day|\syesterday|\stoday)?,?"
    r"(?P<that>\s(?:that|on|how|about|from|in|an?|the|sources|exclusive)\b)?",
    re.IGNORECASE,
)
_REPORTING = ("report", "publish", "learn", "writes", "wrote", "reveal", "quot", "cit")
_AR_CUE = re.compile(
    rf"(?:^|[\s،,.(«:؛-])[وف]?(?:(?P<strong>{any_of('arabic_credit_strong')})"
    rf"|(?P<verb>{any_of('arabic_credit_verbs')})|(?P<carry>نقلت?))\s?"
)
_SENTENCE = re.compile(r"[.؟!]\s")
_CARRIED = re.compile(r"[»\"”]?(?:\s\S+){0,2}?\sعن\s(?!طريق|كثب).{2,120}?(?:قول|\sأن|\sإن|تأكيد|توقع)")
_AR_TOLD = re.compile(
    rf"\sلـ?\s?(?=[«“\"])|(?:^|[.،]\s)(?:تحقيق|تقرير|حوار|مقابلة|ملف)(?:\sخاصة?)?\sل(?={any_of('arabic_outlet_nouns')}\s)"
)
"""For whom a deck says that a page was made, or to whom somebody spoke."""


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet as a text credits it: local offsets, and how sure that is, 0 to 1."""

    name: NameAt
    score: float
    author: tuple[int, int] | None = None
    filed: bool = False
    """Whether it stands in a dateline on a line of its own, which counts above the body only."""


def find_deck_credit(text: str, evidence: Evidence) -> Credit | None:
    """Return the credit that a deck ends (or begins) with, or None.

    Args:
        text: The deck.
        evidence: Known outlets, and whose names the page shows to be persons'.
    """
    text = text[:_WINDOW]
    found = [
        *_latin_endings(text, evidence),
        *_latin_verb_last(text, evidence),
        *_signed(text, evidence),
        *_latin_opening(text, evidence, deck=True),
    ]
    if ARABIC_LETTER.search(text):
        found += _arabic_credits(text, evidence, deck=True)
    return max(found, key=lambda credit: (credit.score, credit.name.start), default=None)


def find_body_credit(text: str, evidence: Evidence) -> Credit | None:
    """Return the credit that a paragraph of the body carries, or None.

    Only what opens it counts: "X reported that" and Arabic's نقلت ... عن. What was told to an outlet
    is a statement's carrier, not the page's.
    """
    head = text[:_WINDOW]
    found = _latin_opening(head, evidence, deck=False)
    if ARABIC_LETTER.search(head):
        found += _arabic_credits(head, evidence, deck=False)
    return max(found, key=lambda credit: (credit.score, -credit.name.start), default=None)


def find_closing_credit(text: str, evidence: Evidence) -> Credit | None:
    """Return the outlet that a paragraph closes with, as in "…, reports X.", or None.

    Persons write as well: who calls it has to know that the name is an outlet's, unless the score says so.
    """
    for match in _CLOSING.finditer(text, max(len(text) - 120, 0)):
        name = latin_name_at(text, match.end())
        if name is None or len(text) - name.after > 2 or is_person_like(text[name.start : name.end]):
            continue
        score = guess_outlet(text[name.start : name.end], evidence.names)
        return Credit(name, score) if score >= 0.45 else None
    return None


def _score(text: str, name: NameAt, evidence: Evidence) -> float:
    """Return how likely a name is an outlet's, where it stands."""
    printed = text[name.start : name.end]
    score = guess_outlet(printed, evidence.names)
    if score < 1 and text[name.end : name.after].strip() and evidence.is_place(printed):
        return 0.0  # the daily of a place: *the Damnar daily*
    if name.described and score < 1:
        return max(score, 0.92) if printed[:1].isupper() or ARABIC_LETTER.match(printed) or score else score
    if 0 < score < 0.9 and evidence.is_person(printed):
        return 0.0
    return score


def _latin_endings(text: str, evidence: Evidence) -> list[Credit]:
    """Read "…, writes X." and "…, according to X." at the end of a deck."""
    found: list[Credit] = []
    for match in _BEFORE_NAME.finditer(text):
        name = latin_name_at(text, match.end())
        if name is None:
            continue
        author = name.person
        if match.group().strip(" ,").startswith("published") and _WORK.search(text, 0, match.start() + 1):
            continue  # what is published there is a study, and not this text
        inner = _IN.match(text, name.after)
        if inner and is_person_like(text[name.start : name.end]) and (second := latin_name_at(text, inner.end())):
            # "writes A in X": the second name is the outlet's.
            author, name = (name.start, name.end), second
        if _REST.fullmatch(text, name.after) is None:
            continue
        score = _score(text, name, evidence)
        if score >= (0.45 if match["strong"] or author else 0.6):
            found.append(Credit(name, score, author))
    return found


def _latin_verb_last(text: str, evidence: Evidence) -> list[Credit]:
    """Read "…, X reports." at the end of a deck."""
    tail = max(len(text) - 200, 0)
    after = _AFTER_NAME.search(text, tail)
    if after is None:
        return []
    name = _name_ending_at(text, after.start())
    if name is None:
        return []
    score = _score(text, name, evidence)
    floor = 0.45 if after["cue"].lower() in _OUTLETS_DO else 0.85
    return [Credit(name, score, name.person)] if score >= floor else []


def _name_ending_at(text: str, end: int) -> NameAt | None:
    """Return the name that ends at a place, taken from the start of its clause."""
    at = max(end - 110, 0)
    for clause in _CLAUSE.finditer(text, at, end):
        at = clause.end()
    while at < end:
        name = latin_name_at(text, at)
        if name and name.end <= end and name.after == end:
            return name
        following = text.find(" ", at, end)
        at = following + 1 if following >= 0 else end
    return None


def _signed(text: str, evidence: Evidence) -> list[Credit]:
    """Read "… – X" and "… (X)" at the end of a deck."""
    match = _SIGNED.search(text, max(len(text) - 120, 0))
    name = latin_name_at(text, match.start("name")) if match else None
    if name is None or len(text) - name.after > 2:
        return []
    score = _score(text, name, evidence)
    return [Credit(name, score - 0.05)] if score >= 0.7 else []


def _latin_opening(text: str, evidence: Evidence, *, deck: bool) -> list[Credit]:
    """Read "X reported that …" at the start of a deck or a paragraph."""
    lead = _LEAD_IN.match(text)
    at = lead.end() if lead else 0
    name = latin_name_at(text, at)
    if name is None or name.start - at > 60:
        return []
    score = _score(text, name, evidence)
    if lead:
        floor = 0.9 if lead.group().startswith("According") or not deck else 0.6
        return [Credit(name, score)] if score >= floor else []
    if deck and text.startswith(": ", name.after) and score >= 0.7:
        return [Credit(name, score)]
    verb = _OPENING_VERB.match(text, name.after)
    if verb is None or _OF_ITS_OWN.match(text, verb.end("cue")):
        return []
    reporting = verb["cue"].lower().startswith(_REPORTING) and not is_person_like(text[name.start : name.end])
    floor = 0.55 if reporting and (verb["that"] or deck) else 0.9
    if deck and reporting and verb["that"] and verb["cue"].lower() in ("reports", "writes"):
        floor = 0.45  # officials report, only an outlet reports
    return [Credit(name, score)] if score >= floor else []


def _arabic_credits(text: str, evidence: Evidence, *, deck: bool) -> list[Credit]:
    """Read نقلت X عن, نقلاً عن X, بحسب صحيفة X, ذكرت صحيفة X and لـ«X»."""
    found: list[Credit] = []
    for match in _AR_CUE.finditer(text):
        read = arabic_name_at(text, match.end())
        if read is None:
            continue
        name, known = widen(text, read, evidence)
        if not known and not is_called(text, read):
            continue
        if not deck and _SENTENCE.search(text, 40, match.start() + 1):
            continue
        carries = bool(match["carry"] and _CARRIED.match(text, name.end, name.end + 200))
        ends = bool(match["strong"] and match["strong"].startswith("نقل") and len(text) - name.end <= 2)
        score = 1.0 if known else 0.92 if name.described else 0.6 if carries or ends else 0.0
        if match["carry"] and not carries:
            score -= 0.2
        if match["verb"] and not deck and match.start() > 3:
            score -= 0.3
        if match["strong"] and not deck:
            score -= 0.35
        if score >= 0.55:
            found.append(Credit(name, score))
    for match in _AR_TOLD.finditer(text) if deck else ():
        name_told = arabic_name_at(text, match.end())
        if name_told and text[name_told.start : name_told.end].count(" ") < 4:
            printed = text[name_told.start : name_told.end]
            found.append(Credit(name_told, 0.95 if evidence.names.match(printed) else 0.7))
    return found


def _is_channel(rest: str) -> bool:
    """Say whether what follows a known name makes it another's: Watan, but Watan FM."""
    words = fold_phrase(rest).split()
    known = load_words()
    return len(words) == 1 and (words[0] in known.outlet_words - known.outlet_nouns or rest.strip() in ("TV", "FM"))


def widen(text: str, name: NameAt, evidence: Evidence) -> tuple[NameAt, bool]:
    """Take a known name whole, where reading by looks stopped short or went on too long.

    A known name inside a longer one is another outlet's: no page that credits Al-Khabar al-Janubi credits Al-Khabar.

    Returns:
        The name, and whether it is a known outlet's.
    """
    for found in evidence.names.find(text[name.start : name.start + 90]):
        if found.start == 0:
            end = name.start + found.end
            if end < name.end and name.start and text[name.start - 1] in '«“"':
                break  # what stands in quotation marks is a name as a whole
            if end < name.end and _is_channel(text[end : name.end]):
                return name, True
            if longer := _longer(text, name, end, evidence):
                return longer, False
            return NameAt(name.start, end, name.stance, name.described, max(end, name.after)), True
        break
    return keep_noun(text, name, evidence), False


_ADDED = re.compile(r"\s(?:and\s|Arabic\b|English\b|\w+day\b)")
_NISBA = re.compile(r"\sال\w{2,}ي(?!\w)")
_HIS_NOUN = re.compile(r"(?<!\w)(?:موقع|تلفزيون|راديو|مركز)\s$")


def _longer(text: str, name: NameAt, end: int, evidence: Evidence) -> NameAt | None:
    """Return the longer name that begins with a known one, or None where only a place, a day or a noun follows it.

    In Arabic, words run on behind a name: there only an adjective that agrees with it, and not with its noun, is its
    own ("صحيفة الخبر الجنوبي", but "صحيفة الخبر الجزائرية").
    """
    rest = text[end : name.end]
    if ARABIC_LETTER.match(text, name.start):
        nisba = _NISBA.match(text, end)
        if nisba is None or not text[name.start :].startswith("ال"):
            return None
        if _HIS_NOUN.search(text, max(name.start - 12, 0), name.start) or find_stance(text, end, nisba.end()):
            return None
        return replace(name, end=nisba.end(), after=max(nisba.end(), name.after))
    words = fold_phrase(rest).split()
    if not words or _ADDED.match(rest) or evidence.is_place(rest.strip()) or set(words) <= load_words().outlet_nouns:
        return None
    return name
