"""Who speaks: from the words that stand beside a cue to the fullest name that the story gives.

Statements are taken in the order of the text. A source is a name, a pronoun, a description or nothing; each asks the
story differently, and each answer carries how sure it is. What can't be told stays as the words that were used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.read.statements.cast import Asked, Cast, Who
from marsad.read.statements.descriptions import described_speaker, hides_name
from marsad.read.statements.interviews import is_answerer
from marsad.read.statements.naming import named_speaker
from marsad.read.statements.officenouns import head_of, noun_in
from marsad.read.statements.openings import resolve_openings
from marsad.read.statements.pronouns import pronoun_speaker
from marsad.read.statements.publications import STATEMENTS, stem
from marsad.read.statements.spokebefore import FARTHEST, is_of_a_nation
from marsad.read.statements.verbforms import is_impersonal, is_she, verb_group
from marsad.records import Span
from marsad.text.normalise import fold_phrase

_DATELINE = re.compile(r"^[A-Z][A-Z' -]{2,24} [-–—] (?=\w)")
_GLUED = re.compile(r"^[وف](?=ال\w{2}|[وف]\w{3})")


def resolve_speakers(cast: Cast, questions: Sequence[Asked]) -> list[Who]:
    """Return who speaks in each statement; questions come in the order of the text."""
    for question in questions:
        who = _resolve(cast, question)
        cast.take(question, who)
        if who.actor is not None and who.head and question.source and question.kind == "body":
            cast.called.setdefault(who.actor, []).append(cast.text[slice(*question.source)])
    return resolve_openings(cast)


def _resolve(cast: Cast, question: Asked) -> Who:
    if question.source is not None:
        question.source = _behind_hearer(cast, question.source)
        letters = any(char.isalnum() for char in cast.text[slice(*question.source)])
        spoken = letters and not _is_hearer(cast, question) and not _is_occasion(cast, question.source)
        question.source = _quoted(cast, question) if spoken else None
    words = "" if question.source is None else _unglued(cast, question)
    answering = cast.interview is not None and question.parent is None and cast.interview.answers_at(question.at)
    if is_impersonal(question.cue) and (question.source is None or question.source[1] < question.cue_at):
        return Who(None)
    if cast.interview and answering and (question.source is None or is_answerer(words, cast.interview.guest)):
        guest = cast.interview.guest
        return Who.of(guest, 0.95)
    if question.source is None:
        return _without_source(cast, question)
    folded = _OF_HIM.sub("", fold_phrase(words))
    named = named_speaker(cast, question.source)
    if named and not (named.actor and named.actor not in cast.outlets and is_of_a_nation(words, named.actor)):
        return named
    group = next((name for name, known in cast.lexicon.pronouns.items() if folded in known), None)
    if hides_name(cast.text, question.source):
        hidden = re.split("[،,]", words)[0].strip()
        return Who(hidden, False, None, 0.85, head_of(hidden, cast.lexicon))
    if m := _OWN_WORDS.fullmatch(folded):
        group = {"ه": "male", "ها": "female"}.get(m["whose"], "many")
    if (
        cast.lexicon.lang == "ar"
        and is_she(question.cue, cast.lexicon) not in (None, group == "female")
        and group in ("male", "female")
    ):
        question.source = None  # *she* knows, as *he* says
        return _without_source(cast, question)
    if group:
        return _described_again(cast, question, pronoun_speaker(cast, question, group))
    return described_speaker(cast, question, words)


def _described_again(cast: Cast, question: Asked, who: Who) -> Who:
    """Return whom the description means that a pronoun stands for: *the committee*, and so its name."""
    known = any(told.name == who.name for told in cast.told[-FARTHEST:])
    if cast.lexicon.lang != "en" or who.actor is not None or known or not (who.name or "").startswith("The "):
        return who
    meant = described_speaker(cast, question, who.name or "")
    return replace(meant, sure=min(meant.sure, who.sure)) if meant.actor is not None else who


_OF_HIM = re.compile(r"^عن(?=(?:ه|ها|هم)$)")
"""The preposition that is written together with whom an agency quotes: ونقلت *عن*ها."""
_OWN_WORDS = re.compile(r"[وفب]?(?:قول|حديث|كلام|تصريح|تصريحات|كلمت|خطاب|بيان|رد)(?P<whose>ها|هما|هم|ه)")
"""*His words*, *her statement*, folded: as good as a pronoun."""
_ACCORDING = re.compile(r"[وف]?(?:وفقا|طبقا|استنادا|نسبه|خلافا)(?!\w)")


def _is_hearer(cast: Cast, question: Asked) -> bool:
    """Tell whether an Arabic source is rather to whom somebody spoke: he told *the inspectors*."""
    if cast.lexicon.lang != "ar" or question.source is None or not question.cue:
        return False
    printed, cue = cast.text[slice(*question.source)], fold_phrase(question.cue)
    return bool(re.match(r"لل\w{3}|ل\w+نا(?!\w)", printed)) and bool(_TOLD.match(cue))


def _behind_hearer(cast: Cast, source: Span) -> Span:
    """Return an Arabic source without the outlet to which he speaks and that stands first: *to the site* a leader."""
    m = _TO_THE_PRESS.match(cast.text, *source) if cast.lexicon.lang == "ar" else None
    hearer = m is not None and stem(fold_phrase("ال" + m["noun"])) in map(stem, cast.lexicon.outlet_nouns)
    return (m.end(), source[1]) if m is not None and hearer else source


_TO_THE_PRESS = re.compile(r"لل(?P<noun>\w{3,}) (?=\w{3})")


def _is_occasion(cast: Cast, source: Span) -> bool:
    """Tell whether an Arabic source is rather where or when somebody spoke: *in a call with a paper*."""
    first, second = [*cast.text[slice(*source)].split(), "", ""][:2]
    return cast.lexicon.lang == "ar" and first in _WHERE and stem(fold_phrase(second)) not in STATEMENTS


_WHERE = frozenset(("في", "أمام", "خلال", "أثناء", "عبر", "عقب"))
"""As printed: أمام, before whom he speaks, and إمام, who speaks, fold alike."""


def _quoted(cast: Cast, question: Asked) -> Span | None:
    """Return the part of an Arabic source that tells whom its first words quote: she reported *from a driver*."""
    if question.source is None or cast.lexicon.lang != "ar" or not _RELAYS.match(fold_phrase(question.cue)):
        return question.source
    m = _FROM.search(cast.text, *question.source)
    return (m.end(), question.source[1]) if m else question.source


_RELAYS = re.compile(r"[وف]?(?:قد )?(?:كان )?(?:كانت )?(?:قد )?(?:نقل|ينقل|تنقل)")
_FROM = re.compile(r"(?<=\w)[»”\"]? عن (?=\w)")
_TOLD = re.compile(r"[وف]?(?:قال|يقول|تقول|اكد|يوكد|توكد|اوضح|صرح|اضاف|كشف|روي|ذكر|شرح|بين|اعترف)(?:ت|وا|ا)?(?!\w)")


def _unglued(cast: Cast, question: Asked) -> str:
    """Return a source without what is written together with its first word: *and*, *to*, where the rest is a word."""
    words = cast.text[slice(*question.source or (0, 0))].strip()
    if cast.lexicon.lang != "ar":
        words = _DATELINE.sub("", words)
        return re.sub(r"(?:['’]s?|\s(?:who|which|that))$", "", words)
    words = re.sub(r"^[وفبلك]?ـ+(?=\w)", "", words)
    first = fold_phrase(words).split()[0] if fold_phrase(words) else ""
    words = words if noun_in(first, cast.lexicon) or _OF_HIS.match(words) else _GLUED.sub("", words)
    words = re.sub(r"^لل(?=\w{3})", "ال", words) if not words.startswith("للائحة") else words[1:]
    if words.startswith("لائحة"):
        return words
    if re.match(r"ل(?!ل)\w{3}", words) and _ACCORDING.match(fold_phrase(question.cue)):
        return words[1:]
    m = re.match(r"[وفبل](?P<rest>\w{3,}|ـ|[«“\"])", words)
    if fold_phrase(question.cue).lstrip("وف").startswith("علم") and (from_ := re.search(r"\sمن\s(?=\w)", words)):
        return words[from_.end() :]  # *the station learned from* a source
    if m is None or noun_in(fold_phrase(m[0]), cast.lexicon) or _OF_HIS.match(words):
        return words
    rest = m["rest"]
    if (his := _HIS.fullmatch(rest.split()[0])) and noun_in(fold_phrase(his["noun"]), cast.lexicon):
        return words[1:]
    word = bool(re.search(rf"(?<!\w){re.escape(rest)}(?!\w)", cast.text)) if rest[:1].isalpha() else False
    word = word or bool(_OF_HIS.match(rest))
    if not rest[:1].isalpha() or word or noun_in(fold_phrase(rest), cast.lexicon):
        return words[1:].lstrip("ـ")
    return words


_HIS = re.compile(r"(?P<noun>\w{3,}?)ت?(?:ها|هم|ه)")
_OF_HIS = re.compile(r"(?:بعض|عائلت|أسرت|والد|والدت|زوجت|زوج|شقيق|جار|محامي)(?:ه|ها|هم)(?!\w)")
_SAID = re.compile(
    r"(?:is|are|was|were|been|being)\s(?:\w+ly\s|also\s)?(?:said|reported|believed|thought|understood|quoted|alleged|rumou?red"
    r"|described|told|asked|seen|considered)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


def _without_source(cast: Cast, question: Asked) -> Who:
    """A cue without a source goes on from the speaker before: in English only inside a sentence, and if active."""
    if "\u064f" in question.cue[:5] or is_impersonal(question.cue):
        return Who(None)
    if question.cue and cast.lexicon.lang == "en":
        if _PASSIVE.search(cast.text, max(question.cue_at - 24, 0), question.cue_at) or _SAID.match(question.cue):
            return Who(None)
        for who, asked in cast.spoke_in(question.sentence):
            if asked.parent == question.parent:
                return replace(who, sure=min(who.sure, 0.9))
        return Who(None)
    answer = cast.interview and question.parent is not None and cast.interview.answers_at(question.at)
    if cast.interview and answer and _OF_MINE.search(question.cue):
        return Who.of(cast.interview.guest, 0.8)
    if question.parent is not None and cast.lexicon.lang == "ar" and _I_SAY.search(fold_phrase(question.cue)):
        return pronoun_speaker(cast, question, "self")
    return pronoun_speaker(cast, question, verb_group(question.cue, cast.lexicon))


_OF_MINE = re.compile(r"(?<!\w)[وف]?(?:أ\w+|\w{2,}ت)(?!\w)")
"""An Arabic verb that can be the first person's: *I say*, *I said*; an answer that names nobody means that."""
_I_SAY = re.compile(
    r"(?<!\w)[وف]?(?:قلت|قلنا|اقول|اقل|نقول|نعتقد|اظن|نظن|اري|نري|اتوقع|نتوقع|اريد|نريد|اتمني|نتمني|نامل"
    r"|نوكد|نطالب|اطالب|اشعر|ظننت|رايت|علمت|نخشي|اخشي)(?!\w)"
)
"""Arabic verbs of the first person that no other form looks like."""
