"""How names of persons, outlets and places look in running text, in Latin and Arabic script.

All patterns work on short strings (a line, the edge of a paragraph) and every repetition is bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.read.words import any_of, load_cues, load_words
from marsad.text.normalise import fold_phrase

_ARTICLE = r"(?:(?:[AaEeUu]l|[Aa](?:sh?|[ndtrz]))[-‐‑’']|[AaEe]l\s)"
_INITIALS = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|St)\.\s)?(?:[A-Z]\.\s?){0,3}"
CAPITAL = rf"(?>(?:{_ARTICLE})?(?:[A-ZÀ-ÖØ-Þ]|[Ā-Ž]|[+\d](?=\w)|[a-z][A-Z])[\w&+]*+(?:[-.‐‑’'‘ʿʾ][\w&+]++)*+)"
"""A capitalised word with its article. Atomic: it never gives a letter back, so no text can stall it.

Many patterns hold it several times, so it is written in sets that are quick to compile: each that spreads beyond
Latin-1 costs a fifth of a millisecond at every start.
"""
_LINK = r"(?:\s(?:of|and|the|&|de|du|des|la|le|bin|ibn|ould|von|van|al|el)){0,2}"
LATIN_NAME = rf"{_INITIALS}{CAPITAL}(?:{_LINK}\s(?:{CAPITAL}|[A-Z]\.(?=\s[A-Z]))){{0,6}}"
LATIN_PERSON = rf"{_INITIALS}{CAPITAL}(?:\s(?:{CAPITAL}|[A-Z]\.|bin|ibn|ould|von|van|de|al|el|abu|bint)){{0,5}}"
DOMAIN = r"(?:[a-z0-9-]{1,40}\.){1,3}(?:com|net|org|info|news|co|me|tv|ps|fm|io)\b"
_AR = "\u0621-\u064a\u064b-\u0652\u0670-\u06d3"
ARABIC_WORD = rf"[{_AR}\d][{_AR}\d]*(?:[.\-+][{_AR}\d]+)?"
QUOTED = r"[«“\"'‘]\s?(?P<quoted>[^«»“”\"]{2,60}?)\s?[»”\"'’]"
_ARABIC_NOUN = rf"(?:ال)?{any_of('arabic_outlet_nouns')}"
_ARABIC_STOPS = frozenset(fold_phrase(word) for word in load_cues()["arabic_name_stops"])


@dataclass(frozen=True, slots=True)
class NameAt:
    """A name in a string, and the stance that is printed with it, as local offsets."""

    start: int
    end: int
    stance: tuple[int, int] | None = None
    described: bool = False
    """Whether a word such as "newspaper" or صحيفة stands with it."""
    after: int = 0
    """Where all that belongs to it ends: its noun, its bracket, its apposition."""
    person: tuple[int, int] | None = None
    """The writer that follows an outlet in the genitive."""

    def moved(self, by: int) -> NameAt:
        """Return the same name in a string that begins elsewhere."""
        stance = (self.stance[0] + by, self.stance[1] + by) if self.stance else None
        return NameAt(self.start + by, self.end + by, stance, self.described, self.after + by)


def find_stance(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where in a stretch a stance label stands ("the semi-official newspaper"), or None.

    A noun alone ("the newspaper") takes no side; an adjective alone counts only in brackets.
    """
    stretch = text[start:end].strip()
    left = start + len(text[start:end]) - len(text[start:end].lstrip())
    article = re.match(r"(?:the|a|an|its|his)\s+", stretch, re.IGNORECASE)
    if article:
        left += article.end()
        stretch = stretch[article.end() :]
    folded = fold_phrase(stretch).split()
    if not folded or len(folded) > 9 or not _takes_side(folded):
        return None
    return left, left + len(stretch)


def _takes_side(folded: list[str]) -> bool:
    known = load_words().stance_words
    return any(" ".join(folded[at : at + size]) in known for size in (1, 2) for at in range(len(folded) - size + 1))


def has_outlet_noun(stretch: str) -> bool:
    """Say whether a stretch names a kind of organ: newspaper, opposition website, وكالة.

    >>> has_outlet_noun("pro-government newspaper"), has_outlet_noun("Arabic")
    (True, False)
    """
    folded = fold_phrase(stretch).split()
    nouns = load_words().outlet_nouns
    return any(" ".join(folded[at : at + size]) in nouns for size in (1, 2, 3) for at in range(len(folded) - size + 1))


_BRACKET = re.compile(r"\s?\(([^()]{2,70})\)")


def bracket_after(text: str, end: int) -> tuple[tuple[int, int] | None, int]:
    """Read a bracket behind a name: return its stance, if it is one, and where the bracket ends."""
    match = _BRACKET.match(text, end)
    if not match:
        return None, end
    return bracket_stance(text, *match.span(1)), match.end()


