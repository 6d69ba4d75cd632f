"""Link names in stories to headings: what is new or changed, batch by batch, to be stopped at any moment.

What people judged is never touched: a name of which somebody said whom it means is not asked again, and a heading that
somebody ruled out for a name is not proposed for it again.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from marsad.names.linking import Guess, Heading, Named, Told, gather_named, link_names
from marsad.names.linking.likeness import Level, Likeness
from marsad.names.linking.wholes import find_whole
from marsad.newsroom.archive.actions.refuse import keep_refusal
from marsad.newsroom.archive.models import Mention as MentionRow
from marsad.newsroom.archive.models import Story
from marsad.newsroom.whoswho.actions.relink import find_what_waits
from marsad.newsroom.whoswho.models import Link, StoryLinking, Verdict
from marsad.newsroom.whoswho.models.proposal import LONGEST_WORDING
from marsad.newsroom.whoswho.queries.clusters import head_by, standing
from marsad.newsroom.whoswho.queries.linkable import clusters_of, companions_of, headings_of, sealed_among
from marsad.newsroom.whoswho.queries.linking_pool import Pools, linking_pool
from marsad.records import Attribution, Mention, Reading, Refusal

log = logging.getLogger(__name__)

BATCH = 25
"""Stories linked at a time."""
REMEMBERED = 4000
"""Headings kept in memory between batches."""


@dataclass(slots=True)
class Linked:
    """What became of names: sure of one heading, with candidates for a person to choose from, or of nobody known."""

    stories: int = 0
    sure: int = 0
    undecided: int = 0
    nobody: int = 0


@dataclass(slots=True)
class _Memory:
    """What a run remembers between batches."""

    pool: Pools
    headings: dict[int, Heading] = field(default_factory=dict)
    company: dict[int, dict[int, int]] = field(default_factory=dict)


def link_stories(
    *,
    everything: bool = False,
    most: int | None = None,
    report: Callable[[int, int], None] = lambda done, left: None,
) -> Linked:
    """Link the names of all stories that are new, read again, or touched by what changed in the Who's Who.

    Each batch is written by itself; another run goes on with those that wait.

    Args:
        everything: Link all stories again.
        most: About how many stories to link now; the others wait for the next run.
        report: Told after each batch how many stories are done and how many wait.
    """
    find_what_waits(everything=everything)
    linked = Linked()
    memory: _Memory | None = None
    waits = StoryLinking.objects.filter(waits=True).order_by("story_id").values_list("story_id", flat=True)
    while (most is None or linked.stories < most) and (waiting := list(waits[:BATCH])):
        memory = memory or _Memory(linking_pool())
        _link_batch(waiting, memory, linked)
        report(linked.stories, waits.count())
    if linked.stories:
        log.info("whoswho.linked stories=%d sure=%d undecided=%d", linked.stories, linked.sure, linked.undecided)
    return linked


def _link_batch(numbers: Sequence[int], memory: _Memory, linked: Linked) -> None:
    marks = _marks(numbers)  # before the names: what is read again meanwhile is of a higher number
    rows = Story.objects.filter(pk__in=numbers).only("pk", "identity", "text", "published_on").order_by("pk")
    stories = list(rows.prefetch_related("mentions", "attributions"))
    names = {story.pk: _names(story, memory.pool) for story in stories}
    judged = _judged(numbers)
    found = _find(names, memory)
    _remember(memory, {head for likenesses in found.values() for head in likenesses} | _said(judged))
    for story in stories:
        guesses = _link_story(story, names[story.pk], found, judged.get(story.pk, Told()), memory)
        _write(story, marks.get(story.pk, (0, 0)), names[story.pk], guesses)
        _count(linked, guesses)


def _names(story: Story, pool: Pools) -> tuple[Named, ...]:
    """Return whom a story names; none where its rows are of another shape than today's, so that the others go on."""
    try:
        reading = _reading(story)
        found = gather_named(reading)
    except msgspec.ValidationError:
        log.exception("whoswho.unreadable story=%d", story.pk)
        return ()
    too_long = [named.wording for named in found if len(named.wording) > LONGEST_WORDING]
    if too_long:
        _refuse_names(story, too_long)
    return tuple(_whole(named, reading, pool) for named in found if len(named.wording) <= LONGEST_WORDING)


def _whole(named: Named, reading: Reading, pool: Pools) -> Named:
    """Return a name with the longer one of which it is a piece, where it is like somebody's name and nobody's own."""
    likenesses = pool.find(named.wording, person=_may_be_person(named)).values()
    if not likenesses or any(like.level == Level.SAME for like in likenesses):
        return named
    spans = [one.spans for one in reading.mentions if one.name == named.wording and one.spans]
    return replace(named, whole=find_whole(reading.text, [(one[0][0], one[-1][1]) for one in spans], pool.known))


def _may_be_person(named: Named) -> bool:
    return named.kind in ("person", "")


def _asked(named: Named) -> tuple[str, str]:
    """Return as what a name is looked up, with its kind."""
    return named.whole or named.wording, named.kind


def _refuse_names(story: Story, wordings: Sequence[str]) -> None:
    """Keep it that some names are too long to mean anybody; the story's other names are linked."""
    told = f"{len(wordings)} of its names have more than {LONGEST_WORDING} letters, one begins {wordings[0][:60]!r}."
    keep_refusal(identity=story.identity, refusal=Refusal("whoswho", "name-too-long", told), now=timezone.now())


