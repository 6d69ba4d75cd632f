"""What a newsroom chooses about names, and its house form of one that is written so."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from marsad.names.romanise import Scheme

APOSTROPHE = re.compile("['’‘ʼʿʾ`´]")
HYPHEN = re.compile("[-‐‑–]")
_JOINT = re.compile(r"\b(al|el|ad|adh|an|ar|as|ash|at|ath|az)[ \u00a0‐‑–-](?=\w)", re.IGNORECASE)


class HouseStyle(Struct, frozen=True, forbid_unknown_fields=True):
    """How a newsroom writes names, besides the spellings that it fixed for each.

    Attributes:
        scheme: Which of a heading's house forms counts where it has two: the one in everyday letters, or the one
            whose language says that it is romanised (`ar-Latn`).
        apostrophe: "one" whichever, but one kind in a text; "house" as the house form has it; "straight" ', "curly" ’,
            "none" left out, "any" not looked at.
        hyphen: After the article of people and places: "house" as the house form has it; "hyphen" al-Sham, "space"
            al Sham, "any" not looked at.
        every: Report each place where a name has another apostrophe or hyphen, not each name once a text.
    """

    scheme: Scheme = "press"
    apostrophe: Literal["one", "house", "straight", "curly", "none", "any"] = "one"
    hyphen: Literal["house", "hyphen", "space", "any"] = "house"
    every: bool = False

    def written(self, form: str, *, branded: bool = False) -> str:
        """Return a house form as this style writes it; bodies and outlets keep the article of their own sign.

        >>> HouseStyle(apostrophe="curly", hyphen="space").written("Shu'ayb al-Asmi")
        'Shu’ayb al Asmi'
        """
        glyph = {"straight": "'", "curly": "’", "none": ""}.get(self.apostrophe)
        if glyph is not None:
            form = APOSTROPHE.sub(glyph, form)
        joint = {"hyphen": "-", "space": " "}.get(self.hyphen)
        return form if joint is None or branded else _JOINT.sub(rf"\1{joint}", form)


def scheme_of(lang: str) -> Scheme:
    """Return which scheme a spelling in Latin letters follows, as the tag of its language says.

    >>> scheme_of("en"), scheme_of("ar-Latn")
    ('press', 'ijmes')
    """
    return "ijmes" if "-latn" in lang.lower() else "press"
