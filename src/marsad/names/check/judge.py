"""What is to be said of a name that the authority file knows, as it stands printed."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.names.check.align import fitted
from marsad.names.check.known import Form, Known
from marsad.names.check.places import APOSTROPHE, HYPHEN, SLIP, VARIANT, Place
from marsad.names.check.printing import difference, in_the_same_case, matters
from marsad.names.check.style import HouseStyle
from marsad.names.check.words import begins_sentence, in_title_case, key_of
from marsad.records import NameForm, Span

_SILENT = frozenset(("acronym", "translation"))
"""Other names in their own right."""
_BRANDED = frozenset(("body", "outlet"))
_CHECKS = {"glyph": APOSTROPHE, "apostrophe": APOSTROPHE, "hyphen": HYPHEN, "letters": VARIANT}


class Judge:
    """An authority file and a house style, put to one name at a time."""

    def __init__(self, known: Known, style: HouseStyle) -> None:
        self.known, self.style = known, style

    def name(self, text: str, span: Span, forms: Sequence[Form]) -> Place | None:
        """Return a remark if a known spelling is not the house's, of any whose it may be."""
        found: list[Place] = []
        for one in forms:
            if one.form.kind in _SILENT or one.form.to_on:
                return None
            house = one.form if one.house else self.known.house_of(one.authority, one.form, self.style.scheme)
            place = self._held_against(text, span, one, house) if house else None
            if place is None:
                return None
            found.append(place)
        return found[0] if len({place.suggestion for place in found}) == 1 else None

    def slip(self, text: str, span: Span, forms: Sequence[Form]) -> Place | None:
        """Return a remark on words from which one slip leads to the house form of one authority."""
        houses = [one for one in forms if one.house]
        if len({one.authority for one in houses}) != 1 or text[slice(*span)].isupper():
            return None
        return self.place(SLIP, text, span, self.written(houses[0].form, houses[0].authority))

    def place(self, check: str, text: str, span: Span, suggestion: str, *, other: bool = False) -> Place | None:
        """Return a remark with a suggestion in the case of what is printed; None if nothing would change."""
        printed = text[slice(*span)]
        cased = in_the_same_case(suggestion, printed, first=begins_sentence(text, span[0]))
        return Place(check, span, printed, cased, other) if cased != printed else None

    def print_of(self, text: str, span: Span, house: str) -> Place | None:
        """Return a remark if what is printed differs from a house form that folds to the same letters."""
        first, titled = begins_sentence(text, span[0]), in_title_case(text, span[0])
        found = difference(text[slice(*span)], house, first=first, titled=titled)
        return self.place(_CHECKS[found], text, span, house) if matters(found, self.style) else None

    def written(self, house: NameForm, authority: int) -> str:
        """Return the house form of an authority as the style writes it."""
        return self.style.written(house.text, branded=self.known.authorities[authority].kind in _BRANDED)

    def _held_against(self, text: str, span: Span, one: Form, house: NameForm) -> Place | None:
        written, key = self.written(house, one.authority), key_of(house.text)
        if one.house or key == one.key:
            return self.print_of(text, span, written)
        fit = fitted(text[slice(*span)], written)
        # The family name alone is short for the house form, no deviation from it.
        if f" {one.key} " in f" {key} ":
            return self.print_of(text, span, fit) if fit and key_of(fit) == one.key else None
        if fit is not None:
            return self.place(VARIANT, text, span, fit)
        if one.form.kind == "misspelling":
            return self.place(VARIANT, text, span, written)
        alone = self.known.authorities[one.authority].kind == "place"
        if alone and one.form.lang.split("-")[0] in ("und", house.lang.split("-")[0]):
            return self.place(VARIANT, text, span, written, other=True)
        return None
