"""Which heading a name means: ranked, and sure of one at most. Precise before complete.

Never sure: a family name alone, letters of two scripts in one word, two headings with one name that the context does
not part, a name that many bear and the context does not support, a kind that does not fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.names.linking.context import Context, Support, weigh_context
from marsad.names.linking.likeness import Level, Likeness, is_suspect, telling, try_parse
from marsad.names.linking.places import is_adjective_of
from marsad.names.linking.records import Guess, Heading, Named, Setting
from marsad.text.normalise import fold_phrase
from marsad.text.scripts import ARABIC_LETTER

CLOSE_SPELLING = 0.93
"""Likeness from which a name in the other script needs no support. In one script a letter makes another family."""
CROWDED, COMMON = 0.05, 0.5
"""Others of a name to be expected by chance, from which the story has to say something, or much, of this one."""
LEAST = 0.45
"""Guesses below this are not worth a person's time."""
MOST = 8
"""Guesses returned for a name."""
_BASE = {Level.SAME: 0.86, Level.ALIKE: 0.74, Level.PART: 0.6, Level.NEAR: 0.58, Level.FAMILY: 0.44, Level.OTHER: 0.0}
_KINDS = {"person": ("person",), "organisation": ("body", "outlet"), "place": ("place",)}
_NEAR_KINDS = {"organisation": ("place",), "place": ("body", "outlet")}
"""Readers take a dam for a body, and a club for a place."""
_KIND_WORDS = {
    "organisation": "a body",
    "body": "a body",
    "person": "a person",
    "place": "a place",
    "outlet": "an outlet",
}
_OTHER_KIND = "The story seems to name {}, the heading is {}."
_GENERIC = """
    ministry army government parliament police court council union opposition presidency delegation cabinet
    front house senate assembly bank university hospital coalition movement party municipality authority committee
    وزاره جيش حكومه برلمان شرطه محكمه مجلس اتحاد معارضه رياسه وفد الجيش الحكومه البرلمان الشرطه المجلس المعارضه
    الرياسه الوفد مصرف جامعه مستشفي ايتلاف حركه حزب جبهه بلديه هييه لجنه نقابه"""
_FIELDS = """
    foreign affairs interior defence defense health education water electricity finance economy justice
    information agriculture oil transport deputies ministers central state national the of and for
    خارجيه داخليه دفاع صحه تربيه مياه كهرباء ماليه اقتصاد عدل اعلام زراعه نفط نقل نواب وزراء مركزي وطني تعليم شعب ثقافه
    شوون اجتماعيه تموين بيييه سياحه اشغال عامه"""