def _reading(story: Story) -> Reading:
    """Return the names and statements of a story, from the rows that stand for them."""
    mentions = tuple(msgspec.convert(_mention(row), Mention) for row in story.mentions.all())
    said = tuple(msgspec.convert(row.record, Attribution) for row in story.attributions.all())
    return Reading(input="", kind="story", text=story.text, mentions=mentions, attributions=said)


def _mention(row: MentionRow) -> dict[str, object]:
    return {"id": row.key, "spans": row.spans, "name": row.name, "kind": row.kind}


def _find(names: Mapping[int, Sequence[Named]], memory: _Memory) -> dict[tuple[str, str], dict[int, Likeness]]:
    """Return whose names the names of some stories are like, by what is looked up."""
    by_member = {
        _asked(named): memory.pool.find(_asked(named)[0], person=_may_be_person(named))
        for every in names.values()
        for named in every
    }
    clusters = clusters_of({member for members in by_member.values() for member in members})
    found: dict[tuple[str, str], dict[int, Likeness]] = {}
    for key, members in by_member.items():
        best: dict[int, Likeness] = {}
        for member, like in members.items():
            head = clusters.get(member)
            if head is not None and (head not in best or _beats(like, best[head])):
                best[head] = like
        found[key] = best
    return found


def _beats(like: Likeness, other: Likeness) -> bool:
    return (like.level, like.score) > (other.level, other.score)


def _remember(memory: _Memory, heads: Collection[int]) -> None:
    """Look up headings that are not in memory yet."""
    if len(memory.headings) > REMEMBERED:
        memory.headings.clear()
        memory.company.clear()
    memory.headings |= headings_of([head for head in heads if head not in memory.headings])


def _link_story(
    story: Story,
    names: Sequence[Named],
    found: Mapping[tuple[str, str], dict[int, Likeness]],
    judged: Told,
    memory: _Memory,
) -> dict[str, list[Guess]]:
    contested = [head for named in names for head in _several(found[_asked(named)]) if head in memory.headings]
    for head in contested:
        if head not in memory.company:
            memory.company[head] = companions_of(head)
            memory.headings[head] = replace(memory.headings[head], companions=memory.company[head])

    def find(named: Named) -> dict[int, Likeness]:
        likenesses, headings = found[_asked(named)], memory.headings
        return {
            head: like for head, like in likenesses.items() if head in headings and like.form in headings[head].names
        }

    return link_names(
        names,
        find,
        memory.headings,
        on=story.published_on.isoformat() if story.published_on else None,
        crowd=memory.pool.crowd,
        told=judged,
    )


def _several(likenesses: Mapping[int, Likeness]) -> list[int]:
    """Return the headings whose company may tell which of them is meant, where there are several or none is sure."""
    best = max((like.level for like in likenesses.values()), default=0)
    near = [head for head, like in likenesses.items() if like.level == best]
    return near if 1 < len(near) <= 8 else []


def _write(story: Story, marks: tuple[int, int], names: Sequence[Named], guesses: Mapping[str, list[Guess]]) -> None:
    """Replace the machine's links of a story; a heading that was sealed meanwhile gets none."""
    kinds = {named.wording: named.kind for named in names}
    with transaction.atomic():
        if not Story.objects.select_for_update(of=("self",)).only("pk").filter(pk=story.pk):
            return
        sealed = sealed_among({guess.number for every in guesses.values() for guess in every})
        Link.objects.filter(story=story).delete()
        Link.objects.bulk_create(
            Link(
                story=story,
                wording=wording,
                kind=kinds[wording],
                authority_id=guess.number,
                score=guess.score,
                sure=guess.sure,
                reasons=list(guess.reasons),
            )
            for wording, every in guesses.items()
            for guess in every
            if guess.number not in sealed
        )
        StoryLinking.objects.filter(story=story).update(waits=False, mentions_to=marks[0], attributions_to=marks[1])


def _marks(numbers: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return the highest numbers of the rows that a reading made for each story."""
    rows = Story.objects.filter(pk__in=numbers).order_by()
    mentions = dict(rows.annotate(to=Max("mentions__pk")).values_list("pk", "to"))
    attributions = dict(rows.annotate(to=Max("attributions__pk")).values_list("pk", "to"))
    return {number: (mentions.get(number) or 0, attributions.get(number) or 0) for number in numbers}


def _judged(numbers: Sequence[int]) -> dict[int, Told]:
    found: dict[int, Told] = defaultdict(Told)
    rows = standing().filter(story__in=numbers).annotate(cluster=head_by("left"))
    for story, wording, cluster, verdict in rows.values_list("story_id", "wording", "cluster", "verdict"):
        of = found[story or 0]
        if verdict == Verdict.SAME:
            of.same[wording] = cluster
        else:
            (of.different if verdict == Verdict.DIFFERENT else of.unsure).add((wording, cluster))
    return found


def _said(judged: Mapping[int, Told]) -> set[int]:
    return {head for of in judged.values() for head in of.same.values()}


def _count(linked: Linked, guesses: Mapping[str, list[Guess]]) -> None:
    linked.stories += 1
    for every in guesses.values():
        if every and every[0].sure:
            linked.sure += 1
        elif every:
            linked.undecided += 1
        else:
            linked.nobody += 1
