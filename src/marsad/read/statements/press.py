"""Which of a story's actors are outlets, and of which kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from marsad.read.statements.actors import Actor
from marsad.read.statements.lexicon import Lexicon
from marsad.read.words import any_of
from marsad.records import Outlet, Reading, Span
from marsad.text.normalise import fold_phrase

Role = Literal["publisher", "outlet", "agency", "person", "channel"]
OutletOf = Callable[[str], Outlet | None]
"""Returns the declared outlet of a name, in any of its spellings, or None."""

_NO_PRESS = frozenset(("house", "department", "campaign", "team", "office", "ministry", "court", "committee", "party"))
_AGENCY = re.compile(r"\b(?:news )?agency\b|^wakalat?\b|\bwire$|\bnews service$|وكالة", re.IGNORECASE)
_AGENCY_BEFORE = re.compile(r"\b(?:agency|wire|news service) [“\"]?$|وكالة", re.IGNORECASE | re.MULTILINE)
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_NEAR = 26
"""How far before a name the noun that makes it an outlet may stand."""


def outlet_role(name: str, before: str, outlet_of: OutletOf) -> Role:
    """Return whether an outlet is an agency or another kind: as declared, as called, or by an acronym for a name.

    >>> outlet_role("Hadran News Agency", "", lambda name: None), outlet_role("الميزان", "صحيفة ", lambda name: None)
    ('agency', 'outlet')
    """
    declared = outlet_of(name)
    if declared is not None:
        return "agency" if declared.kind == "agency" else "outlet"
    agency = _AGENCY.search(name) or _AGENCY_BEFORE.search(before) or _ACRONYM.fullmatch(name)
    return "agency" if agency else "outlet"


def plain_name(name: str) -> str:
    """Return an outlet's name without the noun that stands before its quotation marks.

    >>> plain_name("صحيفة «كريتيكا»"), plain_name("إذاعة الجزعاء")
    ('كريتيكا', 'إذاعة الجزعاء')
    """
    name = _NOUN_BEHIND.sub("", name)
    m = re.match(r"(?:\w+\s){0,2}[«“\"](?P<name>[^«»“”\"]+)", name)
    return m["name"] if m else name


_NOUN_BEHIND = re.compile(rf"(?<=\w)\s(?:{any_of('paper_nouns')}|(?:news )?agency)$")


def called_role(name: str | None, lexicon: Lexicon) -> Role:
    """Return the role of a speaker who has no name: *a local paper* is an outlet, everybody else a person."""
    first = next(iter(fold_phrase(name or "").split()), "").removeprefix("ال")
    outlet = lexicon.lang == "ar" and (first in lexicon.outlet_nouns - {"مرصد", "صفحه"} or first in _PLURALS)
    return "outlet" if outlet else "person"


_PLURALS = frozenset(("صحف", "صحافه", "وسايل", "قنوات", "مواقع"))


@dataclass(frozen=True, slots=True)
class Press:
    """A story's text, the outlets among its actors, and what each is.

    Attributes:
        outlet_of: returns the declared outlet of a name.
        blocks: `(start, end, kind)` of each paragraph.
        kinds: the kind of each name, folded.
        people: the persons among the actors.
        placed: where each outlet is named, in order.
        credit_inside: whether a sentence of the story credits an outlet with it, and not a line of the page.
    """

    text: str
    outlets: dict[Actor, Role]
    outlet_of: OutletOf
    blocks: tuple[tuple[int, int, str], ...] = ()
    credit_inside: bool = False
    kinds: Mapping[str, str] = field(default_factory=dict)
    people: tuple[Actor, ...] = ()
    placed: tuple[tuple[Actor, Span], ...] = ()

    @classmethod
    def of(cls, text: str, actors: Sequence[Actor], reading: Reading, lexicon: Lexicon, outlet_of: OutletOf) -> Press:
        """Return which actors are outlets: declared ones, the credited one, those that a noun of outlets stands by."""
        field = reading.outlet_credited
        credited = {fold_phrase(name) for name in (field.value, field.printed) if name} if field else set()
        outlets: dict[Actor, Role] = {}
        review = lexicon.lang == "en" and is_review(text)
        prints_so = _PRINTS if review else _HAS_PAGES
        openers = _openers(text, reading) if review else frozenset()
        for actor in actors:
            known = outlet_of(actor.name) is not None or fold_phrase(actor.name) in credited
            channel = fold_phrase(actor.name) in _CHANNELS
            if field and _is_part(text, actor, field.printed):
                continue  # الخليج in ديوان الخليج
            if bare_words(actor.name) <= lexicon.outlet_nouns | {"انباء"} and not known:
                continue  # *the network*, which may be any
            body = bool(_NO_PRESS & set(fold_phrase(actor.name).split()))
            if lexicon.lang == "en" and not (channel or body):
                prints = any(_prints(text, actor, end, prints_so) for _, end in actor.mentions)
            else:
                prints = lexicon.lang == "ar" and actor.kind == "person" and _is_noun_s(text, actor)
            prints = prints or (review and _opens_review(text, actor, openers, lexicon))
            if actor.kind == "person" and not known and not prints:
                continue
            before = "\n".join(text[max(start - _NEAR, 0) : start] for start, _ in actor.mentions)
            named = actor.kind == "organisation" and not channel
            named = named and (_is_called_outlet(text, actor, lexicon) or _acts_as_outlet(text, actor, lexicon))
            if known or prints or named:
                outlets[actor] = outlet_role(actor.name, before, outlet_of)
        return cls(
            text,
            outlets,
            outlet_of,
            people=tuple(actor for actor in actors if actor.kind == "person"),
            kinds={fold_phrase(actor.name): actor.kind for actor in actors},
            placed=tuple(sorted(((a, m) for a in outlets for m in a.mentions), key=lambda one: one[1])),
        )

    def outlets_in(self, start: int, end: int) -> tuple[tuple[Actor, Span], ...]:
        """Return the names of outlets that begin in a stretch of the text, in order."""
        first, behind = (bisect_left(self.placed, at, key=lambda one: one[1][0]) for at in (start, end))
        return self.placed[first:behind]

    def last_outlet(self, at: int) -> Actor | None:
        """Return the outlet that was named last before a place of the text."""
        before = bisect_left(self.placed, at, key=lambda one: one[1][0])
        return self.placed[before - 1][0] if before else None

    def was_named(self, outlet: Actor, since: int) -> bool:
        """Tell whether an outlet was named behind a place of the text."""
        return any(start >= since for start, _ in outlet.mentions)


def _prints(text: str, actor: Actor, end: int, pattern: re.Pattern[str]) -> bool:
    """Tell whether what only the press does stands behind a name; persons write and quote as well."""
    m = pattern.match(text, end)
    articled = actor.name[:3].lower() == "al-" and " " not in actor.name
    return m is not None and (actor.kind != "person" or articled or not _PERSONS_DO.search(m.group()))


_PERSONS_DO = re.compile(r"\b(?:writes|wrote|quotes|quoted|cites|cited)\b")


def _openers(text: str, reading: Reading) -> frozenset[int]:
    """Return where the names stand with which an English review's paragraphs open: *In X*, *The daily X*."""
    body = (b.spans[0][0] for b in reading.blocks if b.kind == "body" and b.spans)
    return frozenset(m.end() for m in (_TURNS_TO.match(text, at) for at in body) if m)


