"""Reads about people, and the log in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from marsad.newsroom.staff.models import LogEntry, User

DEEDS = {
    "add fact": "wrote down a fact",
    "add name": "wrote down a name",
    "add user": "added the account",
    "approve": "approved",
    "change password": "changed the password",
    "change user": "changed the account",
    "claim": "claimed",
    "confirm authority": "confirmed the heading",
    "confirm chain": "confirmed who carried it",
    "correct": "published a correction",
    "judge different": "judged different",
    "judge same": "judged the same",
    "judge unsure": "was unsure whether it is the same",
    "judge withdraw": "took a judgement of the Who’s Who back",
    "make authority": "made the heading",
    "leave name": "left a name as it is",
    "look at name again": "looked at a name again",
    "place": "placed on the front page",
    "publish": "published",
    "replace password": "gave a new password to the account",
    "renew": "took the outlet’s new text",
    "release": "gave back",
    "save heading": "wrote headline, deck or keywords",
    "save paragraph": "wrote",
    "seal authority": "sealed the heading",
    "submit": "handed over for review",
    "take back confirmation": "took the confirmation back",
    "take back fact": "took a fact back",
    "take back name": "took a name back",
    "take back": "put back into translation",
    "take in authorities": "took in headings of the Who’s Who",
    "unseal authority": "opened the seal",
    "withdraw": "withdrew",
}
"""What each verb of the log reads like after a name."""

JUDGEMENTS = {
    "add statement": "added",
    "confirm statement": "confirmed",
    "correct statement": "corrected",
    "reject statement": "rejected",
    "withdraw judgement": "took back",
}
"""What each kind of judgement reads like, before how many statements it was made of."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One deed, or a run of savings or judgements by one person in one place, which would drown the rest.

    `pair` has the numbers of the two headings that were judged, if two were.
    """

    at: datetime
    actor: str
    deed: str
    why: str
    subject: str
    times: int
    pair: tuple[int, ...] = ()


def log_lines(entries: Iterable[LogEntry]) -> list[LogLine]:
    """Return log entries, newest first, as lines; savings or judgements that follow each other become one."""
    lines: list[LogLine] = []
    runs: list[tuple[LogEntry, list[LogEntry]]] = []
    for entry in entries:
        if runs and _is_same_run(runs[-1][0], entry):
            runs[-1][1].append(entry)
        else:
            runs.append((entry, [entry]))
    for newest, run in runs:
        lines.append(
            LogLine(
                at=newest.at,
                actor=str(newest.actor or "Marsad"),
                deed=_deed(newest.verb, run),
                why=str(newest.detail.get("why", "")),
                subject=newest.subject,
                times=len(run),
                pair=_pair(newest),
            )
        )
    return lines


def entries_about(*subjects: str) -> QuerySet[LogEntry]:
    """Return what was done to some things, newest first."""
    return LogEntry.objects.filter(subject__in=subjects).select_related("actor")


def all_entries() -> QuerySet[LogEntry]:
    """Return everything that was done, newest first."""
    return LogEntry.objects.select_related("actor")


def people() -> QuerySet[User]:
    """Return everybody who has an account, open ones first."""
    return User.objects.order_by("-is_active", "username")


def _pair(entry: LogEntry) -> tuple[int, ...]:
    return (int(entry.detail["left"]), int(entry.detail["right"])) if "right" in entry.detail else ()


def _is_same_run(one: LogEntry, other: LogEntry) -> bool:
    """Say whether two entries become one line; a judgement with a reason has a line of its own."""
    savings = all(entry.verb in ("save paragraph", "save heading") for entry in (one, other))
    judgements = all(entry.verb in JUDGEMENTS and not entry.detail.get("why") for entry in (one, other))
    return (savings or judgements) and one.actor_id == other.actor_id and one.subject == other.subject


def _deed(verb: str, run: list[LogEntry]) -> str:
    if verb in JUDGEMENTS:
        return _judged(run)
    if not verb.startswith("save "):
        detail = run[0].detail
        if verb == "place":
            rank = detail.get("rank")
            return f"placed on the front page at {rank}" if rank else "took off the front page"
        if verb == "change user" and detail:
            return "changed " + ", ".join(f"{name} to {value}" for name, value in detail.items())
        return DEEDS.get(verb, verb)
    positions = sorted({int(e.detail["position"]) for e in run if "position" in e.detail})
    parts = []
    if positions:
        parts.append(f"paragraph{'s' if len(positions) > 1 else ''} {as_ranges(positions)}")
    if any(e.verb == "save heading" for e in run):
        parts.append("headline, deck or keywords")
    return "wrote " + " and ".join(parts)


def _judged(run: list[LogEntry]) -> str:
    """Say how many statements were judged, and how."""
    counts = Counter(JUDGEMENTS[entry.verb] for entry in reversed(run))
    parts = []
    for deed, count in counts.items():
        thing = "judgement" if deed == "took back" else "statement"
        parts.append(f"{deed} {'a' if count == 1 else count} {thing}{'' if count == 1 else 's'}")
    return ", ".join(parts)


def as_ranges(numbers: list[int]) -> str:
    """Return sorted numbers with runs drawn together.

    >>> as_ranges([1, 2, 3, 5, 8, 9])
    '1–3, 5, 8–9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def shielded_people() -> frozenset[int]:
    """Return the ids of those who are never named outside the desk."""
    return frozenset(User.objects.filter(shielded=True).values_list("pk", flat=True))
