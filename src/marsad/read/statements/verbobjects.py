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
from marsad.read.statements.officenouns import head_of, is_plural, noun_in
from marsad.records import Span
from marsad.text.normalise import fold_phrase

_WORD = re.compile(r"[^\W\d_][\wـ\u064b-\u0652]*|[«»“”,،]")
_VOWELS = re.compile("[\u064b-\u0652]")
_DEFINITE = re.compile(r"[وفب]?ال\w{2,}|لل\w{2,}")
_GREATER = re.compile(r"ال[أا]\w{3}")
"""An adjective of comparison, which no noun changes: *the largest*."""
_DEED = re.compile(r"ال(?:ا\w{2,3}ا\w|ت\w{1,2}ي\w|[^\Wاأآومت]\w[او]\w|[^\Wاأآوم][^\Wاآوي][^\Wيو])(?:ات)?")
"""A noun of what is done, by its form: *the sit-in*, *the escalation*, *the war*."""
_QUOTED_DEED = re.compile(r"[«“](?:ال|\w+(?: \w+){2})")
"""What is spoken of in quotation marks, and no name of who speaks: *"the massacre"*."""
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
        names: as tagged: in a person's no object begins, at another's that stands behind an article one does.
        lexicon: the words of Arabic.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> words = "وزارة الصحة البرلمان"
    >>> words[slice(*before_object(words, (0, len(words)), [], load_lexicon("ar")))]
    'وزارة الصحة'
    """
    found = list(_WORD.finditer(text, *source))
    inside = [(kind, a, b) for kind, a, b in names if source[0] <= a < source[1]]
    words = [_VOWELS.sub("", m.group()) for m in found]
    noun = noun_in(fold_phrase(words[0]), lexicon) if words else None
    press = noun in lexicon.outlet_nouns
    for at in range(1, min(len(found), _LONGEST)):
        begins, ends = found[at].start(), found[at - 1].end()
        deed = not press and _QUOTED_DEED.match(text, begins) is not None
        if deed and any(b == ends and kind == "organisation" for kind, _, b in inside):
            return source[0], ends
        if words[at] in ",،«“":
            break
        other = any(a == begins and kind != "person" for kind, a, _ in inside) and not words[at].startswith("ال")
        if (
            other
            and noun not in lexicon.outlet_nouns | lexicon.person_heads
            and _DEFINITE.fullmatch(words[at - 1])
            and words[at][0] not in "وفبلك"
        ):
            return source[0], ends
        person = any(a <= begins < b and kind == "person" for kind, a, b in inside)
        if not person and _disagrees(words[: at + 1], lexicon):
            return source[0], ends
    return source


def _disagrees(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether the last of some printed words is no part of who the first are."""
    head, before, word = words[0], words[-2], words[-1]
    first, last = fold_phrase(head), fold_phrase(word)
    noun, own = noun_in(first, lexicon), noun_in(fold_phrase(before), lexicon)
    if word.startswith("لـ") and noun in lexicon.person_heads and not before.startswith("ال"):
        return True  # to whom he speaks
    if not _DEFINITE.fullmatch(before) or last in lexicon.titles | _OF_PEOPLE:
        return False
    if not word.startswith("ال"):
        return noun_in(last, lexicon) in lexicon.body_heads - lexicon.person_heads and last[0] not in "وفبل"
    plural = first.removeprefix("ال")
    people = (is_plural(first, lexicon) and plural not in _THINGS) or plural in _PEOPLE
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


_LOOSE = frozenset(
    ("رفيع", "رفيعه", "واسع", "واسعه", "كبير", "كبيره", "حسن", "حمايه", "تنميه", "رعايه", "توعيه", "تسويه", "تصفيه",
     "تربيه", "تغذيه", "بلديه", "جمعيه", "مديريه", "قضيه", "تعاونيه", "مستشفي", "مشفي", "مبني", "مقهي", "منتدي", "نادي",
     "وادي", "سايقي", "مربي", "ملتقي", "اراضي", "ضواحي", "مباني", "نواحي", "شوون")
)  # fmt: skip
"""Adjectives, and nouns that look like some, that a noun with an article may follow: *high of rank*."""
_CROWDS = frozenset(
    ("اهالي", "تجار", "طلاب", "عمال", "سكان", "مواطنين", "مزارعين", "ناس", "قوات", "دول", "جهات", "حكومه",
     "جيش", "نظام", "سلطات", "وزاره", "شرطه")
)  # fmt: skip
"""Nouns that behind a noun with an article are no adjective of it, but whom it is said to."""


def is_object(folded: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a word is whom or what the verb before the source is about: it can't belong to what precedes it."""
    word, before, head = folded[at], folded[at - 1], folded[0]
    definite = word.startswith("ال") and len(word) > 4
    bare = word[2:] if definite else word
    if definite and at == 2 and not head.startswith("ال") and head_of(head, lexicon):
        ending = "يه" if head.endswith("ه") else "ي"  # the adjective of the head, with no article: nor has what follows
        plain = before.startswith("ال") or before in _LOOSE or before == "احدي"
        if len(before) > 3 and before.endswith(ending) and not plain:
            return True
    things = head.endswith("ات") or head in _THINGS
    if things and at > 1 and before.endswith("يه") and before not in lexicon.body_heads and not head.startswith("ال"):
        return definite or (not word.endswith(("يه", "ات")) and _is_plain(word))  # the adjective would agree
    if head.endswith("ون") and at == 1 and is_plural(head, lexicon) and not (definite and head.startswith("ال")):
        return not word.endswith("ون") and word[:1] not in "وفبل" and word not in _BEHIND_MANY and len(word) > 3
    if before.startswith("ال") and len(before) > 4:
        many = len(bare) > 5 and bare.endswith("ين") and noun_in(before, lexicon) and not is_plural(before, lexicon)
        several = bare.endswith("ات") and len(bare) > 4 and not before.endswith("ات")
        if definite and (bare in _CROWDS or several or (many and at == 1)):
            return not is_plural(head, lexicon)
        body = noun_in(head, lexicon) in lexicon.body_heads - lexicon.person_heads and head not in lexicon.given_names
        if not definite and body and word not in lexicon.given_names:
            return noun_in(word, lexicon) is not None or (at == 1 and _is_plain(word))
        return not definite and bare in lexicon.outlet_nouns
    return False


def _is_plain(word: str) -> bool:
    """Tell whether a folded word is a noun or verb with nothing written together with it, and no preposition."""
    written_together = word[0] in "وفبلك" or word.endswith(("ه", "ها", "هم", "ا"))
    return len(word) > 3 and not written_together and word not in _PREPOSITIONS


_PREPOSITIONS = frozenset(
    ("حول", "بعد", "قبل", "تحت", "عند", "لدي", "ضمن", "داخل", "خارج", "جنوب", "شمال", "شرق", "غرب")
)
_BEHIND_MANY = frozenset(("مثل", "منذ", "منهم", "معه", "معهم", "معها", "نفسهم", "انفسهم", "اخرون", "اجانب", "عرب"))
"""What may follow a plural that ends in ون and is no object: the plural of a construct has lost its ن."""


_THINGS = frozenset(("مصادر", "تقارير", "اوساط"))
"""Plurals whose adjectives end in ة, like those of nouns in ات."""
