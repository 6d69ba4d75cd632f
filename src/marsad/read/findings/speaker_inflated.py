"""Whether headline or deck makes many of the one who speaks in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from marsad.read.findings.check import Check
from marsad.read.findings.page import Page
from marsad.read.suggest.terms import Word, bare_arabic, find_words
from marsad.records import Attribution, Finding, Span
from marsad.text.normalise import fold_phrase

_ASIDE = re.compile('[,،–—”"]')
_NP_WORDS = 7
"""A headline's speaker has no more words than this."""


@dataclass(frozen=True, slots=True)
class _Many:
    """Words of headline or deck that make many, or a whole body, speak.

    `head` is the word that does it; for a plural, `one` is its singular.
    """

    span: Span
    place: str
    kind: Literal["camp", "plural", "body"]
    head: str
    one: str


@dataclass(slots=True)
class _Person:
    """Who speaks in the text: all words said of him, and where he is first brought in."""

    first: Span
    named: bool
    keys: set[str] = field(default_factory=set)


class SpeakerInflated(Check):
    """One man said it, and the deck has *the opposition* say it."""

    id = "speaker-inflated"
    name = "Speaker inflated"
    description = "Headline or deck makes a group, a plural or a whole body of the one person who speaks in the text."

    def find(self, page: Page) -> Iterator[Finding]:
        """Yield the collective speakers for whom the text has one person, and nobody else of them."""
        for many in dict.fromkeys(_collectives(page)):
            person = _only_one(page, many)
            if person is None:
                continue
            theirs, his = page.text[slice(*many.span)], page.text[slice(*person.first)]
            yield self.finding(
                (many.span, person.first),
                f"The {many.place} has “{theirs}” speak, the text only “{his}”. "
                f"Name the one who speaks in the {many.place} too.",
            )


def _collectives(page: Page) -> Iterator[_Many]:
    """Yield the groups that headline and deck have speak."""
    for claim in page.claims:
        spans = [claim.speaker] if claim.speaker else []
        line = (claim.speaker[0] if claim.speaker else claim.start, claim.end)
        spans += [a.source[0] for a in page.reading.attributions if a.source and line[0] <= a.source[0][0] < line[1]]
        if not spans and (speaker := _beside_saying(page, claim.words)):
            spans = [speaker]
        for span in spans:
            words = _until_said(page, find_words(page.text, *span, page.lang))
            if found := _head(page, words):
                kind, head, one = found
                yield _Many((words[0].start, words[-1].end), claim.place, kind, head, one)


def _until_said(page: Page, words: Sequence[Word]) -> Sequence[Word]:
    """Return the words that name a speaker: those before a comma or a saying word that the model took in too."""
    for at in range(1, len(words)):
        between = page.text[words[at - 1].end : words[at].start]
        if _ASIDE.search(between) or words[at].key in page.words.says:
            return words[:at]
    return words


def _beside_saying(page: Page, words: Sequence[Word]) -> Span | None:
    """Return who speaks by the first saying word of an English line: in front of it, or behind ", says"."""
    at = next((i for i, word in enumerate(words) if word.key in page.words.says), None)
    if not at or page.lang == "ar":
        return None
    if _ASIDE.search(page.text, words[at - 1].end, words[at].start):
        said = words[at + 1 :]
    else:
        comma = max((i for i in range(1, at) if _ASIDE.search(page.text, words[i - 1].end, words[i].start)), default=0)
        said = words[comma if at == len(words) - 1 else 0 : at]
        while len(said) > 1 and said[-1].key in page.words.auxiliaries:
            said = said[:-1]
    return (said[0].start, said[-1].end) if 0 < len(said) <= _NP_WORDS else None


