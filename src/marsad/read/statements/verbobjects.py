"""Where an Arabic source ends before whom or what its verb is about: *the ministry* warned *the parliament*.

The verb comes first, so that who speaks and whom he speaks of stand side by side, and a tagger takes them for one. What
has the article can't hang on what has it already, unless it is an adjective of it and agrees with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.read.statements.arabicnames import Name
from marsad.read.statements.givennames import is_given
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.officenouns import is_plural, noun_in
from marsad.records import Span
from marsad.text.normalise import fold_phrase

_WORD = re.compile(r"[^\W\d_][\wـ\u064b-\u0652]*|[«»“”,،]")
_VOWELS = re.compile("[\u064b-\u0652]")
_DEFINITE = re.compile(r"[وفب]?ال\w{2,}|لل\w{2,}")
_GREATER = re.compile(r"ال[أا]\w{3}")
"""An adjective of comparison, which no noun changes: *the largest*."""
_DEED = re.compile(r"ال(?:ا\w{2,3}ا\w|ت\w{1,2}ي\w|[^\Wاأآومت]\w[او]\w|[^\Wاأآوم][^\Wاآوي][^\Wيو])(?:ات)?")
"""A noun of what is done, by its form: *the sit-in*, *the escalation*, *the war*."""
_LONGEST = 14
"""Words of a source that are looked at; who speaks is told by fewer."""
_PEOPLE = frozenset(
    ("اهالي", "عمال", "طلاب", "تجار", "نواب", "ضباط", "قاده", "علماء", "وجهاء", "اصحاب", "ابناء", "شبان", "اعيان")
)
_OF_PEOPLE = frozenset(
    ("الجدد", "الكبار", "الصغار", "العرب", "الاجانب", "الاكراد", "الروس", "الشباب", "الحر", "الحره", "نفسه")
)
"""Adjectives whose form doesn't tell: of people, whose plural is a word of its own, and *free*."""


def before_object(text: str, source: Span, names: Sequence[Name], lexicon: Lexicon) -> Span:
    """Return an Arabic source without the object of its verb.

    Args:
        text: what offsets count in.
        source: the span of the source.
        names: as tagged: where a person's begins, no object does.
        lexicon: the words of Arabic.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> words = "وزارة الصحة البرلمان"
    >>> words[slice(*before_object(words, (0, len(words)), [], load_lexicon("ar")))]
    'وزارة الصحة'
    """
    found = list(_WORD.finditer(text, *source))
    inside = [(kind, a, b) for kind, a, b in names if source[0] <= a < source[1]]
    words = [_VOWELS.sub("", m.group()) for m in found]
    press = bool(words) and noun_in(fold_phrase(words[0]), lexicon) in lexicon.outlet_nouns
    for at in range(1, min(len(found), _LONGEST)):
        begins, ends = found[at].start(), found[at - 1].end()
        if words[at] in "«“" and not press and any(b == ends and k == "organisation" for k, _, b in inside):
            return source[0], ends
        if words[at] in ",،«“":
            break
        other = any(a == begins and kind != "person" for kind, a, _ in inside) and not words[at].startswith("ال")
        if other and not press and _DEFINITE.fullmatch(words[at - 1]) and words[at][0] not in "وفبلك":
            return source[0], ends
        person = any(a <= begins < b and kind == "person" for kind, a, b in inside)
        if not person and _is_object(words[: at + 1], lexicon):
            return source[0], found[at - 1].end()
    return source


def _is_object(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether the last of some words is no part of who the first are."""
    head, before, word = words[0], words[-2], words[-1]
    first, last = fold_phrase(head), fold_phrase(word)
    noun, own = noun_in(first, lexicon), noun_in(fold_phrase(before), lexicon)
    if word.startswith("لـ") and noun in lexicon.person_heads and not before.startswith("ال"):
        return True  # to whom he speaks
    if not _DEFINITE.fullmatch(before) or last in lexicon.titles | _OF_PEOPLE:
        return False
    if not word.startswith("ال"):
        return noun_in(last, lexicon) in lexicon.body_heads - lexicon.person_heads and last[0] not in "وفبل"
    people = is_plural(first, lexicon) or first.removeprefix("ال") in _PEOPLE
    body = noun in lexicon.body_heads - lexicon.person_heads and first not in lexicon.given_names
    body = body or first == "النيابه"
    office = noun in lexicon.person_heads and not head.startswith("ال") and len(words) > 2
    called = last != "المعارضه" and (noun_in(last, lexicon) in lexicon.person_heads or is_given(word, lexicon))
    if not (people or body or office) or called or _GREATER.fullmatch(word):
        return False
    her, beside = _is_hers(word), _is_hers(before)
    known = own is not None and not is_plural(fold_phrase(before), lexicon)
    if last.endswith(("ين", "ون")):
        return not people and len(last) > 6 and (known or before.endswith("ة"))
    if _DEED.fullmatch(word):
        return True
    if last.endswith(("ي", "يه")):
        return False
    if people:
        return word.endswith("ة") if len(words) == 2 else her != beside and (beside or known)
    either = first in ("عضو", "مستشار")  # a man or a woman
    return (beside or known) and her != beside and her != _is_hers(head) and not (either and her)


def _is_hers(word: str) -> bool:
    """Tell whether an Arabic word is of the feminine by its ending; plurals of things agree like it."""
    return word.endswith(("ة", "ات", "اء", "ى")) or word in ("العليا", "الدنيا", "الأم")
