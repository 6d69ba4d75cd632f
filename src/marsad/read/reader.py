"""`read_page`: one capture in, the structure of its page out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.read.decode import MAX_BYTES, Decoded, decode
from marsad.read.evidence import Evidence, gather_evidence
from marsad.read.keywords import read_keywords
from marsad.read.layout import Kind
from marsad.read.listing import Listing, read_listing
from marsad.read.look import Line, look_at, split_titles
from marsad.read.masthead import find_house
from marsad.read.meta import PageMeta, site_names
from marsad.read.metaline import parse_meta_line
from marsad.read.outletnames import OutletNames, index_names
from marsad.read.pieces import Piece, split_lines
from marsad.read.publisher import find_publisher
from marsad.read.story import read_parts
from marsad.read.structure import read_structure
from marsad.read.unwrap import unwrap
from marsad.read.xmlroot import not_a_page
from marsad.records import Block, Capture, Finding, Outlet, Reading, Refusal
from marsad.text.language import guess_lang
from marsad.text.scripts import ARABIC_LETTER

_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|p|h1|article|meta|title|table|br|span)\b", re.IGNORECASE)
_ARABIC_SCRIPT = frozenset(("ar", "fa", "ur", "ckb"))


@dataclass(frozen=True, slots=True)
class _Context:
    """What a page is read with."""

    capture: Capture
    outlets: tuple[Outlet, ...]
    names: OutletNames
    publisher: str | None
    findings: tuple[Finding, ...] = ()
    garbled: bool = False


_MENDED = "The page names another encoding than the one it is written in, or none; it was read as {}."
_GARBLED = "Letters were lost before the page came here: its text was written in one encoding and read in another."
_TOO_DEEP = "The page nests its elements too deeply; what lies deeper than 256 was not read."


def read_page(
    capture: Capture, outlets: Sequence[Outlet] = (), publisher: str | None = None, *, max_bytes: int = MAX_BYTES
) -> Reading:
    """Read one capture: decode it, see it as pieces, tell its parts.

    Never raises for what the bytes hold: what can't be read gives a reading of kind "refused".

    Args:
        capture: The bytes and where they came from.
        outlets: All declarations known: their names are recognised in credits, their page shapes applied.
        publisher: Who publishes the page, where its address can't tell.
        max_bytes: The most that is read.
    """
    decoded = decode(capture.body, capture.charset, max_bytes)
    if isinstance(decoded, Refusal):
        return _refused(capture, decoded)
    known = tuple(outlets)
    findings = (Finding("encoding", "note", (), _MENDED.format(decoded.encoding)),) if decoded.mended else ()
    context = _Context(capture, known, index_names(known), publisher, findings)
    if decoded.garbled:
        context = replace(context, findings=(*findings, Finding("mojibake", "warning", (), _GARBLED)), garbled=True)
    if what := not_a_page(decoded.text):
        return _refused(capture, Refusal("read", "not-a-page", what))
    if _is_html(capture, decoded):
        return _read_html(decoded.text, context)
    return _read_pieces(decoded.text, split_lines(decoded.text), None, context)


def _refused(capture: Capture, refusal: Refusal) -> Reading:
    return Reading(input=capture.input, address=capture.address, kind="refused", refusals=(refusal,))


def _is_html(capture: Capture, decoded: Decoded) -> bool:
    if capture.media_type in ("text/html", "application/xhtml+xml"):
        return "<" in decoded.text[:100_000]
    head = decoded.text[:4000]
    if capture.media_type == "text/plain":
        return bool(re.match(r"\s*<(?:!doctype html|html)\b", head, re.IGNORECASE))
    return bool(_HTML.search(head))


def _read_html(source: str, context: _Context) -> Reading:
    from marsad.read.htmlpage import see_html  # here, because plain text needs none of it and it is slow to load

    capture = context.capture
    own = find_publisher(context.outlets, context.names, capture.address, context.publisher)
    page = see_html(source, capture.address, own)
    if page is None:
        return _refused(capture, Refusal("read", "no-text", "HTML without anything in it that can be parsed"))
    publisher = context.publisher or (own.name_in(own.language) if own else page.meta.site)
    findings = context.findings if page.whole else (*context.findings, Finding("depth", "warning", (), _TOO_DEEP))
    return _read_pieces(page.text, page.pieces, page.meta, replace(context, publisher=publisher, findings=findings))


def _read_pieces(text: str, pieces: list[Piece], meta: PageMeta | None, context: _Context) -> Reading:
    """Read the structure of a page, HTML or plain text alike."""
    capture, publisher = context.capture, context.publisher
    if not any(char.isalpha() for piece in pieces[:500] for char in piece.text[:500]):
        return _refused(capture, Refusal("read", "no-text", f"no letters in {len(text)} characters"))
    evidence = gather_evidence(pieces, context.names, site_names(meta) if meta else frozenset())
    if meta is None:
        pieces = unwrap(pieces, lambda line: _stands_alone(line, evidence))
    else:
        pieces = split_titles(pieces, evidence)
    lines = look_at(pieces, evidence)
    listing = read_listing(lines, meta, evidence)
    if listing is not None and listing.entries:
        return _listing(text, lines, listing, meta, context)
    structure = read_structure(lines, meta, evidence, find_house(lines, publisher, meta))
    keywords = read_keywords(structure)
    parts = read_parts(structure, meta, evidence, publisher)
    if not structure.body and (structure.headline is None or " " not in lines[structure.headline].piece.text):
        return _refused(
            capture, Refusal("read", "no-story", "neither a headline of more than a word nor a paragraph was found")
        )
    lang = _page_lang([lines[at].piece.text for at in structure.body] or [line.piece.text for line in lines], meta)
    if context.garbled and lang not in _ARABIC_SCRIPT:
        lang = "und"
    return Reading(
        input=capture.input,
        address=capture.address,
        kind="story",
        lang=lang,
        text=text,
        headline=parts.headline,
        deck=parts.deck,
        byline=parts.byline,
        author=parts.author,
        dateline=parts.dateline,
        date=parts.date,
        outlet_credited=parts.outlet_credited,
        outlet_stance=parts.outlet_stance,
        translated_by=parts.translated_by,
        disclaimer=parts.disclaimer,
        keywords=keywords,
        findings=context.findings,
        blocks=_blocks(lines, structure.kinds, lang),
    )


def _stands_alone(line: str, evidence: Evidence) -> bool:
    """Say whether a line of plain text is small print, which is never part of a wrapped paragraph."""
    return parse_meta_line(line, evidence) is not None


def _listing(text: str, lines: list[Line], listing: Listing, meta: PageMeta | None, context: _Context) -> Reading:
    kinds: list[Kind] = ["entry" if at in listing.members else "furniture" for at in range(len(lines))]
    lang = _page_lang([entry.headline.printed for entry in listing.entries if entry.headline], meta)
    return Reading(
        input=context.capture.input,
        address=context.capture.address,
        kind="listing",
        lang=lang,
        text=text,
        date=listing.date,
        entries=tuple(listing.entries),
        findings=context.findings,
        blocks=_blocks(lines, kinds, lang),
    )


def _page_lang(texts: list[str], meta: PageMeta | None) -> str:
    lang = guess_lang(" ".join(texts[:12]))
    if lang == "und" and meta and meta.lang:
        return meta.lang.split("-")[0].lower()[:8] or "und"
    return lang


def _blocks(lines: list[Line], kinds: list[Kind], lang: str) -> tuple[Block, ...]:
    return tuple(
        Block(line.piece.spans, kind, _block_lang(line.piece.text, kind, lang))
        for line, kind in zip(lines, kinds, strict=True)
    )


def _block_lang(text: str, kind: Kind, page: str) -> str:
    """Return a block's language: the page's, unless its own words say otherwise."""
    if kind == "furniture" and len(text) < 60:
        # A menu's words are too few to tell languages by; only their script tells.
        arabic = bool(ARABIC_LETTER.search(text))
        return page if arabic == (page in _ARABIC_SCRIPT) else ("ar" if arabic else "en")
    own = guess_lang(text[:400])
    return page if own == "und" else own
