"""Who spoke before, by words that tell little of him: *the man*, *the minister*, *the same official*."""

from __future__ import annotations

import re

from marsad.read.statements.actors import Actor
from marsad.read.statements.cast import Asked, Cast, Who
from marsad.read.statements.officenouns import ANYBODY_ARABIC, head_of, is_plural
from marsad.read.statements.pronouns import nearest_single
from marsad.read.statements.publications import noun_of
from marsad.read.statements.verbforms import is_she
from marsad.text.normalise import fold_phrase

AGENTS = ("er", "or", "ist", "man", "woman", "ian")
"""How English nouns of who does something end."""
FARTHEST = 100
"""Statements among which the same words are looked for."""
_ANYBODY = re.compile(
    r"(?:the|this|that) (?:(?:old|young|elderly|bearded|tall) )?(?P<who>man|woman|boy|girl|youth|[\w-]+-year-old)$",
    re.IGNORECASE,
)
_NATIONAL = re.compile(r"[Tt]he [A-Z]\w+(?:an|ian|ese|ish|i)$")


def is_of_a_nation(words: str, actor: Actor) -> bool:
    """Tell whether *the Romanian* was taken for a name: it is a person's, by what he is."""
    return bool(_NATIONAL.match(words)) and all(" " not in form for form in actor.forms) and len(actor.tokens) == 1


def passing_person(cast: Cast, question: Asked, words: str, head: str | None) -> Who | None:
    """Return whom words that fit anybody mean: *the man*, *the Romanian*."""
    female: bool | None = None
    if cast.lexicon.lang == "ar":
        first = fold_phrase(words).split()[0].removeprefix("ال")
        told = len(words.split()) > 2 and words.split()[1] not in ("الذي", "التي")  # the woman *who* fled
        if first not in ANYBODY_ARABIC or told:
            return None
        female = ANYBODY_ARABIC[first]
    elif aged := _of_that_age(cast, words):
        return Who.of(aged, 0.8, head)
    elif m := _ANYBODY.match(words):
        female = {"woman": True, "girl": True, "man": False, "boy": False}.get(m["who"].lower())
    elif not _NATIONAL.match(words):
        return None
    who = nearest_single(cast, question, female)
    return who and Who(who.name, who.named, who.actor, 0.65, who.head or head)


_AGE = re.compile(r"the (\d+)-year-old\b", re.IGNORECASE)


def _of_that_age(cast: Cast, words: str) -> Actor | None:
    """Return the one person of whom the story says that he is as old as a description: X, *61*."""
    m = _AGE.match(words)
    if m is None:
        return None
    behind = re.compile(rf",? (?:(?:who is |aged )?{m[1]}\b(?! (?:per|years in|people|\w+s\b))|\({m[1]}\))")
    told = [a for a in cast.actors if a.kind == "person" and any(behind.match(cast.text, e) for _, e in a.mentions)]
    return told[0] if len(told) == 1 else None


NOBODY_KNOWN = frozenset(("source", "sources", "official", "officials", "مصدر"))
_OF_THE_PLACE = frozenset(
    ("president", "minister", "premier", "governor", "mayor", "king", "queen", "judge", "prosecutor", "ambassador",
     "pope", "commander", "chairman", "speaker", "guard", "defendant", "accused", "رييس", "وزير", "محافظ", "ملك",
     "قاضي", "سفير", "مفتي", "قايد", "امير", "عمده", "حاكم", "مدعي", "والي", "متهم")
)  # fmt: skip
"""Whom *the* may mean though nobody told of him: there is one of them."""