def _head(page: Page, words: Sequence[Word]) -> tuple[Literal["camp", "plural", "body"], str, str] | None:
    """Return kind, head and singular of words that mean many; None for one person, or for two parties at once."""
    keys = [_bare(word.key, page.lang) for word in words]
    if page.lang == "en":
        if "and" in keys:
            return None
        keys = keys[: next((i for i, key in enumerate(keys) if key in page.words.after_head), len(keys))][::-1]
    if not keys:
        return None
    head = keys[0]
    if head in page.words.camps:
        return "camp", head, head.removesuffix("s")
    if head in page.words.plurals:
        return "plural", head, page.words.plurals[head]
    if head in page.lexicon.body_heads and head not in page.lexicon.person_heads:
        return "body", head, head
    return None


def _bare(key: str, lang: str) -> str:
    return bare_arabic(key) if lang == "ar" else key


def _only_one(page: Page, many: _Many) -> _Person | None:
    """Return the one person of a group who speaks in the text; None where nobody does, or several do, or the group."""
    if _speaks_itself(page, many):
        return None
    people: dict[str, _Person] = {}
    for statement in page.statements:
        if statement.speaker.name is None:
            continue
        source = find_words(page.text, *_hull(statement), page.lang) if statement.source else []
        keys = {_bare(word.key, page.lang) for word in source}
        found = _head(page, source)
        if (found and _means(found, many)) or keys & page.words.another:
            return None
        described = fold_phrase(f"{statement.speaker.name} {statement.speaker.office or ''}").split()
        keys |= {_bare(key, page.lang) for key in described}
        start = _hull(statement) if statement.source else statement.content[0]
        person = people.setdefault(fold_phrase(statement.speaker.name), _Person(start, statement.speaker.named))
        person.keys |= keys
    theirs = [person for person in people.values() if _is_of(person, many)]
    if any(person.keys & page.words.leads for person in theirs):
        return None
    return _single([person for person in theirs if _is_one_of(page, person, many)])


def _means(found: tuple[str, str, str], many: _Many) -> bool:
    """Tell whether a source of the text is that group, or another plural of it."""
    return found[0] == "plural" or found[1] == many.head


def _is_of(person: _Person, many: _Many) -> bool:
    return bool({many.head, many.one} & person.keys)


def _is_one_of(page: Page, person: _Person, many: _Many) -> bool:
    """Tell whether somebody is one of many, and not one who may speak for all."""
    if many.kind == "plural":
        return many.one in person.keys
    return bool(person.keys & (page.words.one_of if many.kind == "camp" else page.words.lesser))


def _single(people: Sequence[_Person]) -> _Person | None:
    """Return the one person; a nameless one at the start is the named one who follows."""
    named = [p for p in people if p.named]
    nameless = [p for p in people if not p.named]
    if len(named) + len(nameless) == 1:
        return people[0]
    if len(named) == len(nameless) == 1 and nameless[0].first < named[0].first:
        return nameless[0]
    return None


def _hull(statement: Attribution) -> Span:
    return statement.source[0][0], statement.source[-1][1]


def _speaks_itself(page: Page, many: _Many) -> bool:
    """Tell, by the words alone, whether the text may have the group speak: a statement may have been missed."""
    if many.kind == "plural":
        several = {word for word, one in page.words.plurals.items() if one == many.one}
        return any(_bare(key, page.lang) in several for key in page.keys)
    return any(
        _bare(word.key, page.lang) in (many.head, many.one) and _near_saying(page, sentence.words, at)
        for sentence in page.sentences
        for at, word in enumerate(sentence.words)
    )


def _near_saying(page: Page, words: Sequence[Word], at: int) -> bool:
    """Tell whether a group stands where who speaks stands, or next to several of its people."""
    before = [_bare(word.key, page.lang) for word in words[max(at - 3, 0) : at]]
    behind = next((word for word in words[at + 1 : at + 4] if word.key not in page.words.auxiliaries), None)
    saying = page.words.says | page.words.plurals.keys()
    if page.lang == "en" and before and before[-1] in page.words.after_head:
        return "according" in before
    if behind is not None and not page.text[words[at].end : words[at + 1].start].strip() and behind.key in saying:
        return True
    return "according" in before if page.lang == "en" else bool(before) and before[-1] in saying
