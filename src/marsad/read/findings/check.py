"""What a check is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, Protocol

from marsad.read.findings.page import Page
from marsad.records import Finding, Span


class Check(Protocol):
    """One question put to a page's headline and deck.

    Attributes:
        id: its stable name in findings.
        name: its name for people.
        description: what it reports, in one line.
        yields_to: checks whose finding on the same words makes this one's superfluous.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    description: ClassVar[str]
    severity: ClassVar[Literal["note", "warning"]] = "warning"
    yields_to: ClassVar[tuple[str, ...]] = ()

    def find(self, page: Page) -> Iterator[Finding]:
        """Yield what is wrong with a page."""
        ...

    def finding(
        self, spans: tuple[Span, ...], message: str, suggestion: str | None = None, *, note: bool = False
    ) -> Finding:
        """Return a finding of this check: first the words of headline or deck, then those of the body."""
        return Finding(self.id, "note" if note else self.severity, spans, message, suggestion)
