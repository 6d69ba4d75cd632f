"""Names made whole: what the tagger cuts short or misses where a source shows that a name stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from marsad.read.imprint import is_called
from marsad.read.nameforms import arabic_name_at, latin_name_at
from marsad.read.statements.actors import name_tokens
from marsad.read.statements.apposednames import names_beside
from marsad.read.statements.arabicnames import (
    Around,
    Name,
    before_adjective,
    begun,
    is_function,
    titled,
    widen_name,
)
from marsad.read.statements.givennames import is_given
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.nameends import OPENERS, whole_name
from marsad.read.statements.namekinds import by_context, by_given
from marsad.read.statements.notnames import without_offices
from marsad.read.statements.sourceends import cut_at_sources, name_at_the_end
from marsad.read.statements.taken import Taken
from marsad.read.words import any_of
from marsad.records import Span
from marsad.text.normalise import fold_phrase

_FIRM = re.compile(rf" (?:[A-Z]\w+ )?{any_of('firm_words')}\b")
"""What makes a firm of the name before it: Olmar *Works*."""

_KUNYA = re.compile(r"(?<!\w)(?:أم|ام|أبو|ابو|أبي|ابي|أبا|بنت|Abu|Umm|Um|Bu)\s$")
_MOST_SURNAMES = 60
"""Surnames that a whole text is searched for; a report names fewer."""


def complete_names(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> list[Name]:
    """Return names with those of persons in sources made whole, and those added that a title points to.

    Args:
        text: what offsets count in.
        names: `(kind, start, end)` as tagged, in order.
        sources: spans of the sources of statements: where names of persons stand at the end, behind their office.
        lexicon: the words of the text's language.
    """
    names = by_context(text, names, lexicon) if lexicon.lang == "en" else by_given(text, names, lexicon)
    places = {fold_phrase(text[a:b]) for kind, a, b in names if kind != "person"} | lexicon.capitals
    if lexicon.lang == "ar":
        names = without_offices(text, names, places, lexicon)
        names = cut_at_sources(text, names, sources, lexicon)
    longer = [text[a:b].rsplit(" ", 1) for kind, a, b in names if kind == "person"]
    surnames = {words[-1] for words in longer if len(words) > 1}
    around = Around(sources, places, {words[0] for words in longer}, surnames)
    whole = [*_press(text, names, lexicon), *(_widen(text, one, around, lexicon) for one in names)]
    if lexicon.lang == "en":
        whole += _apposed(text, whole, sources, lexicon)
        whole += _official(text, whole, lexicon)
        whole = _joined(text, whole)
        whole = [one for one in whole if one[0] == "person" or not _CALLED_SO.search(text, max(one[1] - 40, 0), one[1])]
        whole += [*_called(text, whole, lexicon), *_again(text, whole, lexicon)]
        whole += names_beside(text, whole, sources, lexicon)
    else:
        whole = _of_what(text, whole)
        whole += [before_adjective(text, name, lexicon) for name in titled(text, whole, sources, lexicon)]
        whole += name_at_the_end(text, whole, sources, lexicon)
    whole += _behind_given(text, whole, sources, lexicon)
    if lexicon.lang == "ar":
        whole += begun(text, whole, sources, lexicon)
    return _longest(whole)


def is_firm(name: str) -> bool:
    """Tell whether a name is a firm's by its last words: Kolvar *Mining*."""
    return bool(_FIRM.search(name))


def _joined(text: str, names: list[Name]) -> list[Name]:
    """Return names with those of persons made one that nothing but a blank divides."""
    joined: list[Name] = []
    for kind, start, end in sorted(names, key=lambda n: n[1]):
        if joined and kind == joined[-1][0] == "person" and text[joined[-1][2] : start] == " ":
            joined[-1] = kind, joined[-1][1], end
        else:
            joined.append((kind, start, end))
    return joined


def _of_what(text: str, names: list[Name]) -> list[Name]:
    """Return Arabic names with a body's made one with what it is for: the Observatory *for human rights*."""
    joined: list[Name] = []
    for kind, start, end in sorted(names, key=lambda n: n[1]):
        before = joined[-1] if joined else None
        if (
            before
            and kind == before[0] == "organisation"
            and start == before[2] + 1
            and text.startswith((" لل", " لحقوق"), before[2])
        ):
            joined[-1] = kind, before[1], end
        else:
            joined.append((kind, start, end))
    return joined


