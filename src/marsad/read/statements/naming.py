"""Speakers by name: the person or body whose name heads a source."""

from __future__ import annotations

import re
from itertools import pairwise

from marsad.read.statements.actors import Actor, name_tokens
from marsad.read.statements.arabicoffices import is_owned
from marsad.read.statements.cast import Cast, Who
from marsad.read.statements.officenouns import HONOURS, PLURALS, head_of, noun_in
from marsad.read.words import any_of
from marsad.records import Span
from marsad.text.normalise import fold_phrase

_TO = re.compile(r"(?<=[\w»”\"] )لـ?[«“\"]?$")
"""What makes of a name inside a source one that is spoken to: الرميثي *ل*كورستن."""
_CLAUSE = re.compile(r"\s*[,،]\s*(?=[^\W\d_])")


def named_speaker(cast: Cast, source: Span) -> Who | None:
    """Return the actor whose name heads a source: the first that no preposition hangs on something else."""
    inside = [(mention, actor) for mention, actor in cast.named_in(*source)]
    inside = [(m, a) for m, a in inside if m[1] <= source[1] or a.kind == "person"]
    if cast.lexicon.lang == "ar":
        inside = [(m, a) for m, a in inside if m[0] == source[0] or not _TO.search(cast.text, source[0], m[0])]
    people = [(m, a) for m, a in inside if a.kind == "person"]
    if accuser := _before_whom(cast, source, inside):
        return Who.of(accuser, 0.9)
    persons = [(m, a) for m, a in people if _heads(cast, source, m)]
    if len(people) == 2 and persons[:1] == people[:1] and _joined(cast.text[people[0][0][1] : people[1][0][0]]):
        word = " and " if cast.lexicon.lang == "en" else " و"
        return Who(word.join(actor.name for _, actor in people), True, None, 0.9)
    if len(people) > 2 and persons[:1] == people[:1] and _listed(cast.text, [mention for mention, _ in people]):
        return Who(cast.text[slice(*source)], True, None, 0.9)
    if persons and cast.lexicon.lang == "en" and _AND_OTHERS.match(cast.text, persons[0][0][1], source[1]):
        return Who(cast.text[slice(*source)], False, None, 0.9)
    if cast.lexicon.lang == "ar" and len(persons) == 2 and _is_apposed(cast, source, persons[0][0], persons[1][0]):
        persons = persons[1:]
    if persons:
        last = cast.lexicon.lang == "ar" and _before_comma(cast, source, persons[-1][0])
        if last and len(persons) > 1 and cast.text[persons[0][0][1] : persons[-1][0][0]].strip().startswith("ال"):
            last = False  # the object of his verb, with a title of its own
        actor = persons[-1 if last else 0][1]
        return Who.of(actor, _sure(cast, persons[-1 if last else 0][0], actor))
    end = source[0] + first_clause(cast.text[slice(*source)])
    described = cast.text[source[0] : end]
    general = head_of(described, cast.lexicon) not in cast.lexicon.person_heads or described.endswith("s")
    for mention, actor in inside:
        if actor.kind == "person":
            continue
        right_behind = bool(re.fullmatch(r"[^,]+,\s(?:the\s)?", cast.text[source[0] : mention[0]]))
        apposed = right_behind or (general and cast.text[source[0] : mention[0]].rstrip().endswith((",", "،")))
        before = cast.text[source[0] : mention[0]].strip(' \n«“"')
        called = cast.lexicon.lang == "en" and bool(_CALLED.search(cast.text[source[0] : mention[0]].rstrip()))
        peopled = cast.lexicon.lang == "ar" and actor.kind == "place" and before  # the people of a place are not it
        called = called or (cast.lexicon.lang == "en" and bool(_PAPER.fullmatch(before)) and mention[1] == source[1])
        if not peopled and (called or apposed or (mention[1] <= end and _is_whole(cast, (source[0], end), mention))):
            return Who.of(actor, 0.95)
    return _by_letters(cast, cast.text[slice(*source)])


def _sure(cast: Cast, mention: Span, actor: Actor) -> float:
    """Return how sure it is whom a name means: less where it is one word, or a surname that several have."""
    words = name_tokens(cast.text[slice(*mention)], cast.lexicon.lang == "ar")
    if len(words) == 1 and cast.lexicon.lang == "en":
        others = {a for a in cast.people.get(words[0], ()) if a.tokens[-1] == words[0]}
        if len(others) > 1:
            return 0.8
    return 1.0 if len(actor.tokens) > 1 else 0.9


