"""A heading's page: what is known, what was judged, and where it is named."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from marsad.newsroom.archive.models import Story
from marsad.newsroom.staff.models import LogEntry, User
from marsad.newsroom.staff.queries import LogLine, log_lines
from marsad.newsroom.staff.roles import May, allowed
from marsad.newsroom.whoswho.models import Authority, FormKind, Judgement, Verdict
from marsad.newsroom.whoswho.queries.identities import stories_of
from marsad.newsroom.whoswho.queries.known import Known, known_of
from marsad.newsroom.whoswho.queries.visible import SEALS, heads_of, names_kept_from, quiet, sealed_among, sees_sealed

FEW, MOST = 12, 500
LONGEST_LOG = 60


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """A judgement about a heading. `other` is the second heading, None where it is about a name in a story."""

    row: Judgement
    one: Authority
    other: Authority | None
    other_head: int
    withdrawal: Judgement | None
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A story that names a heading, with each wording, and whether a person says that it means it."""

    story: Story
    wordings: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class HeadingPage:
    """Everything on the page. `seen` is the last judgement about it, by which a later one is noticed."""

    known: Known
    judgements: tuple[JudgementLine, ...]
    withdrawn: tuple[JudgementLine, ...]
    judged_names: int
    stories: tuple[NamedIn, ...]
    stories_total: int
    log: tuple[LogLine, ...]
    seen: int

    @property
    def two_houses(self) -> tuple[str, ...]:
        """Return the languages in which the house has more than one spelling, as a merge may leave it."""
        texts: dict[str, set[str]] = {}
        for name in self.known.names:
            if name.kind == FormKind.HOUSE:
                texts.setdefault(name.lang, set()).add(name.text)
        return tuple(lang for lang, several in texts.items() if len(several) > 1)

    @property
    def head(self) -> Authority:
        """Return the heading that stands for the cluster."""
        return self.known.head


def heading_page(authority: Authority, user: User, *, whole: bool = False) -> HeadingPage:
    """Return a heading's page as somebody sees it; a member's page is its cluster's.

    Args:
        authority: The heading.
        user: Who looks.
        whole: List all stories and judgements of names in them, not the newest dozen.
    """
    known = known_of(authority, user)
    most = MOST if whole else FEW
    lines, names = _judgements(known.numbers, user, most)
    stories, total = named_in(known.head, most, user)
    newest = Judgement.objects.order_by("-pk").values_list("pk", flat=True).first()
    return HeadingPage(
        known=known,
        judgements=tuple(one for one in lines if one.withdrawal is None),
        withdrawn=tuple(one for one in lines if one.withdrawal is not None),
        judged_names=names,
        stories=stories,
        stories_total=total,
        log=_log(known.numbers, user),
        seen=newest or 0,
    )


def named_in(head: Authority, most: int, user: User) -> tuple[tuple[NamedIn, ...], int]:
    """Return the newest stories that name a heading, with their outlets, and how many there are in all."""
    wordings: dict[int, list[tuple[str, bool]]] = {}
    for number, wording, sure in stories_of(head, sealed=sees_sealed(user)):
        wordings.setdefault(number, []).append((wording, sure))
    few = ("headline", "lang", "published_on", "first_seen_at", "outlet__name")
    rows = Story.objects.select_related("outlet").only(*few).in_bulk(list(wordings)[:most])
    return tuple(NamedIn(rows[number], tuple(wordings[number])) for number in rows), len(wordings)


def _judgements(numbers: Collection[int], user: User, most: int) -> tuple[list[JudgementLine], int]:
    """Return what was judged, the newest first, and how many judgements of names in stories there are in all."""
    rows = Judgement.objects.exclude(verdict=Verdict.WITHDRAW).select_related(
        "by", "left", "right", "withdrawal__by", "story__outlet"
    )
    rows = rows.defer("story__text", "story__reading", "story__signature").order_by("-pk")
    pairs = list(rows.filter(Q(left__in=numbers) | Q(right__in=numbers), right__isnull=False))
    of_names = rows.filter(left__in=numbers, story__isnull=False)
    names = list(of_names[:most])
    others = {number for row in pairs for number in (row.left_id, row.right_id) if number} - set(numbers)
    hidden = set() if sees_sealed(user) else sealed_among(others)
    heads = heads_of(others)
    kept = names_kept_from(user)
    lines = []
    for row in (*pairs, *names):
        left_is_ours = row.left_id in numbers
        one, other = (row.left, row.right) if left_is_ours or row.right is None else (row.right, row.left)
        if other is None or other.pk not in hidden:
            number = heads.get(other.pk, other.pk) if other else 0
            withdrawal: Judgement | None = getattr(row, "withdrawal", None)
            for told in (row, withdrawal) if withdrawal else (row,):
                told.why = quiet(told.why, kept)
            lines.append(JudgementLine(row, one, other, number, withdrawal, may_withdraw(row, user)))
    return lines, of_names.count()


def may_withdraw(row: Judgement, user: User) -> bool:
    """Say whether somebody may take a judgement back."""
    return May.JUDGE in allowed(user) and (row.by_id == user.pk or May.EDIT in allowed(user))


def _log(numbers: Collection[int], user: User) -> tuple[LogLine, ...]:
    """Return what was done to a cluster; what tells of a seal is left out for those who see nothing sealed."""
    subjects = [f"authority:{number}" for number in numbers]
    entries = list(LogEntry.objects.filter(subject__in=subjects).select_related("actor")[:LONGEST_LOG])
    others = {int(e.detail[side]) for e in entries for side in ("left", "right") if side in e.detail} - set(numbers)
    hidden = set() if sees_sealed(user) else sealed_among(others)
    shown = [e for e in entries if not hidden & {e.detail.get("left"), e.detail.get("right")}]
    if not sees_sealed(user):
        kept = names_kept_from(user)
        shown = [e for e in shown if e.verb not in SEALS and not kept.are_in(*map(str, e.detail.values()))]
    return tuple(log_lines(shown))
