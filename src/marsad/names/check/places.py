"""A remark at one place of a text, before remarks are gathered to findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.records import Finding, Span

VARIANT, SLIP, APOSTROPHE, HYPHEN, LETTERS = (
    "name-variant",
    "name-slip",
    "name-apostrophe",
    "name-hyphen",
    "name-letters",
)
_ONCE = frozenset((APOSTROPHE, HYPHEN))


@dataclass(frozen=True, slots=True)
class Place:
    """What one check says of the words at one place: as printed, and as the house would have them, if that is known."""

    check: str
    span: Span
    printed: str
    suggestion: str | None
    other: bool = False
    """The house's form is another name of the same, and no other spelling of this one."""

    @property
    def message(self) -> str:
        """Return the remark as a sentence."""
        if self.check == SLIP:
            return f"“{self.printed}” may be a slip for “{self.suggestion}”."
        if self.check == LETTERS:
            return f"“{self.printed}” has letters of two alphabets. Type it again."
        if self.other:
            return f"“{self.printed}” is another name of what the house calls “{self.suggestion}”."
        return f"The house writes “{self.suggestion}”, not “{self.printed}”."

    def finding(self, *more: Span) -> Finding:
        """Return the finding of this place, and of others where the same was printed."""
        severity = "note" if self.other or self.check in _ONCE else "warning"
        return Finding(self.check, severity, (self.span, *more), self.message, self.suggestion)  # type: ignore[arg-type]


def gather(places: Iterable[Place], *, every: bool) -> list[Finding]:
    """Return findings in the order of the text; apostrophes and hyphens once a name, with all places, unless told."""
    found: dict[object, list[Place]] = {}
    for place in places:
        once = place.check in _ONCE and not every
        found.setdefault((place.check, place.printed, place.suggestion) if once else place.span, []).append(place)
    return [first.finding(*(place.span for place in rest)) for first, *rest in found.values()]
