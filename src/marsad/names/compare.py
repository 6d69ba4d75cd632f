"""Whether two names are one: a score, a verdict, and why."""

from __future__ import annotations

import re
from typing import Literal

import numpy as np
from msgspec import Struct

from marsad.names.clean import find_flaws
from marsad.names.compounds import FAITH
from marsad.names.costs import Floats
from marsad.names.forms import is_short, other_forms, stands_for
from marsad.names.letters import Alphabet, fold_latin
from marsad.names.likeness import find_likeness, make_word
from marsad.names.parse import Name, Part, parse_name
from marsad.names.scoring import align
from marsad.names.weights import likeness_of_initials, same_words, weigh_alone
from marsad.names.wordlists import load_lists
from marsad.text.normalise import fold_phrase

Verdict = Literal["same", "different", "unsure"]

SAME, DIFFERENT = 0.82, 0.55
"""From the first on two names are taken for one, below the second for two; between them a person decides."""
UNSURE = 0.79
"""The most that names score of which one doubles a consonant where the other has a long vowel."""
LISTED, WHOLE, INITIALS = 0.97, 0.96, 0.6
PARTNER = 0.5
"""Likeness below which two parts are not the same word."""
MISSING = 0.35
"""Share of its weight that a part counts which only one of the names has."""
CLASH = 0.6
"""What is left of a score where each of the names has a word that the other has not."""
BENT, SWAPPED = 0.04, 0.75
"""Lost where parts stand in another order, and what is left of the score where father and son change places."""


class PartMatch(Struct, frozen=True):
    """One part of each name, and how like they are; None for a part that has no partner."""

    a: str | None
    b: str | None
    score: float


class Comparison(Struct, frozen=True):
    """Two names, how like they are, and why."""

    a: str
    b: str
    score: float
    verdict: Verdict
    why: str
    parts: tuple[PartMatch, ...] = ()


def compare_names(a: str, b: str) -> Comparison:
    """Return how like two names are, whatever their script: the same either way round.

    Raises:
        BadInput: one of them is no name.

    >>> compare_names("بشار الأسد", "Bashar al-Assad").verdict
    'same'
    >>> compare_names("Hassan Nasrallah", "حسن نصر الله").verdict
    'same'
    >>> compare_names("Khalid Mashal", "Khalil Mansour").verdict
    'different'
    """
    first, second = parse_name(a), parse_name(b)
    flaws = sorted({flaw for text in (a, b) for flaw in find_flaws(text)})
    found, parts = _compare(first, second)
    why = render_parts(parts)
    torn = _torn(first, second, parts)
    whole = WHOLE * _whole(first, second)
    if whole > max(found, PARTNER):
        found, why = whole, "the same letters, in one word or in two"
    listed = _are_listed(first, second)
    if listed and found < LISTED:
        found, why = LISTED, "listed as names of one body, person or place"
    elif found < INITIALS and _have_initials(first, second):
        found, why = INITIALS, "the initials, which others may have"
    if torn and not listed and found >= SAME:
        found, why = UNSURE, f"{why}; {torn[0]} and {torn[1]} may be two names"
    verdict: Verdict = "same" if found >= SAME else "different" if found < DIFFERENT else "unsure"
    if "mixed-letters" in flaws and verdict == "same":
        verdict = "unsure"
    if flaws:
        why += f" ({', '.join(flaws)})"
    return Comparison(a, b, round(found, 4), verdict, why, parts)


