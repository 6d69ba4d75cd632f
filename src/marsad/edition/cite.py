"""Citations of a published story: a sentence, CSL-JSON, BibTeX and RIS.

All four name the original as well: its title, outlet, day and author. A shielded translator never
appears, and a story that was taken back can't be cited.

Sources: CSL 1.0.2 (appendix IV, variables), biblatex 3 manual (section 2.2), RIS as EndNote reads it.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec
from markupsafe import Markup, escape
from msgspec import Struct

from marsad.edition.clean import clean_record, one_line
from marsad.edition.pages import published_on
from marsad.edition.paths import story_path
from marsad.edition.words import day_in_english, language_name
from marsad.errors import BadInput
from marsad.records import PublishedStory, Site

_BIB_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # an escaped brace still counts as one when BibTeX looks for the end
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_BIB_ADDRESS = re.compile(r"[{}\\\"<>^`|\s]")
_BIB_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def translators_of(story: PublishedStory) -> tuple[str, ...]:
    """Return the names of the translators who may be named."""
    return tuple(one_line(person.name) for person in story.translators if person.name and not person.shielded)


def cite_text(story: PublishedStory, site: Site) -> str:
    """Return the citation as an English sentence for people.

    Raises:
        BadInput: The story was taken back.
    """
    return "".join(piece.text for piece in _sentence(story, site))


def cite_markup(story: PublishedStory, site: Site) -> Markup:
    """Return the same sentence for a page: what may be in another script doesn't turn the rest around.

    Raises:
        BadInput: The story was taken back.
    """
    return Markup("").join(piece.markup() for piece in _sentence(story, site))


def cite_csl(story: PublishedStory, site: Site) -> str:
    """Return the citation as a CSL-JSON document (a list of one item).

    Raises:
        BadInput: The story was taken back.
    """
    story = _citable(story)
    original = story.original
    item: dict[str, object] = {
        "id": story.slug,
        "type": "article-newspaper",
        "title": one_line(story.headline),
        "container-title": one_line(site.name),
        "publisher": one_line(site.name),
        "issued": _csl_day(published_on(story.published_at)),
        "URL": address_of(story, site),
        "language": story.lang,
        "original-title": one_line(original.headline),
        "original-publisher": one_line(original.outlet_name),
        "genre": f"Translation from the {language_name(original.lang)}",
    }
    if original.published_on:
        item["original-date"] = _csl_day(original.published_on)
    if original.author:
        item["author"] = [{"literal": one_line(original.author)}]
        item["original-author"] = [{"literal": one_line(original.author)}]
    names = translators_of(story)
    if names:
        item["translator"] = [{"literal": name} for name in names]
    return msgspec.json.format(msgspec.json.encode([item]), indent=2).decode() + "\n"


def cite_bibtex(story: PublishedStory, site: Site) -> str:
    """Return the citation as a BibTeX entry with the fields of biblatex for translations.

    Raises:
        BadInput: The story was taken back.
    """
    story = _citable(story)
    original = story.original
    issued = published_on(story.published_at)
    fields = [
        ("author", _braced(original.author or original.outlet_name)),
        ("title", _braced(story.headline)),
        ("journal", f"{{{_bib(site.name)}}}"),
        ("year", f"{{{issued.year}}}"),
        ("month", _BIB_MONTHS[issued.month - 1]),
        ("day", f"{{{issued.day}}}"),
        ("date", f"{{{issued.isoformat()}}}"),
        ("url", f"{{{_bib_address(address_of(story, site))}}}"),
        ("langid", f"{{{_bib(language_name(story.lang).lower())}}}"),
        ("translator", "{" + " and ".join(f"{{{_bib(name)}}}" for name in translators_of(story)) + "}"),
        ("origtitle", _braced(original.headline)),
        ("origpublisher", _braced(original.outlet_name)),
        ("origlanguage", f"{{{_bib(language_name(original.lang).lower())}}}"),
        ("origdate", f"{{{original.published_on.isoformat()}}}" if original.published_on else "{}"),
    ]
    lines = [f"  {name} = {value}," for name, value in fields if value != "{}"]
    key = re.sub(r"[^A-Za-z0-9:-]+", "-", story.slug).strip("-") or "story"
    return "\n".join([f"@article{{{key},", *lines, "}", ""])


def cite_ris(story: PublishedStory, site: Site) -> str:
    """Return the citation as a RIS record, lines ended as the format wants them.

    Raises:
        BadInput: The story was taken back.
    """
    story = _citable(story)
    original = story.original
    issued = published_on(story.published_at)
    first = f"{original.outlet_name} ({original.outlet_native})"
    if original.published_on:
        first += f", {original.published_on.isoformat()}"
    rows = [
        ("TY", "NEWS"),
        ("TI", story.headline),
        ("OT", original.headline),
        ("AU", original.author or ""),
        *(("A4", name) for name in translators_of(story)),
        ("T2", site.name),
        ("PB", site.name),
        ("PY", f"{issued.year}"),
        ("DA", f"{issued:%Y/%m/%d}"),
        ("LA", language_name(story.lang)),
        ("OP", first),
        ("N1", f"Translated from the {language_name(original.lang)}. Original: {original.headline}. {first}"),
        ("UR", address_of(story, site)),
        ("ID", story.slug),
    ]
    body = [f"{tag}  - {one_line(value)}" for tag, value in rows if value]
    return "\r\n".join([*body, "ER  - ", ""])


def address_of(story: PublishedStory, site: Site) -> str:
    """Return the public address of a story."""
    return site.address.rstrip("/") + story_path(story.slug)


class _Piece(Struct, frozen=True):
    """A stretch of the citation. `foreign` ones keep a direction of their own, and their language if it is known."""

    text: str
    foreign: bool = False
    lang: str = ""

    def markup(self) -> Markup:
        """Return the stretch for a page."""
        if not self.foreign:
            return escape(self.text)
        if not self.lang:
            return Markup("<bdi>{}</bdi>").format(self.text)
        return Markup('<bdi lang="{}">{}</bdi>').format(self.lang, self.text)


def _sentence(story: PublishedStory, site: Site) -> list[_Piece]:
    """Return the citation in stretches: our English words, and names and titles as they are written."""
    story = _citable(story)
    original = story.original
    names = translators_of(story)
    issued = day_in_english(published_on(story.published_at))
    first_on = f", {day_in_english(original.published_on)}" if original.published_on else ""
    return [
        *([_Piece(one_line(original.author), True), _Piece(". ")] if original.author else ()),
        _Piece("“"),
        _Piece(_without_stop(one_line(story.headline)), True, story.lang),
        _Piece(".” "),
        *([_Piece("Translated by "), _Piece(_join(names), True), _Piece(". ")] if names else ()),
        _Piece(one_line(site.name), True),
        _Piece(f", {issued}. First published in {language_name(original.lang)} as “"),
        _Piece(one_line(original.headline), True, original.lang),
        _Piece("” by "),
        _Piece(one_line(original.outlet_name), True),
        _Piece(f"{first_on}. {address_of(story, site)}"),
    ]


def _citable(story: PublishedStory) -> PublishedStory:
    """Return the cleaned story, or refuse one that was taken back."""
    if story.withdrawn is not None:
        raise BadInput(f"story {story.slug!r} was taken back; show its page instead, which says so.")
    return clean_record(story)


def _csl_day(day: date) -> dict[str, list[list[int]]]:
    """Return a day as CSL writes it."""
    return {"date-parts": [[day.year, day.month, day.day]]}


def _bib(text: str) -> str:
    """Return text with everything escaped that TeX would act on."""
    return "".join(_BIB_SPECIAL.get(char, char) for char in one_line(text))


def _braced(text: str) -> str:
    """Return a value in double braces, so that neither case nor word order is changed by a style."""
    return f"{{{{{_bib(text)}}}}}"


def _bib_address(address: str) -> str:
    """Return an address with what would end a BibTeX field percent-encoded."""
    return _BIB_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", one_line(address))


def _join(names: tuple[str, ...]) -> str:
    """Join names as a sentence does."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _without_stop(text: str) -> str:
    """Return a headline without its own full stop."""
    return text[:-1] if text.endswith(".") and not text.endswith("...") else text
