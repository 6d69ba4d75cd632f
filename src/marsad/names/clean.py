"""What hands and machines leave in names that must not be there, and what makes a name suspect.

Direction overrides and mixed letters are the tools of those who want one name to look like another (Unicode TR 36, 39).
"""

from __future__ import annotations

import re
import unicodedata

from marsad.errors import BadInput
from marsad.text.scripts import ARABIC_LETTER, LATIN_LETTER

LONGEST = 300
"""Characters of a name. The longest office with its holder's name stays far below."""

_OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufeff\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_WORD = re.compile(r"[^\W\d_]+")
_LOOK_ALIKE = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13ff\ua4d0-\ua4ff\U0001d400-\U0001d7ff\uff21-\uff5a]"
)


def find_flaws(text: str) -> tuple[str, ...]:
    """Return what is wrong with a name, as stable words: empty is a name that may stand as it is.

    >>> find_flaws("Bashar \\u202eal-Assad"), find_flaws("Аssad"), find_flaws("بشار الأسد")
    (('direction-override',), ('mixed-letters',), ())
    """
    flaws = []
    if _CONTROL.search(text):
        flaws.append("control-characters")
    if _OVERRIDE.search(text):
        flaws.append("direction-override")
    if any(_unseen_is_flaw(text, match.start()) for match in _UNSEEN.finditer(text[: 4 * LONGEST])):
        flaws.append("unseen-characters")
    if any(
        unicodedata.category(char) in ("So", "Sk", "Cn", "Co") and char not in "`´^¨" for char in text[: 4 * LONGEST]
    ):
        flaws.append("signs")
    if any(_is_mixed(word) for word in _WORD.findall(text[: 4 * LONGEST])):
        flaws.append("mixed-letters")
    return tuple(flaws)


def tidy_name(text: str) -> str:
    """Return a name as it may be kept and shown: composed, in one line, with nothing unseen in it.

    Mixed letters stay, as nobody can know which were meant; `find_flaws` tells of them.

    Raises:
        BadInput: nothing is left, or it is too long to be a name.

    >>> tidy_name("  Idlib\\u200b 🚀 ")
    'Idlib'
    """
    if len(text) > 4 * LONGEST:
        raise BadInput(f"A name of {len(text)} characters, beginning {text[:30]!r}: give one of at most {LONGEST}.")
    plain = _UNSEEN.sub(_unseen, _OVERRIDE.sub("", _CONTROL.sub(" ", text)))
    plain = "".join(" " if unicodedata.category(char) in ("So", "Cn", "Co", "Cs") else char for char in plain)
    plain = " ".join(unicodedata.normalize("NFC", plain).split())
    if not any(char.isalnum() for char in plain):
        raise BadInput(f"No letter or figure in {text[:60]!r}: give a name.")
    if len(plain) > LONGEST:
        raise BadInput(f"A name of {len(plain)} characters, beginning {plain[:30]!r}: give one of at most {LONGEST}.")
    return plain


def _unseen(match: re.Match[str]) -> str:
    """Return a blank for the zero-width non-joiner of Persian, which parts a word, nothing for the rest."""
    return " " if match.group() == "\u200c" and not _unseen_is_flaw(match.string, match.start()) else ""


def _unseen_is_flaw(text: str, at: int) -> bool:
    """Tell whether an unseen character has no business where it stands: joiners have some inside Arabic words."""
    if text[at] in "\u200c\u200d" and 0 < at < len(text) - 1:
        return not (ARABIC_LETTER.match(text[at - 1]) and ARABIC_LETTER.match(text[at + 1]))
    return True


def _is_mixed(word: str) -> bool:
    """Tell whether a word has letters of two scripts."""
    scripts = [
        LATIN_LETTER.search(word) is not None,
        ARABIC_LETTER.search(word) is not None,
        _LOOK_ALIKE.search(word) is not None,
    ]
    return sum(scripts) > 1
