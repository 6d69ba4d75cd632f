"""Offices beside an Arabic name: before it, behind a comma, or right behind it."""

from __future__ import annotations

import re

from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.officenouns import HONOURS, arabic_noun, clean_office, his_noun, is_chief, noun_in
from marsad.records import Span
from marsad.text.normalise import fold_phrase

CUT = re.compile(r"(?<!\b[A-Z])\.|[;:!?\n\"“”«»()\[\]–—]")
"""What no office goes over."""
_BEHIND = re.compile(r"\s*[،,]\s*(?:(?:وهو|وهي)\s+)?([^،,.;:!?\n\"“”«»()]{3,110})")


def is_owned(text: str, mention: Span, lexicon: Lexicon) -> bool:
    """Tell whether an Arabic noun of office owns what follows: the owner of *the bakery*, not Mr Bakery."""
    name = text[slice(*mention)]
    before = fold_phrase(text[max(mention[0] - 20, 0) : mention[0]]).split()
    return name.startswith("ال") and " " not in name and bool(before) and before[-1] in lexicon.person_heads


def arabic_before(text: str, mention: Span, source: Span | None, lexicon: Lexicon, named: int = 0) -> str | None:
    """Return the office in front of a name, also where a comma and a title stand between: the envoy, *Dr* X.

    Args:
        text: the text.
        mention: where the name stands.
        source: the source around it, if any.
        lexicon: the words of Arabic.
        named: where the person ends who is named before; behind him begins another's office: X *and the secretary* Y.
    """
    if named and mention[0] - named < _WIDEST and (office := _of_the_next(text[named : mention[0]], lexicon)):
        return office
    if source and source[0] < mention[0]:
        return clean_office(_before_titles(_QUOTED.sub(r"\1", text[source[0] : mention[0]])), lexicon)
    phrase = _QUOTED.sub(r"\1", text[max(mention[0] - 120, 0) : mention[0]])
    cuts = list(CUT.finditer(phrase))
    phrase = phrase[cuts[-1].end() :] if cuts else phrase
    short = _before_titles(phrase)
    set_off = short != phrase and _SET_OFF.match(text, mention[1])
    return clean_office(_arabic_run(short if set_off else phrase, lexicon), lexicon)


_QUOTED = re.compile(r"[«“\"]([^«»“”\"\n.]{2,30})[»”\"](?=[ ،])")
"""A name in quotation marks, which an office goes on behind: the coach of *"the Falcons"*, X."""
_WIDEST = 120


def _of_the_next(between: str, lexicon: Lexicon) -> str | None:
    """Return the office that stands between two names, joined by *and*."""
    m = _AND.match(between)
    if m is None or CUT.search(between) or arabic_noun(fold_phrase(m["noun"]), lexicon.person_heads) is None:
        return None
    return clean_office(_before_titles(between[m.start("noun") :]), lexicon)


_AND = re.compile(r"\s*[،,]?\s*(?:كما\s)?و(?P<noun>\w{3,})\s")
_SET_OFF = re.compile(r"[»”\"]?\s*[،,.:؛(]")


def _before_titles(phrase: str) -> str:
    """Return the words before a comma that only titles, or nothing, divide from the name behind them."""
    before, comma, titles = phrase.rpartition("،")
    own = fold_phrase(titles).split()
    if comma and len(own) == 1 and _NISBA.fullmatch(own[0]):
        return before  # the coach of the team, *the Portuguese*
    return before if comma and len(own) <= 3 and all(word in HONOURS | _CALLINGS for word in own) else phrase


_NISBA = re.compile(r"ال\w{3,}يه?")
_CALLINGS = frozenset(
    ("القاضي", "القاضيه", "السفير", "السفيره", "المطران", "الاب", "الفنان", "الفنانه", "النايب", "النايبه")
)
"""What somebody is called by behind an office that says more."""


def _arabic_run(phrase: str, lexicon: Lexicon) -> str:
    """Return the end of a phrase from its last noun of office on."""
    if phrase.rstrip().endswith("،"):
        return ""
    words = phrase.rsplit("،", 1)[-1].split()
    best = None
    for at in range(len(words) - 1, max(len(words) - 9, -1), -1):
        if fold_phrase(words[at]) in _CLAUSES:
            break
        noun = arabic_noun(fold_phrase(words[at]), lexicon.person_heads) or his_noun(words[at], lexicon)
        if noun or is_chief(fold_phrase(words[at]), fold_phrase(" ".join(words[at + 1 : at + 2])), lexicon):
            best = at
    return " ".join(words[best:]) if best is not None else ""


