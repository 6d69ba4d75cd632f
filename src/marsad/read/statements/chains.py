"""Through whom a statement came: carriers of the page, of the sentence, and the speakers around a nested one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from marsad.read.statements.actors import Actor, Span
from marsad.read.statements.lexicon import Lexicon
from marsad.records import Carrier, Outlet, Reading
from marsad.text.normalise import fold_phrase

Role = Literal["publisher", "outlet", "agency", "person", "channel"]
OutletOf = Callable[[str], Outlet | None]
"""Returns the declared outlet of a name, in any of its spellings, or None."""

_AGENCY = re.compile(r"\b(?:news )?agency\b|وكالة", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_NEAR = 26
"""How far before a name the noun that makes it an outlet may stand."""


def outlet_role(name: str, before: str, outlet_of: OutletOf) -> Role:
    """Return whether an outlet is an agency or another kind: as declared, as called, or by an acronym for a name.

    >>> outlet_role("Hadran News Agency", "", lambda name: None), outlet_role("الميزان", "صحيفة ", lambda name: None)
    ('agency', 'outlet')
    """
    declared = outlet_of(name)
    if declared is not None:
        return "agency" if declared.kind == "agency" else "outlet"
    agency = _AGENCY.search(name) or _AGENCY.search(before) or _ACRONYM.fullmatch(name)
    return "agency" if agency else "outlet"


@dataclass(frozen=True, slots=True)
class Press:
    """A story's text, the outlets among its actors, and what each is."""

    text: str
    outlets: dict[Actor, Role]
    outlet_of: OutletOf

    @classmethod
    def of(cls, text: str, actors: Sequence[Actor], reading: Reading, lexicon: Lexicon, outlet_of: OutletOf) -> Press:
        """Return which actors are outlets: declared ones, the credited one, those that a noun of outlets stands by."""
        field = reading.outlet_credited
        credited = {fold_phrase(name) for name in (field.value, field.printed) if name} if field else set()
        outlets: dict[Actor, Role] = {}
        for actor in actors:
            known = outlet_of(actor.name) is not None or fold_phrase(actor.name) in credited
            if actor.kind == "person" and not known:
                continue
            before = " ".join(text[max(start - _NEAR, 0) : start] for start, _ in actor.mentions)
            if known or (actor.kind == "organisation" and _is_called_outlet(text, actor, lexicon)):
                outlets[actor] = outlet_role(actor.name, before, outlet_of)
        return cls(text, outlets, outlet_of)


def _is_called_outlet(text: str, actor: Actor, lexicon: Lexicon) -> bool:
    if _AGENCY.search(actor.name) or set(fold_phrase(actor.name).split()) & _PRESS_WORDS:
        return True
    for start, end in actor.mentions:
        near = [
            *fold_phrase(text[max(start - _NEAR, 0) : start]).split()[-2:],
            *fold_phrase(text[end : end + 16]).split()[:1],
        ]
        forms = {form for word in near for form in (word, word.removeprefix("ال"), word[1:].removeprefix("ل"))}
        if forms & lexicon.outlet_nouns:
            return True
    return False


_PRESS_WORDS = frozenset(
    ("post", "times", "herald", "tribune", "gazette", "courier", "daily", "news", "radio", "tv", "television",
     "chronicle", "observer", "voice", "telegraph", "journal", "review", "press", "اذاعه", "صحيفه", "قناه", "تلفزيون")
)  # fmt: skip


def page_carriers(reading: Reading, publisher: str | None, press: Press) -> tuple[Carrier, ...]:
    """Return the carriers that cover every statement of a page: who publishes it, whom it credits."""
    carriers = [Carrier(publisher, "publisher")] if publisher else []
    credited = reading.outlet_credited
    name = (credited.value or credited.printed) if credited else None
    if credited and name and not _is_same(name, publisher, press):
        before = reading.text[max(credited.spans[0][0] - 12, 0) : credited.spans[0][0]] if credited.spans else ""
        known = {fold_phrase(actor.name): role for actor, role in press.outlets.items()}
        role = known.get(fold_phrase(name)) or outlet_role(name, before, press.outlet_of)
        if credited.spans and _in_dateline(reading.text, credited.spans[0]):
            role = "agency"
        carriers.append(Carrier(name, role))
    return tuple(carriers)


def _is_same(name: str, publisher: str | None, press: Press) -> bool:
    """Tell whether a credited name is the publisher's own, in whatever spelling."""
    if publisher is None:
        return False
    outlet = press.outlet_of(name)
    return fold_phrase(name) == fold_phrase(publisher) or (outlet is not None and outlet == press.outlet_of(publisher))


