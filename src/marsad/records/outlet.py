"""An outlet of the press, as declared in YAML."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct


class OutletName(Struct, frozen=True, forbid_unknown_fields=True):
    """One name of an outlet: its text, language (BCP 47) and whether it is the one to print."""

    text: str
    lang: str
    kind: Literal["main", "variant", "acronym"] = "main"


class StanceLabel(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_on": "from", "to_on": "to"}):
    """How the house labels the outlet ("pro-government newspaper"), from when to when, on what evidence.

    Both days are included; an open side is None.
    """

    text: str
    evidence: str
    from_on: date | None = None
    to_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the label holds on a day."""
        return (self.from_on is None or self.from_on <= day) and (self.to_on is None or day <= self.to_on)


class FeedDeclaration(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the outlet announces its stories."""

    address: str
    kind: Literal["rss", "atom", "json", "sitemap", "html"]
    every_minutes: int = 30
    section: str | None = None


class PageShape(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_on": "from", "to_on": "to"}):
    """How the outlet's pages show their parts in one period, as CSS selectors."""

    from_on: date | None = None
    to_on: date | None = None
    headline: str | None = None
    deck: str | None = None
    byline: str | None = None
    date: str | None = None
    body: str | None = None
    credit: str | None = None
    keywords: str | None = None
    remove: tuple[str, ...] = ()


class Outlet(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A newspaper, site, agency or channel. Data, not code.

    An outlet without feeds and hosts is only a name that credits can be recognised by.
    """

    id: str
    names: tuple[OutletName, ...]
    language: str
    place: str | None = None
    kind: Literal["newspaper", "website", "agency", "broadcaster", "magazine", "channel"] = "newspaper"
    home: str | None = None
    hosts: tuple[str, ...] = ()
    stances: tuple[StanceLabel, ...] = ()
    feeds: tuple[FeedDeclaration, ...] = ()
    pages: tuple[PageShape, ...] = ()

    def name_in(self, lang: str) -> str:
        """Return the name to print in a language, or the first name there is."""
        for name in self.names:
            if name.lang == lang and name.kind == "main":
                return name.text
        return self.names[0].text

    def stance_on(self, day: date | None) -> StanceLabel | None:
        """Return the stance label of a day; None where none holds or the day is unknown."""
        if day is None:
            return None
        return next((label for label in self.stances if label.holds_on(day)), None)

    def shape_on(self, day: date | None) -> PageShape | None:
        """Return how pages look on a day; the newest shape when the day is unknown."""
        if day is None:
            return self.pages[-1] if self.pages else None
        for shape in self.pages:
            if (shape.from_on is None or shape.from_on <= day) and (shape.to_on is None or day <= shape.to_on):
                return shape
        return None