_TURNS_TO = re.compile(
    r"(?:And )?(?:(?:Finally|Meanwhile|Lastly),? )?"
    r"(?:(?:[Ii]n|[Aa]ccording to|[Ww]riting in|[Oo]ver at|[Ff]or|[Aa]s for|[Oo]n its (?:front|last|back) page),? )?"
    r"(?:(?:[Tt]he|[Tt]wo|[Aa])(?: [a-z-]+){1,3} )?(?=[A-ZÀ-Þ]|al-[A-Z])"
)


def _opens_review(text: str, actor: Actor, openers: frozenset[int], lexicon: Lexicon) -> bool:
    """Tell whether a review turns to a body that is called by no noun of bodies: then it is a paper."""
    if actor.kind != "organisation" or (lexicon.body_words | lexicon.body_heads) & bare_words(actor.name):
        return False
    return any(start in openers and text[end : end + 1] != ":" for start, end in actor.mentions)


def _is_called_outlet(text: str, actor: Actor, lexicon: Lexicon) -> bool:
    if lexicon.lang == "ar" and (lexicon.body_words - lexicon.outlet_nouns) & bare_words(actor.name):
        return False
    words = fold_phrase(actor.name).split()
    if _AGENCY.search(actor.name) or set(words) & _PRESS_WORDS or (len(words) > 1 and words[0] in _VOICES):
        return True
    for start, end in actor.mentions:
        near = [
            *fold_phrase(text[max(start - _NEAR, 0) : start]).split()[-2:],
            *fold_phrase(text[end : end + 16]).split()[:1],
        ]
        forms = {form for word in near for form in (word, word.removeprefix("ال"), word[1:].removeprefix("ل"))}
        if forms & lexicon.outlet_nouns:
            return True
    return False


