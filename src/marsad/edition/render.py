"""Pages of the edition as HTML: functions of records, without a database and without a request."""

from __future__ import annotations

import re
from calendar import monthcalendar
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from marsad.edition import cite, filters, paths
from marsad.edition.actors import shown as draw
from marsad.edition.actors.jsonld import actor_jsonld
from marsad.edition.actors.pages import ActorPage, ActorsPage, SubjectPage
from marsad.edition.chain import chain_of
from marsad.edition.clean import clean_text
from marsad.edition.jsonld import story_jsonld
from marsad.edition.links import Links, ServerLinks
from marsad.edition.pages import (
    ArchivePage,
    FrontPage,
    ListingPage,
    Month,
    OutletPage,
    OutletsPage,
    SearchPage,
    published_on,
)
from marsad.edition.sayings import NOBODY, sayings_above, shown_sayings
from marsad.edition.typeset import keep_names, mark_roles, mark_spans
from marsad.edition.web import host_of, web_address
from marsad.edition.words import WEEKDAYS, Words, dir_of
from marsad.records import ActorFact, PublishedStory, Site
from marsad.text.repeated import join_repeated

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What the edition's pages live with. JSON-LD is data, which no policy blocks."""
SECTIONS_SHOWN = 8
"""How many sections the navigation names."""


class Renderer:
    """Renders the pages of one site.

    Args:
        site: The house that publishes.
        links_for: Gives the links of a page from its canonical path; `ServerLinks` or `StaticLinks`.
        sections: All sections in use, in order; the navigation names the first of them.
        offline: True for plain files: the search page then carries its own index and script.
        has_actors: The navigation names the index of actors.
    """

    def __init__(
        self,
        site: Site,
        links_for: Callable[[str], Links] = ServerLinks,
        *,
        sections: Sequence[str] = (),
        offline: bool = False,
        has_actors: bool = False,
    ) -> None:
        self.site = site
        self.links_for = links_for
        self.sections = tuple(sections)
        self.offline = offline
        self.has_actors = has_actors
        words = Words(site.language)
        self._turned = words.dir == "rtl"
        self._environment = environment_for(words.lang)

    def front(self, page: FrontPage) -> str:
        """Render the front page."""
        return self._render("front.html", paths.FRONT, page=page)

    def story(
        self, story: PublishedStory, also: Sequence[PublishedStory] = (), actors: Mapping[str, str] = NOBODY
    ) -> str:
        """Render a story; one that was taken back shows that and nothing else.

        Args:
            story: The story.
            also: Other stories of the same event, for "also reported by".
            actors: Names of the story that lead to an actor's page, each with the page's path.
        """
        if story.withdrawn is not None:
            return self.withdrawn(story)
        others = tuple(other for other in also if other.withdrawn is None and other.slug != story.slug)
        return self._render(
            "story.html",
            paths.story_path(story.slug),
            story=story,
            also=others,
            jsonld=Markup(story_jsonld(story, self.site)),  # noqa: S704  # escaped for its place by story_jsonld
            citation=cite.cite_markup(story, self.site),
            above=sayings_above(story, self.site, actors),
            sayings_of=lambda part: shown_sayings(part, story, self.site, actors),
            actors=actors,
        )

    def original(self, story: PublishedStory) -> str:
        """Render the archived original as a page of plain text: nothing of what was received runs here.

        The frozen record decides what is shown: it leaves out what was withheld.
        """
        if story.withdrawn is not None:
            return self.withdrawn(story)
        return self._render("original.html", paths.original_path(story.slug), story=story)

    def listing(self, page: ListingPage) -> str:
        """Render a list of stories: a section, a keyword, a day or a month."""
        return self._render("listing.html", _paged(page.path, page), page=page)

    def outlet(self, page: OutletPage) -> str:
        """Render an outlet: its names, its stance labels with their days and evidence, its stories."""
        path = paths.outlet_path(page.outlet.id)
        return self._render("outlet.html", _paged(path, page), page=page)

    def outlets(self, page: OutletsPage) -> str:
        """Render all outlets by name, each with how many stories came from it."""
        lang = Words(self.site.language).lang
        named = sorted(page.outlets, key=lambda pair: _by_name(pair[0].name_in(lang)))
        return self._render("outlets.html", paths.OUTLETS, outlets=named)

    def archive(self, page: ArchivePage) -> str:
        """Render all months with their counts."""
        return self._render("archive.html", paths.ARCHIVE, page=page)

    def actors(self, page: ActorsPage) -> str:
        """Render the index of actors by the letters of both alphabets, or one letter of it."""
        path = paths.letter_path(page.letter) if page.letter else paths.ACTORS
        return self._render("actors.html", path, page=page)

    def actor(self, page: ActorPage) -> str:
        """Render an actor: his names, offices, words, companions, and what others say of him."""
        jsonld = Markup(actor_jsonld(page.actor, self.site))  # noqa: S704  # escaped for its place by actor_jsonld
        shown = draw.actor_values(page, self.site, turned=self._turned, offline=self.offline)
        return self._render("actor.html", shown.path, page=page, jsonld=jsonld, shown=shown)

    def subject(self, page: SubjectPage) -> str:
        """Render what an actor said on a subject, in both languages side by side."""
        path = paths.subject_path(page.actor.slug, page.subject.value)
        years = draw.years_of(page.said, self.site)
        return self._render("subject.html", _paged(path, page), page=page, years=years)

    def moved(self, old: str, new: str) -> str:
        """Render the page at an address under which somebody stood before; it leads to the new one."""
        return self._render("moved.html", old, target=new)

    def search(self, page: SearchPage) -> str:
        """Render the search box with results, or what a reader can do with it."""
        return self._render("search.html", paths.SEARCH, page=page)

    def about(self) -> str:
        """Render the page about the house and how to read its signs."""
        return self._render("about.html", paths.ABOUT)

    def not_found(self) -> str:
        """Render the page for an address that has none."""
        return self._render("not_found.html", paths.FRONT)

    def withdrawn(self, story: PublishedStory) -> str:
        """Render the page of a story that was taken back: that it was, when and why."""
        if story.withdrawn is None:
            raise ValueError(f"story {story.slug!r} was not taken back; render it with story()")
        return self._render("withdrawn.html", paths.story_path(story.slug), withdrawal=story.withdrawn)

    def _render(self, template: str, path: str, **values: object) -> str:
        """Render a template with the links of the page at a path; nothing unfit for a page comes out."""
        links = self.links_for(path)
        page = self._environment.get_template(template).render(
            site=self.site,
            sections=self.sections[:SECTIONS_SHOWN],
            section_names={paths.slug_of(name): name for name in self.sections},
            offline=self.offline,
            has_actors=self.has_actors,
            here=path,
            link=links.link,
            asset=links.asset,
            chain_of=lambda story: chain_of(story, self.site),
            **values,
        )
        return clean_text(page)


