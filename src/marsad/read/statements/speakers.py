"""Who speaks: from the words that stand beside a cue to the fullest name that the story gives.

Statements are taken in the order of the text. A source is a name, a pronoun, a description or nothing; each asks the
story differently, and each answer carries how sure it is. What can't be told stays as the words that were used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.read.statements.cast import Asked, Cast, Who, last_speaker
from marsad.read.statements.descriptions import described_speaker, look_ahead
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.naming import named_speaker
from marsad.read.statements.pronouns import pronoun_speaker
from marsad.text.normalise import fold_phrase

_GLUED = re.compile(r"^[وف](?=ال\w{2}|[وف]\w{3})")


def resolve_speakers(cast: Cast, questions: Sequence[Asked]) -> list[Who]:
    """Return who speaks in each statement; questions come in the order of the text."""
    for question in questions:
        cast.told.append(_resolve(cast, question))
        cast.asked.append(question)
    return [look_ahead(cast, i) for i in range(len(questions))]


def _resolve(cast: Cast, question: Asked) -> Who:
    if (
        question.source is None
        and question.parent is None
        and cast.interview
        and cast.interview.answers_at(question.at)
    ):
        guest = cast.interview.guest
        return Who(guest.name, True, guest, 0.95)
    if question.source is None:
        return _without_source(cast, question)
    words = _unglued(cast.text[slice(*question.source)].strip(), cast.lexicon)
    folded = fold_phrase(words)
    if named := named_speaker(cast, question.source):
        return named
    group = next((name for name, known in cast.lexicon.pronouns.items() if folded in known), None)
    if group:
        return pronoun_speaker(cast, question, group)
    return described_speaker(cast, question, words)


def _unglued(words: str, lexicon: Lexicon) -> str:
    """Return a source without the *and* written together with it."""
    if lexicon.lang != "ar":
        return words
    words = _GLUED.sub("", words)
    return re.sub(r"^لل(?=\w{3})", "ال", words)


def _without_source(cast: Cast, question: Asked) -> Who:
    """A cue without a source goes on from the last speaker: in Arabic unless it is passive, in English a participle."""
    if "\u064f" in question.cue[:5]:
        return Who(None)
    if question.cue and cast.lexicon.lang == "en":
        first = fold_phrase(question.cue).split()[:1]
        going_on = bool(first) and first[0].endswith("ing")
        same = bool(cast.asked) and cast.asked[-1].sentence == question.sentence
        if not (going_on and same):
            return Who(None)
    last = last_speaker(cast, question, _verb_gender(question.cue, cast.lexicon))
    if last is None:
        return Who(None, sure=0.5)
    return Who(last.name, last.named, last.actor, min(last.sure, 0.9), last.head)


def _verb_gender(cue: str, lexicon: Lexicon) -> bool | None:
    """Return True for a feminine Arabic verb, False for a masculine one, None where it does not tell."""
    if lexicon.lang != "ar" or not cue:
        return None
    word = next(iter(fold_phrase(cue).split()), "")
    word = word[1:] if len(word) > 3 and word[0] in "وف" else word
    if word.endswith(("وا", "ون", "ين")):
        return None
    if word.endswith("ه") and word.startswith("م"):
        return True
    return word.endswith("ت") or (word.startswith("ت") and not word.startswith(("توقع", "تابع", "تساءل", "تعهد")))
