"""What a story says that a person is: the words before his name, set off behind it, or in a clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from marsad.read.statements.actors import Actor
from marsad.read.statements.arabicoffices import arabic_before, arabic_behind, chaired, is_owned
from marsad.read.statements.cast import content_words
from marsad.read.statements.englishoffices import english_before, english_behind, whose
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.officeclauses import office_in_clause
from marsad.read.statements.officenouns import ANYBODY, ANYBODY_ARABIC, clean_office, head_of, is_kin
from marsad.read.statements.ranks import is_rank
from marsad.read.statements.trades import trade_in
from marsad.records import Span
from marsad.text.normalise import fold_phrase

_WIDEST = 400
"""How far before a name the source around it may begin; how far behind it a sentence goes on about him."""
_SENTENCE = 100
"""Characters in which such a sentence tells an office."""


def add_offices(text: str, actors: list[Actor], sources: list[Span], lexicon: Lexicon) -> None:
    """Give each person the offices that the text names beside him.

    Args:
        text: the text.
        actors: who occurs in it; their `offices` grow.
        sources: spans tagged as the source of a statement; a title in front of the name inside one is whole.
        lexicon: the words of the text's language.
    """
    placed = sorted(sources)
    bodies = _placed(actors, "organisation")
    people = _placed(actors, "person")
    names = sorted(mention for actor in actors if actor.kind == "person" for mention in actor.mentions)
    for actor in actors:
        if actor.kind != "person":
            continue
        for mention in actor.mentions:
            near = placed[bisect_left(placed, (mention[0] - _WIDEST,)) : bisect_left(placed, (mention[0] + 1,))]
            around = next((s for s in near if mention[1] <= s[1]), None)
            if lexicon.lang == "ar":
                if is_owned(text, mention, lexicon) or _is_served(text, mention, names):
                    continue
                if (chair := chaired(text, mention[0], lexicon, actor.female is True)) and chair not in actor.told:
                    actor.told.append(chair)
                before = arabic_before(text, mention, around, lexicon, _named_before(names, mention[0]))
                behind = arabic_behind(text, mention, around, lexicon)
            else:
                before = english_before(text, mention, around, lexicon)
                behind = english_behind(text, mention, before, lexicon)
                actor.bodies |= whose(text, mention[0], bodies) if before else set()
            for office in (before, behind):
                if office and office not in actor.offices:
                    actor.offices.append(office)
        if lexicon.lang == "en":
            actor.told.extend(_of_whom_he_is(text, actor, people, lexicon))
            ends = [*(end for _, end in actor.mentions), *_goes_on(text, actor, people)]
            told = (office_in_clause(text, end, lexicon) for end in ends)
            actor.told.extend(
                office for words in told if words and (office := clean_office(words, lexicon) or trade_in(words))
            )


def _is_served(text: str, mention: Span, names: Sequence[Span]) -> bool:
    """Tell whether who is named by one word is rather whose man the next is: the campaign manager of *Dalu*, X Y."""
    comma = text[mention[1] : mention[1] + 2]
    if " " in text[slice(*mention)] or comma not in ("، ", ", "):
        return False
    at = bisect_left(names, (mention[1] + len(comma),))
    return at < len(names) and names[at][0] == mention[1] + len(comma) and " " in text[slice(*names[at])]


def _named_before(names: Sequence[Span], at: int) -> int:
    """Return where the last name before an offset ends, or 0."""
    before = bisect_left(names, (at,)) - 1
    return names[before][1] if before >= 0 else 0


def _placed(actors: Sequence[Actor], kind: str) -> list[tuple[int, Actor]]:
    """Return where actors of a kind are named, in order."""
    return sorted(((start, a) for a in actors if a.kind == kind for start, _ in a.mentions), key=lambda one: one[0])


_SUFFERS = re.compile(r"(?<=[a-z])\s(?:[a-z]+ed\s(?:of|with|by|in|to|over|for)|carrying|waiting|wearing|holding)\s.*$")
"""What a description tells of him besides: a judge *accused of* fraud."""


def describe(actor: Actor, words: str, lexicon: Lexicon) -> None:
    """Give a person of whom no office was told the one that a description of him names: *the President*."""
    told = set(fold_phrase(words).split())
    if (
        not told.isdisjoint(ANYBODY)
        or told & _NOBODYS_OFFICE
        or any(w.removeprefix("ال") in ANYBODY_ARABIC for w in told)
    ):
        return
    fuller = content_words(words, lexicon)
    arabic = lexicon.lang == "ar" and not words.startswith("ال")
    if not all(is_kin(o) or (arabic and (is_rank(o) or content_words(o, lexicon) < fuller)) for o in actor.offices):
        return
    if lexicon.lang == "en":
        words = _SUFFERS.sub("", words)
    if office := clean_office(words, lexicon) or (trade_in(words) if lexicon.lang == "en" else None):
        actor.offices.append(office)


_NOBODYS_OFFICE = frozenset(("نفسه", "نفسها", "ذاته", "ذاتها", "اخر", "اخري"))
_ON = re.compile(r"(?:The|An?)\s(?P<office>[^,.:;]{5,80}?)\s(?:on|gives|speaks|tells|talks|explains|about|answers)\b")


def introduce(guest: Actor, text: str, blocks: Sequence[tuple[int, int, str]], lexicon: Lexicon) -> None:
    """Give the guest of an English interview the office that a deck calls him by: *the director of X* on leaks."""
    for start, end, kind in blocks:
        if kind in ("headline", "deck") and not guest.offices and (m := _ON.match(text, start, end)):
            describe(guest, m["office"], lexicon)


_HE_IS = re.compile(r"(?:(?<=[.!?]\s)|(?<=\n))(?:An?|The)\s(?P<office>[^,.:;\n]{5,80}),\s(?:he|she)\s")


def _of_whom_he_is(text: str, actor: Actor, people: Sequence[tuple[int, Actor]], lexicon: Lexicon) -> list[str]:
    """Return what a sentence says that the person is of whom the one before told: *a former governor, he*."""
    found = []
    for start, end in actor.mentions:
        line = text.find("\n", end, start + _WIDEST + _SENTENCE)
        m = _HE_IS.search(text, end, line if line >= 0 else start + _WIDEST + _SENTENCE)
        if m is None or head_of(m["office"], lexicon) not in lexicon.person_heads or m.start() - start > _WIDEST:
            continue
        if _alone(actor, people, start, m.start()) and (office := clean_office(m["office"], lexicon)):
            found.append(office)
    return found[:1]


_HE = re.compile(r"(?<=[.!?]\s)(?:(?P<he>He)|She)(?=\s)")


def _goes_on(text: str, actor: Actor, people: Sequence[tuple[int, Actor]]) -> list[int]:
    """Return where *he* or *she* ends that opens the sentence after one that names nobody else: *she is a nurse*."""
    found = []
    for start, end in actor.mentions:
        m = _HE.search(text, end, end + _WIDEST)
        line = text.find("\n", end, end + _WIDEST)
        if m is None or -1 < line < m.start() or re.search(r"[.!?]\s", text[end : m.start() - 1]):
            continue
        he = actor.female in (None, m["he"] is None)
        if he and _alone(actor, people, text.rfind("\n", 0, start), m.start()):
            found.append(m.end())
    return found


def _alone(actor: Actor, people: Sequence[tuple[int, Actor]], start: int, end: int) -> bool:
    """Tell whether a stretch of the text names no other person."""
    first, behind = (bisect_left(people, at, key=lambda one: one[0]) for at in (start + 1, end))
    return all(other is actor for _, other in people[first:behind])
