"""Actors as readers see them: only headings for which a person stands, from published stories that stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import Q
from msgspec.structs import replace

from marsad.edition.actors.alike import hint_of, namesakes, other_name
from marsad.edition.actors.gather import statements_of, without_text
from marsad.edition.actors.named import names_by_story
from marsad.edition.actors.pages import ABOUT
from marsad.edition.feeds import SitePage
from marsad.edition.paths import ACTORS, actor_path
from marsad.newsroom.press.queries.actor_facts import facts_by_head, names_by_head, public_slugs
from marsad.newsroom.press.queries.companions import companions_of
from marsad.newsroom.press.queries.digests import Digest, digest_of, digests_of, order_of
from marsad.newsroom.press.queries.published import records, standing
from marsad.newsroom.press.queries.told import BATCH, Told, told_stories, told_story
from marsad.newsroom.whoswho.models import Authority, SameAs
from marsad.newsroom.whoswho.queries.clusters import head_by, public_heads, slug_of
from marsad.newsroom.whoswho.queries.sealed_names import SealedNames, sealed_names, words_of
from marsad.records import Actor, ActorEntry, ActorFact, ActorSaying, Appearance, Keywords, NameForm, PublishedStory

Place: TypeAlias = tuple[str, str, int]
"""Where a statement stands: its story, the place there, and which of that place's it is."""


@dataclass(frozen=True, slots=True)
class FoundActor:
    """A heading with a page, and the step of the page's address; another step of his leads there."""

    head: Authority
    slug: str


@dataclass(frozen=True, slots=True)
class _Around:
    """What the pages of some actors need besides their stories."""

    names: Mapping[int, tuple[NameForm, ...]]
    facts: Mapping[int, tuple[ActorFact, ...]]
    pages: Mapping[int, str]
    heads: Mapping[int, Authority]
    members: Mapping[int, Sequence[Authority]]
    addresses: Mapping[int, Sequence[str]]
    sealed: SealedNames


def find_actor(step: str) -> FoundActor | None:
    """Return whose page a step of an address leads to; None where there is none, or it is not public."""
    row = Authority.objects.filter(slug=step).first()
    head = public_heads().filter(pk=row.head_id or row.pk).first() if row else None
    slug = slug_of(head) if head else None
    return FoundActor(head, slug) if head and slug else None


def has_actors() -> bool:
    """Say whether anybody has a page."""
    return public_heads().exists()


def entries() -> list[ActorEntry]:
    """Return everybody who has a page, as the index lists them."""
    confirmed = Authority.objects.filter(confirmed_at__isnull=False).order_by("-pk")
    slugs = dict(confirmed.annotate(cluster=head_by()).values_list("cluster", "slug"))
    found = {head.pk: _entry(head, slug) for head in public_heads() if (slug := slugs[head.pk])}
    alike = {entry.slug for entry in namesakes(found.values())}
    owner = _owners(_members([number for number, entry in found.items() if entry.slug in alike]))
    if not owner:
        return list(found.values())
    facts, names = facts_by_head(owner, sealed_names()), names_by_head(owner)
    return [_told_apart(entry, facts.get(number, ()), names.get(number, ())) for number, entry in found.items()]


def actor_record(head: Authority) -> Actor | None:
    """Return one actor; None if he has no page.

    His statements are without their words, which those that a page shows are given by `with_texts`.
    """
    sealed = sealed_names()
    digests = digests_of(head, sealed)
    around = _around([head], [digest.told for digest in digests], sealed)
    return _actor(head, digests, around, ABOUT) if head.pk in around.pages else None


def with_texts(shown: Iterable[ActorSaying], speaker: str | None = None) -> tuple[ActorSaying, ...]:
    """Return statements with their words, as they are told now; one that is told no longer is left out.

    Args:
        shown: The statements.
        speaker: The step of the address of whoever makes them all; None where they know who makes them.
    """
    wanted = list(shown)
    slugs = sorted({one.story.slug for one in wanted})
    whole: dict[Place, ActorSaying] = {}
    for start in range(0, len(slugs), BATCH):
        for record in records(standing().filter(slug__in=slugs[start : start + BATCH])):
            whole |= {_place(one): one for one in statements_of(record)}
    return _with_words(wanted, whole, speaker)


def _with_words(
    statements: Iterable[ActorSaying], whole: Mapping[Place, ActorSaying], speaker: str | None = None
) -> tuple[ActorSaying, ...]:
    pairs = ((one, whole.get(_place(one))) for one in statements)
    return tuple(
        replace(found, sure=one.sure, speaker=speaker or one.speaker)
        for one, found in pairs
        if found and found.name == one.name
    )


def _place(statement: ActorSaying) -> Place:
    return statement.story.slug, statement.place, statement.number


def actor_records() -> Iterator[Actor]:
    """Yield everybody who has a page, for plain files."""
    heads = list(public_heads())
    numbers = standing().order_by().values_list("draft__story", flat=True) if heads else ()
    sealed = sealed_names()
    digests: list[Digest] = []
    whole: dict[Place, ActorSaying] = {}
    for told in told_stories(numbers):
        digests.append(digest_of(told, sealed))
        whole |= {_place(one): one for one in statements_of(told.record)}
    digests.sort(key=order_of, reverse=True)
    around = _around(heads, [digest.told for digest in digests], sealed)
    mine: dict[int, list[Digest]] = {}
    for digest in digests:
        for head in {meant.identity.head for meant in digest.told.meant.values()}:
            mine.setdefault(head, []).append(digest)
    for number in around.members:
        if number in around.pages:
            actor = _actor(around.heads[number], mine.get(number, ()), around)
            yield replace(
                actor, sayings=_with_words(actor.sayings, whole, actor.slug), about=_with_words(actor.about, whole)
            )


