"""Feeds and sitemaps."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from marsad.edition import paths
from marsad.edition.feeds import SitePage, atom_feed, json_feed, news_sitemap, sitemap
from marsad.newsroom.press.convert import site_record
from marsad.newsroom.press.queries.actors import actor_pages
from marsad.newsroom.press.queries.published import recent, records, site_pages, standing
from marsad.newsroom.press.views.answer import data
from marsad.newsroom.throttle import throttle

NEWEST = 50
SITEMAPS_PER_MINUTE = 12


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """Give the newest stories as Atom."""
    return data(atom_feed(site_record(), records(standing()[:NEWEST])), "application/atom+xml")


@require_safe
def json(request: HttpRequest) -> HttpResponse:
    """Give the newest stories as a JSON Feed."""
    return data(json_feed(site_record(), records(standing()[:NEWEST])), "application/feed+json")


@require_safe
@throttle("sitemap", per_minute=SITEMAPS_PER_MINUTE)
def sitemap_xml(request: HttpRequest, number: int = 0) -> HttpResponse:
    """Give every page for search engines; where they are too many for one file, `number` is a part's."""
    pages = [SitePage(path) for path in (paths.FRONT, paths.ARCHIVE, paths.OUTLETS, paths.ABOUT)]
    found = sitemap(site_record(), [*pages, *site_pages(), *actor_pages()], number)
    if found is None:
        raise Http404
    return data(found, "application/xml")


@require_safe
def news_sitemap_xml(request: HttpRequest) -> HttpResponse:
    """Give the last two days' stories for news search."""
    now = timezone.now()
    return data(news_sitemap(site_record(), recent(2, now), now), "application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots where the sitemaps are and what is not for them."""
    base = site_record().address
    lines = ["User-agent: *", "Disallow: /desk/", "Disallow: /search/", f"Sitemap: {base}/sitemap.xml"]
    return data("\n".join([*lines, f"Sitemap: {base}/news-sitemap.xml", ""]), "text/plain")
