"""Whose words papers are: a statement its owner's, *the newspaper* and *the company* those that were named last."""

from __future__ import annotations

import re

from marsad.read.statements.actors import Actor, name_tokens
from marsad.read.statements.cast import Asked, Cast, Who
from marsad.read.statements.fullnames import is_firm
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.officenouns import head_of
from marsad.text.normalise import fold_phrase

STATEMENTS = frozenset(("بيان", "تقرير", "تسجيل", "بلاغ", "منشور", "مذكر", "statement", "report", "communique"))
FIRMS = frozenset(("company", "firm"))
_NEAR = 4
"""Statements among which *its editorial* looks for who has one."""
_OWNED_ARABIC = re.compile(
    r"(?:بيان|تصريحات?|افتتاحية|بلاغ|تقرير(?=\sل)|(?:أرقام|معطيات|بيانات|إحصاءات|إحصائيات)(?=\sال)|تقديرات)\s"
    r"(?P<owner>(?:لل|ل(?=\w{4})|صادر عن |صدر عن )?\w{3,}.*)$"
)
_BY = re.compile(
    r"(?:an?|the|one)\s(?:[\w-]+\s){0,2}(?:letter|statement|communiqu[eé]|petition|declaration|leaflet)\s"
    r"(?:(?:issued|signed|written|released|put out)\s)?(?:by|from|of)\s(?:the\s)?(?P<owner>\S.*)",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"(?:the\s)?(?:[\w-]+\s){0,2}(?:figures|data|statistics|records|estimates|calculations|findings)\s(?:of|from|by)\s(?:the\s)?(?P<owner>\S.*)",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?:(?P<its>its)|(?P<owner>[^,]+?)['’]s?)\s(?:own\s)?(?:editorial|leader|headline|front page|statement)$",
    re.IGNORECASE,
)


_DOING = re.compile(r"\s[a-z]{3,}(?:ed|ing)(?!\S)")
"""What follows a noun and tells what he does or suffers: a judge *accused* of, a woman *carrying* bags."""


def noun_of(words: str, lexicon: Lexicon) -> str:
    """Return the folded noun of a description: its first word in Arabic, in English the last before a preposition."""
    if lexicon.lang == "ar":
        first = next(iter(fold_phrase(words).split()), "")
        return stem(first)
    phrase = re.split(r",|\s(?:of|for|in|on|at|from|with|by|to|who|that)\s", words)[0]
    cuts = (m.start() for m in _DOING.finditer(phrase))
    phrase = phrase[: next((at for at in cuts if head_of(phrase[:at], lexicon) in lexicon.person_heads), None)]
    return stem(next(iter(fold_phrase(phrase).split()[::-1]), ""))


def stem(word: str) -> str:
    """Return a word without Arabic article and feminine ending."""
    if len(word) > 4 and word.startswith("ال"):
        word = word[2:]
    return word[:-1] if len(word) > 3 and word.endswith("ه") else word


def issued_by(cast: Cast, words: str, question: Asked) -> Who | None:
    """Return who issued the statement or report that is spoken of again: whose words the last such source was."""
    noun = noun_of(words, cast.lexicon)
    if noun not in STATEMENTS or len(words.split()) > 2:
        return None
    if cast.lexicon.lang == "ar" and not words.startswith("ال"):
        return _spoke_so(cast, question)
    for who, asked in zip(reversed(cast.told), reversed(cast.asked), strict=True):
        if asked.source and who.name and noun in map(stem, fold_phrase(cast.text[slice(*asked.source)]).split()):
            return Who(who.name, who.named, who.actor, 0.8, who.head)
    if cast.lexicon.lang == "en" and noun in ("statement", "communique"):
        return _said_in(cast, noun)
    return _issuer(cast, noun, question) or (_said_in(cast, noun) if cast.lexicon.lang == "ar" else None)


def _spoke_so(cast: Cast, question: Asked) -> Who | None:
    """Return the body that spoke last in a paragraph, whose words *a short statement* of it goes on with."""
    last = cast.told[-1].actor if cast.told else None
    here = bool(cast.asked) and "\n" not in cast.text[cast.asked[-1].at : question.at]
    return Who.of(last, 0.7) if here and last is not None and last.kind == "organisation" else None


def _said_in(cast: Cast, noun: str) -> Who | None:
    """Return who said something *in a statement*, of whom the statement is spoken of again."""
    for who, asked in zip(reversed(cast.told[-_NEAR:]), reversed(cast.asked[-_NEAR:]), strict=True):
        sentence = fold_phrase(cast.text[slice(*cast.sentences[asked.sentence])])
        said_in = rf"\b(?:a|its|their)(?: \w+){{0,2}} {noun}\b|(?<!\w)(?:في|عبر) {noun}(?:ها|هم|ه)?(?!\w)"
        if asked.parent is None and who.name and re.search(said_in, sentence):
            return Who(who.name, who.named, who.actor, 0.8, who.head)
    return None


_ISSUED = re.compile(r"[وف]?(?:اصدر|نشر|وزع|بث)ت?(?!\w)")


def _issuer(cast: Cast, noun: str, question: Asked) -> Who | None:
    """Return the first who is named in the sentence that tells of somebody's issuing the paper."""
    here = cast.sentence_at(question.at)
    for start, end in reversed(cast.sentences[max(here - _NEAR, 0) : here]):
        words = fold_phrase(cast.text[start:end])
        by = re.search(rf"(?<!\w)[بل]?{noun}(?:ا|ه)?(?: \w+)? (?:صادر|صدر|صدرت) عن ", words)
        if not by and not (_ISSUED.search(words) and re.search(rf"(?<!\w)[بل]?{noun}(?:ا|ه)?(?!\w)", words)):
            continue
        at = cast.text.find(" عن ", start, end) if by else start
        actor = next((actor for _, actor in cast.named_in(max(at, start), end) if actor.kind != "place"), None)
        return Who.of(actor, 0.7) if actor is not None else None
    return None


def owner_of(cast: Cast, words: str) -> Who | str | None:
    """Return whose a statement or editorial is, where the source says so: *al-Madar's editorial*, بيان اللجنة.

    Who it is where he is named, else the words for him.
    """
    if cast.lexicon.lang == "en" and (m := _BY.match(words) or _FIGURES.match(words)):
        forms = [(form, a) for a in cast.actors if a.kind != "place" for spell in a.forms.values() for form in spell]
        by = max(
            ((len(form), a) for form, a in forms if m["owner"].startswith(form)), key=lambda one: one[0], default=None
        )
        return Who.of(by[1], 0.85) if by else None
    m = (_OWNED_ARABIC if cast.lexicon.lang == "ar" else _OWNED).match(words)
    if m is None:
        return None
    if cast.lexicon.lang == "en" and m["its"]:
        spoke = (who for who in reversed(cast.told[-_NEAR:]) if who.actor and who.actor.kind == "organisation")
        return next(spoke, None)
    owner = m["owner"]
    if cast.lexicon.lang == "ar":
        owner = re.sub(r"^(?:صادر|صدر) عن ", "", re.sub(r"^(?:لل|ل(?=ال))", "ال", owner))
    for actor in cast.actors:
        if any(owner in spellings for spellings in actor.forms.values()):
            return Who.of(actor, 0.85)
    tokens = name_tokens(owner, True)
    people = cast.people.get(tokens[-1], []) if cast.lexicon.lang == "ar" and len(tokens) == 1 else []
    if len(people) == 1 and people[0].tokens[-1:] == tokens:
        return Who.of(people[0], 0.8)
    of_kind = [a for a in cast.actors if a.kind == "organisation" and any(form[:1] == tokens for form in a.forms)]
    if cast.lexicon.lang == "ar" and len(of_kind) == 1:
        return Who.of(of_kind[0], 0.8)
    bare = re.sub(r"^ل(?=\w{4})", "", owner)
    return bare if head_of(bare.split()[0], cast.lexicon) else None


def outlet_meant(cast: Cast, question: Asked, head: str) -> Who | None:
    """Return the outlet that *the newspaper* means: what was last spoken of, by name or as who said something."""
    last: dict[Actor, int] = {}
    for (start, _), actor in cast.mentions:
        called = (actor in cast.outlets or _is_set_off(cast, actor, head)) and not _is_another_kind(actor, head)
        if start < question.at and called:
            last[actor] = start
    for who, asked in zip(cast.told, cast.asked, strict=True):
        if who.actor in last:
            last[who.actor] = max(last[who.actor], asked.at)
    best = max(last, key=lambda actor: last[actor], default=None) or _may_be_press(cast)
    return Who.of(best, 0.75, head) if best is not None else None


_KINDS = {
    "qanat": "channel", "radio": "station", "tv": "channel", "television": "channel", "wakalat": "agency",
    "agency": "agency", "fm": "station",
}  # fmt: skip
"""What outlets are, by a word of their names."""
_PRINTED = frozenset(("website", "site", "newspaper", "paper", "daily", "weekly", "magazine"))


def _is_another_kind(actor: Actor, head: str) -> bool:
    """Tell whether a name shows that its outlet is no paper or site, where one is spoken of."""
    return head in _PRINTED and not _KINDS.keys().isdisjoint(fold_phrase(actor.name).split())


def _may_be_press(cast: Cast) -> Actor | None:
    """Return the body that spoke last, where it may be an outlet: it is called by no noun of bodies."""
    bodies = cast.lexicon.body_words | cast.lexicon.body_heads
    for who in reversed(cast.told[-_NEAR:]):
        if who.actor is not None and who.actor.kind == "organisation":
            return None if bodies & set(fold_phrase(who.actor.name).split()) else who.actor
    return None


def _is_set_off(cast: Cast, actor: Actor, head: str) -> bool:
    """Tell whether a story says that a body is an outlet: *Rumaylat Voice, a local website*, *a channel called*."""
    return any(
        re.search(rf"\b{head} (?:called|named) $", cast.text[max(start - 24, 0) : start])
        or re.match(rf", an? (?:[\w-]+ ){{0,3}}{head}\b|['’]s? (?:editorial|headline)", cast.text[end : end + 60])
        for start, end in actor.mentions
    )


GROUPS = frozenset(("group", "organisation", "organization", "movement", "watchdog", "charity", "body"))
"""What any body may be called that has just spoken."""


def group_meant(cast: Cast, question: Asked, head: str) -> Who | None:
    """Return the body that *the group* means: the one with a name that spoke right before."""
    outer = [
        (who, asked) for who, asked in zip(cast.told[-_NEAR:], cast.asked[-_NEAR:], strict=True) if asked.parent is None
    ]
    who, asked = outer[-1] if outer else (None, None)
    if who is None or asked is None or who.actor is None or who.actor.kind != "organisation":
        return None
    near = question.sentence - asked.sentence in (0, 1) and asked.kind == question.kind
    return Who.of(who.actor, 0.8, head) if near else None


def firm_meant(cast: Cast, question: Asked, head: str) -> Who | None:
    """Return the firm that *the company* means: the last that is called like one."""
    firms = [(s, a) for (s, _), a in cast.mentions if s < question.at and a.kind != "place" and is_firm(a.name)]
    return Who.of(firms[-1][1], 0.75, head) if firms else None
