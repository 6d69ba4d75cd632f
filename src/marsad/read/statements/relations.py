"""Speakers by what they are to somebody, or by how a story brought them in: *his client*, *the same dealer*."""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.read.statements.actors import Actor
from marsad.read.statements.cast import Asked, Cast, Who
from marsad.read.statements.officenouns import ANYBODY, ANYBODY_ARABIC, head_of
from marsad.text.normalise import fold_phrase

LAWYERS = frozenset(("lawyer", "counsel", "attorney", "advocate", "barrister", "solicitor"))
_CLIENT = re.compile(r"(?:his|her|their) client$", re.IGNORECASE)
_FOR_WHOM = re.compile(rf"\b(?:{'|'.join(LAWYERS)})\s(?:of|for|representing)\s(?:the\s)?(?:[a-z-]+\s){{0,3}}$")
_WHOSE = re.compile(rf"['’]s?\s(?:[a-z-]+\s)?(?:{'|'.join(LAWYERS)})\b")
_CLIENT_ARABIC = re.compile(r"[وفلب]?(?:موكّ?لت?(?:ه|ها|هم))")
_FOR_WHOM_ARABIC = re.compile(
    r"(?:محامي[ةه]?|وكيل[ةه]?|هيئة)\s(?:هيئة\s)?(?:الدفاع\s)?(?:عن\s)?(?:المتهم[ةه]?\s|المدعى عليه[اه]?\s|الموقوف\s)?$"
    r"|الدفاع عن (?:المتهم )?$|موكّ?لت?(?:ه|ها) $"
)
_OTHER = re.compile(r"(?:his|her) (?:colleague|opponent|rival|counterpart|interlocutor|adversary)$", re.IGNORECASE)
_ACCUSED = re.compile(r"the (?:accused|defendant|suspect|detainee|convict)$", re.IGNORECASE)
_TRIED = re.compile(
    r"\b(?:accused|on trial|tried|charged|charges|defendant|dock|convicted|sentenced|arrested|detained|indicted)\b"
)
_LATTER = frozenset(("الاخير", "الاخيره"))
_ACCUSED_ARABIC = frozenset(
    ("المتهم", "المتهمه", "المدان", "المدانه", "الموقوف", "الموقوفه", "المدعي عليه", "المدعي عليها")
)
_TRIED_ARABIC = re.compile(r"محاكم|قضي[ةه]|اته|متهم|بحق |توقيف|اعتقال|حبس")
_OF_COURTS = frozenset(("محامي", "محاميه", "قاضي", "قاضيه", "مدعي", "ممثل", "ممثله", "وكيل"))
"""Who speaks before a court and is not tried there."""
_OF_ONE = frozenset(("وزير", "وزيره", "محافظ", "حاكم", "عمده", "مفتي", "قايد", "سفير", "سفيره"))
"""Whom an office tells of though he has no name: *the minister*, who is *the minister of housing*."""
_RECENT = 6
"""Statements among which *her colleague* is looked for."""
_REACH = 900
"""Characters before a description in which somebody was brought in by the same noun."""


def related_speaker(cast: Cast, question: Asked, words: str) -> Who | None:
    """Return whom words mean that tell what he is to another, or to a court; None where they tell no such thing."""
    if _CLIENT.match(words) or _CLIENT_ARABIC.fullmatch(words):
        return _client(cast, question)
    if fold_phrase(words) in _ACCUSED_ARABIC:
        return _accused_arabic(cast, question, words)
    if fold_phrase(words) in _LATTER:
        return _latter(cast, question, words)
    if _OTHER.match(words):
        return _other(cast)
    return _accused(cast, question) if _ACCUSED.match(words) else None


def _client(cast: Cast, question: Asked) -> Who | None:
    """Return for whom a lawyer of the story speaks who was named, or told of, last."""
    for (start, end), actor in reversed(cast.mentions):
        if start > question.at or actor.kind != "person":
            continue
        before = cast.text[max(start - 60, 0) : start]
        if cast.lexicon.lang == "ar" and _FOR_WHOM_ARABIC.search(before):
            return Who.of(actor, 0.8)
        if _FOR_WHOM.search(before) or _WHOSE.match(cast.text, end):
            return Who.of(actor, 0.8)
    return None


def _other(cast: Cast) -> Who | None:
    """Return the other of the two who speak in turn."""
    spoke: list[Actor] = []
    for who in reversed(cast.told[-_RECENT:]):
        if who.actor is not None and who.actor.kind == "person" and who.actor not in spoke:
            spoke.append(who.actor)
    return Who.of(spoke[1], 0.7) if len(spoke) == 2 else None


def _accused(cast: Cast, question: Asked) -> Who | None:
    """Return the one person whom a story has told to be tried or held, or of several the one who spoke last."""
    tried: list[Actor] = []
    for (start, end), actor in cast.mentions:
        if start < question.at and actor.kind == "person" and actor not in tried:
            sentence = cast.sentences[cast.sentence_at(start)]
            around = cast.text[max(start - 90, sentence[0]) : min(end + 90, sentence[1])]
            if _TRIED.search(around) and not LAWYERS & _heads(cast, actor):
                tried.append(actor)
    if len(tried) > 1:
        spoke = [who.actor for who in reversed(cast.told) if who.actor in tried]
        tried = [actor for actor in spoke[:1] if actor is not None]
    return Who.of(tried[0], 0.75) if tried else None