def _longest(names: list[Name]) -> list[Name]:
    """Return names in order, of those that overlap the longest."""
    kept: list[Name] = []
    for one in sorted(names, key=lambda n: (n[1] - n[2], n[1])):
        at = bisect_left(kept, one[1], key=lambda n: n[1])
        before, behind = kept[max(at - 1, 0) : at], kept[at : at + 1]
        if all(b <= one[1] for _, _, b in before) and all(one[2] <= a for _, a, _ in behind):
            kept.insert(at, one)
    return kept


def _widen(text: str, name: Name, around: Around, lexicon: Lexicon) -> Name:
    """Take in a kunya before a name and what follows it: the rest of an Arabic name, what makes a firm of it."""
    kind, start, end = name
    if kind == "organisation" and lexicon.lang == "en" and (m := _DAILY.match(text, start, end)):
        return kind, m.end(), end
    if kind != "person":
        return name
    if m := _KUNYA.search(text, max(start - 5, 0), start):
        start = m.start()
    if lexicon.lang == "ar":
        return kind, *widen_name(text, start, end, around, lexicon)
    m = _FIRM.match(text, end)
    return ("organisation", start, m.end()) if m else (kind, start, end)


_RUN = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]++"
    r"(?: (?:(?:al|el|bin|ibn|bint|ould|abu|umm|von|van|de|del|der|la|da)[ -])*[A-Z][\w’'-]++){1,4}"
)
_DAILY = re.compile(rf"(?:[A-Z][\w’'-]* )?(?:{any_of('paper_nouns')}|station) (?=(?:[Aa]l-|[A-Z]))")
"""What says which outlet it is and is no part of its name: *the Hadran daily* al-Sari."""
_OFFICIAL = re.compile(
    rf"(?<![\w’'])(?:[A-Z][\w’']++ )?{any_of('body_titles')} (?:of|for)(?: the)? [A-Z]\w+"
    r"(?:(?: and| of| for| of the| for the)? [A-Z]\w+){0,3}"
)
"""What an English body is called in full, whether or not a model sees it."""
_OUTLETS = {
    "ar": re.compile(
        r"(?<!\w)[ولبف]?(?P<noun>(?:ال)?(?:وكالة|صحيفة|جريدة|إذاعة|مجلة)\s|(?:قناة|موقع|شبكة)\s(?=[«“\"]))"
    ),
    "en": re.compile(
        r"\b(?:news agency|newspaper|daily|weekly|broadcaster|website|site|portal|magazine)\s(?P<noun>)(?=[A-Z])"
    ),
}
"""Nouns behind which an outlet's name stands."""