def _compare(a: Name, b: Name) -> tuple[float, tuple[PartMatch, ...]]:
    """Return the score of two parsed names, and their parts in pairs."""
    if _sort_key(a) > _sort_key(b):  # so that either way round gives the same
        found, parts = _compare(b, a)
        return found, tuple(PartMatch(part.b, part.a, part.score) for part in parts)
    like = likeness_of_parts(a.parts, b.parts)
    got, partner = align(like[None])
    ours = [weigh_alone(part) for part in a.parts]
    theirs = [weigh_alone(part) for part in b.parts]
    pairs: list[PartMatch] = []
    worth = whole = 0.0
    alone = [0.0, 0.0]
    titles = 0.0
    free = set(range(len(theirs)))
    places = []
    for row, (value, column) in enumerate(zip(got[0].tolist(), partner[0].tolist(), strict=True)):
        if column < 0 or value < PARTNER:
            if a.parts[row].kind == "title":
                titles += ours[row]
            else:
                alone[0] += ours[row]
            pairs.append(PartMatch(a.parts[row].text, None, 0.0))
            continue
        both = (ours[row] + theirs[column]) / 2
        worth, whole = worth + both * value, whole + both
        free.discard(column)
        places.append(column)
        pairs.append(PartMatch(a.parts[row].text, b.parts[column].text, round(value, 3)))
    for column in sorted(free):
        if b.parts[column].kind == "title":
            titles += theirs[column]
        else:
            alone[1] += theirs[column]
        pairs.append(PartMatch(None, b.parts[column].text, 0.0))
    clash = min(alone)
    missing = max(alone) - clash
    if not worth:
        return PARTNER * float(like.max(initial=0.0)), tuple(pairs)
    score = worth / (whole + 2 * clash + MISSING * (missing + titles))
    if clash > 0.5:
        score *= CLASH
    weakest = min((pair.score for pair in pairs if pair.score), default=0.0)
    score *= 0.6 + 0.4 * weakest
    if places != sorted(places):
        # Salman bin Muhammad is no Muhammad bin Salman; Assad, Bashar is Bashar Assad.
        score = score * SWAPPED if _is_son(a) and _is_son(b) else score - BENT
    return max(score, 0.0), tuple(pairs)


def _is_son(name: Name) -> bool:
    return any(part.kind == "particle" and part.shapes[0] in load_lists().son for part in name.parts)


def likeness_of_parts(ours: tuple[Part, ...], theirs: tuple[Part, ...]) -> Floats:
    """Return how like each part of a name is to each of another."""
    like = np.zeros((len(ours), len(theirs)), np.float32)
    for row, one in enumerate(ours):
        for column, other in enumerate(theirs):
            if "number" in (one.kind, other.kind):
                like[row, column] = float(one.shapes == other.shapes)
                continue
            if other.shapes[0] in same_words(one):
                like[row, column] = 1.0
                continue
            like[row, column] = max(
                likeness_of_words(shape, one.alphabet, against, other.alphabet)
                for shape in _shapes(one)
                for against in _shapes(other)
                if not (_has_son(shape, one) and _has_son(against, other))
            )
    likeness_of_initials(like, ours, theirs)
    return like


def _shapes(part: Part) -> tuple[str, ...]:
    """Return the shapes that a part may have, but for a guessed L as its article, and for *al-Din* left out.

    Lahoud is not Ahoud, nor Kamal Kamaluddin.
    """
    whole = part.shapes[0]
    return tuple(one for one in part.shapes if one != whole[1:] and one + FAITH[part.alphabet] != whole)


def _has_son(shape: str, part: Part) -> bool:
    """Tell whether a shape has *bin* or *Abu* before it: where both have one, bin Salman would be like bin Sulayman."""
    lists = load_lists()
    before = shape.removesuffix(part.shapes[0])
    return before in lists.son or before in lists.kunya


def likeness_of_words(one: str, alphabet: Alphabet, other: str, against: Alphabet) -> float:
    """Return how like two words are, the same either way round."""
    if alphabet == against and other < one:
        one, other = other, one
    return float(find_likeness(make_word(one, alphabet), make_word(other, against))[0])


def _torn(a: Name, b: Name, parts: tuple[PartMatch, ...]) -> tuple[str, str] | None:
    """Return two parts that were paired and are likely two names: al-Asaad (أسعد) and al-Assad (أسد)."""
    ours = {part.text: part for part in a.parts}
    theirs = {part.text: part for part in b.parts}
    for match in parts:
        if match.a is None or match.b is None:
            continue
        one, other = ours[match.a], theirs[match.b]
        if is_torn(sound_out(one), one.alphabet, sound_out(other), other.alphabet):
            return match.a, match.b
    return None


_APOSTROPHE = re.compile("(?<=[^\\W\\d_])['’‘ʼʿʾ`´]([aeiou])", re.IGNORECASE)


def sound_out(part: Part) -> str:
    """Return a part's letters with the vowel behind an apostrophe twice, as folding took that away: As'ad is asaad.

    >>> [sound_out(part) for part in parse_name("As'ad al-As'ad").parts]
    ['asaad', 'asaad']
    """
    shape, whole = part.shapes[0], fold_latin(part.text)
    full = fold_latin(_APOSTROPHE.sub(r"\1\1", part.text.casefold()))
    return full[len(whole) - len(shape) :] if part.alphabet == "la" and whole.endswith(shape) else shape