_GENERAL = frozenset(f"{_GENERIC} {_FIELDS}".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading, how like its name is, and what the context says."""

    heading: Heading
    like: Likeness
    context: Context
    fits: int
    """2 where the kind fits, 1 where readers confuse it, 0 where it does not."""

    @property
    def score(self) -> float:
        """Return how likely it is, for ranking."""
        base = _BASE[self.like.level] * (0.7 + 0.3 * self.like.score) * (0.75, 0.95, 1.0)[self.fits]
        before = min(self.heading.linked, 20) * 0.002
        return max(0.0, min(base + self.context.worth + before, 0.99))


def rank(
    named: Named, likenesses: Mapping[int, Likeness], headings: Mapping[int, Heading], setting: Setting, crowd: float
) -> list[Guess]:
    """Return the headings that a name may mean, the likeliest first; the machine is sure of the first at most.

    Args:
        named: The name and what the story says of it.
        likenesses: How like the names of headings are, by their numbers.
        headings: Those headings.
        setting: The story.
        crowd: How many others of this name are to be expected beside those who are known.
    """
    candidates = [
        Candidate(heading, like, weigh_context(named, heading, setting), _fits(named, heading))
        for number, like in likenesses.items()
        if (heading := headings.get(number)) is not None and like.level > Level.OTHER
    ]
    candidates = [one for one in candidates if (one.fits and not _is_adjective(one)) or one.like.level == Level.SAME]
    candidates.sort(key=lambda one: (-one.score, one.heading.number))
    if not candidates:
        return []
    best, why_not = _choose(named, candidates, setting, crowd)
    guesses = []
    for one in candidates[:MOST]:
        sure = one is best
        if one.heading.silent or (not sure and _is_idle(one, best)):
            continue
        guesses.append(_guess(one, sure=sure, why_not=() if sure else tuple(why_not)))
    return guesses


def _is_adjective(one: Candidate) -> bool:
    return one.heading.kind == "place" and is_adjective_of(one.like.read_as, one.heading.names)


def _is_idle(one: Candidate, best: Candidate | None) -> bool:
    """Tell whether a guess is not worth a person's time: unlikely, or of another name than the one that is sure."""
    return one.score < LEAST or (best is not None and one.like.level < Level.SAME)


def _choose(
    named: Named, candidates: Sequence[Candidate], setting: Setting, crowd: float
) -> tuple[Candidate | None, list[str]]:
    """Return the candidate that the machine is sure of, or none and why."""
    first = _first(candidates)
    rivals = [one for one in candidates if one is not first and _rivals(one, first, setting)]
    if is_suspect((named.wording, *named.forms)):
        return None, ["The name has letters of two scripts in one word: a person must look."]
    if reason := _too_little(named, first, setting, crowd):
        return None, [reason]
    if rivals:
        apart = (
            first.context.support == Support.STRONG
            and all(one.context.support == Support.NONE for one in rivals)
            and not first.context.against
        )
        if not apart:
            several = sum(not one.heading.silent for one in (first, *rivals)) > 1
            said = "Another heading has the same name" if several else "The name alone does not tell"
            return None, [f"{said}: a person must say which."]
    return (None, ["A person must say which."]) if first.heading.silent else (first, [])


def _first(candidates: Sequence[Candidate]) -> Candidate:
    """Return the candidate whose name is most like, of equals the one that the context supports."""
    return max(
        candidates,
        key=lambda one: (one.fits > 0, one.like.level, not one.context.against, one.context.support, one.score),
    )


def _rivals(one: Candidate, first: Candidate, setting: Setting) -> bool:
    """Tell whether another candidate may be meant as well by the name alone."""
    if one.fits == 0 and first.fits:
        return one.like.level == Level.SAME and first.fits < 2
    if one.context.against and not first.context.against:
        return False
    if one.like.level == Level.PART and one.heading.number in setting.heads and _is_general(first.like.read_as):
        return True  # the story names another one by its whole name
    if one.like.level == first.like.level:
        return one.like.level == Level.SAME or one.like.score > first.like.score - 0.1
    return first.like.level < Level.SAME and one.like.level > Level.FAMILY


def _too_little(named: Named, first: Candidate, setting: Setting, crowd: float) -> str | None:
    """Return why the best candidate is not sure even without rivals; None if it is."""
    support, level = first.context.support, first.like.level
    parsed = try_parse(first.like.read_as)
    parts = telling(parsed) if parsed else ()
    across = bool(ARABIC_LETTER.search(first.like.read_as)) != bool(ARABIC_LETTER.search(first.like.form))
    if first.fits == 0 and not _fits_all_the_same(first, len(parts)):
        return _OTHER_KIND.format(_KIND_WORDS.get(named.kind, "something else"), _KIND_WORDS[first.heading.kind])
    if first.context.against:
        return "What is known of the heading does not fit the story’s day."
    if first.heading.kind == "person":
        if len(parts) < 2:
            return "One name alone does not tell who is meant."
        told = support > Support.NONE or first.context.grounded
        if (crowd >= CROWDED and not told) or (crowd >= COMMON and support < Support.STRONG):
            return "Many people have this name, and the story says too little of this one."
    elif (reason := _too_general(first, setting)) is not None:
        return reason
    if level == Level.SAME:
        if first.fits == 1 and len(parts) < 2 and support == Support.NONE and not first.context.grounded:
            return _OTHER_KIND.format(_KIND_WORDS.get(named.kind, "something else"), _KIND_WORDS[first.heading.kind])
        return None
    if level == Level.ALIKE:
        if len(parts) < 2:
            return "One word that is spelled otherwise does not tell what is meant."
        if across and first.like.score >= CLOSE_SPELLING and first.fits == 2:
            return None
        enough = support >= (Support.SOME if across else Support.STRONG)
        return None if enough else "The spelling differs, and too little else in the story tells."
    if level in (Level.PART, Level.NEAR):
        if support == Support.STRONG and (level == Level.PART or across):
            return None
        return "Only a part of the name is the same." if level == Level.PART else "The spelling differs by much."
    return "One name alone does not tell who is meant."


def _fits_all_the_same(first: Candidate, parts: int) -> bool:
    """Tell whether the context says so much for a heading that the reader must have been wrong about the kind."""
    if first.heading.kind == "person":
        return parts > 1 and first.context.support == Support.STRONG
    return first.heading.kind == "place" and first.context.support >= Support.SOME


def _too_general(first: Candidate, setting: Setting) -> str | None:
    """Return why a body's or place's name does not tell which: there is a foreign ministry in every country."""
    form = first.like.read_as
    if first.like.form in first.heading.acronyms and fold_phrase(form) == fold_phrase(first.like.form):
        return (
            None
            if form == first.like.form or ARABIC_LETTER.search(form)
            else "An acronym in small letters may be a word."
        )
    if _is_general(form):
        told = first.context.support >= Support.SOME or first.context.grounded
        return None if told else "Every country has one: the story does not say whose."
    return None


def _is_general(form: str) -> bool:
    words = [word.removeprefix("ال") if len(word) > 4 else word for word in fold_phrase(form).split()]
    return bool(words) and all(word in _GENERAL for word in words)


def _fits(named: Named, heading: Heading) -> int:
    if not named.kind:
        return 1
    if heading.kind in _KINDS.get(named.kind, ()):
        return 2
    return 1 if heading.kind in _NEAR_KINDS.get(named.kind, ()) else 0


def _guess(one: Candidate, *, sure: bool, why_not: Iterable[str]) -> Guess:
    return Guess(one.heading.number, round(one.score, 3), sure, (_of_name(one), *one.context.reasons, *why_not))


def _of_name(one: Candidate) -> str:
    form, like = one.like.form, one.like
    if like.level == Level.SAME:
        script = "Arabic" if ARABIC_LETTER.search(form) else "Latin letters"
        what = f"Same name in {script}: {form}."
        if form in one.heading.slips:
            what = f"A known misspelling of {one.heading.label}: {form}."
        elif form in one.heading.acronyms:
            what = f"{form} is an acronym of {one.heading.label}."
        return what
    if like.level in (Level.ALIKE, Level.NEAR):
        return f"{like.read_as} may be another spelling of {form}."
    if like.level == Level.PART:
        return f"{like.read_as} and {form} share first and last name."
    return f"{like.read_as} shares one name with {form}."
