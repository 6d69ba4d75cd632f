"""Everything that a heading said, or that others say of it, in all stories that the desk has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from msgspec.structs import replace

from marsad.edition.actors.gather import statements_of
from marsad.edition.actors.said import PAGE_SIZE, ActorQuery, Choice, Field, choices, choose
from marsad.newsroom.archive.models import Attribution
from marsad.newsroom.desk.models import Judgement
from marsad.newsroom.press.queries.digests import names_in_content
from marsad.newsroom.press.queries.inside import inside_stories
from marsad.newsroom.press.queries.told import BATCH, Told
from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.models import Authority
from marsad.newsroom.whoswho.queries.identities import Identity, stories_of
from marsad.newsroom.whoswho.queries.visible import sees_sealed
from marsad.records import ActorSaying
from marsad.text.normalise import fold_phrase
from marsad.text.quoted import shown_content

MOST = 500
"""How many stories are looked through at once, the newest first: a page waits for all of them."""
FIELDS: tuple[Field, ...] = ("when", "kind", "outlet", "subject")


@dataclass(frozen=True, slots=True)
class Line:
    """A statement, its words, and what the draft has for the paragraphs in which they stand.

    `cue` is the word of saying, without which a denial reads as its opposite; empty if it is a mark only. What stands
    above it already is not in `ours`. `opens`: it is the first of its story here.
    """

    said: ActorSaying
    cue: str
    content: str
    ours: tuple[str, ...]
    opens: bool


@dataclass(frozen=True, slots=True)
class SaidPage:
    """The statements that were asked for.

    Attributes:
        head: Whose.
        about: They are those of others that name it.
        query: Which are asked for.
        lines: Those of this page, the newest story first.
        total: How many the query finds.
        everything: How many there are without it.
        confirmed: Of how many that it finds people stand for the statement and for whom the name means.
        pages: How many pages they fill.
        fields: What can be chosen.
        skipped: How many newer stories are left out.
        older: There are older stories that are left out.
        lost: Stories, with their headlines, of which something can't be read and is missing here.
    """

    head: Authority
    about: bool
    query: ActorQuery
    lines: tuple[Line, ...]
    total: int
    everything: int
    confirmed: int
    pages: int
    fields: tuple[tuple[Field, tuple[Choice, ...]], ...]
    skipped: int
    older: bool
    lost: tuple[tuple[int, str], ...]


def heading_said(
    head: Authority, user: User, query: ActorQuery, *, about: bool = False, skipped: int = 0
) -> SaidPage | None:
    """Return what a heading said as somebody sees it, or what others say of it; None behind the last page.

    Args:
        head: The heading that stands for the cluster.
        user: Who looks.
        query: Which statements are asked for.
        about: Those of others that name it, not its own.
        skipped: Leave out so many of the newest stories.
    """
    sealed = sees_sealed(user)
    wordings: dict[int, set[str]] = {}
    for number, wording, _ in stories_of(head, sealed=sealed):
        wordings.setdefault(number, set()).add(fold_phrase(wording))
    numbers = list(islice(wordings if about else _where_it_speaks(wordings), skipped, skipped + MOST + 1))
    lost: set[int] = set()
    told = sorted(inside_stories(numbers[:MOST], sealed=sealed, lost=lost), key=_newest, reverse=True)
    sayings = list(_about(head.pk, told) if about else _said(head.pk, told))
    found = choose(sayings, query)
    count = max(1, -(-len(found) // PAGE_SIZE))
    if query.page > count:
        return None
    return SaidPage(
        head=head,
        about=about,
        query=query,
        lines=tuple(_lines(found[(query.page - 1) * PAGE_SIZE : query.page * PAGE_SIZE])),
        total=len(found),
        everything=len(sayings),
        confirmed=sum(one.sure and one.parts[0].sayings[0].confirmed for one in found),
        pages=count,
        fields=tuple((field, choices(sayings, query, field)) for field in FIELDS),
        skipped=skipped,
        older=len(numbers) > MOST,
        lost=tuple((one.story_id, one.record.headline) for one in told if one.story_id in lost),
    )


def _said(head: int, told: Iterable[Told]) -> Iterator[ActorSaying]:
    """Yield what a heading says, each statement with whether a person said that it is the one who says it."""
    for _, statement, speaker in _statements(told):
        if speaker and speaker.head == head:
            yield replace(statement, speaker=str(head), sure=speaker.confirmed)


def _about(head: int, told: Iterable[Told]) -> Iterator[ActorSaying]:
    """Yield what others say of a heading, each statement with whether a person said that it is meant."""
    for one, statement, speaker in _statements(told):
        if not (speaker and speaker.head == head) and head in (named := names_in_content(statement, one)):
            yield replace(statement, speaker=str(speaker.head) if speaker else None, sure=named[head])


def _statements(told: Iterable[Told]) -> Iterator[tuple[Told, ActorSaying, Identity | None]]:
    """Yield every statement of some stories with its story and who says it."""
    for one in told:
        for statement in statements_of(one.record):
            yield one, statement, one.whom(statement.parts[0].sayings[0].speaker)


def _newest(told: Told) -> tuple[object, int]:
    return told.record.original.published_on, told.story_id


def _where_it_speaks(wordings: Mapping[int, Collection[str]]) -> Iterator[int]:
    """Yield the stories in which somebody of its names says something, and those in which people judged statements."""
    numbers = list(wordings)
    for start in range(0, len(numbers), BATCH):
        some = numbers[start : start + BATCH]
        rows = Attribution.objects.filter(story__in=some).order_by().values_list("story_id", "speaker").distinct()
        there = {number for number, speaker in rows if fold_phrase(speaker) in wordings[number]}
        there |= set(Judgement.objects.filter(story__in=some).order_by().values_list("story_id", flat=True))
        yield from (number for number in some if number in there)


def _lines(sayings: Collection[ActorSaying]) -> Iterator[Line]:
    before, printed = "", set[str]()
    for said in sayings:
        opens = said.story.slug != before
        printed = {said.story.headline} if opens else printed
        words = (shown_content(part.original or "", part.sayings[0].content) for part in said.parts)
        ours = tuple(part.text for part in said.parts if part.text and part.text not in printed)
        yield Line(said, _cue(said), " ".join(filter(None, words)), ours, opens)
        printed |= set(ours)
        before = said.story.slug


def _cue(said: ActorSaying) -> str:
    """Return the words of saying as the original has them, but not a mere colon or dash."""
    cues = ((part.original or "")[start:end].rstrip(": ") for part in said.parts for start, end in part.sayings[0].cue)
    return " … ".join(cue for cue in cues if any(map(str.isalnum, cue)))
