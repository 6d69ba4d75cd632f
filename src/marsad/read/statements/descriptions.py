"""Speakers by description: the opposition spokesman, the ministry, an informed source."""

from __future__ import annotations

import re

from marsad.read.statements.actors import Actor, Span
from marsad.read.statements.cast import Asked, Cast, Who, content_words
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.naming import first_clause
from marsad.read.statements.offices import head_of, is_plural, noun_in
from marsad.read.statements.pronouns import nearest_single
from marsad.read.statements.publications import (
    FIRMS,
    STATEMENTS,
    firm_meant,
    issued_by,
    noun_of,
    outlet_meant,
    owner_of,
    stem,
)
from marsad.text.normalise import fold_phrase

_TO_WHOM = re.compile(
    r"\s(?:ل(?:موقع|صحيفة|وكالة|قناة|إذاعة|شبكة|مجلة|ـ)(?!\w)|لم\s\w+|ال(?:ذي|تي|ذين)(?!\w)|(?:رفض|طلب|فضل)ت?(?!\w)).*$"
)
"""What follows an Arabic description without telling who: to whom he spoke, what he did not want."""
_COURTESY = re.compile(r"^(?:السيدة?|معالي|سعادة|سيادة|فضيلة|سماحة|دولة|فخامة|حضرة)\s(?=ال)")
AGENTS = ("er", "or", "ist", "man", "woman", "ian")
"""How English nouns of who does something end."""
INDEFINITE = re.compile(r"^(?:a|an|one of|another|some)\s", re.IGNORECASE)


def _shortened(words: str) -> str:
    """Return an Arabic description without what does not tell who; *the man who stood there* is told by all of it."""
    short = _TO_WHOM.sub("", words)
    return words if fold_phrase(short).removeprefix("ال") in _ANYBODY_ARABIC else short


_FARTHEST = 100
"""Statements among which the same words are looked for."""
_INDEFINITE_ARABIC = frozenset(
    ("اخر", "اخري", "سابق", "سابقه", "كبير", "كبيره", "رفيع", "رفيعه", "مقرب", "مقربه", "مطلع", "بارز", "بارزه",
     "محلي", "محليه", "معارض", "معارضه", "طلب", "رفض", "فضل", "لم")
)  # fmt: skip
"""What follows an Arabic noun that brings somebody in."""


def described_speaker(cast: Cast, question: Asked, words: str) -> Who:
    """Return whom a description means: a person of that office, a body so called, the same words before, or itself."""
    clause = len(words) if _ONE_OF.match(words) else first_clause(words)
    words = _COURTESY.sub("", _shortened(words[:clause]).rstrip(' «“"'))
    if owner := owner_of(cast, words):
        return owner if isinstance(owner, Who) else described_speaker(cast, question, owner)
    head = head_of(words, cast.lexicon)
    bare = content_words(words, cast.lexicon)
    if not bare:
        return Who(words or None, sure=0.5)
    definite = _is_definite(words, question, cast.lexicon)
    crowd = head in cast.lexicon.anonymous  # *the sources* are no body
    if (
        head
        and definite
        and not crowd
        and head not in cast.lexicon.person_heads
        and (body := _body(cast, question, head, bare))
    ):
        return body
    if definite and (issued := issued_by(cast, words, question)):
        return issued
    if definite and bare == {head} and head in _OFFICES and (again := _holding(cast, head)):
        return again
    if not is_new(words, cast.lexicon):
        if person := _person(cast, question, words, head, bare):
            return person
        for who in reversed(cast.told[-_FARTHEST:]):
            if who.actor is None and who.name and who.head == head and bare <= content_words(who.name, cast.lexicon):
                return Who(who.name, who.named, None, 0.85, head)
    both = head in cast.lexicon.body_heads & cast.lexicon.person_heads  # *the Foundation*, which reads as a foundress
    if head and both and definite and not crowd and (body := _body(cast, question, head, bare)):
        return body
    if definite and (person := _passing(cast, question, words, head) or _holder(cast, question, head, bare)):
        return person
    if definite and head in cast.lexicon.person_heads and _SAME.search(words) and (same := _last_person(cast)):
        return same
    if definite and (person := _varied(cast, question, words, head)):
        return person
    return Who(words, False, None, 0.9, head)


def _person(cast: Cast, question: Asked, words: str, head: str | None, bare: frozenset[str]) -> Who | None:
    """Return the person whose office fits a description, or beside whose name its noun stands."""
    best: tuple[float, Actor] | None = None
    if head in cast.lexicon.person_heads - {"مصدر", "source"}:
        for actor in cast.actors:
            if actor.kind == "person" and (score := _fits(cast, actor, head, bare, question)) > (
                best[0] if best else 0.0
            ):
                best = score, actor
    if best:
        return Who(best[1].name, True, best[1], 0.9 if best[0] >= 2 else 0.8, head)
    if _is_definite(words, question, cast.lexicon) and (beside := _beside(cast, question, words)):
        return Who(beside.name, True, beside, 0.8, head)
    return None


