"""Propose which headings may be one, the most gainful first, each with its reasons.

A pair that people judged in any way is not proposed, nor any two of whose clusters members were judged: so a rejected
proposal does not come back under another number when more headings come in.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from marsad.errors import BadInput
from marsad.names.linking.merge import Merge, compare_headings
from marsad.newsroom.whoswho.actions.relink import SLACK, changed_since
from marsad.newsroom.whoswho.models import Link, LinkingMark, NameForm, Proposal, SameAs
from marsad.newsroom.whoswho.queries.clusters import head_by, numbers_of, open_heads, standing
from marsad.newsroom.whoswho.queries.linkable import clusters_of, headings_of, in_batches, sealed_among
from marsad.newsroom.whoswho.queries.name_index import known_names

log = logging.getLogger(__name__)

BATCH = 50
NEIGHBOURS = 16
"""Spellings looked at for each spelling of a heading."""
NEAR = 0.65
"""Score from which two spellings are worth comparing their headings."""

Pair = tuple[int, int]


@dataclass(slots=True)
class Proposed:
    """How many headings were looked at, and how many proposals there are now."""

    headings: int = 0
    proposals: int = 0


def propose_merges(
    *,
    everything: bool = False,
    most: int | None = None,
    report: Callable[[int, int], None] = lambda done, left: None,
) -> Proposed:
    """Compare headings that are new or changed with all others, and write down which may be one.

    Proposals of headings that did not change stay, unless people judged them or they are one or sealed by now. Stopped
    at any moment, or by `most`, the next run goes on with the headings that are left.

    Args:
        everything: Compare all headings again.
        most: How many headings to compare now.
        report: Told after each batch how many headings are done and how many are left.
    """
    _drop_settled()
    LinkingMark.objects.get_or_create(pk=1)
    mark = LinkingMark.objects.get(pk=1)
    if everything:
        mark.proposed_at, mark.comparing_since, mark.compared_to = None, None, 0
    if mark.comparing_since is None:
        mark.comparing_since, mark.compared_to = timezone.now(), 0
        mark.save()
    heads = _heads(None if mark.proposed_at is None else changed_since(mark.proposed_at - SLACK), mark.compared_to)
    wanted = heads[:most]
    for start in range(0, len(wanted), BATCH):
        some = wanted[start : start + BATCH]
        _propose(some)
        LinkingMark.objects.filter(pk=1).update(compared_to=some[-1])
        report(start + len(some), len(heads) - start - len(some))
    if len(wanted) == len(heads):
        LinkingMark.objects.filter(pk=1).update(proposed_at=mark.comparing_since, comparing_since=None, compared_to=0)
    proposed = Proposed(len(wanted), Proposal.objects.count())
    if wanted:
        log.info("whoswho.proposed headings=%d proposals=%d", len(wanted), proposed.proposals)
    return proposed


def _heads(changed: Collection[int] | None, after: int) -> list[int]:
    """Return the heads to compare, behind the one that a pass has come to."""
    rows = open_heads().filter(pk__gt=after).order_by("pk")
    if changed is None:
        return list(rows.values_list("pk", flat=True))
    clusters = set(clusters_of(changed).values())
    return [head for some in in_batches(clusters) for head in rows.filter(pk__in=some).values_list("pk", flat=True)]


def _propose(heads: Collection[int]) -> None:
    pairs = _neighbours(heads)
    involved = {head for pair in pairs for head in pair}
    headings = headings_of(involved)
    judged = _judged_clusters(involved)
    addresses = _addresses(involved)
    found: dict[Pair, Merge] = {}
    for one, other in sorted(pairs):
        if (one, other) in judged or one not in headings or other not in headings:
            continue
        merge = compare_headings(headings[one], headings[other], addresses[one] & addresses[other])
        if merge is not None:
            found[one, other] = merge
    found = {pair: merge for pair, merge in found.items() if not _is_answered(pair, found, judged)}
    gains = _gains(found)
    with transaction.atomic():
        Proposal.objects.filter(Q(left__in=heads) | Q(right__in=heads)).delete()
        Proposal.objects.bulk_create(
            (
                Proposal(
                    left_id=one,
                    right_id=other,
                    score=merge.score,
                    gain=round(gains[one, other] + merge.score, 3),
                    reasons=list(merge.reasons),
                )
                for (one, other), merge in found.items()
            ),
            ignore_conflicts=True,
        )


def _neighbours(heads: Collection[int]) -> set[Pair]:
    """Return pairs of clusters with names that are alike, and those that share an address elsewhere."""
    known = known_names()
    near: dict[int, set[int]] = defaultdict(set)
    for cluster, text in _forms(heads):
        try:
            hits = known.find(text, NEIGHBOURS)
        except BadInput:
            continue
        near[cluster] |= {row for row, (_, score) in hits.items() if score >= NEAR}
    owners = _owners({row for rows in near.values() for row in rows})
    pairs = {_pair(head, owners[row]) for head, rows in near.items() for row in rows if row in owners}
    pairs |= _at_one_address(heads)
    sealed = sealed_among({head for pair in pairs for head in pair})
    return {pair for pair in pairs if pair[0] != pair[1] and not sealed & set(pair)}


def _forms(heads: Collection[int]) -> Iterable[tuple[int, str]]:
    for some in in_batches(heads):
        rows = NameForm.objects.filter(authority__in=numbers_of(some), withdrawn_at=None)
        columns = ("cluster", "text")
        yield from set(rows.annotate(cluster=head_by("authority")).order_by().values_list(*columns))


def _owners(rows: Collection[int]) -> dict[int, int]:
    """Return the clusters of names that stand."""
    found: dict[int, int] = {}
    for some in in_batches(rows):
        forms = NameForm.objects.filter(pk__in=some, withdrawn_at=None).order_by()
        found |= dict(forms.annotate(cluster=head_by("authority")).values_list("pk", "cluster"))
    return found


def _at_one_address(heads: Collection[int]) -> set[Pair]:
    ours = _addresses(heads)
    found: set[Pair] = set()
    addresses = {address for of in ours.values() for address in of}
    for start in range(0, len(addresses), 500):
        some = sorted(addresses)[start : start + 500]
        rows = SameAs.objects.filter(address__in=some).order_by()
        for cluster, address in rows.annotate(cluster=head_by("authority")).values_list("cluster", "address"):
            found |= {_pair(cluster, head) for head, of in ours.items() if address in of}
    return found


def _addresses(heads: Collection[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for some in in_batches(heads):
        rows = SameAs.objects.filter(authority__in=numbers_of(some)).order_by()
        for cluster, address in rows.annotate(cluster=head_by("authority")).values_list("cluster", "address"):
            found[cluster].add(address)
    return found


def _judged_clusters(heads: Collection[int]) -> set[Pair]:
    """Return pairs of clusters of which any two members were judged, in whatever way."""
    found: set[Pair] = set()
    for some in in_batches(heads):
        members = numbers_of(some)
        rows = standing().filter(Q(left__in=members) | Q(right__in=members), right__isnull=False).order_by()
        rows = rows.annotate(one=head_by("left"), other=head_by("right"))
        found |= {_pair(one, other) for one, other in rows.values_list("one", "other")}
    return found


def _is_answered(pair: Pair, found: dict[Pair, Merge], judged: set[Pair]) -> bool:
    """Tell whether a pair asks what people have answered: one of them is more like a third, judged against the other.

    A second heading of somebody who was told apart from this one comes in: first it is asked whether those two are one.
    """
    for one, other in (pair, pair[::-1]):
        for third_pair, merge in found.items():
            if other in third_pair and third_pair != pair and _is_before(third_pair, merge, pair, found[pair]):
                third = third_pair[0] if third_pair[1] == other else third_pair[1]
                if _pair(one, third) in judged:
                    return True
    return False


def _is_before(pair: Pair, merge: Merge, other: Pair, its: Merge) -> bool:
    return (-merge.score, pair) < (-its.score, other)


def _gains(pairs: Collection[Pair]) -> dict[Pair, int]:
    """Return how many stories joining two headings brings together or decides, which only orders the questions.

    Stories in which a name may mean either are decided by it; of those that surely name the one or the other, the fewer
    come to the rest.
    """
    sure: dict[int, set[int]] = defaultdict(set)
    open_: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for some in in_batches(head for pair in pairs for head in pair):
        rows = Link.objects.filter(authority__in=numbers_of(some)).order_by()
        for cluster, story, wording, is_sure in rows.annotate(cluster=head_by("authority")).values_list(
            "cluster", "story_id", "wording", "sure"
        ):
            if is_sure:
                sure[cluster].add(story)
            else:
                open_[cluster].add((story, wording))
    return {
        (one, other): len({story for story, _ in open_[one] & open_[other]}) + min(len(sure[one]), len(sure[other]))
        for one, other in pairs
    }


def _drop_settled() -> None:
    """Take out proposals that were answered meanwhile, or that are of headings which are one or sealed by now."""
    rows = list(Proposal.objects.order_by().values_list("pk", "left_id", "right_id"))
    involved = {head for _, one, other in rows for head in (one, other)}
    heads = {
        head for some in in_batches(involved) for head in open_heads().filter(pk__in=some).values_list("pk", flat=True)
    }
    judged = _judged_clusters(involved)
    gone = [
        number for number, one, other in rows if one not in heads or other not in heads or _pair(one, other) in judged
    ]
    for some in in_batches(gone):
        Proposal.objects.filter(pk__in=some).delete()


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one <= other else (other, one)