_ACTS_BEFORE = re.compile(
    r"(?<!\w)(?:لـ ?|(?:حديث|تصريح|تصريحات|حوار|مقابلة|لقاء|لقائ|اتصال)(?:ه|ها|هم)? (?:خاصة? |صحا?في )?"
    r"(?:مع |إلى |لـ? ?)(?:\w+ (?=[«“\"]))?|(?:لأسبوعية|ليومية|لملحق) "
    r"|(?:و|ف)?(?:نقلت|نقل|تنقل|ينقل|نسبت|نسب) |نقلا[ًا]? عن )[«“\"]?$"
)
_ACTS_BEHIND = re.compile(
    r"[»”\"]?(?: \w+)?[،,]? (?:و|ف)?(?:نقلت|تنقل|نسبت|التقت|حاورت)(?!\w)"
    r"|[»”\"] في (?:افتتاحيت|عدد|صدر صفحت)ه?ا"
    r"|[»”\"][،,]? (?:و|ف)?(?:أوردت|ذكرت|كتبت?|يكتب)(?!\w)"
)


def _acts_as_outlet(text: str, actor: Actor, lexicon: Lexicon) -> bool:
    """Tell whether a story uses a name as an outlet's: told to «X», X quotes; bodies by their name aside."""
    if (lexicon.body_words - lexicon.outlet_nouns) & bare_words(actor.name):
        return False
    arabic = lexicon.lang == "ar"
    before, behind = (_ACTS_BEFORE, _ACTS_BEHIND) if arabic else (_TOLD_TO, _PRINTS)
    for start, end in actor.mentions:
        m = before.search(text, max(start - 36, 0), start)
        if (m and (arabic or not m["told"] or _NAME_OF_PRESS.match(text, start))) or behind.match(text, end):
            return True
    return False


_TOLD_TO = re.compile(
    r"\b(?:(?P<told>told|interview with|interview to|statement to|quoted by|carried by|published (?:by|in)) "
    r"|(?:according to a report (?:in|by)|writing in|columnist of|front page of|editorial in) (?:the )?)$"
)
_NAME_OF_PRESS = re.compile(r"[Aa]l-|[A-Z]{3}")


def is_review(text: str) -> bool:
    """Tell whether a page goes through what several papers write, by its headline or first words.

    >>> is_review("What the Karaova Papers Say: Bridge Tolls"), is_review("Papers Found in a Drawer")
    (True, False)
    >>> is_review("جولة الصحافة: رسوم الجسر"), is_review("صحف قديمة في درج")
    (True, False)
    """
    return _REVIEW.search(text, 0, _OPENING) is not None


