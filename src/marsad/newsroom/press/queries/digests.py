"""What the pages of actors take from each published story, without its text: remembered while it stands as it is.

Whom a story names, who says what in it, and which sealed names that gives, is worked out from its newest version, its
names and whom those mean. None of that changes often, and an actor may be named in thousands of stories. So each
story's digest is kept in memory with marks of all that it was worked out from, and only a story whose marks moved is
read again. The texts of the statements that a page shows are read when it is shown (`actors.with_texts`).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from sys import intern
from time import time

from django.conf import settings
from django.db.models import Count, Max
from msgspec.structs import replace as replace_in

from marsad.edition.actors.gather import statements_of, without_text
from marsad.newsroom.archive.models import Mention
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.press.models import Publication, Snapshot
from marsad.newsroom.press.queries.published import standing
from marsad.newsroom.press.queries.told import BATCH, Meant, Phrases, Told, told_stories
from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.models import Authority, Judgement, Link
from marsad.newsroom.whoswho.queries.clusters import sealed_clusters
from marsad.newsroom.whoswho.queries.identities import stories_of
from marsad.newsroom.whoswho.queries.sealed_names import SealedNames, Words
from marsad.records import ActorSaying, Paragraph, Person, PublishedStory, Saying

MOST_KEPT = 8_000
"""Stories whose digests are kept: about a kilobyte for each statement of theirs."""

Marks = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement without its words.

    Attributes:
        saying: When, where and of what kind it is, and whether a person said who makes it.
        speaker: The number of the heading that says it, or None.
        about: The headings that its content names, each with whether a person said so.
        sealed: The sealed names that it would give.
    """

    saying: ActorSaying
    speaker: int | None
    about: tuple[tuple[int, bool], ...]
    sealed: frozenset[Words]

    def about_whom(self, head: int) -> bool | None:
        """Say whether the content names a heading: None if not, else whether a person said that it is meant."""
        return next((sure for named, sure in self.about if named == head), None)


@dataclass(frozen=True, slots=True)
class Digest:
    """A published story as the pages of actors take it. `told` has the story without its text."""

    told: Told
    statements: tuple[Statement, ...]
    sealed: frozenset[Words]


_lock = threading.Lock()
_kept: OrderedDict[tuple[str, int], tuple[Marks, Digest]] = OrderedDict()
_of_heads: OrderedDict[tuple[str, int], tuple[Marks, tuple[Digest, ...]]] = OrderedDict()
MOST_HEADS = 16
"""Actors whose digests are at hand in order, so that nothing is asked about them where nothing moved at all."""


