"""How an Arabic outlet signs: «الضحى», وكالة النهار, مكتب «الضحى», موفد «الضحى» فلان, and which noun its name keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from marsad.read.evidence import Evidence
from marsad.read.nameforms import ARABIC_WORD, QUOTED, NameAt, arabic_name_at
from marsad.read.words import any_of, load_cues, load_words
from marsad.text.normalise import fold_phrase

Range = tuple[int, int]

_POST = rf"(?:{any_of('arabic_posts')})\s?(?:(?:في|من|لـ?|بـ?)\s?(?=[«\"“])|(?:ل|ب|في\s|من\s)(?=\w))?"
_ORGAN = any_of("arabic_signing_nouns")
_WORDS = rf"{ARABIC_WORD}(?:\s{ARABIC_WORD}){{0,4}}"
_NAMED = re.compile(
    rf"(?P<post>{_POST})?(?:{_ORGAN}\s)?{QUOTED}(?:\s(?P<person>{ARABIC_WORD}(?:\s{ARABIC_WORD}){{0,3}}))?"
)
_CALLED = re.compile(rf"(?:{_POST})?(?P<name>{_ORGAN}\s(?P<rest>{_WORDS}))(?:\s[-–]\s\w{{2,5}})?")
"""The second name behind a stroke is the first in short: وكالة أنباء X - واس."""
CORRESPONDENT = re.compile(
    rf"(?:مراسلة?|مراسلو|موفدة?)\s(?P<name>ال{ARABIC_WORD}(?:\sال{ARABIC_WORD})?)(?:\s(?:في|إلى|من)\s(?P<place>{ARABIC_WORD}(?:\s{ARABIC_WORD})?))?"
)
"""The man of an outlet that stands in no quotation marks: مراسل الضحى, مراسل الضحى في الميناء."""
_NOUN_BEFORE = re.compile(rf"(?:^|[\s(:،؛.\-–—/ـ]|(?<=\s)[لب])(?P<the>ال)?(?P<noun>{any_of('arabic_outlet_nouns')})\s$")
_BROADCASTERS = re.compile(any_of("arabic_naming_nouns"))
_AGENCY = "وكالة"
_AGENCY_WORDS = re.compile(rf"{any_of('arabic_agency_words')}(?!\w)")
_PRESSED_QUOTED = re.compile(rf"{any_of('arabic_agency_words')}\s{QUOTED}")
_ORIGIN = re.compile(r"ال\w{3,}ية")
"""The country of a paper, an agency or a channel, as an adjective."""
_ORIGIN_MALE = re.compile(r"ال\w{3,}ي")
"""What a correspondent is, and not whose: مراسل العسكري."""
_SUBJECTS = frozenset(map(fold_phrase, load_cues()["arabic_reported_on"]))
"""What is reported on, or who sends envoys that write nothing."""
_TAILS = frozenset(load_cues()["arabic_outlet_tails"])
TOWNS = frozenset(fold_phrase(word) for word in load_cues()["arabic_towns"])
_PLACED = re.compile(rf"(?:{any_of('arabic_placed_nouns')})")
_KINDS_OF_PLACE = ("مدينة ", "محافظة ", "بلدة ", "قرية ", "مدينتي ", "شرطة ", "سكان ")
_HERS, _HIS = re.compile(r"(?!ال)\w{3,}ي[ةه]"), re.compile(r"(?!ال)\w{3,}ي")
"""An adjective of origin without an article, which describes: وكالة تركية, موقع صيني."""
_STOPS = frozenset(fold_phrase(word) for word in load_cues()["arabic_name_stops"])
_BODIES = frozenset(fold_phrase(word) for word in load_cues()["arabic_bodies"])


@dataclass(frozen=True, slots=True)
class Imprint:
    """An outlet as it signs a text, and the writer whom it names with it: local offsets."""

    outlet: NameAt
    author: Range | None = None


def read_imprint(text: str, start: int, end: int, evidence: Evidence) -> Imprint | None:
    """Read a stretch that is nothing but an outlet's own signature, or return None.

    A name counts in quotation marks or behind a noun such as وكالة; what only describes an organ
    ("وكالة تركية") names none.
    """
    while start < end and text[start].isspace():
        start += 1
    if named := _NAMED.fullmatch(text, start, end):
        person = named.span("person") if named["person"] else None
        if person and (not named["post"] or not _STOPS.isdisjoint(fold_phrase(named["person"]).split())):
            return None
        return Imprint(NameAt(*named.span("quoted"), described=True), person)
    called = _CALLED.fullmatch(text, start, end)
    if called is None or not _STOPS.isdisjoint(fold_phrase(called["rest"]).split()):
        return None
    name = text[: called.end("name")]
    read = arabic_name_at(name, called.start("name"))
    if read is None or not is_called(name, read):
        return None
    return Imprint(keep_noun(name, read, evidence, signed=True))


def is_organ(name: str, evidence: Evidence) -> bool:
    """Say whether he who is a correspondent can be this name's: no place's, no subject's, not *the paper's*."""
    known, words = load_words(), [word.removeprefix("ال") for word in fold_phrase(name).split()]
    other = known.outlet_nouns | known.staff | known.sections | _SUBJECTS
    described = len(words) == 1 and _ORIGIN_MALE.fullmatch(name) is not None
    return not is_arabic_place(name, evidence) and other.isdisjoint(words) and not described


def is_called(text: str, name: NameAt) -> bool:
    """Say whether what stands behind an outlet's noun is its name.

    "صحيفة يونانية" and "موقع صيني" only describe one, "الصحيفة" was named before, "وكالة الفضاء" is no outlet. Where
    no noun stands in front of the name, it is one.
    """
    noun = _NOUN_BEFORE.search(text, max(name.start - 14, 0), name.start)
    if noun is None:
        return True
    words = text[name.start : name.end].split()
    folded, known = fold_phrase(words[0]), load_words()
    if noun["the"] or folded in known.stance_words or folded in known.outlet_nouns:
        return False
    if noun["noun"] == _AGENCY and not _BODIES.isdisjoint(fold_phrase(" ".join(words)).split()):
        return False
    return (_HERS if noun["noun"].endswith("ة") else _HIS).fullmatch(words[0]) is None


def keep_noun(text: str, name: NameAt, evidence: Evidence, *, signed: bool = False) -> NameAt:
    """Take the noun into a name that is none without it: إذاعة الجزعاء, قناة of a town, an agency of a country.

    Broadcasters go by their noun, unless quotation marks or a declaration part the two; an agency
    does where it signs, or where what follows is a place; papers and sites never do.

    Args:
        text: The text.
        name: A name that was read in it, without its noun.
        evidence: Known outlets, and the places of the page.
        signed: Whether the outlet itself signs so; an adjective behind the name is then a part of it.
    """
    noun = _NOUN_BEFORE.search(text, max(name.start - 12, 0), name.start)
    printed = text[name.start : name.end]
    if noun is None or noun["the"] or evidence.names.match(printed):
        return name
    agency = noun["noun"] == _AGENCY
    pressed = agency and _AGENCY_WORDS.match(printed) is not None
    if pressed and (inner := _PRESSED_QUOTED.match(text, name.start)):
        return NameAt(*inner.span("quoted"), None, True, inner.end())
    kept = pressed or bool(_BROADCASTERS.fullmatch(noun["noun"])) or (agency and signed)
    if not kept and _PLACED.fullmatch(noun["noun"]):
        kept = is_arabic_place(printed, evidence)
    if not kept:
        return _without_origin(text, name, noun["noun"])
    end, stance = name.end, name.stance
    if signed and stance is not None and not text[name.end : stance[0]].strip():
        end, stance = stance[1], None
    return replace(name, start=noun.start("noun"), end=end, stance=stance, described=True, after=max(end, name.after))


def _without_origin(text: str, name: NameAt, noun: str) -> NameAt:
    """Cut what goes on behind a name that stands in no quotation marks: its country, or the sentence.

    "صحيفة ميرور البريطانية" is called ميرور; behind a word with the article one without it begins anew, unless it is
    such as نيوز.
    """
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[name.start : name.end])]
    printed = text[name.start : name.end]
    count = len(words)
    if count > 1 and noun.endswith("ة") and _ORIGIN.fullmatch(printed[slice(*words[-1])]):
        count -= 1
    if printed.startswith("ال"):
        inside = enumerate(printed[slice(*word)] for word in words[1:count])
        count = next((at + 1 for at, word in inside if not word.startswith("ال") and word not in _TAILS), count)
    return replace(name, end=name.start + words[count - 1][1]) if count < len(words) else name


def is_arabic_place(name: str, evidence: Evidence) -> bool:
    """Say whether a name is a town's that everybody knows, or the page uses it as a place's."""
    return evidence.is_place(name) or is_sure_place(name, evidence)


def is_sure_place(name: str, evidence: Evidence) -> bool:
    """Say whether a name is a place's beyond doubt: everybody knows the town, or the page says "city of" to it.

    >>> from marsad.read.outletnames import OutletNames
    >>> nowhere = Evidence(OutletNames(()), lambda name: False, lambda name: False)
    >>> is_sure_place("الرياض", nowhere), is_sure_place("الضحى", nowhere)
    (True, False)
    """
    if name.startswith(("مدينة ", "محافظة ", "بلدة ", "قرية ")):
        return True
    return fold_phrase(name) in TOWNS or any(evidence.is_place(kind + name) for kind in _KINDS_OF_PLACE)
