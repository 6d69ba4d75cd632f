"""Offices beside an Arabic name: before it, behind a comma, or right behind it."""

from __future__ import annotations

import re

from marsad.read.statements.actors import Span
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.officenouns import arabic_noun, clean_office, head_of, his_noun, noun_in
from marsad.text.normalise import fold_phrase

CUT = re.compile(r"[.;:!?\n\"“”«»()\[\]–—]")
"""What no office goes over."""
_BEHIND = re.compile(r"\s*[،,]\s*(?:(?:وهو|وهي)\s+)?([^،,.;:!?\n\"“”«»()]{3,110})")


def is_owned(text: str, mention: Span, lexicon: Lexicon) -> bool:
    """Tell whether an Arabic noun of office owns what follows: the owner of *the bakery*, not Mr Bakery."""
    name = text[slice(*mention)]
    before = fold_phrase(text[max(mention[0] - 20, 0) : mention[0]]).split()
    return name.startswith("ال") and " " not in name and bool(before) and before[-1] in lexicon.person_heads


def arabic_before(text: str, mention: Span, source: Span | None, lexicon: Lexicon) -> str | None:
    """Return the office in front of a name."""
    if source and source[0] < mention[0]:
        return clean_office(text[source[0] : mention[0]], lexicon)
    phrase = text[max(mention[0] - 120, 0) : mention[0]]
    cuts = list(CUT.finditer(phrase))
    return clean_office(_arabic_run(phrase[cuts[-1].end() :] if cuts else phrase, lexicon), lexicon)


def _arabic_run(phrase: str, lexicon: Lexicon) -> str:
    """Return the end of a phrase from its last noun of office on."""
    if phrase.rstrip().endswith("،"):
        return ""
    words = phrase.rsplit("،", 1)[-1].split()
    best = None
    for at in range(len(words) - 1, max(len(words) - 9, -1), -1):
        if fold_phrase(words[at]) in _CLAUSES:
            break
        if arabic_noun(fold_phrase(words[at]), lexicon.person_heads) or his_noun(words[at], lexicon):
            best = at
    return " ".join(words[best:]) if best is not None else ""


_CLAUSES = frozenset(
    ("ان", "انه", "انها", "بعد", "قبل", "حيث", "التي", "الذي", "الذين", "قد", "كان", "كانت", "لكن", "بل", "ثم", "اذا")
)
"""Words of a clause: what stands before them is no office of the name behind them."""


def arabic_behind(text: str, mention: Span, source: Span | None, lexicon: Lexicon) -> str | None:
    """Return the office behind a name: set off by a comma, or in its source with none."""
    m = _BEHIND.match(text, mention[1], mention[1] + 130)
    if m and head_of(" ".join(m[1].split()[:2]), lexicon) in lexicon.person_heads:
        return clean_office(m[1], lexicon)
    return _right_behind(text, mention, source, lexicon) if source else None


def _right_behind(text: str, mention: Span, source: Span, lexicon: Lexicon) -> str | None:
    """Return the office that stands behind an Arabic name in its source with no comma: فلان *مدير الشرطة*."""
    words = text[mention[1] : source[1]]
    if not re.match(r" [^\W\d_]", words):
        return None
    office = re.split("[،,.;:«(]", words)[0]
    return (
        clean_office(office, lexicon)
        if noun_in(fold_phrase(office.split()[0]), lexicon) in lexicon.person_heads
        else None
    )