def _before_whom(cast: Cast, source: Span, inside: list[tuple[Span, Actor]]) -> Actor | None:
    """Return the Arabic body that opens a source right before a person's name: whom it accuses, not who speaks for it.

    Who speaks for a body stands behind his office, and that before the body; *the firm* X is called so.
    """
    if cast.lexicon.lang != "ar" or len(inside) < _BOTH:
        return None
    ((start, end), body), ((behind, _), person) = inside[:2]
    opens = (
        body.name.startswith("ال")
        and not cast.text[source[0] : start].strip("وف ")
        and head_of(body.name, cast.lexicon) not in cast.lexicon.person_heads
    )
    apart = cast.text[end:behind] == " " and body.kind == "organisation" and person.kind == "person"
    return body if opens and apart else None


_BOTH = 2
_AND_OTHERS = re.compile(r"\s(?:and|or)\s(?:other|his|her|some|several|many|most|the|their|fellow)\s[A-Za-z]")


def _is_apposed(cast: Cast, source: Span, first: Span, second: Span) -> bool:
    """Tell whether the second of two Arabic names says who holds the office that the first is a part of.

    The *Dalian* minister, X; the president of *Nusur al-Mina*, Dr X.
    """
    name, between = cast.text[slice(*first)], cast.text[first[1] : second[0]]
    comma, titles = between.rpartition("،")[1:]
    if not comma or len(titles.split()) > 2 or " " not in cast.text[slice(*second)]:
        return False
    before = fold_phrase(cast.text[source[0] : first[0]]).split()
    nisba = re.fullmatch(r"ال\w{2,}ي[ةه]?", name) is not None
    titled = all(noun_in(word, cast.lexicon) or word in HONOURS for word in fold_phrase(titles).split())
    office = bool(before) and noun_in(before[0], cast.lexicon) in cast.lexicon.person_heads and before[0][:2] != "ال"
    return titled and (nisba or office)


def _by_letters(cast: Cast, words: str) -> Who | None:
    """Return the one person whose name ends as a source of one or two words reads, where no name was tagged in it."""
    arabic = cast.lexicon.lang == "ar"
    while (m := re.match(r"([^\W\d_]+)\.?\s+", words)) and fold_phrase(m[1]) in cast.lexicon.titles:
        words = words[m.end() :]
    tokens = name_tokens(words, arabic)
    if len(words.split()) > 2 or len(tokens) > 2 or not (arabic or words[:1].isupper() or words[:3].lower() == "al-"):
        return None
    people = cast.people.get(tokens[-1], [])
    fitting = [a for a in people if a.tokens[-len(tokens) :] == tokens]
    if not fitting and fold_phrase(words) in cast.lexicon.given_names:
        fitting = [a for a in people if a.tokens[:1] == tokens]
    if len(fitting) < 2 or not arabic:
        return Who.of(fitting[0], 0.9) if len(fitting) == 1 else None
    first = min(fitting, key=lambda actor: actor.mentions[0])
    return Who.of(first, 0.75)


def _before_comma(cast: Cast, source: Span, mention: Span) -> bool:
    return not re.search("[،,]", cast.text[source[0] : mention[0]])


def first_clause(words: str) -> int:
    """Return where the first comma of a source stands: what follows tells about the speaker and names no other."""
    m = _CLAUSE.search(words)
    return m.start() if m and m.start() > 0 else len(words)


_PAPER = re.compile(
    rf"(?:[Tt]he|[Aa]n?)\s(?:[\w-]+\s){{0,3}}(?:{any_of('outlet_nouns_before')}|party|movement|group|company|firm|militia|faction)"
)
"""What a name is said to be right before it: *the official agency* TANA."""
_CALLED = re.compile(
    r"(?:by the name of|known as|named|called|nicknamed|nom de guerre|gave (?:his|her|their) name as|only as"
    r"|و?اسمه|و?اسمها|باسم|يدعى|تدعى|المدعو|(?:المعروفة?|الملقبة?|[يت]عرف|[يت]لقب|[يت]كنى) ب\w*|يلقبون(?:ه|ها)"
    r"|سنسمي(?:ه|ها)|نسمي(?:ه|ها)|[يت]سمي نفس(?:ه|ها)|[يت]طلق على نفس(?:ه|ها)(?: اسم)?)\s*[“\"«]?$"
)


