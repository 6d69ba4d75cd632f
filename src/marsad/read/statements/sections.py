"""Which outlet covers a paragraph: a section or an item of a review, or who signs it in brackets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from marsad.read.statements.actors import Actor
from marsad.read.statements.press import Press, Role, is_review, outlet_role, plain_name
from marsad.read.statements.relays import Told
from marsad.read.statements.signatures import sounds_like_outlet
from marsad.read.words import any_of, load_cues
from marsad.records import Carrier, Span
from marsad.text.scripts import ARABIC_LETTER


@dataclass(frozen=True, slots=True)
class Sections:
    """Which outlet covers each paragraph of a story: whose section of a review it is, or who signs it in brackets."""

    starts: tuple[int, ...]
    carriers: tuple[Carrier | None, ...]
    turns: tuple[tuple[int, Carrier], ...] = ()
    """Where an English review names an outlet, in order."""

    @classmethod
    def of(cls, press: Press) -> Sections:
        """Return the outlets of a story's paragraphs; a section ends with the next subheading."""
        carriers: list[Carrier | None] = []
        section = None
        review = is_review(press.text)
        names = {actor.name for actor in press.outlets}
        digest, above = _is_digest(press), ""
        for start, end, kind in press.blocks:
            words = press.text[start:end].strip()
            heading = _HEADING.fullmatch(words) if review else None
            if kind == "subheading" or heading:
                m = _SECTION.fullmatch(words)
                m = m if m and _heads_section(m["name"], names) else heading
                section = Carrier(m["name"], "outlet") if m else None
            m = _SIGNED.search(words) or _item(words, names)
            signed = (
                m["name"]
                if m and (digest or m.re is _ITEM or sounds_like_outlet(m["name"]) or _LATIN.fullmatch(m["name"]))
                else None
            )
            if digest and signed and carriers and carriers[-1] is None and not _ENDED.search(above):
                carriers[-1] = Carrier(signed, "outlet")  # its heading
            above = words
            role: Role = "agency" if signed and (signed.startswith("وكالة") or signed.isupper()) else "outlet"
            opener = _opens_with(press, start, end) if review and kind == "body" else None
            carriers.append(Carrier(signed, role) if signed else opener or section)
        body = [(start, end) for start, end, kind in press.blocks if kind == "body" and review]
        named = [one for start, end in body for one in _turned_to(press, start, end)]
        turns = tuple((at, Carrier(plain_name(actor.name), press.outlets[actor])) for actor, (at, _) in named)
        return cls(tuple(start for start, _, _ in press.blocks), tuple(carriers), turns)

    def covering(self, told: Told) -> Carrier | None:
        """Return the outlet of the paragraph that a statement begins in."""
        at = min((start for start, _ in (*told.said_by, *told.content)), default=told.sentence[0])
        number = bisect_right(self.starts, at) - 1
        if number < 0:
            return None
        content = min((start for start, _ in told.content), default=at)
        turned = bisect_right(self.turns, max(at, content), key=lambda turn: turn[0]) - 1
        if turned >= 0 and self.turns[turned][0] >= self.starts[number]:
            return self.turns[turned][1]
        return self.carriers[number]


_ENDED = re.compile(r"[.!?»”\")]$")
_ITEMS = 3
"""Items of a digest that are signed, at least."""
_NAMED = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}")


def _is_digest(press: Press) -> bool:
    """Tell whether an English page goes through items that are signed one by one, whatever their papers are called."""
    ends = (_SIGNED.search(press.text[start:end].strip()) for start, end, kind in press.blocks if kind == "body")
    return sum(m is not None and _NAMED.fullmatch(m["name"]) is not None for m in ends) >= _ITEMS


_HEADING = re.compile(
    r"(?P<name>(?:[Aa]l-|The )?[A-Z][\w’'-]+(?: (?:al-|of |the )?[A-Z][\w’'-]+){0,3}) \((?:pro-)?[a-z][a-z -]{3,30}\)"
)
"""What stands over an outlet's items in a review: "Al-Rasid (independent)"."""
_OPENS_WITHIN = 70
"""Letters of a review's paragraph in which the outlet stands that it is about."""