def _beside(cast: Cast, question: Asked, words: str) -> Actor | None:
    """Return the person beside whose name the noun of a description stands: in front, or set off behind it."""
    noun = noun_of(words, cast.lexicon)
    bodies = cast.lexicon.body_heads | cast.lexicon.outlet_nouns | STATEMENTS
    if noun in _NOBODY_KNOWN:
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


_ONE_OF = re.compile(r"(?:one|another|two|some|others)(?: of (?:them|these|those))?, an?\s", re.IGNORECASE)
"""What tells nobody apart without what is set off behind it: *one of them, a retired vet*."""


_ANYBODY = re.compile(
    r"(?:the|this|that) (?:(?:old|young|elderly|bearded|tall) )?(?P<who>man|woman|boy|girl|youth|\w+-year-old)$",
    re.IGNORECASE,
)
_NATIONAL = re.compile(r"[Tt]he [A-Z]\w+(?:an|ian|ese|ish|i)$")
_ANYBODY_ARABIC = {"رجل": False, "مراه": True, "سيده": True, "شاب": False, "شابه": True, "فتاه": True, "اخير": False}


def is_of_a_nation(words: str, actor: Actor) -> bool:
    """Tell whether *the Romanian* was taken for a name: it is a person's, by what he is."""
    return bool(_NATIONAL.match(words)) and all(" " not in form for form in actor.forms) and len(actor.tokens) == 1


def _passing(cast: Cast, question: Asked, words: str, head: str | None) -> Who | None:
    """Return whom words that fit anybody mean: *the man*, *the Romanian*."""
    female: bool | None = None
    if cast.lexicon.lang == "ar":
        first = fold_phrase(words).split()[0].removeprefix("ال")
        if first not in _ANYBODY_ARABIC or len(words.split()) > 2:
            return None
        female = _ANYBODY_ARABIC[first]
    elif m := _ANYBODY.match(words):
        female = {"woman": True, "girl": True, "man": False, "boy": False}.get(m["who"].lower())
    elif not _NATIONAL.match(words):
        return None
    who = nearest_single(cast, question, female)
    return who and Who(who.name, who.named, who.actor, 0.65, who.head or head)


_NOBODY_KNOWN = frozenset(("source", "sources", "official", "officials", "مصدر"))
_OF_THE_PLACE = frozenset(
    ("president", "minister", "premier", "governor", "mayor", "king", "queen", "judge", "prosecutor", "ambassador",
     "pope", "commander", "chairman", "speaker", "guard", "defendant", "accused", "رييس", "وزير", "محافظ", "ملك",
     "قاضي", "سفير", "مفتي", "قايد", "امير", "عمده", "حاكم", "مدعي", "والي", "متهم")
)  # fmt: skip
"""Whom *the* may mean though nobody told of him: there is one of them."""


def _varied(cast: Cast, question: Asked, words: str, head: str | None) -> Who | None:
    """Return who spoke right before, where a noun that the story has not used points at him: *the union woman*."""
    noun = noun_of(words, cast.lexicon)
    arabic = cast.lexicon.lang == "ar"
    known = (head if arabic else noun) in cast.lexicon.person_heads or (not arabic and noun.endswith(AGENTS))
    if (
        not known
        or {noun, head} & cast.lexicon.body_heads
        or {noun, head} & (_OF_THE_PLACE | _NOBODY_KNOWN)
        or question.source is None
    ):
        return None
    if question.kind in ("headline", "deck") or question.parent is not None or len(words.split()) > 3 - arabic:
        return None
    first = next(iter(fold_phrase(words).split()), "")
    if noun.endswith("s") or is_plural(first, cast.lexicon) or not re.match("the |ال", words, re.IGNORECASE):
        return None
    if re.search(rf"(?<!\w)(?:ال)?{noun}ه?(?!\w)", fold_phrase(cast.text[: question.source[0]])):
        return None
    here = cast.sentence_at(question.at)
    start = cast.sentences[max(here - 1, 0)][0]
    people = {actor for _, actor in cast.named_in(start, question.at) if actor.kind == "person"}
    spoke = next((who.actor for who in reversed(cast.told) if who.actor is not None), None)
    return Who(spoke.name, True, spoke, 0.6, head) if spoke is not None and people == {spoke} else None


def _holding(cast: Cast, head: str | None) -> Who | None:
    """Return the person of some office who spoke last, if one of the last few did: *the minister* goes on."""
    for who in reversed(cast.told[-_NEAR:]):
        if who.actor is None or who.actor.kind != "person":
            continue
        if who.head == head or head in {head_of(office, cast.lexicon) for office in who.actor.offices}:
            return Who(who.actor.name, True, who.actor, 0.85, head)
    return None


_OFFICES = _OF_THE_PLACE - {"guard", "defendant", "accused", "متهم"}


_NEAR = 4
"""Statements among which who held an office goes on holding it."""
_SAME = re.compile(r"^the same\b|\s(?:نفس|ذات)(?:ه|ها)$", re.IGNORECASE)


