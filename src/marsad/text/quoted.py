"""Quotation marks: which of them have no partner, and the words of a content without the marks round it.

Marks are told apart by their shape and by the blanks beside them: straight marks look the same at both
ends, some Arabic pages set theirs the other way round, and an Arabic conjunction is joined to the mark
behind it. An apostrophe is never taken for a mark without a partner.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.records import Span

_PAIRS = {"“": "”", "„": "“”", "”": "“”", "«": "»", "»": "«", "‹": "›", '"': '"'}
"""Marks that open a quotation, each with those that close it."""
_MARKS = frozenset("".join(_PAIRS) + "›")
_OPENING = frozenset("“„«‹")
"""Marks that only ever open one, unless they close one that was opened the other way round."""
_SINGLE = {"‘": "’", "'": "'"}
"""Marks that are apostrophes as well."""
_BRACKETS = frozenset("([{—–-") | _MARKS
_STOPS = frozenset(".,;:!?،؛؟)]}")
_COMMAS = " ,،"
_LEADER = re.compile(r"\A(?:that|[أإا]ن\u0651?)(?=[\s,،“„«‹‘\"'])[\s,،]*")


def find_stray_marks(text: str) -> frozenset[int]:
    """Return where quotation marks stand that open what is not closed, or close what was not opened.

    A mark that opens again what is open already, as in every new paragraph of a long quotation, is one of them.

    >>> sorted(find_stray_marks("less than we asked” and “more”")), find_stray_marks("و«نحن» هنا")
    ([18], frozenset())
    """
    return _pair_up(text)[1]


def drop_stray_marks(text: str) -> str:
    """Return a text without the quotation marks that have no partner.

    >>> drop_stray_marks("the rise was “less than we asked")
    'the rise was less than we asked'
    """
    stray = find_stray_marks(text)
    return "".join(char for at, char in enumerate(text) if at not in stray)


def shown_content(text: str, spans: Sequence[Span]) -> str:
    """Return what was said, for show: on one line, without outer quotation marks and a free-standing *that*, أن or إن.

    Marks inside stay if they have a partner in what is shown, which takes in marks right beside the content.
    Pieces that a cue or a speaker interrupts are joined by an ellipsis, those that only a paragraph's end parts
    by a space; commas at their ends go.

    >>> shown_content("He said that “the boat” would sail.", [(8, 34)])
    '“the boat” would sail'
    >>> shown_content("“We are tired,” he said, “of waiting.”", [(0, 15), (25, 38)])
    'We are tired … of waiting.'
    >>> shown_content("قال إن الجسر مغلق", [(4, 17)])
    'الجسر مغلق'
    """
    shown = ""
    for joined, span in _runs(text, spans):
        piece = " ".join(text[slice(*_with_marks(text, span))].split()).strip(_COMMAS)
        piece = _bare(piece if shown else _LEADER.sub("", piece))
        shown += joined * bool(shown and piece) + piece
    return _bare(drop_stray_marks(shown).strip(_COMMAS))


def _runs(text: str, spans: Sequence[Span]) -> list[tuple[str, Span]]:
    """Return spans with what joins each to the one before; those that only a line's end parts are one."""
    runs: list[tuple[str, Span]] = []
    for start, end in spans:
        before = runs[-1][1] if runs else (0, 0)
        gap = text[before[1] : start] if runs and before[1] <= start else "|"
        if not gap.strip() and gap.count("\n") < 2:
            runs[-1] = (runs[-1][0], (before[0], end))
        else:
            goes_on = all(char.isspace() or char in _MARKS for char in gap)
            runs.append((" " if goes_on else " … ", (start, end)))
    return runs


def _with_marks(text: str, span: Span) -> Span:
    """Return a span with the marks that touch its ends."""
    start, end = span
    while start and text[start - 1] in _MARKS:
        start -= 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return start, end


def _bare(piece: str) -> str:
    """Return words without the pair of marks round them; a full stop behind the pair stays."""
    body = piece.rstrip(".")
    stop = "" if body[-2:-1] in _STOPS else piece[len(body) :]
    if len(body) < 2:
        return piece
    around = _pair_up(body)[0].get(0) == len(body) - 1
    if not around and _SINGLE.get(body[0]) == body[-1]:
        around = not re.search(rf"(?<!\w){body[0]}", body[1:-1])
    return body[1:-1].strip(_COMMAS) + stop if around else piece


def _pair_up(text: str) -> tuple[dict[int, int], frozenset[int]]:
    """Return where quotations open, each with where it is closed; and the marks without a partner."""
    pairs: dict[int, int] = {}
    stray: set[int] = set()
    opened: list[int] = []
    for at, mark in enumerate(text):
        if mark not in _MARKS:
            continue
        partner = next((n for n in reversed(range(len(opened))) if mark in _PAIRS[text[opened[n]]]), None)
        if partner is not None and not (mark in _PAIRS and _begins(text, at)):
            stray.update(opened[partner + 1 :])
            pairs[opened[partner]] = at
            del opened[partner:]
        elif _may_open(text, at) and mark not in {text[n] for n in opened}:
            opened.append(at)
        else:
            stray.add(at)
    return pairs, frozenset(stray | set(opened))


def _begins(text: str, at: int) -> bool:
    """Say whether a mark stands like one that opens: nothing joined to it before, words behind."""
    before, behind = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    free = not before or before.isspace() or before in _BRACKETS
    return free and bool(behind) and not behind.isspace() and behind not in _STOPS


def _may_open(text: str, at: int) -> bool:
    """Say whether a mark can open a quotation where none of its kind is open."""
    joined = "\u0600" <= text[at - 1 : at] <= "\u06ff" and text[at + 1 : at + 2].isalnum()
    return text[at] in _OPENING or (text[at] in _PAIRS and (_begins(text, at) or joined))