def _opens_with(press: Press, start: int, end: int) -> Carrier | None:
    """Return the outlet that a paragraph of a press review begins with, whose words it goes through."""
    if ARABIC_LETTER.search(press.text, start, end):
        return _opens_in_arabic(press, start, end)
    behind = min(end, start + _OPENS_WITHIN)
    found = [(a, actor) for actor in press.outlets for a, _ in actor.mentions if start <= a < behind]
    first = min(found, key=lambda one: one[0], default=None)
    return Carrier(plain_name(first[1].name), press.outlets[first[1]]) if first else None


_NOUN = r"(?<!\w)[بلو]?(?:صحيفة|جريدة|يومية|مجلة|أسبوعية|موقع)"
_HEADS = "|".join(load_cues()["arabic_paper_heads"])
_OPENER = re.compile(
    rf".{{0,{_OPENS_WITHIN}}}?(?:{_NOUN} [«“\"](?P<quoted>[^«»“”\"]{{2,30}})[»”\"]|{_NOUN} (?P<called>ال\w+)"
    rf"|(?:^|(?:أما|في|عن) |\w+ت )[«“\"](?P<alone>[^«»“”\"]{{2,30}})[»”\"]|(?<!\w)[بلو]?(?P<headed>(?:{_HEADS}) ال\w+)"
    r"|^وفي (?P<written>ال\w+(?: ال\w+)?) (?:كتبت?|يكتب|تكتب)(?!\w))"
)
"""How a paper stands at the head of its paragraph: by its noun, in quotation marks, by its first word."""
_DESCRIBED = frozenset(("الرسمية", "المحلية", "الحكومية", "المعارضة", "المستقلة"))


def _opens_in_arabic(press: Press, start: int, end: int) -> Carrier | None:
    """Return the outlet that a paragraph of an Arabic review begins with, which a tagger may have passed over."""
    m = _OPENER.match(press.text[start:end])
    if m is None or m.lastgroup is None or m[m.lastgroup] in _DESCRIBED:
        return None
    at = start + m.start(m.lastgroup)
    known = next((actor for actor, span in press.outlets_in(at - _OPENS_WITHIN, end) if span[0] <= at < span[1]), None)
    name = plain_name(known.name) if known else m[m.lastgroup]
    return Carrier(name, press.outlets[known] if known else outlet_role(name, "", press.outlet_of))


def _turned_to(press: Press, start: int, end: int) -> list[tuple[Actor, Span]]:
    """Return the outlets that a review's paragraph turns to; an agency behind another outlet is only quoted."""
    named = press.outlets_in(start, end)
    return [one for number, one in enumerate(named) if not number or press.outlets[one[0]] == "outlet"]


def _heads_section(name: str, outlets: set[str]) -> bool:
    """Tell whether a subheading in quotation marks can be an outlet's name; in English it may be anybody's words."""
    known = name in outlets or sounds_like_outlet(name) or name[:3].lower() in ("al-", "el-")
    return known or not name.isascii()


def _item(words: str, outlets: set[str]) -> re.Match[str] | None:
    """Return the outlet whose papers an English review's item is about: "Yeni Ufuk: The daily leads with ..."."""
    m = _ITEM.match(words)
    return m if m and (_PAPER.search(words) or m["name"] in outlets) else None


_ITEM = re.compile(
    r"(?:\d+[.)] |[•*–-] )?(?P<name>(?:[Aa]l-|The )?[A-Z][\w’'-]+(?: (?:al-|of |the )?[A-Z][\w’'-]+){0,3}): [A-Z]"
)
_PAPER = re.compile(rf"\b[Tt]he {any_of('paper_nouns')}\b")
_SECTION = re.compile(r"[«“\"](?P<name>[^«»“”\"]{2,30})[»”\"]")
_LATIN = re.compile(r"[A-Z]{2,9}|(?:[Aa]l|[Ee]l)-[A-Z][\w’'-]+(?: (?:al-)?[A-Z][\w’'-]+){0,2}")
"""An agency's letters, or a name with an Arabic article, behind the last sentence of an item."""
_SIGNED = re.compile(r"[.!؟»] \((?P<name>[^()]{2,30})\)\.?$")
