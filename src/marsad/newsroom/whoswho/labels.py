"""Under which name and which letter a heading is listed, in either alphabet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.newsroom.whoswho.models import FormKind, NameForm
from marsad.text.listed import letter_of, sort_name
from marsad.text.scripts import ARABIC_LETTER

_RANK = {FormKind.HOUSE: 0, FormKind.TRANSLATION: 2, FormKind.ACRONYM: 3, FormKind.MISSPELLING: 4}
"""Which kind of spelling is printed first; variants are 1."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The columns of a heading that repeat its names."""

    label: str
    native: str
    letter: str
    native_letter: str
    sort: str
    native_sort: str


def labels_of(forms: Sequence[NameForm], kind: str) -> Labels:
    """Return how a heading is listed: the house's spelling in each alphabet, else the first that there is."""
    ranked = sorted(forms, key=lambda form: _RANK.get(FormKind(form.kind), 1))
    latin = next((form.text for form in ranked if not ARABIC_LETTER.search(form.text)), "")
    native = next((form.text for form in ranked if ARABIC_LETTER.search(form.text)), "")
    return Labels(
        label=latin,
        native=native,
        letter=letter_of(latin, kind),
        native_letter=letter_of(native, kind),
        sort=sort_name(latin, kind),
        native_sort=sort_name(native, kind),
    )
