"""Opening descriptions resolved by what follows: "A Syrian opposition member", "Envoy:" in a headline."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from marsad.read.statements.actors import Actor
from marsad.read.statements.cast import Asked, Cast, Who, content_words, plain_words
from marsad.read.statements.descriptions import INDEFINITE, hides_name, is_new
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.officenouns import head_of, is_plural
from marsad.read.statements.publications import noun_of
from marsad.read.statements.spokebefore import AGENTS, OFFICES
from marsad.read.statements.verbforms import is_she
from marsad.text.normalise import fold_phrase

_EARLY = 900
"""Characters in which a story introduces whom it is about."""
_MOST_SOURCES = 40
"""Descriptions of one noun among which a fuller one is looked for; a report has a few."""
_PAPERS = frozenset(("statement", "report", "study", "document", "letter", "survey", "poll", "بيان", "تقرير", "دراسه"))
"""What speaks in a headline and is no body."""
_ANY = frozenset(
    ("official", "lawmaker", "expert", "analyst", "activist", "academic", "politician", "diplomat", "dissident",
     "researcher", "economist", "member", "مسوول", "قيادي", "نايب", "نايبه", "خبير", "خبيره", "باحث", "باحثه", "ناشط",
     "ناشطه", "محلل",
     "دبلوماسي", "سياسي", "معارض", "عضو", "اكاديمي", "اقتصادي")
)  # fmt: skip
"""What headlines call somebody whom the story names with an office of his own."""
_FIRST = frozenset(("chief", "leader", "head", "negotiator", "رييس", "زعيم"))
"""What headlines call whoever stands at the top, whatever his office is called below."""
_LEAST_SHARED, _STEM, _SHORT = 2, 5, 3
"""Words that a headline shares with what it reports; letters that tell a word; letters of words that tell nothing."""
Source = tuple[str | None, int | None]
"""The head of a description, and the statement around it."""


def resolve_openings(cast: Cast) -> list[Who]:
    """Return who speaks in each statement, with descriptions of headline and opening resolved by what follows."""
    sources: dict[Source, dict[str, int]] = {}
    for number, (who, asked) in enumerate(zip(cast.told, cast.asked, strict=True)):
        known = sources.setdefault((who.head, asked.parent), {})
        if who.name and not who.named and len(known) < _MOST_SOURCES and is_new(who.name, cast.lexicon):
            known.setdefault(who.name, number)
    resolved = [_resolve(cast, i, sources) for i in range(len(cast.told))]
    found = {
        before.name: after
        for before, after, asked in zip(cast.told, resolved, cast.asked, strict=True)
        if asked.titled and before.actor is None and after.actor is not None
    }
    return [found.get(who.name, who) if who.actor is None and not who.named else who for who in resolved]


def _resolve(cast: Cast, number: int, sources: dict[Source, dict[str, int]]) -> Who:
    """Return whom a description in headline, deck or the first paragraphs means, where what follows tells.

    That is a person whose office shares a word with it; else one without an office who is brought in right after it,
    or who does most of the talking. Sources without a name take the fullest words that the story has for them.
    """
    who, asked = cast.told[number], cast.asked[number]
    if who.actor is not None or who.name is None or who.named:
        return who
    if asked.source is not None and hides_name(cast.text, asked.source):
        return who
    later_too = asked.titled or cast.lexicon.lang == "ar"
    brought = sources.get((who.head, asked.parent), {})
    known = [words for words, at in brought.items() if later_too or at < number]
    name = _fullest(cast, who, who.name, asked, known)
    who = replace(who, name=name)
    if asked.source is None or not _is_of_a_person(name, who.head, asked, cast.lexicon):
        body = _echoed(cast, number, "organisation") if asked.titled else None
        return Who.of(body, 0.7, who.head) if body is not None and _is_of_a_body(name, cast) else who
    if cast.lexicon.lang == "en" and (actor := _named_next(cast, number)):
        return Who.of(actor, 0.75, who.head)
    later = [
        w.actor
        for w, a in zip(cast.told[number + 1 :], cast.asked[number + 1 :], strict=True)
        if w.actor is not None and a.parent is None
    ]
    passing = not asked.titled and bool(INDEFINITE.match(name)) and _people_before(cast, asked)
    if not passing and (actor := _of_that_office(cast, who, asked, later)):
        return Who.of(actor, 0.8, who.head)
    if asked.titled and asked.parent is None and (actor := _only_one(cast, who)):
        return Who.of(actor, 0.75, who.head)
    if asked.titled and cast.interview is not None and asked.parent is None:
        return Who.of(cast.interview.guest, 0.8, who.head)
    if actor := _echoed(cast, number):
        return Who.of(actor, 0.7, who.head)
    actor = _introduced(cast, name, asked, later)
    anybody = asked.titled and who.head in _ANY
    if actor is not None and anybody and not _may_be(cast, number, actor):
        actor = None
    other = actor is not None and who.head not in {head_of(o, cast.lexicon) for o in actor.offices}
    if actor is not None and actor.offices and other and not anybody and not (asked.titled and who.head in _FIRST):
        actor = None  # he is something else
    return Who.of(actor, 0.7, who.head) if actor else who


def _named_next(cast: Cast, number: int) -> Actor | None:
    """Return the person without an office who speaks next, and is named there first: *the minister* has his name."""
    who, asked = cast.told[number], cast.asked[number]
    words = who.name or ""
    if number + 1 >= len(cast.told) or who.head not in OFFICES or not re.match("the ", words, re.IGNORECASE):
        return None
    actor, after = cast.told[number + 1].actor, cast.asked[number + 1]
    if actor is None or actor.kind != "person" or actor.offices or after.sentence - asked.sentence not in (0, 1):
        return None
    start, first = cast.sentences[after.sentence][0], actor.mentions[0][0]
    if _APPOSED.match(cast.text[start:first]):
        return None
    return actor if first > asked.at and "\n" not in cast.text[asked.at : after.at] else None


_APPOSED = re.compile(r"\s*(?:An?|The|His|Her|Its|Their|Another|One)\s[^,]+,\s(?:[A-Z]\w+\s)?$")
"""What opens a sentence with who somebody else is."""


def _may_be(cast: Cast, number: int, actor: Actor | None) -> bool:
    """Tell whether a headline's *deputy* may be somebody of the story.

    The story has no other *deputy* speak whom it doesn't name either; an *official*, who may be anybody, has to say a
    word of the headline below it.
    """
    words, head = _stems(cast.asked[number].content, cast), cast.told[number].head
    below = [
        (who, asked)
        for who, asked in zip(cast.told[number + 1 :], cast.asked[number + 1 :], strict=True)
        if not asked.titled
    ]
    unnamed = (asked for who, asked in below if who.head == head and who.actor is None and asked.source is not None)
    if any(is_new(cast.text[slice(*asked.source or (0, 0))], cast.lexicon) for asked in unnamed):
        return False
    known = head not in cast.lexicon.anonymous
    return known or any(who.actor is actor and words & _stems(asked.content, cast) for who, asked in below)


def _is_of_a_body(name: str, cast: Cast) -> bool:
    """Tell whether a headline's words are of a body that the story may name: *Union*, *Rights Group*."""
    return noun_of(name, cast.lexicon) in (cast.lexicon.body_heads | {"owner", "maker", "operator"}) - _PAPERS


