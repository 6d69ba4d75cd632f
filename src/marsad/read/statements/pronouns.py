"""Speakers by pronoun, or by a verb alone: whom *he*, *she*, *they* or an Arabic verb's own ending means.

The text is walked back sentence by sentence from where the pronoun stands. In each the one who speaks there comes
first, then who is named first: a sentence's subject is what the next one goes on about (centering: Grosz, Joshi and
Weinstein, 1995). What disagrees in number, gender or nature is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.read.statements.actors import Actor
from marsad.read.statements.agreement import AGREES, DISAGREES, MAYBE, UNKNOWN, agrees
from marsad.read.statements.cast import Asked, Cast, Who
from marsad.read.statements.officenouns import noun_in
from marsad.read.statements.subjects import ASKED, subject_of
from marsad.text.normalise import fold_phrase

_OURS = ("we", "us", "our", "نحن")
_FARTHEST = 8
"""Sentences that a pronoun looks back."""
_LONG = 1_500
"""Characters of one of them in which names are looked for; longer ones are no sentences."""


def pronoun_speaker(cast: Cast, question: Asked, group: str) -> Who:
    """Return whom a pronoun means: the speaker around it in his own words, else the nearest that agrees with it.

    Args:
        cast: the story's actors and who has spoken so far.
        question: the statement whose source is a pronoun, or whose cue has none.
        group: `male`, `female`, `many`, `thing` or `self`; `speaker` for whoever spoke last, `any` for any person.
    """
    if group == "self" and question.parent is not None and question.parent < len(cast.told):
        return cast.told[question.parent]
    if group == "self" and question.source:
        own = cast.text[slice(*question.source)].lower()
        name = cast.house if own in _OURS else cast.author
        if name and question.parent is None:
            return Who(name, True, None, 0.6)
    if group == "self":
        return Who(cast.text[slice(*question.source)] if question.source else None, sure=0.5)
    linked = cast.antecedent(question.source) if question.source else None
    if linked is not None and cast.lexicon.lang == "en" and _is_overtaken(cast, question, linked, group):
        linked = None
    if linked is not None and agrees(cast.lexicon, Who.of(linked), group) > DISAGREES:
        return Who.of(linked, 0.9)
    for back, who in _walk(cast, question, group):
        sure = 0.8 if question.parent is not None else 0.9 if back < 2 else 0.75
        if who.actor is not None and group in ("male", "female") and who.actor.female is None:
            who.actor.female = group == "female"  # and he is not she in the next sentence
        return Who(who.name, who.named, who.actor, min(who.sure, sure), who.head)
    return Who(None, sure=0.5)


_NOBODY = Actor("person")


def _walk(cast: Cast, question: Asked, group: str) -> Iterator[tuple[int, Who]]:
    """Yield `(sentences back, who)` for those that agree, the likeliest first."""
    own = cast.sentence_at(question.at)
    opening = question.titled
    answers = cast.interview is not None and question.parent is not None and cast.interview.answers_at(question.at)
    guest = cast.interview.guest if cast.interview and answers else _NOBODY  # who says *I* of himself
    objects: list[tuple[int, Who]] = []
    for sentence in range(own, max(own - _FARTHEST, -1), -1):
        start, end = cast.sentences[sentence]
        end = min(end, question.at)
        near = max(start, end - _LONG)
        spoke = [(who, asked) for who, asked in cast.spoke_in(sentence) if who.name is not None]
        if not opening and any(asked.titled for _, asked in spoke):
            named = [who for who, _ in spoke if who.actor is not None and agrees(cast.lexicon, who, group) >= MAYBE]
            yield from ((own - sentence, who) for who in named if question.parent is None)
            continue
        spoke = [(who, asked) for who, asked in spoke if asked is question or not _is_cited(cast, who, asked)]
        outer = [who for who, asked in spoke if asked.parent is None]
        if sentence < own:  # its subject first, who carries it last
            outer.reverse()
            outer.sort(key=lambda who: who.actor in cast.outlets)
        if question.parent is not None:
            outer = [who for who, asked in spoke if asked.parent == question.parent] + outer
        named = _named(cast, group, near, end)
        bare = question.source is None and cast.lexicon.lang == "ar"  # *and he added* goes on from who spoke
        if bare:
            objects += [(own - sentence, who) for who in named]
            leading = _leading(cast, start, end) if named else set()
            named = [who for who in named if who.actor in leading]
        if group == "speaker":
            named = []
        subject = subject_of(cast, question, start, end, group) if group in ASKED and not opening else []
        for least, candidates in (
            (AGREES, outer),
            (MAYBE if bare else AGREES, outer),
            (AGREES, subject),
            (AGREES, named),
            (MAYBE, outer),
            (MAYBE, named),
            (UNKNOWN, outer),
        ):
            for who in candidates:
                if agrees(cast.lexicon, who, group) >= least and who.actor is not guest:
                    yield own - sentence, who
    yield from ((back, who) for back, who in objects if agrees(cast.lexicon, who, group) >= MAYBE)


def _is_cited(cast: Cast, who: Who, asked: Asked) -> bool:
    """Tell whether an Arabic source is only whom the speaker brings up: she cited *a client* who told her."""
    printed = cast.text[slice(*asked.source)] if asked.source and cast.lexicon.lang == "ar" else ""
    noun = printed[1:].split(" ")[0] if printed.startswith("ب") and not who.named else ""
    return bool(noun) and noun_in(fold_phrase(noun), cast.lexicon) in cast.lexicon.person_heads


def _named(cast: Cast, group: str, start: int, end: int) -> list[Who]:
    """Return who is named in a stretch, in English last who only owns something; a verb alone asks for persons."""
    found = [
        Who.of(actor, 0.85)
        for _, actor in cast.named_in(start, end)
        if actor.kind == "person" or (group != "any" and cast.lexicon.lang == "en")
    ]
    free = _not_owning(cast, start, end) if cast.lexicon.lang == "en" else frozenset()
    return sorted(found, key=lambda who: who.actor not in free)


_PREPOSITION = re.compile(r"(?<!\w)(?:عند|على|إلى|في|من|مع|عن|أمام|ضد|حول|بين|لدى|نحو|لل\w+|بال\w+|أن|بأن)(?!\w)")


def _leading(cast: Cast, start: int, end: int) -> set[Actor]:
    """Return who may be an Arabic sentence's subject: behind a verb and titles, no preposition among them."""
    found = set()
    for (at, _), actor in cast.named_in(max(start, end - _LONG), end):
        words = re.split("[،,]", cast.text[max(start, at - _LONG) : at])[-1]
        if len(words.split()) <= _FEW and _PREPOSITION.search(words) is None:
            found.add(actor)
    return found


