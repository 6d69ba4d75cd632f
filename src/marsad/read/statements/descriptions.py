"""Speakers by description: the opposition spokesman, the ministry, an informed source."""

from __future__ import annotations

import re

from marsad.read.statements.actors import Actor
from marsad.read.statements.besidenames import person_beside
from marsad.read.statements.cast import Asked, Cast, Who, content_words, plain_words
from marsad.read.statements.extents import WHO_DID
from marsad.read.statements.holders import holds
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.naming import first_clause
from marsad.read.statements.officenouns import ANYBODY_ARABIC, head_of, his_noun, noun_in
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
from marsad.read.statements.relations import brought_in, new_before, related_speaker
from marsad.read.statements.spokebefore import (
    FARTHEST,
    OFFICES,
    SAME,
    goes_on,
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
    r"\sالبالغة?\s(?:من\sالعمر\s)?\w+.*$"
    r"|\s(?:(?:قبل|منذ|خلال|أمس|اليوم|غدا[ًا]?|مساء|صباح|ليل)(?!\w)|(?:الأسبوع|الشهر|العام) (?:الماضي|الجاري|الحالي)"
    r"|في (?:(?:مراجعت|تقرير|بيان|مؤتمر|حديث|تصريح|كلمت|خطاب|رسالت|تدوينت|مداخلت)\w*"
    r"|ال(?:ربيع|صيف|خريف|شتاء|عام|شهر|أسبوع)|\d)).*$"
)
"""When an Arabic source spoke, or how old he is, which is no part of who it is."""
_COURTESY = re.compile(r"^(?:السيدة?|معالي|سعادة|سيادة|فضيلة|سماحة|دولة|فخامة|حضرة)\s(?=ال)")
_HIDDEN = re.compile(r"[،,] ?(?:(?:طلب|فضل|فضّل|اشترط|آثر)ت? عدم|رفضت? (?:ذكر|الكشف|الإفصاح)|لم ي(?:شأ|رغب))")
"""What an Arabic source asks for who will not be named, and so is nobody of the story's named people."""
_PAPERS = frozenset(("صحيفه", "جريده", "موقع", "قناه", "اذاعه", "مجله"))
INDEFINITE = re.compile(r"^(?:a|an|one of|another|some)\s", re.IGNORECASE)


def _shortened(words: str) -> str:
    """Return an Arabic description without what does not tell who; *the man who stood there* is told by all of it."""
    short = _WHEN.sub("", _TO_WHOM.sub("", words)) or words
    unfinished = fold_phrase(short).split()[-1:] and fold_phrase(short).split()[-1] in WHO_DID
    return words if unfinished or fold_phrase(short).removeprefix("ال") in ANYBODY_ARABIC else short


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
    printed, same = words, _THE_SAME.match(words)
    words = same["whom"] if same else words
    if owner := owner_of(cast, words):
        return owner if isinstance(owner, Who) else described_speaker(cast, question, owner)
    head = head_of(words, cast.lexicon)
    bare = content_words(words, cast.lexicon)
    if not bare:
        return Who(words or None, sure=0.5)
    definite = _is_definite(words, question, cast.lexicon) or _OF_A_WORK.match(words) is not None
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
    if (definite or not english) and (issued := issued_by(cast, words, question)):
        return issued
    if definite and bare == {head} and head in OFFICES and (again := office_holder(cast, head)):
        return again
    if not is_new(words, cast.lexicon) and (known := _known_before(cast, question, words, head, bare)):
        of_headline = english and definite and question.kind == "body" and _is_of_headline(cast, known)
        return (varied_speaker(cast, question, words, head) if of_headline else None) or known
    both = head in cast.lexicon.body_heads & cast.lexicon.person_heads  # *the Foundation*, which reads as a foundress
    if head and both and definite and not crowd and (body := _body(cast, question, head, bare)):
        return body
    meant = _pointed_at(cast, question, words, head, bare, same is not None) if definite else None
    meant = meant or (None if english else goes_on(cast, question, words, head))
    return meant or Who(printed, False, None, 0.9, head)