def _in_dateline(text: str, span: Span) -> bool:
    """Tell whether a name stands in a dateline: `AL-WARDIYA (HANA) -`, `الوردية - حنا:`."""
    line = text[text.rfind("\n", 0, span[0]) + 1 : span[0]]
    behind = text[span[1] : span[1] + 4]
    return (
        len(line) < 40
        and bool(re.search(r"[(–—/-]\s*$", line))
        and bool(re.match(r"[)»”]?\s*(?:[-–—:.]|\n|$)", behind))
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What a statement's chain is found by.

    Attributes:
        speaker: who says it, as he carries what he says others said.
        sentence: the sentence of its cue.
        said_by: the spans of its source and cue; none where it is carried.
        paragraph: the number of its paragraph.
        parent: the number of the statement around it.
    """

    speaker: Carrier | None
    sentence: Span
    said_by: tuple[Span, ...]
    paragraph: int
    parent: int | None


def trace(told: Sequence[Told], page: tuple[Carrier, ...], press: Press, lexicon: Lexicon) -> list[tuple[Carrier, ...]]:
    """Return the chain of each statement, carriers outermost first, its speaker never among them.

    A nested one has the chain of the statement around it and that one's speaker. Who goes on talking in a paragraph
    goes on talking to whom he talked.
    """
    chains: list[tuple[Carrier, ...]] = []
    last: Told | None = None
    relays: tuple[Carrier, ...] = ()
    for one in told:
        if one.parent is not None:
            around = told[one.parent].speaker
            outer = chains[one.parent] if one.parent < len(chains) else page
            links = (*outer, around) if around else outer
        else:
            same = last is not None and last.paragraph == one.paragraph and last.speaker == one.speaker
            relays = tuple(relays_in(one, press, lexicon)) or (relays if same else ())
            links, last = (*page, *relays), one
        name = one.speaker.name if one.speaker else None
        chains.append(tuple(dict.fromkeys(link for link in links if link.name != name)))
    return chains


def relays_in(told: Told, press: Press, lexicon: Lexicon) -> list[Carrier]:
    """Return who relays what is said in a sentence: "told al-Mizan", "HANA quoted", "on his Telegram channel".

    A carried statement has no source or cue, and so no relay of its own.
    """
    if not told.said_by:
        return []
    text, sentence, said_by = press.text, told.sentence, told.said_by
    start, end = min(a for a, _ in said_by), max(b for _, b in said_by)
    found: list[tuple[int, Carrier]] = []
    for actor, role in press.outlets.items():
        for a, b in actor.mentions:
            if not sentence[0] <= a < sentence[1]:
                continue
            inside_source = any(s <= a and b <= e for s, e in said_by)
            between = start < a < end and not inside_source
            if between or _is_told(text, a, lexicon) or _is_quoting(text, b, start, lexicon):
                found.append((a, Carrier(actor.name, role)))
    if channel := _channel(text[slice(*sentence)], lexicon):
        found.append((sentence[1], Carrier(channel, "channel")))
    return list(dict.fromkeys(carrier for _, carrier in sorted(found, key=lambda one: one[0])))


@lru_cache(maxsize=2)
def _told_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    phrases = "|".join(sorted(map(re.escape, lexicon.relays), key=len, reverse=True))
    if lexicon.lang == "ar":
        return re.compile(rf"(?<!\w)و?(?:{phrases})[ـ]?\s?(?:\w+\s){{0,2}}[«\"“(]?$")
    return re.compile(rf"\b(?:{phrases})\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}[“\"]?$", re.IGNORECASE)


def _is_told(text: str, start: int, lexicon: Lexicon) -> bool:
    """Tell whether an outlet's name stands right behind "told", "in an interview with", "quoted by" or the like."""
    line = text[max(start - 70, 0) : start]
    line = re.split(r"[.;\n]", line)[-1]
    if lexicon.lang == "ar" and re.search(
        r"(?<!\w)لـ?\s?[«\"“]?$|(?<!\w)ل(?:صحيفة|وكالة|قناة|موقع|إذاعة|مجلة|شبكة)\s[«\"“]?$", line
    ):
        return True
    return bool(_told_pattern(lexicon).search(line))


_QUOTES = re.compile(r",?\s(?:which\s|has\s|have\s|also\s)*(?:quot(?:ed|ing|es?)|cit(?:ed|ing|es?))\b")


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


@lru_cache(maxsize=2)
def _channel_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    phrases = "|".join(sorted(map(re.escape, lexicon.channels), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)


def _channel(words: str, lexicon: Lexicon) -> str | None:
    """Return the channel that a sentence names, as printed."""
    m = _channel_pattern(lexicon).search(words)
    if m is None:
        return None
    printed = re.sub(r"^(?:on|via)\s+", "", m.group(), flags=re.IGNORECASE)
    return re.sub(r"\s+(?:channel|page)$", "", printed, flags=re.IGNORECASE)
