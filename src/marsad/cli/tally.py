"""What became of the inputs of a run: counts, and each input that was not read with its reason."""

from __future__ import annotations

from hashlib import blake2b
from typing import Literal

from msgspec import Struct

from marsad.records import Reading


class Unread(Struct, frozen=True):
    """Why an input gave no statements though it may hold some."""

    input: str
    address: str | None
    stage: str
    reason: str
    detail: str


class Outcome(Struct, frozen=True, omit_defaults=True, tag_field="is", tag="input"):
    """What became of one input.

    Attributes:
        key: What it is known by in later runs: an absolute path with its `#` part, or an address.
        kind: As in a reading.
        statements: How many of its statements were written.
        unread: Why it was refused, or not looked at for statements.
    """

    key: str
    kind: Literal["story", "listing", "refused"]
    statements: int = 0
    unread: tuple[Unread, ...] = ()


def outcome_of(key: str, reading: Reading) -> Outcome:
    """Return what a reading, with the statements that are wanted, comes to."""
    why = [(refusal.stage, refusal.reason, refusal.detail) for refusal in reading.refusals]
    why += [("read", finding.check, finding.message) for finding in reading.findings if finding.check == "language"]
    unread = tuple(Unread(reading.input, reading.address, *reason) for reason in why)
    return Outcome(key, reading.kind, len(reading.attributions), unread)


class Tally:
    """Counts over a table's whole life: the runs before, if it goes on with one, and this."""

    def __init__(self) -> None:
        self.stories = self.listings = self.statements = self.telling = 0
        self.unread: dict[str, Outcome] = {}
        self._read: set[bytes] = set()

    def knows(self, key: str) -> bool:
        """Say whether an input was read; one that was refused may be tried again."""
        return _digest(key) in self._read

    def add(self, outcome: Outcome) -> None:
        """Count an input; what is said of it last counts."""
        self.unread.pop(outcome.key, None)
        if outcome.unread:
            self.unread[outcome.key] = outcome
        if outcome.kind == "refused":
            return
        self._read.add(_digest(outcome.key))
        self.stories += outcome.kind == "story"
        self.listings += outcome.kind == "listing"
        self.statements += outcome.statements
        self.telling += outcome.statements > 0

    @property
    def pages(self) -> int:
        """Return how many inputs were read."""
        return self.stories + self.listings

    @property
    def refused(self) -> int:
        """Return how many inputs could not be read."""
        return sum(outcome.kind == "refused" for outcome in self.unread.values())

    @property
    def passed_over(self) -> int:
        """Return how many pages are in languages that no model reads."""
        return len(self.unread) - self.refused


def _digest(key: str) -> bytes:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).digest()