def varied_speaker(cast: Cast, question: Asked, words: str, head: str | None) -> Who | None:
    """Return who spoke right before, where a noun that the story has not used points at him: *the union woman*."""
    noun = noun_of(words, cast.lexicon)
    arabic = cast.lexicon.lang == "ar"
    known = (head if arabic else noun) in cast.lexicon.person_heads or (not arabic and noun.endswith(AGENTS))
    if (
        not known
        or {noun, head} & cast.lexicon.body_heads
        or {noun, head} & ((frozenset() if _MARKED.match(words) else _OF_THE_PLACE) | NOBODY_KNOWN)
        or question.source is None
    ):
        return None
    marked = not arabic and _MARKED.match(words) is not None
    of = not arabic and re.match(r"the (?:[\w-]+ ){1,2}of ", words, re.IGNORECASE) is not None
    longest = 8 if marked or of else 3 - arabic
    short = _FIELD.sub("", words) if arabic else words
    if question.titled or question.parent is not None or len(short.split()) > longest:
        return None
    first = next(iter(fold_phrase(words).split()), "")
    if noun.endswith("s") or is_plural(first, cast.lexicon) or not re.match("the |ال", words, re.IGNORECASE):
        return None
    if "'" in words or "’" in words:
        return None
    seen = fold_phrase(cast.text[0 if arabic else cast.body_at : question.source[0]])
    if not marked and re.search(rf"(?<!\w)(?:ال)?{noun}ه?(?!\w)", seen):
        return None
    here = cast.sentence_at(question.at)
    start = cast.sentences[max(here - 1, 0)][0]
    if cast.asked and not arabic:
        start = min(start, max(cast.sentences[cast.asked[-1].sentence][0], cast.text.rfind("\n", 0, start - 1)))
    people = {actor for _, actor in cast.named_in(start, question.at) if actor.kind == "person"}
    nearest = {a for _, a in cast.named_in(cast.sentences[here][0], question.at) if arabic and a.kind == "person"}
    people = nearest or people
    if not people and not arabic and all(asked.source == question.source for _, asked in cast.spoke_in(here)):
        people = _spoke_right_before(cast, question, noun, here)
    spoke = next((who.actor for who in reversed(cast.told) if who.actor is not None), None)
    last = cast.told[-1].actor if cast.told and here - cast.asked[-1].sentence <= _GOES_ON else None
    if (
        arabic
        and not people
        and last is not None
        and last.kind == "person"
        and last.female in (None, first.endswith("ه"))
    ):
        people = {last}
    if marked and not people:
        start = cast.text.rfind("\n", 0, question.source[0]) + 1
        people = {actor for _, actor in cast.named_in(start, question.at) if actor.kind == "person"}
    new = {actor for actor in people if _is_new(cast, actor, (words, noun, first), here, start)}
    again = people == {spoke} and (not arabic or (spoke is not None and _may_be_called(spoke, noun, first)))
    if len(people) == 1 and (new or marked or again or (of and not any(actor.offices for actor in people))):
        who = people.pop()
        return Who.of(who, 0.6, head or noun)
    return None


def goes_on(cast: Cast, question: Asked, words: str, head: str | None) -> Who | None:
    """Return who spoke last in a paragraph, where an Arabic office of nobody else's may be his: *the party's leader*.

    The office is definite by what stands behind it; who spoke has none of his own, but for a title.
    """
    first, second = [*words.split(), "", ""][:2]
    last = cast.told[-1].actor if cast.told else None
    if (
        question.titled
        or question.parent is not None
        or question.source is None
        or last is None
        or last.kind != "person"
        or head not in cast.lexicon.person_heads - cast.lexicon.anonymous
        or first.startswith("ال")
        or not second.startswith(("ال", "لل", "«", '"'))
        or "\n" in cast.text[cast.asked[-1].at : question.source[0]]
    ):
        return None
    her = is_she(question.cue, cast.lexicon)
    her = fold_phrase(first).endswith("ه") if her is None else her
    titled = all(word in cast.lexicon.titles for office in last.offices for word in fold_phrase(office).split())
    others = (office for actor in cast.actors if actor is not last for office in actor.offices)
    called = (head_of(words, cast.lexicon) for words in cast.called.get(last, ()))
    if any(head_of(office, cast.lexicon) == head for office in others) or any(known != head for known in called):
        return None  # the mission's head, where he is the minister
    return Who.of(last, 0.65, head) if titled and not last.told and last.female in (None, her) else None


_FIELD = re.compile(r" (?:في|عن) \w+(?: ال\w+){0,2}$")
"""What an Arabic calling is of: the expert *on mosaics*."""


def _may_be_called(actor: Actor, noun: str, first: str) -> bool:
    """Tell whether an Arabic noun may be what somebody is besides his office: a calling, and no office of its own."""
    her = first.endswith("ه")
    held = [fold_phrase(office).split()[0] for office in actor.offices]
    called = not held or (noun in CALLINGS and (not her or any(word.endswith("ه") for word in held)))
    return actor.kind == "person" and called and actor.female in (None, her)


CALLINGS = frozenset(
    ("متحدث", "كاتب", "باحث", "لاعب", "محلل", "خبير", "مسوول", "ناشط", "صحافي", "صحفي", "سياسي", "معارض", "فنان",
     "شاعر", "روايي", "نقابي", "اعلامي", "اكاديمي", "مدون", "مهندس", "طبيب", "معلم", "مدرس", "محامي", "تاجر", "مزارع",
     "صناعي", "صياد", "عامل", "طالب", "مدرب", "دبلوماسي", "قيادي", "موظف", "مورخ", "ضابط", "مقاتل", "اقتصادي", "مختص",
     "برلماني", "شاهد", "ضيف", "نازح", "ناجي")
)  # fmt: skip
_GOES_ON = 1
"""Sentences back to the last statement, if what follows is still about who spoke there."""
_LEADS = frozenset(("leader", "chief", "boss", "head"))
_LED_BY = frozenset(("commander", "leader", "chief", "head", "president", "chairman", "chairwoman", "chair", "founder"))