def _is_part(text: str, actor: Actor, credited: str) -> bool:
    """Tell whether a name only ever stands inside of the credited outlet's longer one."""
    at = credited.find(actor.name)
    if at < 0 or len(credited) == len(actor.name):
        return False
    return all(text.startswith(credited, max(start - at, 0)) for start, _ in actor.mentions)


_NOUN_OF = re.compile(rf"(?<!\w)(?:ل|ال)?{any_of('arabic_told_nouns')} [«“\"]?$")


def _is_noun_s(text: str, actor: Actor) -> bool:
    """Tell whether an Arabic name always stands behind a noun of outlets, whatever a tagger takes it for."""
    return all(_NOUN_OF.search(text, max(start - 12, 0), start) for start, _ in actor.mentions)


_REVIEW = re.compile(
    r"\b(?:papers|press|dailies|newspapers) (?:say|write|wrote|lead|said|of|carry|split|divided|wrap)\b"
    r"|\b(?:morning|evening|weekend|sunday|today['’]s) (?:papers|press)\b"
    r"|\b(?:press|media) (?:review|digest|round-?up)\b"
    r"|\bdigest of the\b.{0,40}\bpress\b|\b(?:all|most|both) the (?:papers|dailies)\b"
    r"|(?:جولة|قراءة|رحلة) (?:في |على |مع )?(?:أقوال |عناوين )?(?:ال)?(?:صحافة|صحف)"
    r"|(?:أقوال|عناوين|افتتاحيات|اهتمامات) (?:ال)?صحف|الصحف الصادرة|(?<!\w)صحف (?:اليوم|الصباح)(?!\w)"
    r"|(?<!\w)صحافة اليوم|ماذا (?:قالت|كتبت) (?:ال)?صحف",
    re.IGNORECASE,
)
_OPENING = 300
_HAS_PAGES = re.compile(
    r",? (?:also |itself )?(?:reports? on its (?:front|back) page"
    r"|(?:gives|devotes|opens) (?:its|two|three|several|the) (?:front |back |first )?pages?)"
    r"|['’]s? (?:columnist|editorial|front page|readers|supplement)"
)
"""What only the press has, whatever a tagger takes its name for."""
_PRINTS = re.compile(
    _HAS_PAGES.pattern + r"|,? (?:also |itself )?(?:carries (?:an?|the) |writes (?:that|in)|wrote (?:that|in)"
    r"|(?:runs|ran) (?:an?|the) (?:story|letter|interview)|quotes |quoted |cites |cited |interviewed "
    r"|leads with |publishes |prints |has (?:obtained|learned|learnt|seen) )"
    r"|['’]s? (?:correspondent|reporter)"
)


def bare_words(name: str) -> set[str]:
    """Return the folded words of an Arabic name without their articles."""
    return {word.removeprefix("ال") for word in fold_phrase(name).split()}


_CHANNELS = frozenset(
    ("اكس", "تلغرام", "تليغرام", "تويتر", "فيسبوك", "انستغرام", "يوتيوب", "واتساب",
     "telegram", "x", "twitter", "facebook", "instagram", "youtube", "whatsapp", "tiktok")
)  # fmt: skip
"""Platforms, which are channels and no outlets."""
_VOICES = frozenset(("sawt", "sada", "nida", "nidaa", "qanat", "wakalat", "jaridat", "sahifat", "majallat", "shabakat"))
"""Words that Arabic papers, agencies and stations are called by, romanised: *Sawt al-Bahr*."""
_PRESS_WORDS = frozenset(
    ("post", "times", "herald", "tribune", "gazette", "courier", "daily", "news", "radio", "tv", "television",
     "chronicle", "observer", "voice", "telegraph", "journal", "review", "press", "اذاعه", "صحيفه", "قناه", "تلفزيون")
)  # fmt: skip
