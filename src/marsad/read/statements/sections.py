"""Which outlet covers a paragraph: whose section of a review it stands in, or who signs it in brackets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from marsad.read.statements.press import Press, Role
from marsad.read.statements.relays import Told
from marsad.read.statements.signatures import sounds_like_outlet
from marsad.records import Carrier


@dataclass(frozen=True, slots=True)
class Sections:
    """Which outlet covers each paragraph of a story: whose section of a review it is, or who signs it in brackets."""

    starts: tuple[int, ...]
    carriers: tuple[Carrier | None, ...]

    @classmethod
    def of(cls, press: Press) -> Sections:
        """Return the outlets of a story's paragraphs; a section ends with the next subheading."""
        carriers: list[Carrier | None] = []
        section = None
        names = {actor.name for actor in press.outlets}
        for start, end, kind in press.blocks:
            words = press.text[start:end].strip()
            if kind == "subheading":
                m = _SECTION.fullmatch(words)
                section = Carrier(m["name"], "outlet") if m and _heads_section(m["name"], names) else None
            m = _SIGNED.search(words) or _item(words, names)
            signed = (
                m["name"]
                if m and (m.re is _ITEM or sounds_like_outlet(m["name"]) or _LATIN.fullmatch(m["name"]))
                else None
            )
            role: Role = "agency" if signed and (signed.startswith("وكالة") or signed.isupper()) else "outlet"
            carriers.append(Carrier(signed, role) if signed else section)
        return cls(tuple(start for start, _, _ in press.blocks), tuple(carriers))

    def covering(self, told: Told) -> Carrier | None:
        """Return the outlet of the paragraph that a statement begins in."""
        at = min((start for start, _ in (*told.said_by, *told.content)), default=told.sentence[0])
        number = bisect_right(self.starts, at) - 1
        return self.carriers[number] if number >= 0 else None


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
_PAPER = re.compile(r"\b[Tt]he (?:daily|paper|weekly|newspaper|magazine|site|website)\b")
_SECTION = re.compile(r"[«“\"](?P<name>[^«»“”\"]{2,30})[»”\"]")
_LATIN = re.compile(r"[A-Z]{2,9}|(?:[Aa]l|[Ee]l)-[A-Z][\w’'-]+(?: (?:al-)?[A-Z][\w’'-]+){0,2}")
"""An agency's letters, or a name with an Arabic article, behind the last sentence of an item."""
_SIGNED = re.compile(r"[.!؟»] \((?P<name>[^()]{2,30})\)\.?$")
