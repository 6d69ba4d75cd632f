"""The static edition: the same pages as plain files that open without a server and outlive the newsroom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from msgspec import Struct

from marsad.edition import feeds, lists, paths
from marsad.edition.actors.named import names_by_story
from marsad.edition.actors.write import write_actors
from marsad.edition.cite import cite_bibtex, cite_csl, cite_ris
from marsad.edition.clean import clean_record
from marsad.edition.folder import NewFolder, replaced_folder
from marsad.edition.links import STATIC, StaticLinks
from marsad.edition.offline import INDEX_PATH, offline_index
from marsad.edition.pages import ArchivePage, OutletsPage, SearchPage, days_of, front_page, months_of
from marsad.edition.render import Renderer
from marsad.records import Edition, Outlet, PublishedStory


class Refused(Struct, frozen=True):
    """A story that could not be written, and why. The rest of the edition stands."""

    slug: str
    reason: str


class Report(Struct, frozen=True, kw_only=True):
    """What a build wrote; `size` is in bytes."""

    folder: Path
    stories: int
    withdrawn: int
    files: int
    size: int
    refused: tuple[Refused, ...] = ()


def build(
    edition: Edition,
    folder: Path,
    *,
    outlets: Sequence[Outlet] = (),
    as_of: datetime | None = None,
) -> Report:
    """Write an edition as plain files: pages, feeds, citations, styles, fonts and a search that needs no server.

    The same edition gives the same bytes. The new folder takes the old one's place only when it is
    complete. A story that was taken back keeps its page, which says so; nothing of it is written.

    Args:
        edition: The site and its stories.
        folder: Where to write: new, empty, or an edition that we wrote before.
        outlets: Declarations, for names and stance labels; others get what their stories say.
        as_of: The instant that the news sitemap ends at; the newest story's when not given.

    Raises:
        BadInput: The folder holds something that is not ours.
    """
    stories, refused = _accept(edition.stories)
    standing = tuple(story for story in stories if story.withdrawn is None)
    sections = lists.sections_of(Counter(story.section for story in standing))
    actors = tuple(actor for actor in edition.actors if actor.confirmed)
    render = Renderer(edition.site, StaticLinks, sections=sections, offline=True, has_actors=bool(actors))
    with replaced_folder(folder) as new:
        _write_stories(new, render, stories, names_by_story(actors))
        listed = _write_lists(new, render, standing, outlets)
        listed += write_actors(new, render, actors) if actors else []
        _write_feeds(new, render, standing, listed, as_of)
        _write_assets(new)
    return Report(
        folder=folder,
        stories=len(standing),
        withdrawn=len(stories) - len(standing),
        files=new.files,
        size=new.size,
        refused=refused,
    )


def _accept(stories: Sequence[PublishedStory]) -> tuple[tuple[PublishedStory, ...], tuple[Refused, ...]]:
    """Return the stories that can have an address of their own, newest first, and those that can't."""
    seen: set[str] = set()
    accepted: list[PublishedStory] = []
    refused: list[Refused] = []
    for story in stories:
        name = story.slug.casefold()  # some file systems take Water and water for one name
        if not paths.is_slug(story.slug):
            refused.append(Refused(story.slug, "its slug can't be part of an address"))
        elif not paths.is_slug(story.original.outlet):
            refused.append(
                Refused(story.slug, f"its outlet's id {story.original.outlet!r} can't be part of an address")
            )
        elif name in seen:
            refused.append(Refused(story.slug, "another story has this slug"))
        else:
            seen.add(name)
            accepted.append(clean_record(story))
    accepted.sort(key=lambda story: (-story.published_at.timestamp(), story.slug))
    return tuple(accepted), tuple(refused)


def _write_stories(
    new: NewFolder, render: Renderer, stories: tuple[PublishedStory, ...], named: Mapping[str, Mapping[str, str]]
) -> None:
    """Write every story with its original and its citations."""
    events: dict[str, list[PublishedStory]] = {}
    for story in stories:
        if story.event and story.withdrawn is None:
            events.setdefault(story.event, []).append(story)
    for story in stories:
        new.write(
            paths.story_path(story.slug),
            render.story(story, events.get(story.event or "", ()), named.get(story.slug, {})),
        )
        if story.withdrawn is not None:
            continue
        new.write(paths.original_path(story.slug), render.original(story))
        new.write(paths.cite_path(story.slug, "bib"), cite_bibtex(story, render.site))
        new.write(paths.cite_path(story.slug, "ris"), cite_ris(story, render.site))
        new.write(paths.cite_path(story.slug, "csl.json"), cite_csl(story, render.site))


def _write_lists(
    new: NewFolder, render: Renderer, standing: tuple[PublishedStory, ...], outlets: Sequence[Outlet]
) -> list[str]:
    """Write the front page, every list and the search; return the paths that a sitemap should name."""
    new.write(paths.FRONT, render.front(front_page(standing)))
    new.write(paths.ABOUT, render.about())
    new.write(paths.ARCHIVE, render.archive(ArchivePage(months_of(days_of(standing)))))
    new.write(paths.SEARCH, render.search(SearchPage()))
    new.write(INDEX_PATH, offline_index(standing))
    named = [paths.FRONT, paths.ABOUT, paths.ARCHIVE, paths.OUTLETS]
    for listing in lists.section_lists(standing) + lists.keyword_lists(standing) + lists.day_lists(standing):
        named += [listing.path] if listing.kind == "section" else []
        for page in lists.split_listing(listing):
            new.write(paths.page_path(page.path, page.pager.page if page.pager else 1), render.listing(page))
    shown = lists.outlet_lists(standing, outlets)
    new.write(paths.OUTLETS, render.outlets(OutletsPage(tuple((page.outlet, page.total) for page in shown))))
    for outlet in shown:
        path = paths.outlet_path(outlet.outlet.id)
        named.append(path)
        for part in lists.split_outlet(outlet):
            new.write(paths.page_path(path, part.pager.page if part.pager else 1), render.outlet(part))
    return named


def _write_feeds(
    new: NewFolder, render: Renderer, standing: tuple[PublishedStory, ...], named: Sequence[str], as_of: datetime | None
) -> None:
    """Write what machines read."""
    newest = max((story.published_at for story in standing), default=datetime(1970, 1, 1, tzinfo=UTC))
    new.write(paths.ATOM, feeds.atom_feed(render.site, standing))
    new.write(paths.JSON_FEED, feeds.json_feed(render.site, standing))
    pages = [feeds.SitePage(path) for path in named]
    pages += [feeds.SitePage(paths.story_path(story.slug), story.updated_at) for story in standing]
    for number in count():
        if (part := feeds.sitemap(render.site, pages, number)) is None:
            break
        new.write(paths.sitemap_path(number), part)
    new.write(paths.NEWS_SITEMAP, feeds.news_sitemap(render.site, standing, as_of or newest))
    new.write("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {render.site.address}{paths.SITEMAP}\n")


def _write_assets(new: NewFolder) -> None:
    """Write styles, scripts and fonts with their licences."""
    for file in sorted(STATIC.rglob("*")):
        if file.is_file():
            new.write(f"/static/{file.relative_to(STATIC).as_posix()}", file.read_bytes())