_CLAUSES = frozenset(
    ("بما", "مما", "ان", "انه", "انها", "بعد", "قبل", "حيث", "التي", "الذي", "الذين", "قد", "كان", "كانت", "لكن", "بل",
     "ثم", "اذا")
)  # fmt: skip
"""Words of a clause: what stands before them is no office of the name behind them."""


def arabic_behind(text: str, mention: Span, source: Span | None, lexicon: Lexicon) -> str | None:
    """Return the office behind a name: set off by a comma, in its source with none, or told by a clause."""
    if office := _in_clause(text, mention[1], lexicon):
        return office
    m = _BEHIND.match(text, mention[1], mention[1] + 130)
    first = m[1].split()[:2] if m else []
    told = bool(first) and _THAT.match(first[0]) is not None
    if m and not told and any(noun_in(fold_phrase(word), lexicon) in lexicon.person_heads for word in first):
        return clean_office(m[1], lexicon)
    return _right_behind(text, mention, source, lexicon) if source else None


_THAT = re.compile(r"[وفب]?[أإ]ن(?:ه|ها|هم|ما)?$")
"""What follows a name that a comma closes, and is told: X, *that* a woman was hurt."""
_WHO = re.compile(
    r"\s*[،,]?\s(?:الذي|التي|وهو|وهي)\s(?:كان\s|كانت\s|ما زال\s|ما زالت\s)?"
    r"(?P<her>[يت])(?P<does>شغل (?:منصب|موقع|وظيفة)|تولى (?:منصب|مهام)|رأس|ترأس|قود|دير"
    r"|تولى (?:رئاسة|قيادة|إدارة)|مثل)\s"
    r"(?P<what>[^،,.;:!?\n\"“”«»()]{3,80})"
)
_DOES = {"رأس": "رئيس", "ترأس": "رئيس", "قود": "قائد", "دير": "مدير", "مثل": "ممثل"}
_BEGUN = {"تولى رئاسة": "رئيس", "تولى قيادة": "قائد", "تولى إدارة": "مدير"}
_SINCE = re.compile(r"\s(?:منذ|حتى|خلال|بعد|قبل|وقد|و?كان|لمدة|إلى أن|قد|حالي[اً]+|أن)(?!\w).*$")


def _in_clause(text: str, end: int, lexicon: Lexicon) -> str | None:
    """Return the office that a clause behind an Arabic name tells: the one *who heads the council*.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> _in_clause("فلان، الذي يرأس المجلس منذ عام", 4, load_lexicon("ar"))
    'رئيس المجلس'
    """
    m = _WHO.match(text, end)
    if m is None:
        return None
    what = _SINCE.sub("", m["what"])
    noun = _DOES.get(m["does"]) or _BEGUN.get(m["does"])
    if noun:
        what = f"{noun}{'ة' if m['her'] == 'ت' else ''} {what}"
    return clean_office(what, lexicon)


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


_CHAIRED = re.compile(r"(?<!\w)برئاسة (?:ال\w+ )?$")
_CHAIRED_WITHIN = 90
"""Letters of a sentence before *chaired by* in which the body stands."""


def chaired(text: str, at: int, lexicon: Lexicon, her: bool = False) -> str | None:
    """Return the office of a person before whose name it is told that he chaired: عقد المجلس جلسته *برئاسة* X.

    Args:
        text: the text.
        at: where his name begins.
        lexicon: the words of Arabic.
        her: whether it is a woman.
    """
    m = _CHAIRED.search(text, max(at - 24, 0), at)
    if m is None:
        return None
    before = re.split(r"[.\n:؛]", text[max(m.start() - _CHAIRED_WITHIN, 0) : m.start()])[-1]
    bodies = lexicon.body_heads - lexicon.person_heads
    for word in reversed(before.split()):
        noun = re.sub(r"^(?:[وفبلك]?ال|لل)", "", word)
        if fold_phrase(noun) in bodies:
            head = "رئيسة" if her else "رئيس"
            return f"{head} الحكومة" if "مجلس الوزراء" in before else f"{head} ال{noun}"
    return None
