"""Credits between headline and story without a word such as "source": "Al-Bustan", "From Al-Bustan".

A place, a writer and a section stand there as well. So a name counts by what it is called or by what the story does
with it ("told Al-Bustan"), and only then by an article that names of papers begin with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.read.credits import Credit
from marsad.read.evidence import Evidence
from marsad.read.look import Line
from marsad.read.nameforms import CAPITAL, LATIN_PERSON, NameAt
from marsad.read.outletnames import guess_outlet, is_person_like
from marsad.read.signature import is_staff
from marsad.read.words import any_of, load_cues, load_words
from marsad.text.dates import find_dates
from marsad.text.normalise import fold_phrase

_LONGEST = 90
_BELOW = 8
"""Lines below the headline that are looked at."""
_DECK = 300
"""Letters that a deck has at most."""
_REVIEW = 40
"""Lines below in which another outlet's name makes a press review."""
_LETTERS = 6
"""The most letters of an agency; a longer name in capitals is a town's."""
_LEAD = re.compile(
    rf"(?:(?P<sure>{any_of('head_credits_sure')})|{any_of('head_credits')})\s(?:the\s)?"
    r"(?P<noun>(?:[a-z-]+\s){0,3}?(?:newspaper|daily|weekly|magazine|website|agency|paper|monthly)\s)?",
    re.IGNORECASE,
)
_WHERE = re.compile(rf"\sin\s(?P<place>{CAPITAL}(?:\s{CAPITAL}){{0,3}})$")
_JOINT = re.compile(r"\s*[|•·]\s*|\s+[-–—/]\s+|,\s+|\s+(?=\()")
_NAME = re.compile(
    rf"[“\"]?(?P<name>(?:The\s)?{CAPITAL}(?:(?:\s(?:of|the|for|and|de|du|des|la|le|al|el|del|della)){{0,2}}\s{CAPITAL}){{0,4}})[”\"]?"
    rf"(?P<noun>\s{any_of('outlet_nouns_after')})?"
)
_PART = re.compile(rf"(?:the\s)?(?:{any_of('masthead_parts')})", re.IGNORECASE)
_ARABIC = re.compile(rf"(?!{any_of('towns_with_article')}\b)(?:[AaEe]l|A(?:sh|s|n|d|t|r|z))-[A-Z]")
_FOREIGN = re.compile(
    rf"(?!{any_of('towns_with_article')}\b)(?:L[’'][A-ZÀ-Þ]|(?:La|Le|Les|El|Il|Lo|Die|Der|Das|De|Het|Os?)\s[A-ZÀ-Þ])"
)
_TITLES = frozenset(load_cues()["masthead_titles"])


@dataclass(slots=True)
class _Parts:
    """What a line under a headline consists of."""

    names: list[NameAt]
    beside: bool = False
    """Whether a section, a place or a writer stands with the name; days stand with places too."""
    dated: bool = False
    sure: bool = False
    """Whether words say that what follows is where it was published."""


def settle_head_credits(lines: list[Line], head: int, longs: list[int], evidence: Evidence) -> None:
    """Give a line between headline and first paragraph that is an outlet's name its credit.

    One that stands below a sentence, which may be the deck or the first paragraph, has to be named in the story as
    outlets are. Where several such lines stand, they head the parts of a press review.

    Args:
        lines: The page's lines.
        head: The number of the headline.
        longs: The numbers of the lines that look like paragraphs.
        evidence: Known outlets, and what the page does with names.
    """
    below = [at for at in longs if at > head]
    if not below:
        return
    last = below[1] if len(below) > 1 and len(lines[below[0]].piece.text) < _DECK else below[0]
    for at in range(head + 1, min(last, head + 1 + _BELOW)):
        credit = _credit_of(lines[at], evidence)
        if credit is None:
            continue
        name = lines[at].piece.text[credit.name.start : credit.name.end]
        if at > below[0] and not (evidence.is_told(name) or evidence.names.match(name)):
            continue
        if not any(_credit_of(other, evidence) for other in lines[at + 1 : at + 1 + _REVIEW]):
            lines[at].credit, lines[at].kind = credit, "text"
        return


def _credit_of(line: Line, evidence: Evidence) -> Credit | None:
    if not line.plain or line.piece.links > 0.5 or not line.piece.hints.isdisjoint(("furniture", "caption")):
        return None
    return find_head_credit(line.piece.text, evidence)


def find_head_credit(text: str, evidence: Evidence) -> Credit | None:
    """Return the credit of a line under a headline that is nothing but an outlet's name with what stands by it."""
    if not 0 < len(text) <= _LONGEST or not text[0].isascii() or text[-1] in "?!:;,":
        return None
    parts = _read(text.rstrip("."), evidence)
    if parts is None or (text[-1] == "." and not parts.sure):
        return None
    likely = [name for name in parts.names if _is_outlet(text[name.start : name.end], name, parts, evidence)]
    if len(likely) != 1 or len(parts.names) > 2:
        return None
    return Credit(likely[0], 0.85, filed=True)


def _read(text: str, evidence: Evidence) -> _Parts | None:
    """Part a line into names and what stands by them, or return None where it says more."""
    found = _Parts([])
    at, end = 0, len(text)
    if lead := _LEAD.match(text):
        at, found.sure = lead.end(), bool(lead["sure"] or lead["noun"])
        if where := _WHERE.search(text, at):
            end = where.start()
        if not text[at : at + 1].isupper() and not text.startswith(("al-", "el-", "“", '"'), at):
            return None
    while at < end:
        joint = _JOINT.search(text, at, end)
        stop = joint.start() if joint else end
        start = at + (text[at] in "([")
        close = stop - (text[stop - 1] in ")]") if start > at else stop
        if not _take(text, start, close, found, evidence):
            return None
        at = joint.end() if joint else end
    return found


def _take(text: str, start: int, end: int, found: _Parts, evidence: Evidence) -> bool:
    """Take one part of a line; say whether it can stand with an outlet's name."""
    part = text[start:end]
    if not part:
        return False
    dates = find_dates(part)
    if dates or re.fullmatch(r"\w+day", part):
        found.dated = True
        return not dates or len(part) - sum(day.end - day.start for day in dates) < 12
    folded = fold_phrase(part)
    by = re.fullmatch(rf"[Bb]y\s{LATIN_PERSON}", part)
    town = part.isupper() and len(part) > _LETTERS
    if (
        by
        or town
        or _PART.fullmatch(part)
        or is_staff(part)
        or folded in load_words().sections
        or evidence.is_place(part)
    ):
        found.beside = True
        return True
    name = _NAME.fullmatch(text, start, end)
    if name is None:
        return False
    found.names.append(NameAt(*name.span("name"), described=bool(name["noun"])))
    return True


def _is_outlet(printed: str, name: NameAt, parts: _Parts, evidence: Evidence) -> bool:
    """Say whether a name under a headline is an outlet's."""
    if evidence.names.match(printed):
        return True
    likely = guess_outlet(printed, evidence.names)
    if likely < 0.45 or is_person_like(printed) or evidence.is_place(printed):
        return False
    if evidence.is_told(printed):
        return not evidence.is_person(printed)
    words = fold_phrase(printed).split()
    if likely >= 0.9 and (words[-1] in _TITLES or parts.sure):
        return len(words) > 1
    if evidence.is_person(printed):
        return False
    if _ARABIC.match(printed):
        return parts.beside or parts.sure or not (parts.dated or evidence.is_used(words[-1]))
    return parts.sure or name.described or (parts.beside and _FOREIGN.match(printed) is not None)
