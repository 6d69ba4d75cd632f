"""Notices of the house: that a text was translated or cut, whose views it holds, who answers for it.

No two houses word their notice alike, but each speaks of the text itself ("this article", "the text above"),
of what was done to it, of views and of whose they are, of what the house does not vouch for. A story speaks
of one of these now and then; a notice of several within two sentences. So they are counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.read.words import any_of, load_cues
from marsad.text.scripts import ARABIC_LETTER

_LONGEST = 900
_LATIN_SIGNS = tuple(sign for sign in load_cues()["notice_signs"] if sign.isascii())
_ARABIC_SIGNS = tuple(sign for sign in load_cues()["notice_signs"] if not sign.isascii())
"""Every notice has one of these; to look for them is cheap."""
_ABOUT = re.compile(any_of("notice_about"))
_MADE = re.compile(any_of("notice_made"))
_MADE_TWICE = re.compile(rf"{any_of('notice_made')}\w*\s(?:and|or|و)\s?{any_of('notice_made')}")
_ANSWERS = re.compile(any_of("notice_answers"))
_VIEWS = re.compile(any_of("notice_views"))
_OWNERS = re.compile(any_of("notice_owners"))
_REPORTED = re.compile(any_of("notice_not"))
_OPENING = re.compile(any_of("notice_openings"))
SURE, LIKELY = 3.5, 2.5
"""A line that weighs as much is a notice wherever it stands, or if it stands below the story."""


@dataclass(frozen=True, slots=True)
class Notice:
    """How much a text is a notice, and whether it limits what the house answers for."""

    weight: float
    limits: bool


_NONE = Notice(0.0, limits=False)


def has_notice_sign(text: str) -> bool:
    """Say cheaply whether a text can be a notice at all; few lines of a page can."""
    if not 15 < len(text) <= _LONGEST:
        return False
    low = text.lower()
    for sign in _ARABIC_SIGNS if ARABIC_LETTER.search(text) else _LATIN_SIGNS:  # noqa: SIM110 - half the time of any()
        if sign in low:
            return True
    return False


def weigh_notice(folded: str) -> Notice:
    """Weigh a folded text by how many of the things a notice speaks of it speaks of.

    >>> weigh_notice("opinions in this translation belong to their author").limits
    True
    >>> weigh_notice("the ministry said the responsibility lay with the contractor").weight < LIKELY
    True
    """
    made = len({match.group()[:5] for match in _MADE.finditer(folded)})
    answers = len({match.group() for match in _ANSWERS.finditer(folded)})
    views, owners = bool(_VIEWS.search(folded)), bool(_OWNERS.search(folded))
    opening = bool(_OPENING.match(folded))
    if not (made or answers or views):
        return _NONE
    about = bool(_ABOUT.search(folded)) or bool(_MADE_TWICE.search(folded))
    if not (about or made or owners or opening):
        return _NONE  # "opinions of the result differ": nothing of the text, of its making or of whose it is
    weight = 1.5 * about + min(made, 2)
    weight += (1.5 if answers else 0.0) + (0.5 if answers > 1 else 0.0) + 2.0 * opening
    weight -= 2.0 * bool(_REPORTED.search(folded))
    weight += 1.0 * views + 1.0 * (owners and (views or (answers > 0 and (about or made > 0))))
    return Notice(weight, answers > 0 or (views and owners) or opening)