def actor_pages() -> list[SitePage]:
    """Return the pages of actors that a sitemap names."""
    found = [SitePage(actor_path(entry.slug)) for entry in entries()]
    return [SitePage(ACTORS), *found] if found else []


def names_in(story: PublishedStory) -> dict[str, str]:
    """Return the names of a published story that lead to an actor's page, each with its path."""
    told = told_story(story)
    pages = public_slugs({meant.identity.head for meant in told.meant.values()}) if told else {}
    if not told or not pages:
        return {}
    heads = Authority.objects.in_bulk(pages)
    names = names_by_head(_owners(_members(pages)))
    actors = (
        Actor(slug=pages[number], kind="person", appearances=_appearances(head, [told], names.get(number, ())))
        for number, head in heads.items()
    )
    return names_by_story(actors).get(story.slug, {})


def _actor(head: Authority, digests: Sequence[Digest], around: _Around, most: int | None = None) -> Actor:
    """Return an actor from the stories that name him; of what others say, the first `most` know who says it."""
    own = [head.label, head.native, *(form.text for form in around.names.get(head.pk, ()))]
    sealed, mine = around.sealed.without(own), {words_of(name) for name in own}
    digests = [digest for digest in digests if not digest.sealed - mine]
    told = [digest.told for digest in digests]
    said: list[ActorSaying] = []
    about: list[ActorSaying] = []
    for digest in digests:
        for one in digest.statements:
            if one.sealed - mine:
                continue
            if one.speaker == head.pk:
                said.append(one.saying)
            elif (sure := one.about_whom(head.pk)) is None:
                continue
            elif most is None or len(about) < most:
                page = around.pages.get(one.speaker) if one.speaker else None
                about.append(replace(one.saying, speaker=page, sure=sure))
            else:
                about.append(one.saying)
    companions, ties = companions_of(head.pk, told, _rows(around, sealed), around.pages)
    slug = around.pages[head.pk]
    former = (row.slug for row in around.members[head.pk] if row.slug and row.slug != slug)
    facts, names = around.facts.get(head.pk, ()), around.names.get(head.pk, ())
    entry = _told_apart(_entry(head, slug), facts, names)
    return Actor(
        slug=slug,
        kind=entry.kind,
        label=entry.label,
        native=entry.native,
        letter=entry.letter,
        native_letter=entry.native_letter,
        hint=entry.hint,
        also=entry.also,
        names=names,
        facts=facts,
        same_as=tuple(around.addresses.get(head.pk, ())),
        former=tuple(former),
        appearances=_appearances(head, told, names),
        sayings=tuple(said),
        about=tuple(about),
        companions=companions,
        ties=ties,
    )


def _appearances(head: Authority, told: Iterable[Told], forms: Iterable[NameForm]) -> tuple[Appearance, ...]:
    names = {form.text for form in forms} | {head.label, head.native}
    found = []
    for one in told:
        words = one.record.keywords
        printed = [word for word in (*words.people, *words.places, *words.bodies) if word in names]
        given = [meant.wording for meant in one.meant.values() if meant.identity.head == head.pk]
        if given:
            story = replace(without_text(one.record), keywords=Keywords())
            found.append(Appearance(story, tuple(dict.fromkeys((*given, *printed)))))
    return tuple(found)


def _rows(around: _Around, sealed: SealedNames) -> dict[int, Authority]:
    """Return the headings that may be named."""
    return {
        number: row
        for number, row in around.heads.items()
        if (row.label or row.native) and not sealed.are_in(row.label, row.native)
    }


def _around(heads: Sequence[Authority], told: Iterable[Told], sealed: SealedNames) -> _Around:
    """Return what the pages of some headings need, in a bounded number of questions to the database."""
    numbers = [head.pk for head in heads]
    members = _members(numbers)
    named = {meant.identity.head for one in told for meant in one.meant.values()}
    owner = _owners(members)
    addresses: dict[int, list[str]] = {}
    for key, address in SameAs.objects.filter(authority__in=owner).order_by("pk").values_list("authority", "address"):
        addresses.setdefault(owner[key], []).append(address)
    return _Around(
        names=names_by_head(owner),
        facts=facts_by_head(owner, sealed),
        pages=public_slugs(named | set(numbers)),
        heads=Authority.objects.in_bulk(named | set(numbers)),
        members=members,
        addresses=addresses,
        sealed=sealed,
    )


def _members(heads: Collection[int]) -> dict[int, list[Authority]]:
    """Return the members of clusters, by the numbers of their heads."""
    members: dict[int, list[Authority]] = {number: [] for number in heads}
    for row in Authority.objects.filter(Q(pk__in=heads) | Q(head__in=heads)).order_by("pk"):
        members[row.head_id or row.pk].append(row)
    return members


def _owners(members: Mapping[int, Sequence[Authority]]) -> dict[int, int]:
    return {row.pk: number for number, rows in members.items() for row in rows}


def _told_apart(entry: ActorEntry, facts: Sequence[ActorFact], names: Sequence[NameForm]) -> ActorEntry:
    return replace(entry, hint=hint_of(facts), also=other_name(names, entry.label, entry.native))


def _entry(head: Authority, slug: str) -> ActorEntry:
    return ActorEntry(
        slug=slug,
        kind=head.kind,  # type: ignore[arg-type]
        label=head.label,
        native=head.native,
        letter=head.letter,
        native_letter=head.native_letter,
    )
