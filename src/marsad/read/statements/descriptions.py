"""Speakers by description: the opposition spokesman, the ministry, an informed source."""

from __future__ import annotations

import re

from marsad.read.statements.actors import Actor
from marsad.read.statements.besidenames import person_beside
from marsad.read.statements.cast import Asked, Cast, Who, content_words, plain_words
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.naming import first_clause
from marsad.read.statements.officenouns import head_of, noun_in
from marsad.read.statements.publications import (
    FIRMS,
    GROUPS,
    firm_meant,
    group_meant,
    issued_by,
    noun_of,
    outlet_meant,
    owner_of,
)
from marsad.read.statements.relations import LAWYERS, brought_in, related_speaker
from marsad.read.statements.spokebefore import (
    ANYBODY_ARABIC,
    FARTHEST,
    OFFICES,
    SAME,
    last_person,
    office_holder,
    passing_person,
    ruler,
    varied_speaker,
)
from marsad.read.words import any_of
from marsad.records import Span
from marsad.text.normalise import fold_phrase

_TO_WHOM = re.compile(
    rf"\s(?:ل(?:{any_of('arabic_told_nouns')}|ـ)(?!\w)|لم\s\w+|ال(?:ذي|تي|ذين)(?!\w)|(?:رفض|طلب|فضل)ت?(?!\w)).*$"
)
"""What follows an Arabic description without telling who: to whom he spoke, what he did not want."""
_WHEN = re.compile(
    r"\s(?:(?:قبل|منذ|خلال|أمس|اليوم|غدا[ًا]?|مساء|صباح|ليل)(?!\w)|(?:الأسبوع|الشهر|العام) (?:الماضي|الجاري|الحالي)"
    r"|في (?:(?:مراجعت|تقرير|بيان|مؤتمر|حديث|تصريح|كلمت|خطاب|رسالت|تدوينت|مداخلت)\w*"
    r"|ال(?:ربيع|صيف|خريف|شتاء|عام|شهر|أسبوع)|\d)).*$"
)
"""When an Arabic source spoke, which is no part of who it is."""
_COURTESY = re.compile(r"^(?:السيدة?|معالي|سعادة|سيادة|فضيلة|سماحة|دولة|فخامة|حضرة)\s(?=ال)")
_HIDDEN = re.compile(r"[،,] ?(?:(?:طلب|فضل|فضّل|اشترط|آثر)ت? عدم|رفضت? (?:ذكر|الكشف|الإفصاح)|لم ي(?:شأ|رغب))")
"""What an Arabic source asks for who will not be named, and so is nobody of the story's named people."""
_PAPERS = frozenset(("صحيفه", "جريده", "موقع", "قناه", "اذاعه", "مجله"))
INDEFINITE = re.compile(r"^(?:a|an|one of|another|some)\s", re.IGNORECASE)


def _shortened(words: str) -> str:
    """Return an Arabic description without what does not tell who; *the man who stood there* is told by all of it."""
    short = _WHEN.sub("", _TO_WHOM.sub("", words)) or words
    return words if fold_phrase(short).removeprefix("ال") in ANYBODY_ARABIC else short


_INDEFINITE_ARABIC = frozenset(
    ("اخر", "اخري", "سابق", "سابقه", "كبير", "كبيره", "رفيع", "رفيعه", "مقرب", "مقربه", "مطلع", "بارز", "بارزه",
     "محلي", "محليه", "معارض", "معارضه", "طلب", "رفض", "فضل", "لم")
)  # fmt: skip
"""What follows an Arabic noun that brings somebody in."""


def hides_name(text: str, source: Span) -> bool:
    """Tell whether an Arabic source asks for not being named, in its own words or right behind them."""
    return bool(_HIDDEN.search(text, *source) or _HIDDEN.match(text, source[1]))