def _press(text: str, names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the names of outlets that a noun announces, where no longer name stands."""
    read_name = arabic_name_at if lexicon.lang == "ar" else latin_name_at
    taken = Taken(names)
    for m in _OUTLETS[lexicon.lang].finditer(text):
        name = read_name(text, m.start("noun"))
        if name is None or not is_called(text, name) or not 1 < name.end - name.start < 40:
            continue
        if all(name.start <= a and b <= name.end for _, a, b in taken.crossing(name.start, name.end)):
            yield "organisation", name.start, name.end


def _official(text: str, names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the names of bodies that are called by their kind and their matter, where no name crosses them."""
    taken = Taken(names)
    for m in _OFFICIAL.finditer(text):
        around = taken.crossing(*m.span())
        if all(kind != "person" and m.start() <= a and b <= m.end() for kind, a, b in around):
            start = m.start() + (4 if m.group().startswith("The ") else 0)
            end = m.end()
            while (last := text[start:end].rsplit(" ", 1))[1].lower() in lexicon.person_heads | lexicon.given_names:
                end = start + len(last[0])
            yield "organisation", start, end


def _called(text: str, names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the names that a story says somebody or something has, where none was seen: a baker *called Hamdan*."""
    taken = Taken(names)
    for m in _HAS_NAME.finditer(text):
        noun = (m["noun"] or "").lower()
        kind = "organisation" if noun in lexicon.body_heads - lexicon.person_heads else "person"
        known = not m["noun"] or noun in lexicon.person_heads | lexicon.body_heads
        if known and not taken.crossing(*m.span("name")):
            yield kind, *m.span("name")


_CALLED_SO = re.compile(
    r"\b(?:shepherd|man|boy|girl|guard|nurse|student|widow|doctor|merchant|witness|resident|vendor|tailor|mechanic"
    r"|neighbou?r|[a-z]+(?:er|ist|man))"
    r" (?:called|named|by the name of) $"
)
"""A person whose name follows, whatever a tagger takes it for."""
_HAS_NAME = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er) name (?:is|was)|\bgave (?:his|her) name as"
    r"|(?<![\w-])(?P<noun>[\w-]++),? (?:called|named|by the name of|known as)) [“\"]?"
    r"(?P<name>[A-Z][\w’'-]+(?: (?:for |of |the |al-)*[A-Z][\w’'-]+){0,3})"
)


def _again(text: str, names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the surnames of persons where they stand again and no name was seen: *al-Tall* of Nizar al-Tall."""
    others = {text[a:b] for kind, a, b in names if kind != "person"}
    persons = [text[slice(*whole_name(text, a, b, lexicon))] for kind, a, b in names if kind == "person"]
    full = {name.rsplit(" ", 1)[-1] for name in persons if " " in name}
    taken = Taken(names)
    for surname in sorted(full)[:_MOST_SURNAMES]:
        if len(surname) < 4 or not (surname[:1].isupper() or "-" in surname) or surname in others:
            continue
        first = surname[:1]
        for m in re.finditer(rf"(?<![\w’'-])[{first.upper()}{first}]{re.escape(surname[1:])}(?![\w-])", text):
            if not taken.crossing(*m.span()):
                yield "person", *m.span()


def _apposed(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the capitals that stand behind an office or a comma in an English source where no person is tagged."""
    taken = Taken([one for one in names if one[0] != "person"])
    persons = sorted(a for kind, a, _ in names if kind == "person")
    for start, end in sources:
        if bisect_left(persons, start) < bisect_left(persons, end):
            continue
        for m in _RUN.finditer(text[start:end]):
            before = text[start : start + m.start()]
            last = fold_phrase(before).split()[-1:]
            known = bool(set(last) & (lexicon.titles | lexicon.person_heads)) and not before.rstrip().endswith("of")
            set_off = bool(re.search(r",\s(?:the\s(?:[a-z]+\s){1,3})?$|\b(?:called|named)\s$", before))
            bodied = set(fold_phrase(m.group()).split()) & (lexicon.body_words | lexicon.body_heads)
            free = not taken.crossing(start + m.start(), start + m.end())
            if (known or set_off) and free and not bodied:
                yield "person", start + m.start(), start + m.end()
                break


def _behind_given(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> Iterator[Name]:
    """Yield given name and surname where the surname alone is a name elsewhere.

    In English any word with a capital before it will do; in Arabic the two must end a source, or stand behind a title,
    an office or a place.
    """
    alone = {text[a:b] for kind, a, b in names if kind == "person" and len(name_tokens(text[a:b])) == 1}
    places = {fold_phrase(text[a:b]) for kind, a, b in names if kind == "place"}
    complete = {text[a:b].split()[-1] for kind, a, b in names if kind == "person" and " " in text[a:b]}
    for surname in sorted(alone - complete)[:_MOST_SURNAMES]:
        for m in re.finditer(rf"(?<![\w’'-])(?P<given>[^\W\d_][\w’'-]++) {re.escape(surname)}(?!\w)", text):
            given = m["given"]
            if is_function(given, lexicon) or fold_phrase(given) in OPENERS:
                continue
            if lexicon.lang == "en":
                known = given[0].isupper()
            else:
                before = fold_phrase(re.split(r"[^\w ]", text[max(m.start() - 24, 0) : m.start()])[-1]).split()[-1:]
                known = any(a < m.start() and m.end() == b for a, b in sources)
                offices = lexicon.titles | lexicon.person_heads | places
                known = known or any({word, word.removeprefix("ال")} & offices for word in before)
                known = known or is_given(given, lexicon)
            if known and not given.startswith(("و", "ال")):
                yield "person", m.start(), m.end()