@lru_cache(maxsize=8)
def environment_for(lang: str) -> Environment:
    """Return the templates with the words of a language."""
    words = Words(lang)
    environment = Environment(
        loader=PackageLoader("marsad.edition"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        words.gettext, words.ngettext, newstyle=True
    )
    environment.globals.update(
        words=words,
        weekdays=WEEKDAYS,
        paths=paths,
        cite=cite,
        web_address=web_address,
        search_with=filters.search_with,
        year_of=filters.year_of,
        hidden_fields=filters.hidden_fields,
        turn_pages=filters.turn_pages,
        facet_name=partial(filters.name_facet, words),
        joined=_joined,
    )
    environment.filters.update(
        day=words.day,
        month=words.month,
        partial=words.partial,
        language=words.language,
        dir=dir_of,
        host=host_of,
        on=published_on,
        minute=_minute,
        mark=mark_spans,
        roles=mark_roles,
        whole=keep_names,
        label=_label,
        by_day=by_day,
        by_kind=draw.facts_by_kind,
        other_names=draw.other_names,
        others_first=others_first,
        weeks=weeks_of,
    )
    return environment


def _joined(fact: ActorFact) -> tuple[str, str, str] | None:
    return join_repeated(fact.value, fact.of or "")


def by_day(stories: Sequence[PublishedStory]) -> list[tuple[date, list[PublishedStory]]]:
    """Group stories that stand in order by the day of their publication."""
    return [(day, list(group)) for day, group in groupby(stories, lambda story: published_on(story.published_at))]


def others_first(stories: Sequence[PublishedStory], outlet: str) -> list[PublishedStory]:
    """Return an event's other stories: other outlets first, then the outlet itself; else the order stays."""
    return sorted(stories, key=lambda story: story.original.outlet == outlet)


def weeks_of(month: Month) -> list[list[tuple[date | None, int]]]:
    """Return a month's weeks from Monday: each day with its count, None for days of other months."""
    counts = dict(month.days)
    return [
        [(date(month.year, month.month, day), counts.get(day, 0)) if day else (None, 0) for day in week]
        for week in monthcalendar(month.year, month.month)
    ]


def _by_name(name: str) -> tuple[str, str]:
    """Return what an outlet is sorted by: its name without its article."""
    return re.sub(r"^(?:al|el|the)[-\u2010 ]|^ال", "", name.casefold()), name


def _minute(at: datetime) -> str:
    """Return the minute of an instant in UTC."""
    return at.strftime("%H:%M UTC")


def _label(text: str) -> str:
    """Return a section's or another label's name with its first letter raised."""
    return text[:1].upper() + text[1:]


def _paged(path: str, page: ListingPage | OutletPage | SubjectPage) -> str:
    """Return the path of this page of a list."""
    return paths.page_path(path, page.pager.page) if page.pager else path