def _joined(between: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:and|&|و|,\s*and)\s*(?:[A-Z]\w+\s*)?", between)) or between.strip() == "و"


def _listed(text: str, mentions: list[Span]) -> bool:
    """Tell whether names follow each other with nothing but commas and an *and* between them."""
    return all(re.fullmatch(r"\s*[,،و]?\s*(?:and\s|و)?\s*", text[a[1] : b[0]]) for a, b in pairwise(mentions))


def _heads(cast: Cast, source: Span, mention: Span) -> bool:
    """Tell whether a name in a source is who speaks, and not somebody the speaker belongs to."""
    before, after = cast.text[source[0] : mention[0]], cast.text[mention[1] : source[1]]
    if cast.lexicon.lang == "en" and re.match(r"['’]s?\s+\w", after):
        return False
    if (
        cast.lexicon.lang == "en"
        and (m := re.match(r"\s([a-z]+(?: [a-z]+){0,2})", after))
        and head_of(m[1], cast.lexicon)
    ):
        return False  # Kardan engineers
    words = before.split()
    if cast.lexicon.lang == "ar" and {"التي", "الذي", "الذين"} & set(words):
        return False  # the mission *that* he leads
    if cast.lexicon.lang == "ar" and words and is_owned(cast.text, mention, cast.lexicon):
        return False
    if not words or before.rstrip().endswith((",", "،", ":", "-", "–")) or _CALLED.search(before):
        return True
    last = fold_phrase(re.split("[،,]", before)[-1]).split()
    while len(last) > 1 and last[-1] in cast.lexicon.titles:
        last.pop()
    if not last or (cast.lexicon.lang == "ar" and last[-1] in cast.lexicon.titles):
        return True
    bare = last[-1]
    if cast.lexicon.lang == "ar" and bare in cast.lexicon.body_heads - cast.lexicon.person_heads and len(last) > 1:
        return False  # the head of the municipality of Sabi Kaf
    glued = cast.lexicon.lang == "ar" and bare[0] in "وفبل" and bare[1:] in cast.lexicon.not_heads
    return bare not in cast.lexicon.not_heads and not glued


_OF_PAPERS = frozenset(
    ("الرسميه", "الحكوميه", "الاقتصاديه", "المعارضه", "المستقله", "المحليه", "الخاصه", "اليوميه", "الاسبوعيه",
     "المواليه", "الالكترونيه", "الرياضيه", "الرسمي", "الحكومي", "الاقتصادي", "المعارض", "المستقل", "المحلي",
     "الخاص", "الالكتروني")
)  # fmt: skip
"""Adjectives behind the name of an outlet that are no part of it."""


def _is_whole(cast: Cast, source: Span, mention: Span) -> bool:
    """Tell whether a source is nothing but the name of a body or place, its article and a noun of outlets aside."""
    before = fold_phrase(cast.text[source[0] : mention[0]]).split()
    after = fold_phrase(re.split(r"[,،(]", cast.text[mention[1] : source[1]])[0]).split()
    known = cast.lexicon.outlet_nouns | {"the", "s", "editorial", "leader", "headline", "correspondent"}
    if cast.lexicon.lang == "en" and before and not after:
        told = cast.text[source[0] : mention[0]].split()
        loose = {"of", "for", "to", "from", "by", "in", "at", "with"} | cast.lexicon.person_heads
        if all(word[:1].islower() or word == told[0] for word in told) and not loose & set(before):
            return True
    if cast.lexicon.lang == "ar":
        nouns = (cast.lexicon.outlet_nouns | cast.lexicon.body_heads) - cast.lexicon.anonymous - set(PLURALS)
        quoted = cast.text[mention[1] : mention[1] + 1] in ("»", "”", '"')
        adjectives = bool(after) and after[0].startswith("ال") and (quoted or set(after) <= _OF_PAPERS)
        return (not after or adjectives) and all(
            w in nouns or w.removeprefix("ال") in nouns or w[1:] in nouns for w in before
        )
    return all(w in known for w in before) and all(w in known for w in after)