def described_speaker(cast: Cast, question: Asked, words: str) -> Who:
    """Return whom a description means: a person of that office, a body so called, the same words before, or itself."""
    clause = len(words) if _ONE_OF.match(words) else first_clause(words)
    words = _COURTESY.sub("", _shortened(words[:clause]).rstrip(' «“"'))
    words = re.sub(r"\s(?:itself|himself|herself|themselves)$", "", words)
    if owner := owner_of(cast, words):
        return owner if isinstance(owner, Who) else described_speaker(cast, question, owner)
    head = head_of(words, cast.lexicon)
    bare = content_words(words, cast.lexicon)
    if not bare:
        return Who(words or None, sure=0.5)
    definite = _is_definite(words, question, cast.lexicon)
    english = cast.lexicon.lang == "en"
    if (definite or not english) and (related := related_speaker(cast, question, words)):
        return related
    if definite and head in _PAPERS and bare == {head} and (meant := outlet_meant(cast, question, head)):
        return meant
    crowd = head in cast.lexicon.anonymous  # *the sources* are no body
    if (
        head
        and definite
        and not crowd
        and head not in cast.lexicon.person_heads
        and (body := _body(cast, question, head, bare))
    ):
        return body
    if english and definite and head in GROUPS and bare == {head} and (group := group_meant(cast, question, head)):
        return group
    if definite and (issued := issued_by(cast, words, question)):
        return issued
    if definite and bare == {head} and head in OFFICES and (again := office_holder(cast, head)):
        return again
    if not is_new(words, cast.lexicon) and (known := _known_before(cast, question, words, head, bare)):
        of_headline = english and definite and question.kind == "body" and _is_of_headline(cast, known)
        return (varied_speaker(cast, question, words, head) if of_headline else None) or known
    both = head in cast.lexicon.body_heads & cast.lexicon.person_heads  # *the Foundation*, which reads as a foundress
    if head and both and definite and not crowd and (body := _body(cast, question, head, bare)):
        return body
    meant = _pointed_at(cast, question, words, head, bare) if definite else None
    return meant or Who(words, False, None, 0.9, head)


def _known_before(cast: Cast, question: Asked, words: str, head: str | None, bare: frozenset[str]) -> Who | None:
    """Return whom a description takes up again: a person of that office, who was called so, or was brought in so."""
    if person := _person(cast, question, words, head):
        return person
    for who in reversed(cast.told[-FARTHEST:]):
        if who.actor is None and who.name and who.head == head and bare <= content_words(who.name, cast.lexicon):
            return Who(who.name, who.named, None, 0.85, head)
    if cast.lexicon.lang != "en" or words[:4].lower() != "the " or question.kind != "body" or head is None:
        return None
    told_of = head in cast.lexicon.person_heads and noun_of(words, cast.lexicon) == head
    return brought_in(cast, question, words, head) if told_of else None


def _is_of_headline(cast: Cast, who: Who) -> bool:
    """Tell whether only headline and deck know somebody by those words, and nobody by a name."""
    kinds = {asked.kind for told, asked in zip(cast.told, cast.asked, strict=True) if told.name == who.name}
    return who.actor is None and bool(kinds) and kinds <= {"headline", "deck"}


def _pointed_at(cast: Cast, question: Asked, words: str, head: str | None, bare: frozenset[str]) -> Who | None:
    """Return whom a definite description can only mean: the guest of an interview, or who spoke before."""
    person = head in cast.lexicon.person_heads
    if cast.interview is not None and question.kind == "body" and person:
        guest = cast.interview.guest
        bodied = {word.removeprefix("ال") for word in fold_phrase(words).split()[:1]} & cast.lexicon.body_heads
        if not bodied and question.at < cast.interview.answers[0][0]:
            return Who.of(guest, 0.7, head)
    if passing := passing_person(cast, question, words, head) or ruler(cast, question, head, bare):
        return passing
    if person and SAME.search(words) and (same := last_person(cast)):
        return same
    return varied_speaker(cast, question, words, head)


def _person(cast: Cast, question: Asked, words: str, head: str | None) -> Who | None:
    """Return the person whose office fits a description, or beside whose name its noun stands."""
    best: tuple[float, Actor] | None = None
    many = cast.lexicon.lang == "en" and re.search(r"[a-rt-z]s$", noun_of(words, cast.lexicon)) is not None
    bare = plain_words(words, cast.lexicon)
    if head in cast.lexicon.person_heads - {"مصدر", "source"} and (head.endswith("s") or not many):
        for actor in cast.actors:
            if actor.kind == "person" and (score := _fits(cast, actor, head, bare, question)) > (
                best[0] if best else 0.0
            ):
                best = score, actor
    if best:
        return Who.of(best[1], 0.9 if best[0] >= 2 else 0.8, head)
    if not many and _is_definite(words, question, cast.lexicon) and (beside := person_beside(cast, question, words)):
        return Who.of(beside, 0.8, head)
    return None


_ONE_OF = re.compile(r"(?:one|another|two|some|others)(?: of (?:them|these|those))?, an?\s", re.IGNORECASE)
"""What tells nobody apart without what is set off behind it: *one of them, a retired vet*."""


