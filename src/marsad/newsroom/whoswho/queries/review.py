"""What waits for a person: headings that may be one, and names in stories of which the machine is unsure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from marsad.newsroom.archive.models import Story
from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.models import Authority, Link, Proposal, Verdict
from marsad.newsroom.whoswho.queries.clusters import cluster_of, head_by, sealed_clusters, standing
from marsad.newsroom.whoswho.queries.compare import Pair, Side, compare_pair
from marsad.newsroom.whoswho.queries.heading import named_in
from marsad.newsroom.whoswho.queries.identities import MEANS, sure_links
from marsad.newsroom.whoswho.queries.judged import judged_of_name
from marsad.newsroom.whoswho.queries.known import known_of
from marsad.newsroom.whoswho.queries.passages import Passage, passages_of
from marsad.newsroom.whoswho.queries.sealed_names import SealedNames
from marsad.newsroom.whoswho.queries.visible import names_kept_from

AHEAD = 200
"""How many questions of each kind are put in order; those behind them come when these are answered."""
FEW, MANY = 200, 2000
"""How many proposals are looked at in one go: where a few are wanted, and where all are."""
LEFT = head_by("left")
RIGHT = head_by("right")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading that a name may mean, with the machine's reasons."""

    side: Side
    score: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """Whom a name in a story means: the first candidate is asked about. `touched` stories may mean it by that name."""

    story: Story
    wording: str
    passages: tuple[Passage, ...]
    candidates: tuple[Candidate, ...]
    touched: int
    seen: int


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to judge: a pair or a name. `at` is its place in the queue, from 0, and `behind` the next one's."""

    at: int
    behind: int
    pair: Pair | None = None
    name: NameQuestion | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """How much waits, and the question that is asked now."""

    total: int
    question: Question | None


