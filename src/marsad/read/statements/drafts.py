"""Statements on their way from tags to records, and what the rules of a language change in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from marsad.read.statements.interviews import Interview, answer_marker
from marsad.read.tagging.decode import Found
from marsad.read.tagging.emissions import Range
from marsad.read.tagging.inner import Inner
from marsad.read.tagging.tagger import Tagged
from marsad.read.tagging.words import Words
from marsad.records import Span
from marsad.text.normalise import fold_phrase
from marsad.text.scripts import ARABIC_LETTER

ANSWER = 0.9
"""Confidence that an interview's answer is its guest's."""


@dataclass(slots=True, eq=False)
class Draft:
    """A statement on its way: ranges of words, and the statement around it."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float
    parent: Draft | None = None
    carried: bool = False
    answer: bool = False

    @property
    def start(self) -> int:
        """Return the first word of all its parts."""
        return min(first for first, _ in (*self.source, *self.cue, *self.content))

    @property
    def depth(self) -> int:
        """Return how many statements stand around it."""
        return 1 + self.parent.depth if self.parent is not None else 0

    @property
    def anchor(self) -> int:
        """Return the word by which it is placed in a sentence."""
        return (self.cue or self.content)[0][0]


def take_up(tagged: Tagged) -> list[Draft]:
    """Return what was tagged as drafts; a carried stretch is the parent of the statements that stand in it."""
    outer = [_from(one) for one in tagged.statements]
    inner: list[Draft] = []
    for one in tagged.inner:
        draft = _from(one)
        draft.parent = outer[one.parent] if one.parent is not None else None
        draft.carried = not one.cue
        inner.append(draft)
    for around in inner:
        if around.carried:
            _take_in(around, outer)
    return [*outer, *inner]


_SILENT = re.compile(
    r"(?:(?:has|have|had)\s)?(?:declin|refus)\w+\s+(?:to\s+)?(?:comment|say|speak|elaborate|answer|respond|be\s+(?:named|quoted|identified))\b"
    r"|[وف]?(?:رفض|امتنع|فضل|اعتذر)\w*\s+(?:عن\s+)?(?:عدم\s+)?(?:ال)?(?:تعليق|كشف|إفصاح|افصاح|إجابة|إدلاء|رد|ذكر)",
    re.IGNORECASE,
)


