"""English names that what stands beside them shows: his friend *Aniela*, the union, *Chalk and Slate*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.nameends import OPENERS
from marsad.read.statements.taken import Taken
from marsad.read.words import any_of
from marsad.records import Span
from marsad.text.normalise import fold_phrase

Name = tuple[str, int, int]
_KIN = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir)|(?<![\w-])[A-Z][\w-]{1,40}['’]s)"
    r" (?:(?:eldest|elder|younger|youngest|late|older|twin|best|old) )?"
    rf"{any_of('kin')}"
    r",? (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})(?=[ ,.;]|$)"
)
_CALLED = r"(?P<name>[A-Z][\w’'-]+(?: (?:and |of |the |for |on )*[A-Z][\w’'-]+){1,4})"
_WORDS = r"(?:(?!(?:of|for|in|on|at|from|to|with|by)\b)[\w’'-]+\s){0,4}?"
_BODY_BEFORE = re.compile(rf"(?:The|An?|Its|the|an?)\s{_WORDS}(?P<noun>[a-z-]+),\s(?:the\s)?{_CALLED}$")
_BODY_BEHIND = re.compile(rf"{_CALLED},\s(?:an?|the)\s{_WORDS}(?P<noun>[a-z-]+)(?:,|\s(?:of|for|that|which|in)\s|$)")
_MOST_SURNAMES = 60
"""Surnames that a whole text is searched for; a report names fewer."""


def names_beside(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the names that kin, a noun of bodies or a shared surname show and no name crosses.

    Args:
        text: what offsets count in.
        names: the names as known so far.
        sources: spans of the sources of statements.
        lexicon: the words of English.
    """
    kin = [("person", *m.span("name")) for m in _KIN.finditer(text)]
    taken = Taken(names)
    kin = [one for one in kin if not taken.crossing(*one[1:])]
    yield from kin
    yield from _bodies(text, taken, sources, lexicon)
    yield from _of_one_surname(text, [*names, *kin], lexicon)


def _bodies(text: str, taken: Taken, sources: Sequence[Span], lexicon: Lexicon) -> Iterator[Name]:
    """Yield what sources call a body that they say is one: *the alliance, Bread and Salt*, and the reverse."""
    for start, end in sources:
        m = _BODY_BEFORE.match(text[start:end]) or _BODY_BEHIND.match(text[start:end])
        if m is None or m["noun"] not in lexicon.body_heads - lexicon.person_heads:
            continue
        span = start + m.start("name"), start + m.end("name")
        if all(span[0] <= a and b <= span[1] for _, a, b in taken.crossing(*span)):
            yield "organisation", *span


def _of_one_surname(text: str, names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Yield given name and surname where only the surname was seen and somebody else has it too: *Per* Aasvik.

    The given name is one that is known, or that the story has alone; or it stands behind a comma or a noun of persons.
    """
    people = [text[a:b] for kind, a, b in names if kind == "person"]
    alone = {name for name in people if " " not in name}
    surnames = {name.split()[-1] for name in people if " " in name} & alone
    taken = Taken(names)
    for surname in sorted(surnames)[:_MOST_SURNAMES]:
        for m in re.finditer(rf"(?<![\w’'-])(?P<given>[A-Z][\w’'-]+) {re.escape(surname)}(?!\w)", text):
            given = fold_phrase(m["given"])
            if taken.crossing(*m.span("given")) or given in OPENERS | lexicon.titles | lexicon.person_heads:
                continue
            before = text[max(m.start() - 24, 0) : m.start()]
            last = fold_phrase(before).split()[-1:]
            opens = re.search(r"(?:^|[\n.!?:“”\"]\s?)$", before) is not None  # *Will* Sand stay?
            shown = before.endswith(", ") or bool(set(last) & lexicon.person_heads)
            if shown or (given in lexicon.given_names and not opens) or m["given"] in alone:
                yield "person", *m.span()
