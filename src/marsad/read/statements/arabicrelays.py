"""Who relays in an Arabic sentence without a name of its own: *to the paper*, *and quoted*, a person who retells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from marsad.read.statements.press import Press, plain_name
from marsad.read.words import any_of
from marsad.records import Carrier

if TYPE_CHECKING:
    from marsad.read.statements.relays import Told

_NOUN = any_of("arabic_told_nouns")
_AGAIN = re.compile(
    rf"(?<!\w)(?:لل{_NOUN}(?!\w)(?! [«“\"])|[وف]?(?:نقلت|تنقل|نقل|ينقل) ال{_NOUN} عن(?!\w)"
    rf"|ال{_NOUN} (?:نفسها|ذاتها|نفسه|ذاته)(?!\w))"
)
_SHE_QUOTES = re.compile(r"[وف](?:نقلت عن|تنقل عن|نسبت إلى|نسبت ل)(?!\w)")
"""Who quotes is the paper that the paragraph was about: *ونقلت عن* مصدر."""
_DESCRIBED = re.compile(rf"(?<!\w)ل(?P<name>{_NOUN} (?!ال)\w{{2,}}ي[ةه]?)(?!\w)(?! [«“\"])")


_SITE = re.compile(rf"(?<!\w)[وف]?(?:نقلت?|نسبت?) (?P<name>{_NOUN} ال\w+(?: ال\w+)?) (?:عن|إلى)(?!\w)")
"""An outlet that has no name but its owner's: نقل *موقع النادي* عن."""


def unnamed(told: Told, press: Press) -> list[tuple[int, Carrier]]:
    """Return the outlets of an Arabic sentence that have no name there: *to the paper*, *to a local station*."""
    found: list[tuple[int, Carrier]] = []
    said = [m for m in _DESCRIBED.finditer(press.text, *told.sentence) if not is_said(told, m.start())]
    found += [(m.start(), Carrier(m["name"], "agency" if m["name"].startswith("وكالة") else "outlet")) for m in said]
    quoting = (m for m in _SITE.finditer(press.text, *told.sentence) if not is_said(told, m.start()))
    found += [(m.start("name"), Carrier(m["name"], "outlet")) for m in quoting if not press.outlets_in(*m.span("name"))]
    begun = press.text.rfind("\n", 0, told.sentence[0]) + 1
    last = press.last_outlet(min(told.said_by)[0])
    if _SHE_QUOTES.match(press.text, min(told.said_by)[0]) and last and press.was_named(last, begun):
        found.append((told.sentence[0], Carrier(plain_name(last.name), press.outlets[last])))
    for m in _AGAIN.finditer(press.text, *told.sentence):
        last = None if is_said(told, m.start()) else press.last_outlet(m.start())
        if last is not None:
            found.append((m.start(), Carrier(plain_name(last.name), press.outlets[last])))
    return found


_RETELLS = re.compile(r"[وف]?(?:ي|ت)?(?:نقل|نسب|روى|روي)(?:ت)?(?!\w)")


def retold(told: Told, press: Press) -> list[tuple[int, Carrier]]:
    """Return the person who passes on another's words: ونقل *فلان* عن والده."""
    cue = min(told.said_by)
    if not _RETELLS.match(press.text, *cue) or "عن" not in press.text[cue[1] : told.sentence[1]]:
        return []
    at = press.text.find("عن ", cue[1], told.sentence[1])
    near = [(a, who) for who in press.people for a, b in who.mentions if 0 < a - cue[1] < 40 and b <= at]
    return [(a, Carrier(who.name, "person")) for a, who in near[:1]]


def is_said(told: Told, at: int) -> bool:
    """Tell whether a place of the text lies in what is said."""
    return any(start <= at < end for start, end in told.content)
