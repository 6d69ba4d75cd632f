"""Who signs an English page where its structure credits nobody: "al-Wasit - Farna", "By Rana Saad, al-Wasit"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.signatures import signing_lines
from marsad.read.words import any_of, load_words
from marsad.records import Reading
from marsad.text.normalise import fold_phrase

_NOUN = rf"(?:{any_of('paper_nouns')}|agency)"
_PARTS = re.compile(r"\s*[|/–—()\[\]·,;]+\s*|\s+-\s+")
_NAME = re.compile(
    r"[“\"‘']?(?P<name>(?:(?:[Tt]he |[Aa]l-|[Ee]l-|[Aa][a-z]-)?[A-Z][\w’'-]*)"
    r"(?: (?:of|the|for|and|de|du|la|(?:al-|el-)?[A-Z0-9][\w’'-]*)){0,4})"
    rf"[”\"’']?(?:\s{_NOUN})?"
)
_ACRONYM = re.compile(r"[A-Z]{3,9}")
_BYLINE = re.compile(
    r"(?i:(?:(?:interview|report(?:ing|ed)?|text|photos?|story|translated|compiled)\s)?(?:by|from our|from a"
    r"|from the newspaper's)|with (?:additional )?reporting by|additional reporting|text|photos?)\s*:?\s+\S.*"
)
_FROM = re.compile(
    r"(?i:from|in|source:?|taken from|extract from|published in) (?:the )?(?:(?:[a-z-]+ ){0,3}(?:of|in) )?(?:the )?"
    rf"(?P<noun>(?:[a-z-]+ )?(?:{_NOUN}|supplement) (?:of )?)?"
    r"(?P<name>(?:[Aa]l-|L['’])?[A-Z][\w’'-]*(?: (?:of|des?|du|la|the|al-|[Aa]l-)* ?[A-Z][\w’'-]*){0,4})"
    r"(?: in [A-Z][\w’' -]+)?"
)
_FILLER = re.compile(rf"(?i){any_of('filler')}\b.*|(?:[a-z-]+ )?(?:supplement|edition|desk|section|page)")
_OPENING = re.compile(
    r"(?P<bracketed>[^.!?\n:()]{3,52}\([^()\n]{2,30}\))\s*(?:[-–—:]+\s|\n|$)"
    r"|(?P<words>[^.!?\n:]{4,52})(?::|\s[—–-])\s(?=[A-Z“\"‘'])"
)
"""What a story begins with that may sign it: "Farna (HANA) -", "Farna — al-Wasit:"."""
_WORDS = r"[A-Z][\w’'-]+(?: (?:al-)?[A-Z][\w’'-]+){0,3}"
_FIRST_IN = re.compile(
    r"\b(?:first|originally) (?:appeared|published|ran) (?:in|by|on) (?:the )?(?P<name>(?:[Aa]l-)?[A-Z][\w’'-]+"
    r"(?: (?:of |the |al-)?[A-Z][\w’'-]+){0,4})"
)
_MADE_BY = re.compile(
    r"(?:^|\n)(?:Photographs?|Photos?|Text|Words)(?: and (?:text|words|photographs?|photos?))?: "
    rf"(?P<name>(?:[Aa]l-)?{_WORDS}) {_NOUN}\b"
)
_CAPITALS = re.compile(
    r"\A[A-ZÀ-Þ' -]{3,24}, (?:\d{1,2} )?[A-Z][a-z]+(?: \d{1,2})?(?:, \d{4})?,? \(?(?P<name>[A-Z]{3,9})\)? ?[-–—:]"
)
_TOLD_IN_HEADLINE = re.compile(rf"\A[^\n:]{{3,40}} to (?P<name>(?:[Aa]l-|The )?{_WORDS}): ")
_INTERVIEW = re.compile(
    rf"\b(?:gives|gave|grants|granted) (?P<name>(?:[Aa]l-|[Tt]he )?{_WORDS})"
    r" (?:his|her|an?|the|their) (?:[\w-]+ ){0,3}interview\b"
)
_SHAPES = (
    ("foot", _FIRST_IN, False),
    ("head", _MADE_BY, False),
    ("foot", _MADE_BY, False),
    ("opening", _CAPITALS, True),
    ("interview", _TOLD_IN_HEADLINE, False),
    ("story", _INTERVIEW, False),
)
"""How a page tells in words whose it is: where, by what, and whether that is an agency; the first found counts."""
_FOOT = 200
_EARLY = 400
_SHORT_PLACE = 6
"""Letters of a name in capitals from which it is a place's where it comes first."""
_AT_ALL = re.compile(r"(?:from|source|via|in)\b\s*:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Page:
    """What a line's parts are told by: the kinds of the story's names, folded, its text, who wrote it."""

    text: str
    kinds: Mapping[str, str]
    author: str
    lexicon: Lexicon

    def is_place(self, words: str) -> bool:
        near = rf"\b(?:in|from|near|towards) {re.escape(words)}(?!\w| (?:{_NOUN}|news))"
        return self.kinds.get(fold_phrase(words)) == "place" or bool(re.search(near, self.text))

    def is_person(self, words: str) -> bool:
        first = fold_phrase(words).split()
        known = self.kinds.get(fold_phrase(words)) == "person" or fold_phrase(words) == self.author
        return known or (len(first) > 1 and first[0] in self.lexicon.given_names)


def english_signature(reading: Reading, kinds: Mapping[str, str], lexicon: Lexicon) -> tuple[str, bool] | None:
    """Return the outlet that signs a page's head, foot or first words, and whether it is an agency's.

    Args:
        reading: the page's structure.
        kinds: the kind of each of the story's names, folded, as a tagger tells it.
        lexicon: the words of English.
    """
    author = fold_phrase(reading.author.value or reading.author.printed) if reading.author else ""
    page = _Page(reading.text, kinds, author, lexicon)
    blocks = [reading.text[b.spans[0][0] : b.spans[-1][1]] for b in reading.blocks if b.kind == "body" and b.spans]
    lines = signing_lines(reading)
    for number, line in enumerate(lines):
        alone = number == len(lines) - 1 and reading.text.endswith(line)
        if found := signing_name(line, page, alone=alone):
            return found
    head, opening = reading.text[:_EARLY], blocks[0] if blocks else ""
    interview = any(line.startswith("Interview by ") for line in lines)
    stretches = {
        "foot": reading.text[-_FOOT:],
        "head": head,
        "opening": opening,
        "interview": reading.text if interview else "",
        "story": head if blocks else "",
    }
    for where, shape, agency in _SHAPES:
        if m := shape.search(stretches[where]):
            return m["name"], agency
    m = _OPENING.match(opening)
    return signing_name(m["bracketed"] or m["words"], page, alone=False) if m else None


def signing_name(line: str, page: _Page, *, alone: bool) -> tuple[str, bool] | None:
    """Return the outlet that a line names, beside a place, a date or a writer, or `alone` at a story's foot."""
    if (m := _FROM.fullmatch(line.strip(" ."))) and (m["noun"] or _reads_as_outlet(m["name"], page)):
        return m["name"], "agency" in (m["noun"] or "")
    parts = [part for part in _PARTS.split(line.strip(" .")) if part]
    candidates: list[str] = []
    beside = 0
    for part in parts:
        if _BYLINE.match(part) or page.is_person(part) or re.search(r"\d", part) or page.is_place(part):
            beside += 1
        elif _FILLER.fullmatch(part):
            continue
        elif m := _NAME.fullmatch(_AT_ALL.sub("", part)):
            candidates.append(m["name"])
        else:
            return None  # a sentence, and no signature
    by = line.startswith("Interview by ") or (line.startswith(("By ", "by ")) and " " in "".join(candidates))
    if len(candidates) == 1 and beside and by:
        return candidates[0], False
    if len(candidates) == 2 and _KIND_OF.match(candidates[1]):
        return candidates[0], False
    return _chosen(line, candidates, beside=bool(beside), alone=alone, page=page)


_KIND_OF = re.compile(r"(?:The )?(?:Daily|Weekly|Newspaper|Magazine|Journal|Voice|Monthly) (?:of|for) ")
"""What a paper says that it is, behind its name."""


def _chosen(line: str, candidates: Sequence[str], *, beside: bool, alone: bool, page: _Page) -> tuple[str, bool] | None:
    """Return which of a line's names is its outlet's: letters, a word of the press, brackets, then an article."""
    acronyms = [name for name in candidates if _ACRONYM.fullmatch(name)]
    if acronyms and acronyms[0] == candidates[0] and len(acronyms[0]) > _SHORT_PLACE:
        acronyms = acronyms[1:]  # a dateline's place in capitals
    if acronyms and (beside or alone):
        return acronyms[-1], True
    for name in candidates:
        if _sounds(name):
            return name, bool(re.search(r"\bAgency\b|\bWire\b|Ajans", name))
    if bracketed := [name for name in candidates if f"({name})" in line and beside]:
        return bracketed[-1], True
    called = [name for name in candidates if _reads_as_outlet(name, page)]
    if len(called) == 1 and (beside or alone or len(candidates) == 2):
        return called[0], False
    return None


def _reads_as_outlet(name: str, page: _Page) -> bool:
    """Tell whether a name may be an outlet's: with an article, or a body's to a tagger and no party's."""
    bodies = page.lexicon.body_words | page.lexicon.body_heads
    if page.is_place(name) or page.is_person(name) or bodies & set(fold_phrase(name).split()):
        return False
    articled = ("al-", "Al-", "el-", "El-", "The ", "Le ", "La ", "L'", "L’", "El ", "Il ", "O ", "Der ", "Die ")
    return name.startswith(articled) or page.kinds.get(fold_phrase(name)) == "organisation"


_TOO_COMMON = frozenset(("report", "today", "star", "standard", "media", "review", "network", "watch", "balad", "ray"))


def _sounds(name: str) -> bool:
    """Tell whether a name of several words begins or ends as names of the press do: The Reef *Courier*."""
    words = [word for word in fold_phrase(name).split() if word not in ("the", "al")]
    return len(words) > 1 and bool({words[0], words[-1]} & (load_words().outlet_words - _TOO_COMMON))