def _is_of_a_person(name: str, head: str | None, asked: Asked, lexicon: Lexicon) -> bool:
    """Tell whether a description early in a story is of one person who may be named."""
    noun = noun_of(name, lexicon)
    if not asked.titled and asked.at >= _EARLY:
        return False
    if {head, noun} & lexicon.anonymous and not (asked.titled and head in _ANY):
        return False
    if lexicon.lang == "ar":
        all_of_it = name.startswith("المعارضة")  # the opposition, which reads as a woman of it
        return head in lexicon.person_heads and not all_of_it
    return noun.endswith(AGENTS) or (head in lexicon.person_heads and noun == head)


def _of_that_office(cast: Cast, who: Who, asked: Asked, later: list[Actor]) -> Actor | None:
    """Return the next or next but one speaker, if his offices share the words of a description.

    More than its noun, where an Arabic story brings in *a member* of something.
    """
    head, bare = who.head, content_words(who.name or "", cast.lexicon)
    new = cast.lexicon.lang == "ar" and not asked.titled and is_new(who.name or "", cast.lexicon)
    her = is_she(asked.cue, cast.lexicon) if asked.source is not None else None
    past = _PAST.match(who.name or "")
    for actor in list(dict.fromkeys(later))[:2]:
        called = cast.called.get(actor, ()) if asked.titled else ()
        offices = [*actor.offices, *actor.told, *called]
        offices = [office for office in offices if not past or _PAST.match(office)]
        words = {w for office in offices for w in plain_words(office, cast.lexicon)} | actor.bodies
        shared = bare & words
        if (her is not None and actor.female == (not her)) or (new and head in _ANY and shared <= {head}):
            continue
        if actor.kind == "person" and (len(shared) >= 2 or (shared and (head in shared or len(bare) <= 3))):
            return actor
    return None