_FEW = 9
"""Words that stand before an Arabic sentence's subject at most."""


def _not_owning(cast: Cast, start: int, end: int) -> set[Actor]:
    """Return who is named in a stretch otherwise than as whose something is: *Qudsi's* counsel."""
    return {actor for mention, actor in cast.named_in(start, end) if not _OWNS.match(cast.text, mention[1])}


_OWNS = re.compile(r"['’]s?\s")


def _is_overtaken(cast: Cast, question: Asked, linked: Actor, group: str) -> bool:
    """Tell whether the sentence before is about somebody else than whom the model points to.

    It brings in a person without a name, or it has the other only as whose counsel or wife its subject is.
    """
    before = cast.sentence_at(question.at) - 1
    opens = re.compile("He\\s" if group == "male" else "She\\s")
    while before > 0 and not cast.spoke_in(before) and opens.match(cast.text, cast.sentences[before][0]):
        before -= 1  # it goes on about whom the sentence before it told of
    if before < 0 or group not in ("male", "female") or question.parent is not None:
        return False
    start, end = cast.sentences[before][0], question.at
    named = [actor for _, actor in cast.named_in(start, end) if actor.kind == "person"]
    people = ((m[0], a) for m, a in cast.named_in(*cast.sentences[before]) if a.kind == "person")
    opener = next((a for at, a in people if at == start or _APPOSED.fullmatch(cast.text, start, at)), None)
    if opener is not None and linked not in named:
        return agrees(cast.lexicon, Who.of(opener), group) >= MAYBE
    if linked not in named and "\n" not in cast.text[start:end]:
        told = [who for who, asked in cast.spoke_in(before) if asked.parent is None and who.actor is not None]
        if any(agrees(cast.lexicon, who, group) >= MAYBE for who in told):
            return True  # who spoke in the sentence before, and not somebody of another paragraph
    if linked in named and _spoken_to(cast, before, linked, group):
        return True
    if linked in named:
        return len(set(named)) > 1 and linked not in _not_owning(cast, start, end)
    spoke = [who for who, asked in cast.spoke_in(before) if asked.parent is None and who.actor is None and asked.source]
    if "\n" in cast.text[cast.sentences[before][0] : question.at] and _goes_on(cast, linked):
        spoke = [who for who in spoke if _NEW.match(who.name or "") or who.head in cast.lexicon.female_titles]
    if any(who.head in cast.lexicon.person_heads and agrees(cast.lexicon, who, group) >= AGREES for who in spoke):
        return True
    subject = subject_of(cast, question, *cast.sentences[before], group)
    return any(_NEW.match(who.name or "") and agrees(cast.lexicon, who, group) >= AGREES for who in subject)


def _goes_on(cast: Cast, linked: Actor) -> bool:
    """Tell whether somebody of whom it is told whether it is he or she was among the last few to speak."""
    return linked.female is not None and any(who.actor is linked for who in cast.told[-_LAST:])


_APPOSED = re.compile(r"(?:An?|The|His|Her|Its|Their) [^,.;“”\"]{3,60}, (?:[A-Z]\w+ )?")
"""What opens a sentence before a name: *The judge,* X, disagreed."""
_LAST = 3
_NEW = re.compile(r"an?\s|one\s", re.IGNORECASE)


def _spoken_to(cast: Cast, sentence: int, linked: Actor, group: str) -> bool:
    """Tell whether somebody without a name speaks in a sentence that names another only behind him: *to* Baladna."""
    first = next(m[0] for m, actor in cast.named_in(cast.sentences[sentence][0], len(cast.text)) if actor is linked)
    return any(
        asked.parent is None
        and asked.source is not None
        and asked.source[1] <= first
        and who.head in cast.lexicon.person_heads
        and who.actor is None
        and _NEW.match(who.name or "") is not None
        and agrees(cast.lexicon, who, group) >= AGREES
        for who, asked in cast.spoke_in(sentence)
    )


def nearest_single(cast: Cast, question: Asked, female: bool | None) -> Who | None:
    """Return whom a word like *the man* means, by the same walk: a person, named or not."""
    group = "any" if female is None else "female" if female else "male"
    for _, who in _walk(cast, question, group):
        person = who.actor.kind == "person" if who.actor else who.head not in cast.lexicon.body_heads
        if person and (who.actor is not None or who.head in cast.lexicon.person_heads):
            return who
    return None
