"""Two headings side by side, how like their names are, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from marsad.errors import BadInput
from marsad.names import Comparison, PartMatch, compare_names
from marsad.names.compare import render_parts
from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.models import Authority, FormKind, Judgement, Proposal
from marsad.newsroom.whoswho.queries.clusters import standing
from marsad.newsroom.whoswho.queries.find import Found
from marsad.newsroom.whoswho.queries.heading import NamedIn, may_withdraw, named_in
from marsad.newsroom.whoswho.queries.judged import judged_about
from marsad.newsroom.whoswho.queries.known import Known, NameGroup, known_of
from marsad.newsroom.whoswho.queries.visible import names_kept_from, quiet
from marsad.text.normalise import fold_phrase
from marsad.text.scripts import ARABIC_LETTER

A_SCRIPT = 4
"""Names of each script that are compared with the other's: the house's first."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two names and how like they are. `by_parts` is whether `parts` say all of why."""

    a: str
    b: str
    score: float
    verdict: str
    why: str
    parts: tuple[PartMatch, ...]
    by_parts: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of two headings."""

    known: Known
    stories: tuple[NamedIn, ...]
    stories_total: int
    shared: frozenset[str]
    """Its spellings that the other has too."""


@dataclass(frozen=True, slots=True)
class Between:
    """A judgement between the two that stands."""

    row: Judgement
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two headings as a person compares them.

    Attributes:
        left: The one of the lower number.
        right: The other.
        likest: The two names that are most alike, None where no two can be compared.
        reasons: Why the machine proposes them, if it does.
        between: What stands judged between them.
        seen: The last judgement about either.
    """

    left: Side
    right: Side
    likest: Likeness | None
    reasons: tuple[str, ...]
    between: tuple[Between, ...]
    seen: int

    @property
    def kinds_differ(self) -> bool:
        """Say whether they can't be one because of what they are."""
        return self.left.known.head.kind != self.right.known.head.kind

    @property
    def published(self) -> Side | None:
        """Return the one that readers would see on the other's page if the two were one; None if there is no such."""
        left, right = self.left.known, self.right.known
        if self.kinds_differ or left.sealed or right.sealed or bool(left.confirmed) == bool(right.confirmed):
            return None
        return self.right if left.confirmed else self.left

    @property
    def different(self) -> bool:
        """Say whether they can't be one because they were judged different."""
        return any(one.row.verdict == "different" for one in self.between)


def compare_pair(one: Authority, other: Authority, user: User) -> Pair:
    """Return two headings side by side as somebody sees them."""
    known = sorted((known_of(row, user) for row in (one, other)), key=lambda side: side.head.pk)
    left, right = known
    across = Q(left__in=left.numbers, right__in=right.numbers) | Q(left__in=right.numbers, right__in=left.numbers)
    newest = judged_about([*left.numbers, *right.numbers]).last()
    proposal = Proposal.objects.filter(across).first()
    kept = names_kept_from(user)
    reasons = tuple(text for text in map(str, proposal.reasons) if not kept.are_in(text)) if proposal else ()
    rows = list(standing().filter(across).select_related("by", "left", "right").order_by("-pk"))
    for row in rows:
        row.why = quiet(row.why, kept)
    return Pair(
        left=_side(left, right, user),
        right=_side(right, left, user),
        likest=find_likest(left.names, right.names),
        reasons=reasons,
        between=tuple(Between(row, may_withdraw(row, user)) for row in rows),
        seen=newest.pk if newest else 0,
    )


def find_likest(ours: Sequence[NameGroup], theirs: Sequence[NameGroup]) -> Likeness | None:
    """Return the comparison of the two names that are most alike."""
    best: Comparison | None = None
    for one in _to_compare(ours):
        for other in _to_compare(theirs):
            try:
                found = compare_names(one, other)
            except BadInput:
                continue
            if best is None or found.score > best.score:
                best = found
    if best is None:
        return None
    by_parts = best.why == render_parts(best.parts)
    return Likeness(best.a, best.b, best.score, best.verdict, best.why, best.parts, by_parts)


def likeness_to(name: str, found: Sequence[Found]) -> dict[int, float]:
    """Return how like a name each heading is by the spelling that was found, measured as any two names are.

    The score by which a search sorts is another number: it weighs a word by how rare it is among all names.
    """
    likeness = {}
    for one in found:
        try:
            likeness[one.head.pk] = compare_names(name, one.form).score
        except BadInput:
            likeness[one.head.pk] = one.score
    return likeness


def _to_compare(names: Sequence[NameGroup]) -> list[str]:
    chosen: dict[bool, dict[str, str]] = {False: {}, True: {}}
    for name in names:
        of_script = chosen[bool(ARABIC_LETTER.search(name.text))]
        if name.kind != FormKind.MISSPELLING and len(of_script) < A_SCRIPT:
            of_script.setdefault(fold_phrase(name.text), name.text)
    return [text for of_script in chosen.values() for text in of_script.values()]


def _side(known: Known, other: Known, user: User) -> Side:
    stories, total = named_in(known.head, 3, user)
    theirs = {fold_phrase(name.text) for name in other.names}
    shared = frozenset(name.text for name in known.names if fold_phrase(name.text) in theirs)
    return Side(known, stories, total, shared)