def is_torn(one: str, alphabet: Alphabet, other: str, against: Alphabet) -> bool:
    """Tell whether of two words that are alike one has a long vowel or ع where the other doubles a consonant.

    Within Arabic ع alone parts them: who leaves it out writes another name. The last letter of عمرو, Amr, is not
    spoken and is there to tell him from عمر, Omar.

    >>> is_torn("asaad", "la", "assad", "la"), is_torn("hasan", "la", "hassan", "la")
    (True, False)
    >>> is_torn("اسعد", "ar", "اسد", "ar"), is_torn("عمرو", "ar", "omar", "la"), is_torn("عمرو", "ar", "amr", "la")
    (True, True, False)
    """
    if alphabet != against:
        arabic, latin = (one, other) if alphabet == "ar" else (other, one)
        if arabic in ("عمر", "عمرو"):
            return latin[:1] in ("a" if arabic == "عمر" else "ou")
        long = bool(_LONG.search(latin))
        return bool(_DOUBLED.search(latin)) and not long and "ع" in arabic[1:-1]
    if alphabet == "ar":
        return one != other and ({one, other} == {"عمر", "عمرو"} or one.replace("ع", "") == other.replace("ع", ""))
    first, second = (set(_TWICE.findall(word)) for word in (one, other))
    vowels = frozenset("aeiou")
    apart = (first - second, second - first)
    return (
        _TWICE.sub(r"\1", one) == _TWICE.sub(r"\1", other)
        and all(apart)
        and (apart[0] <= vowels) != (apart[1] <= vowels)
    )


_TWICE = re.compile(r"(.)\1")
_DOUBLED = re.compile(r"([^aeiou])\1")
_LONG = re.compile("[aeiou]{2}")


def _are_listed(a: Name, b: Name) -> bool:
    """Tell whether a list has two names as one; of an acronym's names any spelling does: MBS, Mohammad bin Salman."""
    if fold_phrase(b.text) in map(fold_phrase, other_forms(a.text)):
        return True
    for short, name in ((a, b), (b, a)):
        if is_short(short) and len(name.parts) > 2 and any(_holds(name, form) for form in _long_forms(short, name)):
            return True
    return False


def _long_forms(short: Name, name: Name) -> list[Name]:
    """Return what an acronym is listed for: in a name's own letters if it is, as Rashid is راشد and رشيد."""
    forms = [form for form in map(parse_name, other_forms(short.text)) if not is_short(form)]
    own = [form for form in forms if {part.alphabet for part in form.parts} == {part.alphabet for part in name.parts}]
    return own or forms


def _holds(name: Name, form: Name) -> bool:
    """Tell whether a name has every part of a listed one, *bin* too, in its order; it may have more."""
    score, parts = _compare(form, name)
    ours, theirs = ([part.text for part in one.parts] for one in (form, name))
    found = {ours.index(part.a): part for part in parts if part.a is not None}
    places = [theirs.index(part.b) if part.b and part.score >= SAME else -1 for _, part in sorted(found.items())]
    in_order = places == sorted(places) and -1 not in places
    return in_order and score >= DIFFERENT and _torn(form, name, parts) is None


def _have_initials(a: Name, b: Name) -> bool:
    return any(is_short(short) and stands_for(short, name) for short, name in ((a, b), (b, a)))


def _whole(a: Name, b: Name) -> float:
    """Return how like two names are as one piece of letters each."""
    (one, alphabet), (other, against) = a.whole, b.whole
    counts = [sum(part.kind != "title" for part in name.parts) for name in (a, b)]
    if not one or not other or abs(counts[0] - counts[1]) != 1 or min(counts) > 2:
        return 0.0
    return likeness_of_words(one, alphabet, other, against)


def _sort_key(name: Name) -> str:
    return " ".join(f"{part.alphabet}{part.kind}{part.shapes[0]}" for part in name.parts) + name.text


def render_parts(parts: tuple[PartMatch, ...]) -> str:
    """Return what matched, in words."""
    said = []
    for part in parts:
        if part.a is None:
            said.append(f"only the second has {part.b}")
        elif part.b is None:
            said.append(f"only the first has {part.a}")
        else:
            said.append(f"{part.a} = {part.b} ({part.score:.2f})")
    return "; ".join(said)