def bracket_stance(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the stance in a bracket behind a name: there, any word with an outlet's noun is a label."""
    words = text[start:end].split()
    if len(words) > 1 and has_outlet_noun(text[start:end]) and len(words) < 9:
        return start, end
    return find_stance(text, start, end)


_NOUNS = any_of("outlet_nouns_before")
_DESCRIBED = re.compile(
    rf"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)?\s?(?P<desc>(?:(?!(?:for|in|by|with|from|to|on|that|said|says)\s)[\w-]+,?\s){{0,5}}?{_NOUNS})\s"
)
_SIDED = re.compile(
    r"(?:[Tt]he|[Aa]n?)?\s?(?P<desc>(?:pro|anti|Pro|Anti|state|State|government|semi|[A-Za-z]+)-[\w-]+|[Oo]pposition|[Oo]fficial|[Ll]oyalist|[Ii]ndependent)\s"
)
_LATIN = re.compile(rf"[“\"«'‘]?(?P<name>{DOMAIN}|(?:[Tt]he\s)?{LATIN_NAME})")
_AFTER_NOUN = re.compile(rf"\s{any_of('outlet_nouns_after')}\b")


def latin_name_at(text: str, at: int) -> NameAt | None:
    """Read "the semi-official newspaper Al-Mizan (…)" or a bare name at a place of a text."""
    stance: tuple[int, int] | None = None
    described = False
    for pattern in (_DESCRIBED, _SIDED):
        match = pattern.match(text, at, at + 120)
        side = find_stance(text, *match.span("desc")) if match else None
        if match and _LATIN.match(text, match.end()) and (pattern is _DESCRIBED or side):
            stance = side
            described, at = True, match.end()
            break
    name = _LATIN.match(text, at, at + 120)
    if not name:
        return None
    start, end = name.start("name"), name.end("name")
    if text[start : start + 4] == "the ":
        start += 4
    end = after = start + len(text[start:end].rstrip(".’'"))
    person = None
    if owner := _OWNER.search(text, start, end):
        # "Harbour News's Lina Haddad" names an outlet and its writer.
        person = (owner.end(), end) if owner.end() < end else None
        end = owner.start()
    if text[after : after + 1] in ("”", '"', "»", "’", "'"):
        after += 1
    if role := _ROLE.match(text, end, end + 120):
        person, after = role.span("person") if role["person"] else None, role.end()
    if noun := _AFTER_NOUN.match(text, after):
        described, after = True, noun.end()
        start += 4 if text.startswith("The ", start) else 0
    aside, after = bracket_after(text, after)
    if aside is None and (apposition := _APPOSITION.match(text, after, after + 90)):
        aside, described, after = find_stance(text, *apposition.span("desc")), True, apposition.end()
    return NameAt(start, end, stance or aside, described or aside is not None, after, person)


_OWNER = re.compile(r"['’]s(?:\s|$)")
_ROLE = re.compile(
    rf"(?:['’]s)?\s(?:[\w-]+\s)?(?:columnist|correspondent|reporter|editor|writer|analyst)(?:\s(?P<person>{LATIN_PERSON}))?"
)
_APPOSITION = re.compile(rf",\s(?:the|an?)\s(?P<desc>(?:[\w-]+\s){{0,5}}?{_NOUNS})(?=[\s,.]|$)")


_AR_DESCRIBED = re.compile(rf"[لب]?(?P<noun>{_ARABIC_NOUN})\s(?P<side>(?:ال\w{{2,15}}\s){{0,2}}?)")
_AR_QUOTED = re.compile(QUOTED)
_AGENCY = re.compile(r"وكالة\s(?:\S+\s){0,4}?(?:لل|ال)[أا]نباء(?:\s\S+){0,2}")
"""Agencies whose noun is a part of the name: وكالة X للأنباء."""
_AR_NAME = re.compile(rf"{ARABIC_WORD}(?:\s{ARABIC_WORD}){{0,4}}")


def arabic_name_at(text: str, at: int) -> NameAt | None:
    """Read "صحيفة «الوطن» الموالية" or a bare name at a place of a text.

    A name that stands in no quotation marks ends at the first word that can't belong to one.
    """
    described = False
    noun = _AR_DESCRIBED.match(text, at, at + 80)
    if noun:
        described, at = True, noun.end("noun") + 1
    quoted = _AR_QUOTED.match(text, at, at + 80)
    if quoted:
        start, end, after = quoted.start("quoted"), quoted.end("quoted"), quoted.end()
    else:
        bare = _AR_NAME.match(text, at, at + 80)
        if not bare:
            return None
        start, end = bare.start(), _end_of_arabic(text, bare.start(), bare.end())
        if end == start:
            return None
        after = end
    stance = _arabic_side(text, after)
    if not quoted and stance is None and described:
        end, stance = _split_side(text, start, end)
    in_brackets, after = bracket_after(text, after)
    if noun and not quoted and _AGENCY.fullmatch(text, noun.start("noun"), end):
        start = noun.start("noun")
    return NameAt(start, end, in_brackets or stance, described or in_brackets is not None, after)


def _end_of_arabic(text: str, start: int, end: int) -> int:
    """Cut a run of Arabic words where a preposition, a day or a verb of saying begins."""
    last = start
    for match in re.finditer(r"\S+", text[start:end]):
        word = fold_phrase(match.group())
        if word in _ARABIC_STOPS:
            break
        last = start + match.end()
    return last


_AR_SIDE = re.compile(r"\s(?P<side>(?:ال\w{3,14})(?:\s(?:ل\w{3,14}|من\s\w{3,14}))?)")


def _arabic_side(text: str, after: int) -> tuple[int, int] | None:
    match = _AR_SIDE.match(text, after, after + 50)
    return find_stance(text, match.start("side"), match.end("side")) if match else None


def _split_side(text: str, start: int, end: int) -> tuple[int, tuple[int, int] | None]:
    """Part "الوطن الموالية" into the name and the side it takes."""
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    for at in range(1, len(words)):
        one = fold_phrase(text[words[at][0] : words[at][1]])
        two = fold_phrase(text[words[at][0] : words[min(at + 1, len(words) - 1)][1]])
        if not load_words().stance_words.isdisjoint((one, two)):
            return words[at - 1][1], (words[at][0], end)
    return end, None