def digests_of(head: Authority, sealed: SealedNames) -> tuple[Digest, ...]:
    """Return the digests of the published stories that name an actor, the newest first."""
    place = str(settings.NEWSROOM_FOLDER)
    whole = _marks_of_all(sealed)
    moment = (whole, *_last_rows(), int(time() // 60))
    key = (place, head.pk)
    with _lock:
        marks, found = _of_heads.get(key, ((), ()))
    if marks == moment:
        return found
    found = tuple(_digests([number for number, _, _ in stories_of(head)], whole, sealed))
    with _lock:
        _of_heads[key] = (moment, found)
        _of_heads.move_to_end(key)
        while len(_of_heads) > MOST_HEADS:
            _of_heads.popitem(last=False)
    return found


def _digests(story_ids: Iterable[int], whole: Marks, sealed: SealedNames) -> list[Digest]:
    place = str(settings.NEWSROOM_FOLDER)
    marks = {number: (whole, *of) for number, of in _marks_of(set(story_ids)).items()}
    with _lock:
        known = {number: _kept.get((place, number)) for number in marks}
    found = {number: kept[1] for number, kept in known.items() if kept and kept[0] == marks[number]}
    fresh = {one.story_id: digest_of(one, sealed) for one in told_stories([n for n in marks if n not in found])}
    with _lock:
        for number, digest in fresh.items():
            _kept[place, number] = (marks[number], digest)
        for number in found:
            if (place, number) in _kept:
                _kept.move_to_end((place, number))
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return sorted((found | fresh).values(), key=order_of, reverse=True)


def order_of(digest: Digest) -> tuple[date, str]:
    """Return what digests stand in order by."""
    record = digest.told.record
    return (record.original.published_on or record.published_at.date(), record.slug)


# --- what a digest is worked out from


def _marks_of_all(sealed: SealedNames) -> Marks:
    """Return what bears on every story: who is sealed, who is shielded, and which headings are one."""
    shielded = tuple(User.objects.filter(shielded=True).order_by("pk").values_list("pk", "credit_name", "username"))
    authors = frozenset(Draft.objects.filter(author_shielded=True).order_by().values_list("pk", flat=True))
    joined = frozenset(Authority.objects.filter(head__isnull=False).order_by().values_list("pk", "head_id"))
    closed = frozenset(sealed_clusters())  # their names alone do not tell: two headings may share all of them
    return (sealed.all(), closed, shielded, authors, joined)


def _last_rows() -> Marks:
    """Return the last row of everything that a digest is worked out from, and how many stories stand.

    A story taken back is gone at once. What else goes without anything coming in its place, and what another process
    commits late, is noticed within a minute: as long as readers keep a page anyway.
    """
    last = (
        model.objects.order_by("-pk").values_list("pk", flat=True).first()
        for model in (Snapshot, Link, Mention, Judgement)
    )
    taken = Publication.objects.aggregate(n=Count("withdrawn_at"), last=Max("withdrawn_at"))
    return (*last, *taken.values())


def _marks_of(story_ids: Collection[int]) -> dict[int, Marks]:
    """Return the marks of those of some stories that are published and stand."""
    found: dict[int, Marks] = {}
    numbers = sorted(story_ids)
    for start in range(0, len(numbers), BATCH):
        some = numbers[start : start + BATCH]
        rows = standing().filter(draft__story__in=some).order_by()
        newest = rows.values("draft__story").annotate(to=Max("snapshots__pk"), at=Max("updated_at"))
        counted = [
            {story: tuple(of) for story, *of in rows.values_list("story_id").annotate(n=Count("pk"), to=Max("pk"))}
            for rows in (model.objects.filter(story__in=some).order_by() for model in (Link, Mention, Judgement))
        ]
        for story, to, at in newest.values_list("draft__story", "to", "at"):
            found[story] = (to, at, *(of.get(story) for of in counted))
    return found


# --- a digest


def digest_of(told: Told, sealed: SealedNames) -> Digest:
    """Return the digest of a story."""
    light = _light(told.record)
    meant = {
        intern(key): Meant(intern(one.wording), replace(one.identity, reasons=()), frozenset())
        for key, one in told.meant.items()
    }
    statements = tuple(
        _statement(one, told, replace_in(one, story=light, parts=_stub(one)), sealed)
        for one in statements_of(told.record)
    )
    headlines = sealed.found_in(told.record.headline, told.record.original.headline)
    return Digest(Told(told.story_id, light, meant), statements, headlines)


def _light(record: PublishedStory) -> PublishedStory:
    """Return a story with what its statements are chosen by, and little else."""
    original = replace_in(record.original, deck=None, author=None, address=None, sha256="", stance=None)
    story = without_text(replace_in(record, original=original))
    return replace_in(story, chain=(), translators=(), editor=_NOBODY, event=None)


def _statement(statement: ActorSaying, told: Told, light: ActorSaying, sealed: SealedNames) -> Statement:
    speaker = told.whom(statement.parts[0].sayings[0].speaker)
    return Statement(
        saying=replace_in(
            light,
            name=intern(light.name) if light.name else None,
            inside=None,
            place=intern(light.place),
            sure=bool(speaker and speaker.confirmed),
        ),
        speaker=speaker.head if speaker else None,
        about=tuple(names_in_content(statement, told).items()),
        sealed=sealed.found_in(*texts_of(statement)),
    )


def texts_of(statement: ActorSaying) -> list[str | None]:
    """Return every text that a statement shows."""
    saying = statement.parts[0].sayings[0]
    texts = [text for part in statement.parts for text in (part.text, part.original)]
    names = (statement.name, saying.speaker, saying.office, statement.inside, *(link.name for link in saying.chain))
    return [*texts, *names]


def names_in_content(statement: ActorSaying, told: Told) -> dict[int, bool]:
    """Return the headings that what somebody says names, each with whether a person said that it is meant."""
    content = " ".join(
        (part.original or "")[start:end] for part in statement.parts for start, end in part.sayings[0].content
    )
    phrases = Phrases(content)
    found: dict[int, bool] = {}
    for meant in told.meant.values():
        if any(phrases.has(form) for form in meant.forms):
            head = meant.identity.head
            found[head] = found.get(head, False) or meant.identity.confirmed
    return found


_NOBODY = Person(None)
_stubs: dict[tuple[str, bool], tuple[Paragraph, ...]] = {}


def _stub(statement: ActorSaying) -> Sequence[Paragraph]:
    """Return a paragraph without words whose statement is of the same kind and as sure; one for all that are."""
    saying = statement.parts[0].sayings[0]
    key = (saying.kind, saying.confirmed)
    if key not in _stubs:
        bare: Saying = replace_in(
            saying, id="", speaker=None, speaker_in_english=None, office=None, source=(), cue=(), content=(), hedge=(),
            chain=(), parent=None,
        )  # fmt: skip
        _stubs[key] = (Paragraph(None, None, sayings=(bare,)),)
    return _stubs[key]