def _last_person(cast: Cast) -> Who | None:
    """Return the person who spoke last: *the same delegate*, whatever he was called before."""
    spoke = (who for who in reversed(cast.told[-_FARTHEST:]) if who.name)
    who = next(
        (w for w in spoke if w.head in cast.lexicon.person_heads or (w.actor and w.actor.kind == "person")), None
    )
    return who and Who(who.name, who.named, who.actor, 0.7, who.head)


_RULERS = frozenset(
    ("president", "head", "premier", "king", "queen", "emir", "sultan", "leader", "رييس", "ملك", "امير")
)
_OF_ALL = frozenset(("state", "prime", "country", "republic", "دوله", "جمهوريه", "بلاد", "وزراء"))


def _holder(cast: Cast, question: Asked, head: str | None, bare: frozenset[str]) -> Who | None:
    """Return the last speaker where "the President" can mean him: a full name that no office was told of."""
    last = next((who.actor for who in reversed(cast.told) if who.actor is not None), None)
    if last is None or last.kind != "person" or last.offices or len(last.tokens) < 2:
        return None
    since = max(start for start, _ in last.mentions if start < question.at) if last.mentions[0][0] < question.at else 0
    others = (
        start for actor in cast.actors if actor.kind == "person" and actor is not last for start, _ in actor.mentions
    )
    if any(since < start < question.at for start in others):
        return None
    return Who(last.name, True, last, 0.7, head) if head in _RULERS and bare - {head} <= _OF_ALL else None


def _is_definite(words: str, question: Asked, lexicon: Lexicon) -> bool:
    """Tell whether a description points at somebody known: an article, a possessive, or a headline's bare noun."""
    if question.kind in ("headline", "deck"):
        return True
    if lexicon.lang == "en":
        return bool(re.match(r"(?:the|this|that|his|her|its|their)\s", words, re.IGNORECASE))
    if re.match(r"[وفبل]ال", words) and noun_in(fold_phrase(words.split()[0]), lexicon):
        return False  # والد: the letters are its own
    return bool(re.match(r"[وفبل]?ال|لل", words)) and head_of(words.split()[0], lexicon) is not None


def is_new(words: str, lexicon: Lexicon) -> bool:
    """Tell whether a description brings somebody in: an indefinite article, an Arabic noun without one."""
    if lexicon.lang == "en":
        return bool(INDEFINITE.match(words))
    first, second = [*fold_phrase(words).split(), "", ""][:2]
    if not first.startswith("ال") and second in ("", "في", "من", "لدي", "علي") and head_of(first, lexicon):
        return True
    return first in lexicon.anonymous or first in ("احد", "احدي", "عدد", "بعض") or second in _INDEFINITE_ARABIC


def _body(cast: Cast, question: Asked, head: str, bare: frozenset[str]) -> Who | None:
    """Return the body that "the ministry" or "the newspaper" means: named with that noun, or an outlet that spoke."""
    best: tuple[bool, int, Actor] | None = None
    arabic = cast.lexicon.lang == "ar"
    for actor in cast.actors:
        if actor.kind != "organisation" or not _named_with(cast, actor, head):
            continue
        if len(bare - set(actor.tokens) - {head}) > len(bare & set(actor.tokens)):
            continue
        before = [start for start, _ in actor.mentions if start < question.at]
        place = before[-1] if before else -actor.mentions[0][0] - 1
        rank = (arabic and actor.tokens[0] == head, place)  # *the university* is no university's council
        if best is None or rank > best[:2]:
            best = *rank, actor
    if best:
        return Who(best[2].name, True, best[2], 0.9 if best[1] >= 0 else 0.8, head)
    if head in cast.lexicon.outlet_nouns - _NOT_PRESS:
        return outlet_meant(cast, question, head)
    return firm_meant(cast, question, head) if head in FIRMS else None


_NOT_PRESS = frozenset(("مرصد", "شبكه"))
"""Nouns of outlets that more often are other bodies'."""


def _named_with(cast: Cast, actor: Actor, head: str) -> bool:
    """Tell whether a body's name holds a noun, or a mention of it stands right behind that noun."""
    if head in actor.tokens:
        return True
    for start, _ in actor.mentions:
        before = fold_phrase(cast.text[max(start - 24, 0) : start]).split()
        if before and head in (before[-1], before[-1].removeprefix("ال")):
            return True
    return False


def _fits(cast: Cast, actor: Actor, head: str, bare: frozenset[str], question: Asked) -> float:
    """Return how well a person's offices fit a description: 0 where they don't; nearer and fuller fits score more."""
    best = 0.0
    for office in actor.offices:
        words = content_words(office, cast.lexicon)
        if head != head_of(office, cast.lexicon) or (head.endswith("ه") and actor.female is False):
            continue
        extra, shared = bare - words - {head}, (bare & words) - {head}
        if len(extra) > len(shared):
            continue
        best = max(best, 1.0 + len((bare & words) - {head}) - 0.5 * len(extra))
    if not best:
        return 0.0
    before = [start for start, _ in actor.mentions if start < question.at]
    if not before and question.kind not in ("headline", "deck"):
        return best * 0.4
    distance = question.at - before[-1] if before else 2000
    return best + 0.9 / (1 + distance / 300)