_THE_SAME = re.compile(r"[وف]?(?:ذات|نفس) (?P<whom>ال.*)$")
"""*The same* speaker: ذات المتحدث."""
_OF_A_WORK = re.compile(r"صاحبة? [«“\"]")
"""Who made what stands in quotation marks."""


def _known_before(cast: Cast, question: Asked, words: str, head: str | None, bare: frozenset[str]) -> Who | None:
    """Return whom a description takes up again: a person of that office, who was called so, or was brought in so."""
    again = _called_before(cast, words, head, bare)
    person = _person(cast, question, words, head)
    if again and person and person.actor and bare == {head} and again[0].name and is_new(again[0].name, cast.lexicon):
        met = [start for start, _ in person.actor.mentions if start < question.at]
        person = person if met and met[-1] > again[1].at else None  # *the member* is one whom the story just brought in
    if person:
        return person
    if again:
        return Who(again[0].name, again[0].named, None, 0.85, head)
    if head is None or question.kind != "body":
        return None
    if cast.lexicon.lang == "ar":
        return (
            new_before(cast, question, head) if _is_definite(words, question, cast.lexicon) and bare == {head} else None
        )
    if words[:4].lower() != "the ":
        return None
    told_of = head in cast.lexicon.person_heads and noun_of(words, cast.lexicon) == head
    return brought_in(cast, question, words, head) if told_of else None


def _is_of_headline(cast: Cast, who: Who) -> bool:
    """Tell whether only headline and deck know somebody by those words, and nobody by a name."""
    kinds = {asked.kind for told, asked in zip(cast.told, cast.asked, strict=True) if told.name == who.name}
    return who.actor is None and bool(kinds) and kinds <= {"headline", "deck"}


def _called_before(cast: Cast, words: str, head: str | None, bare: frozenset[str]) -> tuple[Who, Asked] | None:
    """Return who has spoken already by the words of a description, and no name."""
    told = zip(reversed(cast.told[-FARTHEST:]), reversed(cast.asked[-FARTHEST:]), strict=True)
    for who, asked in told:
        called_so = who.actor is None and who.name and who.head == head
        if called_so and bare - {head} <= content_words(who.name or "", cast.lexicon):
            return who, asked
    return None


def _pointed_at(
    cast: Cast, question: Asked, words: str, head: str | None, bare: frozenset[str], again: bool
) -> Who | None:
    """Return whom a definite description can only mean: the guest of an interview, or who spoke before."""
    person = head in cast.lexicon.person_heads
    if cast.interview is not None and question.kind in ("body", "headline", "deck") and person:
        guest = cast.interview.guest
        bodied = {word.removeprefix("ال") for word in fold_phrase(words).split()[:1]} & cast.lexicon.body_heads
        if not bodied and not cast.interview.answers[0][0] <= question.at < cast.interview.answers[-1][1]:
            return Who.of(guest, 0.7, head)
    if passing := passing_person(cast, question, words, head) or ruler(cast, question, head, bare):
        return passing
    if person and (again or SAME.search(words)) and (same := last_person(cast, head)):
        return same
    return varied_speaker(cast, question, words, head)


def _person(cast: Cast, question: Asked, words: str, head: str | None) -> Who | None:
    """Return the person whose office fits a description, or beside whose name its noun stands."""
    best: tuple[float, Actor] | None = None
    many = cast.lexicon.lang == "en" and re.search(r"[a-rt-z]s$", noun_of(words, cast.lexicon)) is not None
    bare = plain_words(words, cast.lexicon)
    if head in cast.lexicon.person_heads - {"مصدر", "source"} and (head.endswith("s") or not many):
        for actor in cast.actors:
            score = holds(cast, actor, head, bare, question) if actor.kind == "person" else 0.0
            if score > (best[0] if best else 0.0):
                best = score, actor
    if best:
        return Who.of(best[1], 0.9 if best[0] >= 2 else 0.8, head)
    of_a_guest = cast.interview is not None and question.titled
    if of_a_guest or many or not _is_definite(words, question, cast.lexicon):
        return None
    if beside := person_beside(cast, question, words):
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
    his = his_noun((words.split() or [""])[0], lexicon) is not None
    if not first.startswith("ال") and second in ("", "في", "من", "لدي", "علي") and head_of(first, lexicon) and not his:
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
