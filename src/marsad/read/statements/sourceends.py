"""Names at the end of an Arabic source that begins with an office, where a tagger saw nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from marsad.read.statements.arabicnames import Name, is_function
from marsad.read.statements.givennames import is_given
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.officenouns import noun_in
from marsad.read.statements.taken import Taken
from marsad.records import Span
from marsad.text.normalise import fold_phrase


def name_at_the_end(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the name that ends an Arabic source that begins with an office, where no person was seen in it."""
    standing = Taken(names)
    persons = sorted(a for kind, a, _ in names if kind == "person")
    for start, end in sources:
        m = _OFFICE_COMMA.match(text, start, end)
        if bisect_left(persons, start) < bisect_left(persons, end):
            continue
        m = m or _OFFICE_GIVEN.match(text, start, end)
        if m is None or not (m.re is _OFFICE_COMMA or is_given(m["given"], lexicon)):
            continue
        noun = noun_in(fold_phrase(m["office"].split()[0]), lexicon)
        words, (first, behind) = m["name"].split(), m.span("name")
        taken = bool(standing.crossing(first, behind)) or words[0] in _WHERE
        opens = noun in lexicon.person_heads - lexicon.anonymous and (is_given(words[0], lexicon) or not taken)
        if opens and not any(is_function(word, lexicon) for word in words):
            yield "person", *m.span("name")


_WHERE = frozenset(
    ("جنوبي", "شمالي", "شرقي", "غربي", "جنوب", "شمال", "شرق", "غرب", "وسط", "قرب", "خارج", "داخل", "قبالة", "ريف")
)
_W = r"[\w\u064b-\u0652]"
_OFFICE_GIVEN = re.compile(
    rf"(?P<office>{_W}{{3,}}(?: {_W}+){{1,7}}) (?P<name>(?P<given>(?!ال){_W}{{3,}}) (?!ال{_W}+ي){_W}{{3,}})$"
)
_OFFICE_COMMA = re.compile(
    r"(?P<office>\w[^،,؛.:]{3,90})[،,] (?:(?:ال)?(?:سيدة?|دكتورة?|مهندسة?|قاضية?|سفيرة?|شيخ|أستاذة?|عميد|عقيد|لواء) )?"
    rf"(?P<name>(?!ال|و){_W}{{2,}} (?:(?:عبد|أبو|بن|آل) )?{_W}{{3,}}(?: {_W}{{3,}})?)$"
)
