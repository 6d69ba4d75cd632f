"""The public edition: published records become pages, feeds, citations and a folder of plain files."""

from marsad.edition.build import Refused, Report, build
from marsad.edition.chain import ChainLink, chain_of
from marsad.edition.cite import cite_bibtex, cite_csl, cite_ris, cite_text
from marsad.edition.feeds import SitePage, atom_feed, json_feed, news_sitemap, sitemap
from marsad.edition.jsonld import script_safe, story_jsonld
from marsad.edition.links import STATIC, Links, ServerLinks, StaticLinks
from marsad.edition.pages import (
    ArchivePage,
    Cluster,
    FrontPage,
    ListingPage,
    Month,
    OutletPage,
    OutletsPage,
    Pager,
    SearchPage,
    days_of,
    fold_events,
    front_page,
    months_of,
)
from marsad.edition.paths import is_slug, parse_search, search_path, slug_of
from marsad.edition.render import CONTENT_SECURITY_POLICY, Renderer

__all__ = [
    "CONTENT_SECURITY_POLICY",
    "STATIC",
    "ArchivePage",
    "ChainLink",
    "Cluster",
    "FrontPage",
    "Links",
    "ListingPage",
    "Month",
    "OutletPage",
    "OutletsPage",
    "Pager",
    "Refused",
    "Renderer",
    "Report",
    "SearchPage",
    "ServerLinks",
    "SitePage",
    "StaticLinks",
    "atom_feed",
    "build",
    "chain_of",
    "cite_bibtex",
    "cite_csl",
    "cite_ris",
    "cite_text",
    "days_of",
    "fold_events",
    "front_page",
    "is_slug",
    "json_feed",
    "months_of",
    "news_sitemap",
    "parse_search",
    "script_safe",
    "search_path",
    "sitemap",
    "slug_of",
    "story_jsonld",
]
