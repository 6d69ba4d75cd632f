"""Where each page of the edition stands: canonical server paths, one function a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Literal
from urllib.parse import quote, urlencode

from marsad.errors import BadInput
from marsad.records import SearchQuery

FRONT = "/"
ABOUT = "/about/"
ARCHIVE = "/archive/"
OUTLETS = "/outlets/"
ACTORS = "/actors/"
SEARCH = "/search/"
ATOM = "/feed.atom"
JSON_FEED = "/feed.json"
SITEMAP = "/sitemap.xml"
NEWS_SITEMAP = "/news-sitemap.xml"

KeywordKind = Literal["people", "places", "bodies", "topics"]
CiteFormat = Literal["bib", "ris", "csl.json"]

_SLUG = re.compile(r"[^\W_](?:[\w-]{0,198}[^\W_])?")
_LONGEST = 56
"""Letters of at most four bytes each stay below what file systems allow for a name."""


def is_slug(text: str) -> bool:
    """Say whether a text can stand as one step of a path: letters, digits, `-` and `_`, nothing else.

    >>> is_slug("water-sold"), is_slug("../etc"), is_slug("a/b"), is_slug("")
    (True, False, False, False)
    """
    return _SLUG.fullmatch(text) is not None and len(text.encode("utf-8", "replace")) <= 240


def slug_of(text: str) -> str:
    """Return a slug for a keyword or a section, the same one for spellings that differ in form only.

    Letters of every script stay; a text without any letter gets a digest, a very long one too.

    >>> slug_of("Hay’at Tahrir al-Sham"), slug_of("الرميلات"), slug_of("???")
    ('hay-at-tahrir-al-sham', 'الرميلات', 'x-a03b221c')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    slug = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", plain)).strip("-")
    digest = sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
    if not slug:
        return f"x-{digest}"
    if len(slug) > _LONGEST:
        return f"{slug[:_LONGEST].rstrip('-')}-{digest}"
    return slug


def story_path(slug: str) -> str:
    """Return the path of a story."""
    return f"/stories/{_step(slug)}/"


def original_path(slug: str) -> str:
    """Return the path of a story's archived original."""
    return f"/stories/{_step(slug)}/original/"


def cite_path(slug: str, form: CiteFormat) -> str:
    """Return the path of a story's citation in one format."""
    return f"/stories/{_step(slug)}/cite.{form}"


def section_path(section: str) -> str:
    """Return the path of a section, from its name."""
    return f"/sections/{_step(slug_of(section))}/"


def keyword_path(kind: KeywordKind, keyword: str) -> str:
    """Return the path of a keyword's page, from the keyword as printed."""
    return f"/keywords/{kind}/{_step(slug_of(keyword))}/"


def outlet_path(outlet_id: str) -> str:
    """Return the path of an outlet's page."""
    return f"/outlets/{_step(outlet_id)}/"


def actor_path(slug: str) -> str:
    """Return the path of an actor's page."""
    return f"{ACTORS}{_step(slug)}/"


def subject_path(slug: str, subject: str) -> str:
    """Return the path of what an actor said on a subject, by the subject's slug."""
    return f"{ACTORS}{_step(slug)}/on/{_step(subject)}/"


def year_path(slug: str, year: str) -> str:
    """Return the path of what an actor said in a year, where plain files have a page a year."""
    return f"{ACTORS}{_step(slug)}/in/{_step(year)}/"


def letter_path(letter: str) -> str:
    """Return the path of one letter of the index of actors; what begins with a figure stands under `0`."""
    return f"{ACTORS}letters/{_step('0' if letter == '#' else letter)}/"


def month_path(day: date) -> str:
    """Return the path of the archive page of a day's month."""
    return f"/archive/{day:%Y}/{day:%m}/"


def day_path(day: date) -> str:
    """Return the path of the archive page of a day."""
    return f"/archive/{day:%Y}/{day:%m}/{day:%d}/"


def page_path(path: str, number: int) -> str:
    """Return the path of a further page of a list; the first page is the list itself."""
    return path if number <= 1 else f"{path}?page={number}"


def sitemap_path(number: int) -> str:
    """Return the path of a sitemap: 0 is the one that robots are told of, others are its parts."""
    return f"/sitemap-{number}.xml" if number else SITEMAP


def search_path(query: SearchQuery) -> str:
    """Return the address of a search, with only what differs from an empty one."""
    pairs: list[tuple[str, str]] = []
    for name, value in (("q", query.text), ("outlet", query.outlet), ("lang", query.lang), ("section", query.section)):
        if value:
            pairs.append((name, value))
    for name, day in (("from", query.from_on), ("to", query.to_on)):
        if day is not None:
            pairs.append((name, day.isoformat()))
    if query.page > 1:
        pairs.append(("page", str(query.page)))
    return SEARCH + (f"?{urlencode(pairs, errors='replace')}" if pairs else "")


def parse_search(values: Mapping[str, str]) -> SearchQuery:
    """Read a search from the values of its form, the opposite of `search_path`.

    Raises:
        BadInput: A day or a page number is not one.
    """
    return SearchQuery(
        text=values.get("q", "").strip(),
        outlet=values.get("outlet") or None,
        lang=values.get("lang") or None,
        section=values.get("section") or None,
        from_on=_parse_day(values, "from"),
        to_on=_parse_day(values, "to"),
        page=_parse_page(values),
    )


def _parse_day(values: Mapping[str, str], name: str) -> date | None:
    """Read a day from a form; an empty field is no day."""
    text = values.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"{name}={text!r} is not a day; write it as 2026-11-22, or leave it empty.") from None


def _parse_page(values: Mapping[str, str]) -> int:
    """Read a page number from a form."""
    text = values.get("page", "").strip() or "1"
    if not (text.isascii() and text.isdigit() and 1 <= len(text) <= 6 and int(text) > 0):
        raise BadInput(f"page={text!r} is not a page number; begin with page=1.")
    return int(text)


def _step(slug: str) -> str:
    """Return one step of a path, percent-encoded, or refuse what could lead elsewhere."""
    if not is_slug(slug):
        raise BadInput(f"{slug!r} can't be part of an address; use letters, digits and hyphens only.")
    return quote(slug)
