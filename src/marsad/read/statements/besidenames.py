"""Whom a story names right beside a noun: *the controller*, where "the controller, Adil Waran" stands somewhere."""

from __future__ import annotations

import re

from marsad.read.statements.actors import Actor
from marsad.read.statements.cast import Asked, Cast, content_words
from marsad.read.statements.publications import STATEMENTS, noun_of, stem
from marsad.read.statements.spokebefore import NOBODY_KNOWN
from marsad.records import Span
from marsad.text.normalise import fold_phrase


def person_beside(cast: Cast, question: Asked, words: str) -> Actor | None:
    """Return the person beside whose name the noun of a description stands: in front, or set off behind it."""
    noun = noun_of(words, cast.lexicon)
    bodies = cast.lexicon.body_heads | cast.lexicon.outlet_nouns | STATEMENTS
    if noun in NOBODY_KNOWN:
        return None
    titled = "ال" + noun in cast.lexicon.titles  # *the lieutenant general*, whose rank is a word for a team
    if len(noun) < 3 or ({noun, noun + "ه"} & bodies and not titled) or "'" in words or "’" in words:
        return None
    her = cast.lexicon.lang == "ar" and fold_phrase(words).split()[0].endswith("ه")
    others = content_words(words, cast.lexicon) - {noun, noun + "ه"}
    best: tuple[bool, int, Actor] | None = None
    around = _people_by_noun(cast)
    for (start, end), actor in (*around.get(noun, ()), *around.get(_PEER, ())):
        if her and actor.female is False:
            continue
        close = others <= content_words(cast.text[max(start - 30, 0) : start], cast.lexicon)
        if not others or close or others & content_words(cast.text[max(start - 60, 0) : end + 60], cast.lexicon):
            distance = question.at - start
            rank = not close, distance if distance >= 0 else 5000 - distance
            if best is None or rank < best[:2]:
                best = *rank, actor
    return best[2] if best else None


_PEER = "نظير"
"""*His counterpart*: who holds the same office elsewhere."""


def _people_by_noun(cast: Cast) -> dict[str, list[tuple[Span, Actor]]]:
    """Return where names of persons stand beside a noun that tells of them, by its stem."""
    if cast.beside is None:
        cast.beside = {}
        for (start, end), actor in cast.mentions:
            if actor.kind == "person":
                for noun in _nouns_beside(cast, start, end):
                    cast.beside.setdefault(noun, []).append(((start, end), actor))
    return cast.beside


def _nouns_beside(cast: Cast, start: int, end: int) -> set[str]:
    """Return the stems of the nouns that tell of a person right at his name."""
    around = cast.text[max(start - 60, 0) : start]
    if cast.lexicon.lang == "ar":
        around = re.sub(r"،\s$", "", around)
    elif re.search(r"\bcounterpart,? (?:from \w+, )?$", around):
        return {_PEER}
    before = fold_phrase(re.split(r"[.:;!?\n،,]", around)[-1]).split()
    before = before[-6:] if cast.lexicon.lang == "ar" else before[-1:]
    m = re.match(r"\s*[،,]\s*(?:the\s+|an?\s+)?([^.:;!?\n،,]{2,60})", cast.text[end : end + 80])
    told = m is not None and m[1].split()[0].lower() in cast.lexicon.carrier_cues  # NAME, said the controller
    before = [_PEER if re.fullmatch("(?:ل|ب|و)?نظير(?:ته|ه|تها|ها)", word) else word for word in before]
    return {*map(stem, before), noun_of(m[1], cast.lexicon) if m and not told else ""}