def _is_definite(words: str, question: Asked, lexicon: Lexicon) -> bool:
    """Tell whether a description points at somebody known: an article, a possessive, or a headline's bare noun."""
    if question.titled:
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
        shared = bare & set(actor.tokens)
        if len(bare - shared - {head}) > len(shared - {head}):
            continue
        before = [start for start, _ in actor.mentions if start < question.at]
        place = before[-1] if before else -actor.mentions[0][0] - 1
        rank = (arabic and actor.tokens[0] == head, place)  # *the university* is no university's council
        if best is None or rank > best[:2]:
            best = *rank, actor
    if best:
        return Who.of(best[2], 0.9 if best[1] >= 0 else 0.8, head)
    if head in cast.lexicon.outlet_nouns - _NOT_PRESS:
        return outlet_meant(cast, question, head)
    return firm_meant(cast, question, head) if head in FIRMS else None


_NOT_PRESS = frozenset(("مرصد", "شبكه"))
"""Nouns of outlets that more often are other bodies'."""


def _named_with(cast: Cast, actor: Actor, head: str) -> bool:
    """Tell whether a body's name holds a noun, or a mention of it stands right behind that noun."""
    if head in actor.tokens:
        last = actor.tokens[-1]
        other = (
            cast.lexicon.lang == "en" and " of " not in actor.name and last in cast.lexicon.body_heads - {head, "group"}
        )
        return not other  # the League Players' *Association* is not the league
    for start, _ in actor.mentions:
        before = fold_phrase(cast.text[max(start - 24, 0) : start]).split()
        if before and head in (before[-1], before[-1].removeprefix("ال")):
            return True
    return False


_ONE_OFFICE = (
    LAWYERS,
    frozenset(("head", "chief", "director", "president", "chairman", "chairwoman", "chair", "leader", "boss")),
    frozenset(("spokesman", "spokeswoman", "spokesperson")),
    frozenset(("deputy", "lawmaker", "legislator", "parliamentarian")),
)
"""Nouns of which one may stand for another."""


def _same_office(head: str, own: str | None) -> bool:
    return head == own or any(head in group and own in group for group in _ONE_OFFICE)


def _in_full(cast: Cast, unknown: frozenset[str], words: frozenset[str]) -> frozenset[str]:
    """Return the words that are short for a body of an office: NAWS, where he is of the Authority for Wells."""
    return frozenset(
        word
        for word in unknown
        for actor in cast.shortened.get(word, ())
        if 2 * len(words & set(actor.tokens)) >= len(actor.tokens)
    )


def _last_named(cast: Cast) -> Actor | None:
    """Return the person who spoke last of those with a name."""
    return next(
        (who.actor for who in reversed(cast.told) if who.actor is not None and who.actor.kind == "person"), None
    )


_LONG, _STEM = 7, 6
"""Letters of a noun that another word of an office may be of one stem with, and of the stem."""


def _fits(cast: Cast, actor: Actor, head: str, bare: frozenset[str], question: Asked) -> float:
    """Return how well a person's offices fit a description: 0 where they don't; nearer and fuller fits score more."""
    best = 0.0
    told_of = frozenset(word for office in actor.offices for word in plain_words(office, cast.lexicon))
    for office in (*actor.offices, *actor.told):
        words = plain_words(office, cast.lexicon) | actor.bodies
        own = head_of(office, cast.lexicon)
        if head == "minister" and own in ("head", "chief") and "ministry" in words:
            own = head  # who is at the head of a ministry
        if bare == {head} and len(head) > _LONG and any(word[:_STEM] == head[:_STEM] for word in words - {head}):
            best = max(best, 0.9)  # *the negotiator*, who heads the negotiating team
        if not _same_office(head, own) or (head.endswith("ه") and actor.female is False):
            continue
        words |= told_of | _in_full(cast, bare - words, words)
        if question.kind == "body" and actor is _last_named(cast):
            words |= bare & cast.lexicon.body_heads  # *the union leader*, who leads a federation
        extra, shared = bare - words - {head}, (bare & words) - {head}
        if head != own and not shared and (bare != {head} or head not in LAWYERS):
            continue
        if len(extra) > len(shared):
            continue
        best = max(best, 1.0 + len((bare & words) - {head}) - 0.5 * len(extra))
    if not best:
        return 0.0
    before = [start for start, _ in actor.mentions if start < question.at]
    if not before and not question.titled:
        return best * 0.4
    distance = question.at - before[-1] if before else 2000
    return best + 0.9 / (1 + distance / 300)
