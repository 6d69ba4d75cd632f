"""Whom a sentence is about without naming him: what opens it, or whom it brings in at its end."""

from __future__ import annotations

import re

from marsad.read.statements.cast import Asked, Cast, Who
from marsad.read.statements.officenouns import head_of, noun_in
from marsad.text.normalise import fold_phrase

_OPENS = re.compile(
    r"(?:For (?:its|his|her) part, |But |And |Meanwhile, )?"
    r"(?P<words>(?:The|A|An|His|Her|Its|Their|My|One|the)(?: [a-z][\w’'-]*){1,4})"
)
_MORE = re.compile(
    r"(?: (?:of|for|in|on|at|from|who|which|with|near|by|to|under|[a-z]+ing))"
    r"(?: (?!(?:had|has|was|is|were|will|would)\b)[a-z][\w’'-]*){1,5}(?= (?:had|has|was|is) )"
)


_HANGS_ON = re.compile(r" (?:of|at|in|from|for)(?: (?!(?:who|which|that|had|has|was|is)\b)[\w’'-]+){1,7}(?=,)")
_VERB_AND_NOUN = re.compile(r"\s*(?P<verb>\w{3,}) (?P<words>(?P<noun>(?!ال)\w{3,}) ال\w+)")


def _arabic_subject(cast: Cast, start: int, end: int) -> list[Who]:
    """Return who stands behind the verb that opens an Arabic sentence, if by office: وأمر *قاضي التحقيق* مشيرا."""
    m = _VERB_AND_NOUN.match(cast.text, start, end)
    if m is None or m.end() > end or cast.named_in(m.start("words"), m.end() + 20):
        return []
    head = noun_in(fold_phrase(m["noun"]), cast.lexicon)
    known = head in cast.lexicon.person_heads and noun_in(fold_phrase(m["verb"]), cast.lexicon) is None
    return [Who(m["words"], False, None, 0.6, head)] if known else []


_BROUGHT_IN = re.compile(
    r"[وف]?(?:كانت? )?(?:من )?(?:بين|في عداد)(?:هم|هن)?(?: ال\w+){0,2} (?P<words>(?P<noun>(?!ال)\w{3,})(?P<from> من )?)"
)
"""Somebody without a name among others: among the relatives *a woman from* Tell."""


def _brought_in(cast: Cast, start: int, end: int) -> list[Who]:
    """Return whom an Arabic sentence brings in among others, with the place that he is from."""
    m = _BROUGHT_IN.match(cast.text, start, end)
    head = noun_in(fold_phrase(m["noun"]), cast.lexicon) if m else None
    if m is None or head not in cast.lexicon.person_heads:
        return []
    place = (
        next((span for span, actor in cast.named_in(m.end(), end) if span[0] == m.end()), None) if m["from"] else None
    )
    words = cast.text[m.start("words") : place[1]] if place else m["noun"]
    return [Who(words, False, None, 0.6, head)]


_SHORT = 120
"""Characters in which somebody is brought in at a sentence's end."""
_ENDS = re.compile(r"\b(?P<words>an? (?:[a-z-]+ ){0,2}(?P<noun>[a-z]+))\.\W*$")
"""Somebody brought in at the end: the commission sent *an inspector*."""


def _people(cast: Cast, start: int, end: int) -> bool:
    return any(actor.kind == "person" for _, actor in cast.named_in(start, end))


ASKED = ("male", "female", "thing", "many")
_SEVERAL = re.compile(
    r"(?P<words>(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Dozens of|Hundreds of|Several"
    r"|Some|Most|Many|The)(?: (?!(?:of|in|on|at|from|with|near|who|has|had|have|is|was|were|are)\b)[a-z][\w’'-]*){0,3}"
    r" (?P<noun>[a-z]+s|men|women|people)"
    r"(?: (?:of|in|on|at|from|with|near)(?: (?!(?:who|has|had|have|is|was|were|are|will|would)\b)[\w’'-]+){1,6}?)?)"
    r"(?=,? (?:who|have|had|were|are|will|would|[a-z]+ed)\b)"
)
"""Several who are told of at the beginning of a sentence: *Eleven members of the jury* have left."""
_APART = re.compile(r"(?:One|Another|Two) of [^,.;]{3,60}, (?P<words>an? [a-z][^,.;]{3,60}),")
"""One of some who is told of in an apposition: one of the witnesses, *a night watchman*."""


def _is_of_people(m: re.Match[str], cast: Cast) -> bool:
    """Tell whether the noun of several is of persons, or with a number of bodies: *four families*."""
    noun = re.sub(r"ies$", "y", m["noun"]).removesuffix("s")
    counted = not m["words"].startswith("The ")
    return noun in cast.lexicon.person_heads | {"men", "women", "people"} or (
        counted and noun in cast.lexicon.body_heads
    )


def _told_of(cast: Cast, start: int, end: int, group: str) -> Who | None:
    """Return several, or one of several, whom a sentence opens with."""
    if group == "many":
        m = _SEVERAL.match(cast.text, start, end)
        plural = m is not None and _is_of_people(m, cast)
        return Who(m["words"], False, None, 0.6, head_of(m["words"], cast.lexicon)) if m and plural else None
    m = _APART.match(cast.text, start, end)
    head = head_of(m["words"], cast.lexicon) if m else None
    return Who(m["words"], False, None, 0.6, head) if m and head in cast.lexicon.person_heads else None


def subject_of(cast: Cast, question: Asked, start: int, end: int, group: str) -> list[Who]:
    """Return whom a sentence is about: a description that opens it, or brings somebody in at its end."""
    if cast.lexicon.lang == "ar":
        if question.source is not None or group == "many":
            return []
        own = cast.sentences[cast.sentence_at(question.cue_at)][0] == start
        goes_on = not own and "\n" not in cast.text[start : question.at]
        return _arabic_subject(cast, start, end) if own else _brought_in(cast, start, end) if goes_on else []
    if several := _told_of(cast, start, end, group):
        return [several]
    if group == "many":
        return []
    m = _ENDS.search(cast.text, max(start, end - _SHORT), end)
    if m and m["noun"] in cast.lexicon.person_heads and not _people(cast, start, end):
        return [Who(m["words"], False, None, 0.6, m["noun"])]
    m = _OPENS.match(cast.text, start, end)
    if m is None or _people(cast, start, m.end() + 50):
        return []
    words = m["words"].split()
    known = cast.lexicon.body_heads  # *the abbot* may be named elsewhere
    known = known if words[0].lower() == "the" else known | cast.lexicon.person_heads
    at = next((i for i in range(1, len(words)) if words[i] in known), 0)
    if not at:
        return []
    behind = m.start("words") + len(" ".join(words[: at + 1]))
    more = _MORE.match(cast.text, behind, end) or _HANGS_ON.match(cast.text, behind, end)
    behind = more.end() if more else behind
    described = cast.text[m.start("words") : behind]
    return [Who(described, False, None, 0.6, head_of(described, cast.lexicon))]