@dataclass(frozen=True, slots=True)
class OpenProposal:
    """A proposal that waits, by its number."""

    number: int
    gain: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question before its evidence is fetched; sorted by effect, pairs before names."""

    effect: float
    proposal: int | None = None
    story: int = 0
    wording: str = ""


def count_questions(most: int) -> int:
    """Return how much waits, counted up to a number."""
    pairs = sum(1 for _ in open_proposals(most))
    names = open_links().order_by().values_list("story_id", "wording").distinct()[: most - pairs].count()
    return pairs + names


def queue(
    user: User, at: int, wanted: tuple[int, str] | None = None, again: tuple[Authority, Authority] | None = None
) -> Queue:
    """Return the queue with the question at a place; behind the last one it begins anew.

    Args:
        user: Who is asked.
        at: The place, from 0.
        wanted: The story and wording of a name to ask about instead, if it waits.
        again: Two headings to ask about instead, whether they wait or not.
    """
    proposals = list(open_proposals())
    total = len(proposals) + open_links().order_by().values_list("story_id", "wording").distinct().count()
    asked = [_Asked(proposal.gain, proposal.number) for proposal in proposals[:AHEAD]] + _names_in_order()
    asked.sort(key=lambda one: (-one.effect, one.proposal is None))
    if again and cluster_of(again[0]) != cluster_of(again[1]):
        return Queue(total, Question(at, at, pair=compare_pair(*again, user)))
    if not asked:
        return Queue(0, None)
    at = next((n for n, one in enumerate(asked) if (one.story, one.wording) == wanted), at)
    at = at if 0 <= at < len(asked) else 0
    for place in (*range(at, len(asked)), *range(at)):
        if (question := _question(asked[place], place, user)) is not None:
            return Queue(total, question)
    return Queue(0, None)


def _question(asked: _Asked, at: int, user: User) -> Question | None:
    """Return a question with its evidence; None where it was answered, or taken out, while the queue was read."""
    if asked.proposal is None:
        name = _name_question(asked, user)
        return Question(at, at + 1, name=name) if name else None
    proposal = Proposal.objects.select_related("left", "right").filter(pk=asked.proposal).first()
    return Question(at, at + 1, pair=compare_pair(proposal.left, proposal.right, user)) if proposal else None


def open_proposals(most: int | None = None) -> Iterator[OpenProposal]:
    """Yield proposals that nobody judged, the most gainful first.

    A pair is judged if any judgement stands between their clusters: what was rejected never comes back, whatever the
    machine proposes again.

    Args:
        most: Yield so many at most.
    """
    sealed = sealed_clusters()
    rows = (
        Proposal.objects.alias(one=LEFT, other=RIGHT)
        .exclude(one=F("other"))
        .exclude(one__in=sealed)
        .exclude(other__in=sealed)
        .order_by("-gain", "pk")
        .values_list("pk", "gain", LEFT, RIGHT)
    )
    seen: set[frozenset[int]] = set()
    at, size, found = 0, FEW if most is not None else MANY, 0
    while chunk := list(rows[at : at + size]):
        judged = _judged_clusters({head for _, _, *pair in chunk for head in pair})
        for number, gain, one, other in chunk:
            pair = frozenset((one, other))
            if pair in judged or pair in seen:
                continue
            seen.add(pair)
            yield OpenProposal(number, gain)
            found += 1
            if found == most:
                return
        if len(chunk) < size:
            return
        at += size


def open_links() -> QuerySet[Link]:
    """Return the candidates, without those that were judged, of names of which nobody is sure, person or machine."""
    sealed = sealed_clusters()
    here = standing().filter(story=OuterRef("story"), wording=OuterRef("wording"))
    judged = here.annotate(cluster=head_by("left")).filter(cluster=OuterRef("means"))
    sure = sure_links().filter(story=OuterRef("story"), wording=OuterRef("wording"))
    return (
        Link.objects.filter(sure=False)
        .alias(means=MEANS)
        .exclude(means__in=sealed)
        .exclude(Exists(here.filter(verdict=Verdict.SAME)))
        .exclude(Exists(judged))
        .exclude(Exists(sure))
    )


def _judged_clusters(heads: Iterable[int]) -> set[frozenset[int]]:
    """Return the pairs of clusters between which a judgement stands."""
    numbers = list(heads)
    of_left = Q(left__in=numbers) | Q(left__head__in=numbers)
    of_right = Q(right__in=numbers) | Q(right__head__in=numbers)
    rows = standing().filter(of_left, of_right)
    return {frozenset(pair) for pair in rows.values_list(LEFT, RIGHT)}


def _names_in_order() -> list[_Asked]:
    """Return names to ask about, by the number of stories that spell a candidate so."""
    links = open_links().order_by().annotate(means=MEANS)
    groups = links.values("wording", "means").annotate(n=Count("story", distinct=True))
    effect = {(one["wording"], one["means"]): one["n"] for one in groups.order_by("-n", "wording", "means")[:AHEAD]}
    rows = links.filter(wording__in={wording for wording, _ in effect}).order_by("-story_id", "wording")
    asked: dict[tuple[int, str], int] = {}
    for story, wording, means in rows.values_list("story_id", "wording", "means")[: AHEAD * 10]:
        asked[story, wording] = max(asked.get((story, wording), 0), effect.get((wording, means), 0))
    ordered = sorted(asked.items(), key=lambda one: (-one[1], one[0][1], -one[0][0]))
    return [_Asked(n, story=story, wording=wording) for (story, wording), n in ordered[:AHEAD]]


def _name_question(asked: _Asked, user: User) -> NameQuestion | None:
    story = Story.objects.select_related("outlet").filter(pk=asked.story).first()
    if story is None:
        return None
    best: dict[int, Link] = {}
    rows = open_links().filter(story=story, wording=asked.wording).select_related("authority").order_by("-score", "pk")
    for link in rows:
        best.setdefault(link.authority.head_id or link.authority_id, link)
    if not best:
        return None
    newest, kept = judged_of_name(story, asked.wording).last(), names_kept_from(user)
    return NameQuestion(
        story=story,
        wording=asked.wording,
        passages=passages_of(story, asked.wording),
        candidates=tuple(_candidate(link, user, kept) for link in list(best.values())[:6]),
        touched=int(asked.effect),
        seen=newest.pk if newest else 0,
    )


def _candidate(link: Link, user: User, kept: SealedNames) -> Candidate:
    known = known_of(link.authority, user)
    side = Side(known, *named_in(known.head, 3, user), shared=frozenset())
    return Candidate(side, link.score, tuple(text for text in map(str, link.reasons) if not kept.are_in(text)))
