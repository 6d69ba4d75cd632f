"""Who relays an English statement without a name of his own beside it: *the paper quotes*, *his aide quoted him*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.officenouns import head_of
from marsad.read.words import any_of
from marsad.records import Carrier
from marsad.text.normalise import fold_phrase

if TYPE_CHECKING:
    from marsad.read.statements.press import Press
    from marsad.read.statements.relays import Told

_THE = rf"(?:the|the same)\s(?:[\w-]+\s){{0,2}}{any_of('outlet_nouns_before')}\b(?!['’]|\s(?-i:[A-Z“\"])|\sal-)"
_TOLD_AGAIN = re.compile(
    rf"\b(?:told|tells|telling|informed|assured|by|confirmed to|complained to|spoke to|interview with)\s{_THE}",
    re.IGNORECASE,
)
_QUOTES_AGAIN = re.compile(
    rf"(?:^|[\s,])(?:{_THE}|it)(?:,? (?:which|also|then|further|later|itself))*\s"
    r"(?:quot(?:es|ed)|cit(?:es|ed)|interviewed|reports?,? (?:quoting|citing)|writes|wrote)\b",
    re.IGNORECASE,
)
_QUOTING = re.compile(r"\b(?:quot(?:e[sd]?|ing)|cit(?:e[sd]?|ing))\b", re.IGNORECASE)


def spoken_of_again(told: Told, press: Press) -> list[tuple[int, Carrier]]:
    """Return the outlet that a sentence means by *the newspaper*: to whom somebody talks, or who quotes somebody."""
    text, (start, end) = press.text, told.sentence
    found: list[tuple[int, Carrier]] = []
    cue = " ".join(text[a:b] for a, b in told.said_by)
    patterns = [_TOLD_AGAIN, *([_QUOTES_AGAIN] if _QUOTING.search(cue) else [])]
    for m in (m for pattern in patterns for m in pattern.finditer(text, start, end)):
        said = any(a <= m.start() < b for a, b in told.content)
        last = None if said else press.last_outlet(m.start())
        if last is not None:
            found.append((m.start(), Carrier(last.name, press.outlets[last])))
    return found


_SUBJECT = re.compile(
    r"(?P<who>(?:An?|One|The|His|Her|Its|Their|Another)\s[^,.;:“”\"]{3,80}?|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)(?:,[^,]{3,60},)?\s*$"
)


def quoting_person(told: Told, press: Press, lexicon: Lexicon) -> Carrier | None:
    """Return the person who quotes another: *a member of his entourage* quoted him as saying."""
    spans = sorted(told.said_by)
    if len(spans) < 2 or not _QUOTING.match(press.text[slice(*spans[0])].split()[-1]):
        return None
    start, end = told.sentence[0], spans[0][0]
    m = _SUBJECT.match(press.text, start, end) or _SUBJECT.match(press.text, start + 1, end)
    if m is None:
        return None
    words = m["who"]
    folded = fold_phrase(words)
    for actor in press.people:
        if any(folded.endswith(" ".join(form)) for form in actor.forms):
            return Carrier(actor.name, "person")
    person = head_of(words, lexicon) in lexicon.person_heads
    return Carrier(words, "person") if person else None


_MET = re.compile(r"\b(?:interviewed|talked to|spoke to|spoke with|met)\s(?=(?:an?|one|two|several|the)\s)")


_PARAGRAPH = 2_000
"""Characters of a paragraph in which an interview is looked for."""


def interviewing(told: Told, press: Press) -> Carrier | None:
    """Return the outlet that interviewed somebody earlier in the paragraph of a statement."""
    at = min((start for start, _ in told.said_by), default=told.sentence[0])
    start = max(press.text.rfind("\n", 0, at) + 1, at - _PARAGRAPH)
    m = _MET.search(press.text, start, at)
    near = [actor for actor, (_, b) in press.outlets_in(start, m.start()) if b <= m.start()] if m else []
    first = next((actor for actor in press.outlets if actor in near), None)
    return Carrier(first.name, press.outlets[first]) if first else None
