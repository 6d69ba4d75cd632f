"""Listing pages: for outlets that announce their stories on a page and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

from marsad.collect.addresses import Address, parse_address
from marsad.collect.feeds.plain import clean_text, note_size
from marsad.errors import AddressRefused, Unreadable
from marsad.records import FeedEntry, FeedListing

_FURNITURE = {"nav", "footer", "form", "script", "style", "template", "noscript"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5"}
_WORDS_OF_A_HEADLINE = 4
_HEAD = 4_096


def parse_listing_page(body: bytes, base: str, charset: str | None) -> FeedListing:
    """Return the links of a page that look like headlines, in the order of the page.

    A link counts if it stays on the site, is not part of navigation or footer, and either stands
    in a heading or has four words and more. Where several links lead to one story (picture,
    headline, "read on"), the longest text is its title.

    Raises:
        Unreadable: There is no such link: the page is no listing, or is made by scripts.
    """
    try:
        document = html.document_fromstring(body, parser=html.HTMLParser(encoding=_guess_charset(body, charset)))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"listing page {base!r} is not HTML: {error}") from error
    here = parse_address(base) if base else None
    base_tag = document.find(".//base[@href]")
    if base_tag is not None and here is not None:
        base = _resolve(base_tag.get("href", ""), base) or base
    titles: dict[str, str] = {}
    headlines: set[str] = set()
    for address, text, in_heading in _find_links(document, base, here):
        if len(text) > len(titles.get(address, "")):
            titles[address] = text
        if in_heading or len(text.split()) >= _WORDS_OF_A_HEADLINE:
            headlines.add(address)
    entries = tuple(
        FeedEntry(address=address, id=address, title=title) for address, title in titles.items() if address in headlines
    )
    if not entries:
        raise Unreadable(f"listing page {base!r} has no link that looks like a headline")
    title = clean_text(document.findtext(".//title"))
    return FeedListing(kind="html", title=title, entries=entries, notes=note_size(len(entries)))


def _find_links(document: html.HtmlElement, base: str, here: Address | None) -> Iterator[tuple[str, str, bool]]:
    """Yield address, text and whether it stands in a heading, without recursion: pages nest as deep as they like."""
    pending: list[tuple[etree._Element, bool]] = [(document, False)]
    while pending:
        element, in_heading = pending.pop()
        if not isinstance(element.tag, str) or element.tag in _FURNITURE:
            continue
        in_heading = in_heading or element.tag in _HEADINGS
        if element.tag == "a" and (reference := element.get("href")):
            address = _resolve(reference, base)
            text = clean_text("".join(map(str, element.itertext())))
            if address and text and _is_on_site(address, here):
                yield address, text, in_heading or any(child.tag in _HEADINGS for child in element.iter())
            continue
        pending.extend((child, in_heading) for child in reversed(element))


def _resolve(reference: str, base: str) -> str | None:
    if reference.lstrip().startswith("#"):
        return None
    try:
        return str(parse_address(reference, base or None))
    except AddressRefused:
        return None


def _is_on_site(address: str, here: Address | None) -> bool:
    there = parse_address(address)
    if here is None:
        return True
    if there.target in ("/", here.target):
        return False
    return _site(there.host) == _site(here.host)


def _site(host: str) -> str:
    return host.removeprefix("www.").removeprefix("m.")


def _guess_charset(body: bytes, declared: str | None) -> str | None:
    """Return the charset to parse with; None leaves it to the page's own <meta>."""
    if declared is not None and _is_known(declared):
        return declared
    if b"charset" in body[:_HEAD].lower():
        return None
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1256"  # an old page of the Arabic press that says nothing
    return "utf-8"


def _is_known(charset: str) -> bool:
    """Say whether both Python and libxml2 can be asked for a charset."""
    try:
        "".encode(charset)
        html.HTMLParser(encoding=charset)
    except (LookupError, UnicodeError, ValueError):
        return False
    return True