def leave_out_silence(text: str, tagged: Tagged, drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts without those in which somebody only refuses to speak: *declined to comment* is no statement."""
    silent = {
        id(d) for d in drafts if _SILENT.match(" ".join(text[slice(*tagged.span(r))] for r in (*d.cue, *d.content)))
    }
    kept = [d for d in drafts if id(d) not in silent]
    for draft in kept:
        while draft.parent is not None and id(draft.parent) in silent:
            draft.parent = draft.parent.parent
    return kept


def end_with_headline(tagged: Tagged, drafts: Sequence[Draft], blocks: Sequence[tuple[int, int, str]]) -> None:
    """End what a headline or deck has somebody say with it: what stands below is the story's."""
    for start, end, kind in blocks:
        if kind not in ("headline", "deck"):
            continue
        first, behind = (int(np.searchsorted(tagged.words.starts, at)) for at in (start, end))
        for draft in drafts:
            if first <= draft.anchor < behind and any(b > behind for _, b in draft.content):
                kept = tuple((a, min(b, behind)) for a, b in draft.content if a < behind)
                draft.content = kept or draft.content


def end_with_paragraph(tagged: Tagged, drafts: Sequence[Draft], blocks: Sequence[tuple[int, int, str]]) -> None:
    """Leave out what a statement is taken to go on with in another paragraph, behind what somebody else says there."""
    ends = [int(np.searchsorted(tagged.words.starts, end)) for _, end, _ in blocks]
    said = sorted((cue[0], id(draft)) for draft in drafts for cue in draft.cue)
    for draft in drafts:
        for place, (before, (first, _)) in enumerate(pairwise(draft.content), 1):
            apart = any(before[1] <= end <= first for end in ends)
            if apart and any(before[1] <= at < first and whose != id(draft) for at, whose in said):
                draft.content = draft.content[:place]
                break


_AS_SAYING = re.compile(
    r"\s+(?P<who>[^\s.;:“\"][^.;:“\"\n]{2,119}?)\s+as\s+(?:saying|telling|stating|claiming|having said)\b"
)


def turn_quoted(text: str, tagged: Tagged, draft: Draft) -> None:
    """Make who is quoted the source of "HANA quoted a minister as saying": the agency only carries it."""
    if len(draft.cue) != 1:
        return
    start, end = tagged.span(draft.cue[0])
    m = (
        _AS_SAYING.match(text, end)
        if text[start:end].lower() in ("quoted", "cited", "quotes", "cites", "quote")
        else None
    )
    if m:
        firsts = tagged.words.starts
        first, behind = (int(np.searchsorted(firsts, at)) for at in m.span("who"))
        draft.source, draft.cue = ((first, behind),), (draft.cue[0], (behind, int(np.searchsorted(firsts, m.end()))))


def fit_sources(
    tagged: Tagged,
    drafts: Sequence[Draft],
    fit: Callable[[Span], Span],
    into_content: Callable[[Span], bool] = lambda source: False,
) -> None:
    """Give each source that stands in one piece the borders that a rule finds for it, not into cue or content.

    Where `into_content` says so, a content that was taken to begin inside the speaker's name begins behind it.
    """
    firsts = tagged.words.starts
    known: dict[Range, Range] = {}
    for draft in drafts:
        if len(draft.source) != 1:
            continue
        own = draft.source[0]
        if own not in known:
            start, end = fit(tagged.span(own))
            known[own] = int(np.searchsorted(firsts, start)), int(np.searchsorted(firsts, end))
        fitted = known[own]
        cut = draft.content and own[1] < draft.content[0][0] < fitted[1] < draft.content[0][1]
        if cut and into_content(tagged.span(own)):
            draft.content = (fitted[1], draft.content[0][1]), *draft.content[1:]
        taken = [r for r in (*draft.cue, *draft.content) if r[0] < fitted[1] and fitted[0] < r[1]]
        if fitted[0] < fitted[1] and not taken:
            draft.source = (fitted,)


_PARTICIPLE = re.compile(r"و?م\w{2,}(?:ا|ًا|اً|ة|ةً|ين|تين|ات)(?!\w)")


def share_sources(text: str, tagged: Tagged, drafts: Sequence[Draft]) -> None:
    """Give an Arabic participle of saying (مشيرا إلى) the source of the verb that it goes on from in its sentence."""
    sentences = tagged.words.sentences
    for before, draft in pairwise(drafts):
        start = tagged.span(draft.cue[0])[0] if draft.cue else 0
        going_on = draft.cue and not draft.source and _PARTICIPLE.match(text, start)
        if going_on and before.source and sentences[before.anchor] == sentences[draft.anchor]:
            draft.source = before.source


_SAYS = re.compile(
    r"[وف]?(?:قد )?(?:قال|يقول|تقول|ا?كد|يوكد|توكد|اضاف|اوضح|يوضح|اشار|يشير|تشير|لفت|اعتبر|يعتبر|تعتبر"
    r"|راي|يري|تري|كشف|اعلن|صرح|افاد|بين|شدد|خلص|توقع|رجح|اعرب|زعم|ادعي|كتب|روي|قدر|نبه|تابع|ختم|اقر|اعترف|جزم|شرح|نفي|استبعد|اظهر)(?:ت|وا|ا)?(?!\w)"
)
"""Arabic verbs, folded, behind which stands who says it, and not to whom."""
_BEGINS = re.compile(r"\s(?:(?:الى|إلى|عن|على|من|ب)\s?)?(?:أن|إن|أنه|أنها|إنه|إنها|بأن|بأنه|بأنها)$|\s(?:إلى|عن|على)$")


def find_subjects(text: str, tagged: Tagged, drafts: Sequence[Draft], is_noun: Callable[[str], bool]) -> None:
    """Give an Arabic statement without a source the noun that stands between its verb and what is said.

    Args:
        text: what offsets count in.
        tagged: whose words the drafts count.
        drafts: the statements; a source before the verb makes way for *his office* behind it, all others stay.
        is_noun: tells whether a word is a noun of who speaks.
    """
    for draft in drafts:
        if len(draft.cue) != 1 or not draft.content or draft.content[0][0] <= draft.cue[0][1]:
            continue
        if draft.source:
            _hand_over(draft, text, tagged)
            continue
        (_, end), (start, _) = tagged.span(draft.cue[0]), tagged.span(draft.content[0])
        between = _BEGINS.sub("", text[end:start].rstrip(' :«“"'))
        words = between.split()
        if not words or re.search(r"[.؛،,:\n]", between) or len(words) > _LONGEST or not is_noun(words[0]):
            continue
        if _SAYS.match(fold_phrase(text[slice(*tagged.span(draft.cue[0]))])):
            behind = int(np.searchsorted(tagged.words.starts, end + len(between)))
            draft.source = ((draft.cue[0][1], behind),)


_SIGNED = re.compile(r"(?<!\w)(?:(?:موق[ّ]?ع|مذي[ّ]?ل)(?:ةٍ?|اً)? باسم|بتوقيع|توقيع) $")


def find_signers(text: str, tagged: Tagged, drafts: Sequence[Draft], names: Sequence[tuple[str, int, int]]) -> None:
    """Give an Arabic statement without a source who signs what it stands in: a post, *signed by* Abu Layth, says."""
    for draft in drafts:
        if draft.source or len(draft.cue) != 1 or not draft.content or draft.content[0][0] <= draft.cue[0][1]:
            continue
        (_, end), (start, _) = tagged.span(draft.cue[0]), tagged.span(draft.content[0])
        signer = next(
            ((a, b) for kind, a, b in names if kind == "person" and end < a < start and _SIGNED.search(text, end, a)),
            None,
        )
        if signer:
            first, behind = (int(np.searchsorted(tagged.words.starts, at)) for at in signer)
            draft.source = ((first, behind),)


_LONGEST = 12
_FOR_HIM = re.compile(r"(?:مكتب|محامي|وكيل|عايلت|اسرت|نجل|شقيق|شقيقت|زوجت|والد|والدت|فريق)(?:ه|ها|هم)")
"""Who may speak for somebody, folded: *his office*, *her lawyer*."""


def _hand_over(draft: Draft, text: str, tagged: Tagged) -> None:
    """Give a statement to who speaks for the source before its verb: the minister, whose *office said*."""
    (_, behind), (cue, end) = draft.source[-1], draft.cue[0]
    words = fold_phrase(text[tagged.span((end, end + 1))[0] :][:_WORD]).split() if behind <= cue else []
    if words and _FOR_HIM.fullmatch(words[0]) and _SAYS.match(fold_phrase(text[slice(*tagged.span(draft.cue[0]))])):
        draft.source = ((end, end + 1),)


_WORD = 24
"""Letters behind a verb in which its next word ends."""


def _take_in(carried: Draft, outer: Sequence[Draft]) -> None:
    """Make a carried stretch the parent of the statements that stand in it whole."""
    first, behind = carried.content[0]
    for draft in outer:
        if all(first <= a and b <= behind for a, b in (*draft.source, *draft.cue, *draft.content)):
            draft.parent = carried


def _from(one: Found | Inner) -> Draft:
    return Draft(one.source, one.cue, one.content, one.confidence)


def with_answers(text: str, words: Words, drafts: list[Draft], interview: Interview) -> list[Draft]:
    """Return drafts with each answer as one statement of the guest, and what was found in it inside that."""
    arabic = ARABIC_LETTER.search(text) is not None
    drafts = _without_questions(words, drafts, interview) if arabic else drafts
    for start, end in interview.answers:
        first, behind = (int(np.searchsorted(words.starts, at)) for at in (start, end))
        began = first
        source: tuple[Range, ...] = ()
        cue: tuple[Range, ...] = ()
        if marker := answer_marker(text, start, end, interview.guest):
            who, sign = (tuple(int(np.searchsorted(words.starts, at)) for at in span) for span in marker)
            named = len(text[slice(*marker[0])]) > 2
            source, cue = (((who[0], who[1]),), ((sign[0], sign[1]),)) if named else ((), ((who[0], sign[1]),))
            first = sign[1]
        inside = [d for d in drafts if d.parent is None and began <= d.start < behind]
        if behind - first < 2:
            continue
        signed = next((d for d in drafts if d.parent is None and d.cue and began <= d.cue[0][0] < first), None)
        if signed is not None:
            answer, signed.content, signed.answer = signed, ((first, behind),), True
        elif any(d.cue and sum(b - a for a, b in d.content) > 0.6 * (behind - first) for d in inside):
            continue
        else:
            answer = Draft(source, cue, ((first, behind),), ANSWER, carried=not cue, answer=True)
            drafts = [*drafts, answer]
        gone = [d for d in drafts if d.carried and d is not answer and (d in inside or d.parent is answer)]
        for d in drafts:
            if d is not answer and (d in inside or d.parent in gone):
                d.parent = answer if not arabic or began <= d.start < behind else None
        drafts = [d for d in drafts if d not in gone]
    return drafts


def _without_questions(words: Words, drafts: list[Draft], interview: Interview) -> list[Draft]:
    """Return drafts without what was taken for a speaker's going on in a question, which is the asker's own."""
    asked = [tuple(int(np.searchsorted(words.starts, at)) for at in span) for span in interview.questions]
    gone = [d for d in drafts if d.carried and any(first <= d.start < behind for first, behind in asked)]
    for d in drafts:
        if d.parent in gone:
            d.parent = None
    return [d for d in drafts if d not in gone]
