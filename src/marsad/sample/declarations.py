"""What a newsroom declares of the invented outlets: names, stances with their days, feeds, page shapes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
import yaml

from marsad.records import FeedDeclaration, Outlet, OutletName, PageShape, StanceLabel
from marsad.sample.sites import LOOPBACK, NEW_LAYOUT_ON, PORTS


def declarations(ports: Sequence[int] = PORTS) -> tuple[Outlet, ...]:
    """Return the declarations of the three outlets as they are served on these ports."""
    mizan, sada, harbour = (f"http://{LOOPBACK}:{port}" for port in ports)
    return (_al_mizan(mizan), _sada_al_jabal(sada), _harbour_post(harbour))


def declaration_yaml(outlet: Outlet) -> str:
    """Return a declaration as a newsroom keeps it in its folder."""
    values = {name: value for name, value in msgspec.to_builtins(outlet, builtin_types=(date,)).items() if value}
    return yaml.safe_dump(_without_empty(values), allow_unicode=True, sort_keys=False, width=100)


def _without_empty(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_empty(inner) for key, inner in value.items() if inner not in (None, [], ())}
    return [_without_empty(inner) for inner in value] if isinstance(value, list | tuple) else value


def _al_mizan(origin: str) -> Outlet:
    return Outlet(
        id="al-mizan",
        names=(OutletName("al-Mizan", "en"), OutletName("الميزان", "ar")),
        language="ar",
        place="al-Wardiya",
        kind="newspaper",
        home=f"{origin}/",
        hosts=(origin.removeprefix("http://"),),
        stances=(
            StanceLabel(
                "semi-official newspaper",
                "Statutes of 1974: the board is named by the Ministry of Information.",
                to_on=date(2026, 10, 14),
            ),
            StanceLabel(
                "pro-government newspaper",
                "Sold to a holding of the Justice and Building Party; imprint of 15 October 2026.",
                from_on=date(2026, 10, 15),
            ),
        ),
        feeds=(FeedDeclaration(f"{origin}/rss.xml", "rss"),),
        pages=(
            PageShape(
                headline="h1.title",
                deck=".deck",
                byline=".writer",
                date=".pubdate",
                body=".article-text p",
                credit=".credit",
                keywords=".tags a",
                remove=(".share", ".related", ".most-read"),
            ),
        ),
    )


def _sada_al_jabal(origin: str) -> Outlet:
    return Outlet(
        id="sada-al-jabal",
        names=(OutletName("Sada al-Jabal", "en"), OutletName("صدى الجبل", "ar")),
        language="ar",
        place="Jabal al-Nusur",
        kind="website",
        home=f"{origin}/",
        hosts=(origin.removeprefix("http://"),),
        stances=(
            StanceLabel("opposition website", "Its own imprint: founded in 2021 by journalists who left the capital."),
        ),
        feeds=(FeedDeclaration(f"{origin}/feed/atom/", "atom"),),
        pages=(
            PageShape(
                headline="h1.entry-title",
                deck=".entry-summary",
                byline=".entry-meta .author",
                date=".entry-date",
                body=".entry-content p",
                credit=".entry-credit",
                keywords=".post-tags a",
                remove=(".read-also", ".sharedaddy", ".jp-relatedposts"),
            ),
        ),
    )


def _harbour_post(origin: str) -> Outlet:
    return Outlet(
        id="harbour-post",
        names=(OutletName("The Harbour Post", "en"), OutletName("هاربر بوست", "ar")),
        language="en",
        place="Marsa Jabir",
        kind="newspaper",
        home=f"{origin}/",
        hosts=(origin.removeprefix("http://"),),
        stances=(StanceLabel("independent English daily", "Owned by its staff; accounts printed every January."),),
        feeds=(
            FeedDeclaration(f"{origin}/feed.json", "json"),
            FeedDeclaration(f"{origin}/sitemap.xml", "sitemap", every_minutes=240),
        ),
        pages=(
            PageShape(
                to_on=NEW_LAYOUT_ON - timedelta(days=1),
                headline="td.head font b",
                deck="td.sub i",
                byline="td.by",
                date="td.day",
                body="td.text p",
                remove=("td.left", "td.ads"),
            ),
            PageShape(
                from_on=NEW_LAYOUT_ON,
                headline="article h1",
                deck="article .standfirst",
                byline="article .byline",
                date="article time",
                body="article .story p",
                credit="article .credit",
                keywords="article .topics a",
                remove=("aside", "nav"),
            ),
        ),
    )