def _only_one(cast: Cast, who: Who) -> Actor | None:
    """Return the one person of an Arabic story who holds the office of a headline, where either says no more of it."""
    if cast.lexicon.lang != "ar" or who.head in _ANY or who.head in _FIRST:
        return None
    bare = content_words(who.name or "", cast.lexicon)
    held: dict[Actor, list[frozenset[str]]] = {}
    for actor in cast.actors:
        for office in actor.offices if actor.kind == "person" else ():
            if head_of(office, cast.lexicon) == who.head:
                held.setdefault(actor, []).append(content_words(office, cast.lexicon))
    if len(held) != 1:
        return None
    actor, offices = held.popitem()
    return actor if any(words <= bare or bare <= words for words in offices) else None


_PAST = re.compile(r"(?:an?\s|the\s)?(?:ex-|former|retired|ousted)", re.IGNORECASE)
"""What makes somebody other than who holds an office now."""


def _echoed(cast: Cast, number: int, kind: str = "person") -> Actor | None:
    """Return the person or body that says in the story what the headline has somebody say."""
    asked = cast.asked[number]
    words = _stems(asked.content, cast)
    if not asked.titled or asked.parent is not None:
        return None
    best: tuple[int, Actor] | None = None
    for who, other in zip(cast.told[number + 1 :], cast.asked[number + 1 :], strict=True):
        if who.actor is None or who.actor.kind != kind or other.titled:
            continue
        shared = len(words & _stems(other.content, cast))
        if shared >= max(_LEAST_SHARED, (best[0] if best else 0) + 1):
            best = shared, who.actor
    return best[1] if best else None


def _stems(words: str, cast: Cast) -> frozenset[str]:
    """Return how the longer words of a content begin."""
    return frozenset(word[:_STEM] for word in content_words(words, cast.lexicon) if len(word) > _SHORT)


def _introduced(cast: Cast, name: str, asked: Asked, later: list[Actor]) -> Actor | None:
    """Return the person whom a story introduces by a description before it names anybody."""
    named_around = asked.parent is not None and cast.told[asked.parent].named and not asked.titled
    first = next(iter(fold_phrase(name).split()), "")
    many = (
        noun_of(name, cast.lexicon).endswith("s")
        if cast.lexicon.lang == "en"
        else is_plural(first, cast.lexicon) or first.endswith("ات")
    )
    if many or named_around:
        return None
    if asked.titled:
        brought = (
            _brought_in(cast, asked)
            if asked.kind == "deck" and asked.parent is None and INDEFINITE.match(name)
            else None
        )
        return _main_speaker(later, first=True) or brought
    if _people_before(cast, asked):
        return None
    return _brought_in(cast, asked) or (None if INDEFINITE.match(name) else _main_speaker(later))


def _people_before(cast: Cast, asked: Asked) -> bool:
    """Tell whether a story has named anybody before a statement."""
    return any(actor.kind == "person" for _, actor in cast.named_in(cast.body_at, asked.at))


def _fullest(cast: Cast, who: Who, name: str, asked: Asked, sources: list[str]) -> str:
    """Return the fullest words that a story has for a source without a name, earlier or later.

    Only for a headline's, or a description that points back at an earlier one.
    """
    words = content_words(name, cast.lexicon)
    pointing = asked.titled or asked.source is None
    if asked.source is not None and name not in cast.text[slice(*asked.source)]:
        pointing = True
    if who.head not in cast.lexicon.person_heads or not words or not pointing:
        return name
    return next((other for other in sources if words < content_words(other, cast.lexicon)), name)


def _brought_in(cast: Cast, asked: Asked) -> Actor | None:
    """Return the person who opens one of the next two sentences, named for the first time and without an office."""
    here = cast.sentence_at(asked.at)
    for start, _ in cast.sentences[here + 1 : here + 3]:
        for actor in cast.actors:
            if actor.kind == "person" and actor.mentions[0][0] - start in range(6) and not actor.offices:
                return actor
    if cast.lexicon.lang == "en" and here + 1 < len(cast.sentences):
        people = {actor for _, actor in cast.named_in(*cast.sentences[here + 1]) if actor.kind == "person"}
        if len(people) == 1 and not (actor := people.pop()).offices and actor.mentions[0][0] > asked.at:
            return actor
    return None


def _main_speaker(later: list[Actor], first: bool = False) -> Actor | None:
    """Return the person who makes most of the statements that follow; or more than anybody else, if also the first."""
    if not later:
        return None
    (actor, times), *others = Counter(later).most_common(2)
    most = 2 * times > len(later) or (first and actor is later[0] and all(times > other for _, other in others))
    return actor if actor.kind == "person" and times >= 2 and most else None
