"""Texts as pages set them: matches marked, names kept on one line. The letters stay those of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup, escape

from marsad.records import Saying, Span
from marsad.text.quoted import find_stray_marks

# An Arabic name with its article. Of a word too long for a phone's line the rest may still break.
_NAME = re.compile(r"\b(?:al|el|as|ash|an|ad|adh|ar|at|ath|az)[-\u2010]\w{1,24}", re.IGNORECASE)

_MARKS = "»”’\"')]"
_ENDS = ".!?؟…"
_CLOSING = re.compile(rf"(?:[{re.escape(_MARKS + _ENDS)}]|[,،](?=[»”’\"']))*")
"""What closes the words before it: marks and ends, and a comma that stands inside of the mark."""
_SENTENCE = re.compile(rf"[{re.escape(_ENDS)}][{re.escape(_MARKS)}]*\s+")
NEAR = 90
"""Letters of a sentence that are shown before the speaker."""
_OPENING = frozenset('“„«‹»”"')
"""Quotation marks that may stand right before words; whether one opens is told by its having a partner behind them."""


def keep_names(text: str) -> Markup:
    """Return a text whose lines don't break behind the hyphen of an Arabic article.

    A span does it and no other hyphen or joiner, so that copied and searched text stays as it was.

    >>> str(keep_names("Lorries at al-Haswa"))
    'Lorries at <span class="whole">al-Haswa</span>'
    """
    return mark_spans(text, ())


def mark_spans(text: str, spans: Sequence[Span]) -> Markup:
    """Return a text with some spans marked and names kept whole; spans that don't fit the text are left out.

    >>> str(mark_spans("no <water>", ((3, 10),)))
    'no <mark>&lt;water&gt;</mark>'
    """
    fitting = list(_fitting(text, spans))
    parts: list[Markup] = []
    at = 0
    for name in _NAME.finditer(text):
        kept = _marked(text, fitting, name.start(), name.end())
        parts += [
            _marked(text, fitting, at, name.start()),
            Markup('<span class="whole">'),
            kept,
            Markup("</span>"),
        ]
        at = name.end()
    return Markup("").join([*parts, _marked(text, fitting, at, len(text))])


def mark_roles(text: str, saying: Saying) -> Markup:
    """Return the words of a statement in its paragraph, from the first of its parts to the last, roles marked.

    What stands between the parts is shown as well, a quotation mark right before them, and what their sentence has
    before the speaker, if it is near: a verb may stand there that denies what follows. A quotation mark whose partner
    is not shown is left out. An ellipsis says that the sentence goes on.

    >>> saying = Saying(id="s1", speaker=None, kind="indirect", cue=((9, 13),), content=((0, 7),))
    >>> str(mark_roles("On time, said <him>. Bye.", saying))
    '<span class="content">On time</span>, <span class="cue">said</span> …'
    """
    painted: dict[int, str] = {}
    for role in ("content", "source", "cue"):
        for start, end in getattr(saying, role):
            painted.update(dict.fromkeys(range(max(start, 0), min(end, len(text))), role))
    if not painted:
        return Markup("")
    first, last = min(painted), max(painted) + 1
    if closing := _CLOSING.match(text, last):
        last = closing.end()
    while first and (text[first - 1] in _OPENING or f"{text[first - 1]}{text[last - 1]}" in ("‘’", "''")):
        first -= 1
    opens = max((m.end() for m in _SENTENCE.finditer(text, 0, first)), default=0)
    if painted.get(min(painted)) == "source" and first - opens <= NEAR:
        first = opens
    stray = {first + at for at in find_stray_marks(text[first:last])}
    parts = [Markup("… ") if _is_inside(text[:first]) else Markup("")]
    for role, run in groupby(range(first, last), lambda at: painted.get(at, "")):
        places = list(run)
        words = escape("".join(text[at] for at in places if at not in stray))
        parts.append(Markup('<span class="{}">{}</span>').format(role, words) if role else words)
    parts.append(Markup(" …") if text[last:].strip() and not _ends(text[:last]) else Markup(""))
    return Markup("").join(parts)


def _is_inside(before: str) -> bool:
    """Say whether what follows a text stands inside a sentence."""
    return bool(before.strip()) and not _ends(before)


def _ends(text: str) -> bool:
    """Say whether a text ends with a sentence's end, closing marks passed over."""
    return text.rstrip().rstrip(_MARKS).endswith(tuple(_ENDS))


def _fitting(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    at = 0
    for start, end in sorted(spans):
        if at <= start < end <= len(text):
            yield start, end
            at = end


def _marked(text: str, spans: Sequence[Span], first: int, last: int) -> Markup:
    """Return a stretch of a text, with what of the spans lies in it marked."""
    parts: list[Markup] = []
    at = first
    for start, end in spans:
        start, end = max(start, first), min(end, last)
        if start < end:
            parts += [escape(text[at:start]), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
            at = end
    return Markup("").join([*parts, escape(text[at:last])])
