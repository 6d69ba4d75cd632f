"""Names at the end of an Arabic source that begins with an office, where a tagger saw nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from marsad.read.statements.arabicnames import Name, is_function
from marsad.read.statements.givennames import is_given
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.nameends import is_relative
from marsad.read.statements.officenouns import his_noun, noun_in
from marsad.read.statements.taken import Taken
from marsad.records import Span
from marsad.text.normalise import fold_phrase


def cut_at_sources(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> list[Name]:
    """Return names with those of persons cut that go over the end of their source, or made one where it holds two.

    Behind who speaks stands what he says, begun by *with* or *to*, or whom he accuses, who has a name of his own in the
    story: the judge Sami Halabi, *al-Mulla Taha of bribes*. Of two that nothing divides the second ends the source.
    """
    kept: list[Name] = []
    persons = [text[a:b] for kind, a, b in names if kind == "person"]
    for kind, start, end in names:
        source = next((s for s in sources if s[0] <= start < s[1]), None)
        if kind == "person" and source is not None:
            before = kept[-1] if kept else None
            joined = before is not None and before[0] == kind and before[1] >= source[0] and before[2] + 1 == start
            if (
                before
                and joined
                and text[before[2]] == " "
                and end == source[1]
                and _is_one_more(text[start:end], lexicon)
            ):
                start = kept.pop()[1]
            end = _behind_speaker(text, (start, end), source, persons, lexicon)
        if kind == "organisation" and source is not None:
            end = _before_holder(text, (start, end), source, lexicon)
        kept.append((kind, start, end))
    return kept


def _before_holder(text: str, body: Span, source: Span, lexicon: Lexicon) -> int:
    """Return where a body's name ends in a source that goes on with who heads it: the *Water Unit* director X Y."""
    office = fold_phrase(text[source[0] : body[0]]).split()
    if not office or noun_in(office[0], lexicon) not in lexicon.person_heads:
        return body[1]
    words = list(_WORDS.finditer(text, body[0], source[1]))
    for before, given, *rest in zip(words[1:], words[2:], words[3:], strict=False):
        tied = before.group().startswith("ال") and fold_phrase(before.group()) not in lexicon.titles
        ends = rest[0].end() == source[1] or fold_phrase(rest[0].group()) in _TIES
        if tied and ends and given.end() <= body[1] and is_given(given.group(), lexicon):
            return before.end()
    return body[1]


_WORDS = re.compile(r"[^\W\d_][\w\u064b-\u0652]*")
_TIES = frozenset(("بن", "ولد", "ود", "بنت", "ابو", "عبد", "ال"))


def _is_one_more(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a name of one word may end another: no *and* is written together with it."""
    return " " not in word and (word[0] != "و" or is_given(word, lexicon))


def _behind_speaker(text: str, name: Span, source: Span, persons: Sequence[str], lexicon: Lexicon) -> int:
    """Return where the name of who speaks ends, without the words of what he says and of whom he accuses."""
    start, end = name
    *rest, last = text[start:end].split(" ")
    if len(rest) > 1 and end > source[1] and last[0] in "بل" and not is_given(last, lexicon):
        end -= len(last) + 1
    if text[end : end + 2] == " ب" and len(rest) > _FULL:
        own = text[start:end]
        tails = (other.split(" ", 1)[1] for other in persons if " " in other and other.split(" ")[0] not in own.split())
        tail = max((tail for tail in tails if own.endswith(" " + tail)), key=len, default="")
        end -= len(tail) + 1 if tail and own.count(" ") - tail.count(" ") > 1 else 0
    return end


_FULL = 2
"""Words of a name and one more."""


def name_at_the_end(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the name that ends an Arabic source that begins with an office, where no person was seen in it."""
    standing = Taken(names)
    persons = sorted(a for kind, a, _ in names if kind == "person")
    for start, end in sources:
        kin = _WORDS.match(text, end + 1) if is_relative(text[start:end].split(" ")[-1], lexicon) else None
        if kin and text[end] == " " and is_given(kin.group(), lexicon) and not standing.crossing(*kin.span()):
            yield "person", *kin.span()  # his brother *Majd*
        m = _OFFICE_COMMA.match(text, start, end)
        if bisect_left(persons, start) < bisect_left(persons, end):
            continue
        for pattern in (_OFFICE_GIVEN, _OFFICE_APART):
            m = m or pattern.match(text, start, end)
        if m is None or (m.re is not _OFFICE_COMMA and not (is_given(m["given"], lexicon) or _is_apart(m, lexicon))):
            continue
        first_word = m["office"].split()[0]
        noun = noun_in(fold_phrase(first_word), lexicon) or his_noun(first_word, lexicon)
        words, (first, behind) = m["name"].split(), m.span("name")
        taken = bool(standing.crossing(first, behind)) or words[0] in _WHERE
        opens = noun in lexicon.person_heads - lexicon.anonymous and (is_given(words[0], lexicon) or not taken)
        if opens and not any(is_function(word, lexicon) for word in words):
            yield "person", *m.span("name")


def _is_apart(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether an unknown word can't belong to the office before it: no article behind a noun that has one."""
    (first, second, *_), last, given = m["office"].split(), m["office"].split()[-1], m["given"]
    if second in ("في", "من", "لدى", "عن") and his_noun(first, lexicon) is None:
        return False  # *a member of the council* who saw it
    adverb = given.endswith(("ا", "ً")) or given in _WHERE or noun_in(fold_phrase(given), lexicon) is not None
    return last.startswith("ال") and len(last) > _SHORT and given[0] not in "وفبلك" and not adverb


_SHORT = 4
_WHERE = frozenset(
    ("جنوبي", "شمالي", "شرقي", "غربي", "جنوب", "شمال", "شرق", "غرب", "وسط", "قرب", "خارج", "داخل", "قبالة", "ريف")
)
_W = r"[\w\u064b-\u0652]"
_OFFICE_GIVEN = re.compile(
    rf"(?P<office>{_W}{{3,}}(?: {_W}+){{1,7}}) (?P<name>(?P<given>(?!ال){_W}{{3,}}) (?!ال{_W}+ي){_W}{{3,}})$"
)
_OFFICE_APART = re.compile(
    rf"(?P<office>{_W}{{3,}}(?: {_W}+){{1,7}}) (?P<name>(?P<given>(?!ال){_W}{{3,}}) {_W}{{3,}})$"
)
_OFFICE_COMMA = re.compile(
    r"(?P<office>\w[^،,؛.:]{3,90})[،,] (?:(?:ال)?(?:سيدة?|دكتورة?|مهندسة?|قاضية?|سفيرة?|شيخ|أستاذة?|عميد|عقيد|لواء) )?"
    rf"(?P<name>(?!ال|و){_W}{{2,}} (?:(?:عبد|أبو|بن|آل) )?{_W}{{3,}}(?: {_W}{{3,}})?)$"
)
