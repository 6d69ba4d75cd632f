"""Under which name and which letter a heading is listed, in either alphabet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.newsroom.whoswho.models import FormKind, Kind, NameForm
from marsad.text.scripts import ARABIC_LETTER

_ARTICLE = re.compile(r"\A(?:(?:al|el|as|ash|at|an|ad|ar|az)[-’' ]|the |ال(?=..))", re.IGNORECASE)
_RANK = {FormKind.HOUSE: 0, FormKind.TRANSLATION: 2, FormKind.ACRONYM: 3, FormKind.MISSPELLING: 4}
"""Which kind of spelling is printed first; variants are 1."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The columns of a heading that repeat its names."""

    label: str
    native: str
    letter: str
    native_letter: str


def labels_of(forms: Sequence[NameForm], kind: str) -> Labels:
    """Return how a heading is listed: the house's spelling in each alphabet, else the first that there is."""
    ranked = sorted(forms, key=lambda form: _RANK.get(FormKind(form.kind), 1))
    latin = next((form.text for form in ranked if not ARABIC_LETTER.search(form.text)), "")
    native = next((form.text for form in ranked if ARABIC_LETTER.search(form.text)), "")
    return Labels(latin, native, letter_of(latin, kind), letter_of(native, kind))


def letter_of(name: str, kind: str) -> str:
    """Return the letter under which a name is listed: a person's is that of the last part, and articles don't count.

    >>> letter_of("Bashar al-Assad", "person"), letter_of("al-Hasakah", "place"), letter_of("أحمد الشرع", "person")
    ('A', 'H', 'ش')
    """
    word = name.split()[-1] if kind == Kind.PERSON and name.split() else name
    while (bare := _ARTICLE.sub("", word)) != word:
        word = bare
    for char in unicodedata.normalize("NFD", word):
        if char.isalpha():
            return {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا"}.get(char, char.upper()[:1])
        if char.isdigit():
            return "#"
    return ""
