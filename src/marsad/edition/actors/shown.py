"""A statement as an actor's page shows it: its chain, its words in both languages, and how sure we are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from marsad.edition.actors.graph import Graph, graph
from marsad.edition.actors.pages import ABOUT, ActorPage
from marsad.edition.actors.said import ActorQuery, Choice, Field, choices, query_path, with_choice
from marsad.edition.actors.timeline import NARROW, WIDE, Timeline, timeline
from marsad.edition.chain import keyword_page, lang_of_name, links_of
from marsad.edition.paths import actor_path, story_path, year_path
from marsad.edition.sayings import ShownSaying
from marsad.records import Actor, ActorFact, ActorSaying, NameForm, Paragraph, Site

NAMES = 8
"""How many other spellings stand under the name; all are in the table."""


class ShownStatement(Struct, frozen=True, kw_only=True):
    """A statement among others.

    Attributes:
        said: The statement.
        first: Its first part, as everywhere else.
        parts: The paragraphs over which it runs.
        address: Its place on the story's page.
        new: The paragraphs whose translation does not stand above it already.
        opens: It is the first of its story here.
        hangs: Those who carried it are the same as of the one above.
        month: Its month, if it is the first of that here.
    """

    said: ActorSaying
    first: ShownSaying
    parts: tuple[Paragraph, ...]
    address: str
    new: tuple[Paragraph, ...]
    opens: bool = True
    hangs: bool = False
    month: str | None = None


class Year(Struct, frozen=True):
    """A year's statements, those of one story together."""

    year: int
    statements: tuple[ShownStatement, ...]


def shown_statement(said: ActorSaying, site: Site) -> ShownStatement:
    """Return one statement as it is shown."""
    saying, story = said.parts[0].sayings[0], said.story
    pieces = [(part.original or "")[start:end].strip() for part in said.parts for start, end in part.sayings[0].hedge]
    page = actor_path(said.speaker) if said.speaker else keyword_page(said.name, story) if said.name else None
    first = ShownSaying(
        saying=saying,
        original=said.parts[0].original or "",
        lang=story.original.lang,
        links=links_of(saying.chain, story, site, confirmed=saying.confirmed),
        name=said.name,
        name_lang=lang_of_name(said.name, story) if said.name else None,
        printed=saying.speaker if said.name != saying.speaker else None,
        path=page,
        hedges=tuple(dict.fromkeys(piece for piece in pieces if piece)),
        inside=said.inside,
        sure=said.sure,
    )
    anchor = "#above-said" if said.place == "above" else f"#{said.place}"
    return ShownStatement(
        said=said, first=first, parts=said.parts, address=story_path(story.slug) + anchor, new=said.parts
    )


def years_of(sayings: Iterable[ActorSaying], site: Site) -> tuple[Year, ...]:
    """Return statements that stand in order by years."""
    groups = groupby(run_of(sayings, site), lambda one: one.said.on.year)
    return tuple(Year(year, tuple(group)) for year, group in groups)


def run_of(sayings: Iterable[ActorSaying], site: Site) -> tuple[ShownStatement, ...]:
    """Return statements that stand in order, each knowing what the ones above it show already."""
    found: list[ShownStatement] = []
    printed: set[str | None] = set()
    month = ""
    for said in sayings:
        one = shown_statement(said, site)
        opens = not found or found[-1].said.story.slug != said.story.slug
        printed = {said.story.headline} if opens else printed
        begins = f"{said.on:%Y-%m}"
        found.append(
            replace(
                one,
                new=tuple(part for part in said.parts if part.text not in printed),
                opens=opens,
                hangs=not opens and found[-1].first.links == one.first.links,
                month=begins if begins != month else None,
            )
        )
        printed |= {part.text for part in said.parts}
        month = begins
    return tuple(found)


def speakers_of(actor: Actor, site: Site) -> tuple[tuple[str, tuple[ShownStatement, ...]], ...]:
    """Return what others say of an actor by who says it, the most talkative first."""
    found: dict[str, list[ActorSaying]] = {}
    for said in actor.about[:ABOUT]:
        found.setdefault(said.name or "", []).append(said)
    ordered = sorted(found.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
    return tuple((name, run_of(mine, site)) for name, mine in ordered)


def other_names(actor: Actor) -> list[NameForm]:
    """Return the first of the spellings that stand beside the two which head the page; slips are none."""
    found: dict[str, NameForm] = {}
    for form in actor.names:
        if form.kind != "misspelling" and form.text not in (actor.label, actor.native):
            found.setdefault(form.text, form)
    return list(found.values())[:NAMES]


def facts_by_kind(facts: tuple[ActorFact, ...]) -> list[tuple[str, list[ActorFact]]]:
    """Return facts by what they tell, in the order in which a kind comes first."""
    found: dict[str, list[ActorFact]] = {}
    for fact in facts:
        found.setdefault(fact.kind, []).append(fact)
    return list(found.items())


class ShownActor(Struct, frozen=True, kw_only=True):
    """What an actor's page shows besides the record: its pictures, its statements, where its choices lead."""

    path: str
    wide: Timeline | None
    narrow: Timeline | None
    graph: Graph | None
    years: tuple[Year, ...]
    speakers: tuple[tuple[str, tuple[ShownStatement, ...]], ...]
    fields: tuple[tuple[Field, tuple[Choice, ...]], ...]
    list_of: Callable[[str | None, str | None], str]
    choice_of: Callable[[Field, str | None], str]
    page_of: Callable[[int], str]
    about_shown: int = ABOUT


def actor_values(page: ActorPage, site: Site, *, turned: bool, offline: bool) -> ShownActor:
    """Return what an actor's page shows besides the record.

    Args:
        page: The page.
        site: The edition.
        turned: It reads from right to left.
        offline: In plain files, where a mark leads to the place of its month and not to a list of its own.
    """
    actor, query = page.actor, page.query
    fields: tuple[Field, ...] = () if offline else ("when", "kind", "outlet", "subject")

    def list_of(kind: str | None, when: str | None) -> str:
        if not offline:
            return query_path(actor.slug, ActorQuery(kind=kind, when=when)) + "#said"
        year = (when or "")[:4]
        parted = year in page.years[1:]
        return (year_path(actor.slug, year) if parted else actor_path(actor.slug)) + f"#{_anchor(actor, when)}"

    def choice_of(field: Field, value: str | None) -> str:
        return query_path(actor.slug, with_choice(query, field, value)) + "#said"

    path = year_path(actor.slug, page.year) if page.year else query_path(actor.slug, query)
    return ShownActor(
        path=path,
        wide=timeline(actor.sayings, actor.facts, width=WIDE, turned=turned),
        narrow=timeline(actor.sayings, actor.facts, width=NARROW, turned=turned),
        graph=graph(actor, turned=turned),
        years=years_of(page.said, site),
        speakers=speakers_of(actor, site),
        fields=tuple((field, choices(actor.sayings, query, field)) for field in fields) if actor.sayings else (),
        list_of=list_of,
        choice_of=choice_of,
        page_of=lambda number: query_path(actor.slug, replace(query, page=number)) + "#said",
    )


def _anchor(actor: Actor, when: str | None) -> str:
    """Return the mark of a month, or for a year that of its newest month."""
    if when and len(when) == 4:
        when = next((f"{said.on:%Y-%m}" for said in actor.sayings if f"{said.on:%Y}" == when), None)
    return f"m{when}" if when else "said"
