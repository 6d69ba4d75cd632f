"""The words of a statement's parts as they are shown: on one line, a content without its marks and its *that*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.records import Carrier, Span, Speaker

_PAIRS = {"“": "”", "„": "“”", "”": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", '"': '"', "'": "'"}
"""Marks that open a quotation, each with those that close it; some Arabic pages set theirs the other way round."""
_ELISION = frozenset("'’‘")
"""Marks that are apostrophes as well: one inside a quotation says nothing."""
_LEADER = re.compile(r"\A(?:that|[أإا]ن\u0651?)(?=[\s,،“„«‹‘\"'])[\s,،]*")


def words_at(text: str, spans: Sequence[Span]) -> str:
    """Return the words at some spans on one line."""
    return " ".join(" ".join(text[start:end] for start, end in spans).split())


def content_words(text: str, spans: Sequence[Span]) -> str:
    """Return what was said, for show: outer quotation marks and a free-standing leading that, أن or إن left out.

    Marks inside stay. The pieces of a quotation that its cue interrupts are joined by a space.

    >>> content_words("He said that “the boat” would sail.", [(8, 34)])
    '“the boat” would sail'
    >>> content_words("“We are tired,” he said, “of waiting.”", [(0, 15), (25, 38)])
    'We are tired, of waiting.'
    >>> content_words("قال إن الجسر مغلق", [(4, 17)])
    'الجسر مغلق'
    """
    pieces = [words_at(text, [span]) for span in _runs(text, spans)]
    if pieces:
        pieces[0] = _LEADER.sub("", pieces[0])
    return " ".join(piece for piece in map(_bare, pieces) if piece)


def chain_line(chain: Sequence[Carrier], speaker: Speaker) -> str:
    """Return through whom a statement came, outermost first, and who speaks.

    >>> chain_line([Carrier("al-Mizan", "outlet")], Speaker("Munir al-Hallaq", True, "Minister of Electricity"))
    'al-Mizan <- Munir al-Hallaq, Minister of Electricity'
    """
    who = ", ".join(part for part in (speaker.name or "nobody named", speaker.office) if part)
    return " <- ".join((*(carrier.name for carrier in chain), who))


def _runs(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return spans with those joined that only a line's end parts."""
    runs: list[Span] = []
    for start, end in spans:
        gap = text[runs[-1][1] : start] if runs and runs[-1][1] <= start else "|"
        if not gap.strip() and gap.count("\n") < 2:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _bare(piece: str) -> str:
    """Return a piece without the marks round it: a pair, or one whose partner stands in another piece."""
    opening, inner = piece[:1], piece[1:]
    if opening in _PAIRS:
        if _has(inner[:-1], _PAIRS[opening]):
            return piece
        if inner[-1:] and inner[-1] in _PAIRS[opening]:
            return inner[:-1].strip()
        return piece if opening in _ELISION else inner.strip()
    openers = "".join(mark for mark, closing in _PAIRS.items() if piece[-1:] and piece[-1] in closing)
    if not openers or piece[-1] in _ELISION or _has(piece[:-1], openers):
        return piece
    return piece[:-1].strip()


def _has(words: str, marks: str) -> bool:
    return any(mark in words for mark in marks if mark not in _ELISION)