def _spoke_right_before(cast: Cast, question: Asked, noun: str, here: int) -> set[Actor]:
    """Return who spoke in the sentence before, in another paragraph only whom *the leader* may mean by his office."""
    start = cast.sentences[max(here - 1, 0)][0]
    spoke = {who.actor for who, _ in cast.spoke_in(here - 1) if who.actor is not None and who.actor.kind == "person"}
    if "\n" not in cast.text[start : question.at]:
        return spoke
    return {a for a in spoke if noun in _LEADS and _LED_BY & {head_of(o, cast.lexicon) for o in a.offices}}


def _just_introduced(cast: Cast, actor: Actor, here: int) -> bool:
    """Tell whether the sentence before is the first about somebody, and tells no office: the first to rise was *X*."""
    start, end = cast.sentences[max(here - 1, 0)]
    first = actor.mentions[0][0]
    if not start <= first < end or actor.offices or actor.told or "\n" in cast.text[first : cast.sentences[here][0]]:
        return False
    return re.search(r"(?:^|\b(?:is|was|came|stood|rose|sat)\s)$", cast.text[start:first].lstrip()) is not None


def _is_new(cast: Cast, actor: Actor, called: tuple[str, str, str], here: int, start: int) -> bool:
    """Tell whether somebody was only just brought in, of whom a description (words, noun, first word) may tell more."""
    words, noun, first = called
    if cast.lexicon.lang == "en":
        return len(words.split()) > 2 and _just_introduced(cast, actor, here)
    return actor.mentions[0][0] >= start and _may_be_called(actor, noun, first)


_MARKED = re.compile(
    r"the (?:former|ex-|outgoing|veteran|retired|exiled|ousted|dismissed|injured|old|elderly|young|[\w-]+-year-old)\b",
    re.IGNORECASE,
)
"""What is said of somebody whom a story has just named: *the former* justice minister."""


def office_holder(cast: Cast, head: str | None) -> Who | None:
    """Return the person of some office who spoke last, if one of the last few did: *the minister* goes on."""
    for who in reversed(cast.told[-_NEAR:]):
        if who.actor is None or who.actor.kind != "person":
            continue
        if who.head == head or head in {head_of(office, cast.lexicon) for office in who.actor.offices}:
            return Who.of(who.actor, 0.85, head)
    return None


OFFICES = _OF_THE_PLACE - {"guard", "defendant", "accused", "متهم"}


_NEAR = 4
"""Statements among which who held an office goes on holding it."""
SAME = re.compile(r"^the same\b|\s(?:نفس|ذات|عين)(?:ه|ها)$", re.IGNORECASE)


def last_person(cast: Cast, head: str | None = None) -> Who | None:
    """Return the person who spoke last: *the same delegate*, of that office, or whatever he was called before."""
    spoke = [
        who
        for who in reversed(cast.told[-FARTHEST:])
        if who.name and (who.head in cast.lexicon.person_heads or (who.actor and who.actor.kind == "person"))
    ]
    held = (w for w in spoke if w.actor and head in {head_of(o, cast.lexicon) for o in w.actor.offices})
    known = (w for w in spoke if w.head not in cast.lexicon.anonymous or w.head == head)
    who = next(held, None) or next(known, None) or next(iter(spoke), None)
    return who and Who(who.name, who.named, who.actor, 0.7, who.head)


_RULERS = frozenset(
    ("president", "head", "premier", "king", "queen", "emir", "sultan", "leader", "رييس", "ملك", "امير")
)
_OF_ALL = frozenset(("state", "prime", "country", "republic", "دوله", "جمهوريه", "بلاد", "وزراء"))


def ruler(cast: Cast, question: Asked, head: str | None, bare: frozenset[str]) -> Who | None:
    """Return the last speaker where "the President" can mean him: a full name that no office was told of."""
    last = next((who.actor for who in reversed(cast.told) if who.actor is not None), None)
    if last is None or last.kind != "person" or last.offices or last.told or len(last.tokens) < 2:
        return None
    first = next(who.actor for who in cast.told if who.actor is not None)
    if cast.lexicon.lang == "en" and last is not first and len(last.mentions) < 2:
        return None  # somebody in passing
    since = max(start for start, _ in last.mentions if start < question.at) if last.mentions[0][0] < question.at else 0
    others = (
        start for actor in cast.actors if actor.kind == "person" and actor is not last for start, _ in actor.mentions
    )
    if any(since < start < question.at for start in others):
        return None
    return Who.of(last, 0.7, head) if head in _RULERS and bare - {head} <= _OF_ALL else None