def _latter(cast: Cast, question: Asked, words: str) -> Who | None:
    """Return the person whom *the latter* means: who was named last before it, not of the other sex."""
    female = words.endswith("ة")
    named = [actor for m, actor in cast.mentions if m[1] <= question.at and actor.kind == "person"]
    named = [actor for actor in named if actor.female is None or actor.female == female]
    return Who.of(named[-1], 0.75) if named else None


def _accused_arabic(cast: Cast, question: Asked, words: str) -> Who | None:
    """Return the one person of whose case or arrest a story has told: *the accused*."""
    female = fold_phrase(words).split()[0].endswith("ه")
    tried = {
        actor
        for m, actor in cast.mentions
        if m[1] <= question.at
        and actor.kind == "person"
        and actor.female in (None, female)
        and not _heads(cast, actor) & _OF_COURTS
        and _is_tried(cast.text, m)
    }
    actor = tried.pop() if len(tried) == 1 else None
    return Who.of(actor, 0.8) if actor else None


def _is_tried(text: str, name: tuple[int, int]) -> bool:
    """Tell whether the words before an Arabic name, or right behind it, are of a case against him."""
    before = re.split(r"[.؟!\n]", text[max(name[0] - 70, 0) : name[0]])[-1]
    if _BEFORE_COURT.match(text, name[1]):
        return True
    return _TRIED_ARABIC.search(before) is not None and _VICTIM.search(before) is None


_VICTIM = re.compile(r"(?:قتل|اغتيال|طعن|خطف|سرقة)\s(?:ال\w+\s)?$")
_BEFORE_COURT = re.compile(
    r"(?: \(\d+ عام[اً]+\))?[،,]? (?:أمام (?:ال)?(?:محكمة|قضاء|قاضي)|(?:إلى|في) (?:ال)?(?:محاكمة|محكمة|قفص)"
    r"|(?:إلى )?قاعة (?:ال)?محكمة|بته?م|المتهم)"
)


def _heads(cast: Cast, actor: Actor) -> set[str | None]:
    return {head_of(office, cast.lexicon) for office in (*actor.offices, *actor.told)}


def new_before(cast: Cast, question: Asked, head: str) -> Who | None:
    """Return somebody without a name whom an Arabic story brought in by a noun: *the mediator* is *a mediator of*."""
    end = question.source[0] if question.source else question.at
    if head not in cast.lexicon.person_heads - cast.lexicon.anonymous:
        return None
    found = list(_new_arabic(head).finditer(cast.text, max(end - _REACH, cast.body_at), end))
    near = end if head in ANYBODY_ARABIC else found[-1].end() + 3 if found else 0
    if not found or any(actor.kind == "person" for _, actor in cast.named_in(found[-1].start(), near)):
        return None
    return Who(found[-1]["words"], False, None, 0.7, head)


@lru_cache(maxsize=256)
def _new_arabic(head: str) -> re.Pattern[str]:
    """Return what brings in somebody by a noun, as it is printed, with its adjective and where he is from."""
    noun = re.escape(head).replace("ا", "[اأإآ]").replace("و", "[وؤ]").replace("ي", "[يىئ]")
    noun = noun.removesuffix("ه") + ("[ةه]" if head.endswith("ه") else "")
    adjective, where = r" (?!ال)\w{2,}(?:ي|ية)", r" (?:من|في) \w{3,}(?: ال\w+)?(?: ال\w+ية?)?"
    more = f"(?:{adjective})(?:{where})?|{where}|" + (r" ال\w+(?: ال\w+ية?)?|" if head in _OF_ONE else "") + "(?! ال)"
    return re.compile(rf"(?<!\w)[وفبل]?(?P<words>{noun}(?:{more}))(?=[ ،,.])")


def brought_in(cast: Cast, question: Asked, words: str, head: str) -> Who | None:
    """Return somebody without a name whom a story brought in by the noun that points back at him.

    *The same dealer* is *an antiquities dealer* of some sentences before, whether or not that one spoke there. *The
    woman* is nobody brought in so where a person is named in between.
    """
    end = question.source[0] if question.source else question.at
    start = max(end - _REACH, cast.body_at)
    found = list(_new_pattern(head).finditer(cast.text, start, end))
    if not found:
        return None
    if head in ANYBODY and (
        len(words.split()) > 2 or any(a.kind == "person" for _, a in cast.named_in(found[-1].start(), end))
    ):
        return None
    at = found[-1].start()
    beside = next((a for m, a in cast.named_in(max(at - 60, 0), at) if cast.text[m[1] : at] == ", "), None)
    if beside is not None and beside.kind == "person":
        return Who.of(beside, 0.75, head)  # X, *a retired engineer*
    new = found[-1]["words"]
    known = next((w for w in reversed(cast.told) if w.actor is None and w.name and w.name.startswith(new)), None)
    return Who(known.name if known else new, False, None, 0.75, head)


_STOPS = (
    "who|which|that|has|had|have|was|is|were|are|will|would|could|can|may|might|said|says|told|tells|and|but|to|on|by|when"
    "|after|before|as|while|where|because"
)


@lru_cache(maxsize=256)
def _new_pattern(head: str) -> re.Pattern[str]:
    """Return what brings in somebody by a noun, with what hangs on it: *an official at the provincial laboratory*."""
    return re.compile(
        rf"\b(?P<words>(?:[Aa]n?|[Aa]nother|[Oo]ne)\s(?:(?!(?:of|in|for|to|by|at)\b)[a-z][\w’'-]*\s){{0,3}}?{re.escape(head)}(?!['’])\b"
        rf"(?:\s(?:of|at|in|from|for|with)(?:\s(?!(?:{_STOPS})\b)[\w’'-]+(?<!ed)\b){{1,8}})?)"
    )
