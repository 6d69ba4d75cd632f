"""From HTML to the visible text in reading order, with what the markup hints at.

Scripts, styles and hidden parts are dropped; white space is collapsed as a browser does it; a block
is a line of its own. What the eye can't see can't be a field's printed form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from marsad.read.hints import HEADINGS, hint_of
from marsad.read.meta import PageMeta, read_meta
from marsad.read.pieces import Piece

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre section summary "
    "table tbody td tfoot th thead tr ul".split()
)
_DROPPED = frozenset(
    "script style noscript template svg math iframe frame object embed applet canvas audio video map head title "
    "textarea select datalist input source track noframes rp".split()
)
_GROUPS = frozenset(("article", "li", "tr"))
_INVISIBLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_UNSEEN_CLASSES = frozenset(("sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden", "hidden", "d-none"))
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
MAX_DEPTH = 250


@dataclass(slots=True)
class Page:
    """A page as seen: its text, its pieces, its tree and its own metadata."""

    text: str
    pieces: list[Piece]
    tree: HtmlElement
    meta: PageMeta


@dataclass(slots=True)
class _State:
    """What an open element hands down to what it holds."""

    tag: str
    hints: frozenset[str]
    group: int
    address: str | None
    block: bool
    mark: tuple[str, int] | None = None


@dataclass(slots=True)
class _Writer:
    """Collects inline text and turns it into pieces at block edges."""

    out: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    buffer: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    gap: bool = False

    def flush(self, state: _State) -> None:
        """Close the current piece."""
        if not self.buffer:
            return
        buffer, self.buffer = self.buffer, []
        parts: list[str] = []
        size, linked, address, space = 0, 0, None, False
        marks: list[tuple[int, int, str]] = []
        for raw, href, mark in buffer:
            words = raw.split()
            space = space or (bool(raw) and raw[0].isspace())
            if not words:
                continue
            if space and size:
                parts.append(" ")
                size += 1
            text = " ".join(words)
            parts.append(text)
            if mark:
                if marks and marks[-1][2] == mark and marks[-1][1] >= size - 1:
                    marks[-1] = (marks[-1][0], size + len(text), mark)
                else:
                    marks.append((size, size + len(text), mark))
            size += len(text)
            if href is not None:
                linked += len(text)
                address = address or href
            space = raw[-1].isspace()
        if not size:
            return
        if self.pieces:
            edge = "\n\n" if self.gap else "\n"
            self.out.append(edge)
            self.length += len(edge)
        text = "".join(parts)
        start = self.length
        self.out.append(text)
        self.length += size
        self.pieces.append(
            Piece(
                start,
                start + size,
                text,
                gap=self.gap and bool(self.pieces),
                tag=state.tag,
                hints=state.hints,
                links=linked / size,
                address=address,
                group=state.group,
                marks=tuple((start + a, start + b, mark) for a, b, mark in marks),
            )
        )
        self.gap = False


def parse_page(source: str, address: str | None) -> Page | None:
    """Parse HTML into a page, or return None where nothing in it can be parsed.

    Args:
        source: The decoded HTML.
        address: Where it came from, to make links absolute.
    """
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False)
    clean = _ILLEGAL.sub("\ufffd", source).encode("utf-8", "replace")
    try:
        tree = document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    base = _base_address(tree, address)
    writer = _Writer()
    _walk(tree, base, writer)
    return Page("".join(writer.out), writer.pieces, tree, read_meta(tree))


def _base_address(tree: HtmlElement, address: str | None) -> str | None:
    base = next(tree.iter("base"), None)
    href = base.get("href") if base is not None else None
    return join_address(address, href) or address if href else address


def join_address(base: str | None, href: str | None) -> str | None:
    """Return a link as an absolute web address, or None where it is none (mailto, script, broken)."""
    if not href or len(href) > 2000:
        return None
    try:
        full = urljoin(base or "", href.strip())
    except ValueError:
        return None
    if base is None:
        return None if full[:11].lower() in ("javascript:",) or full.startswith(("#", "mailto:", "data:")) else full
    return full if full[:7].lower() == "http://" or full[:8].lower() == "https://" else None


def _holders(tree: HtmlElement) -> set[HtmlElement]:
    """Return the elements that hold the page's heading or article; no class of theirs makes them furniture."""
    found: set[HtmlElement] = set()
    for count, element in enumerate(tree.iter("h1", "article", "main")):
        if count == 20:
            break
        found.update(element.iterancestors())
    return found


def _walk(tree: HtmlElement, base: str | None, writer: _Writer) -> None:
    """Go through the tree in document order and write what can be seen."""
    holders = _holders(tree)
    stack = [_State("", frozenset(), 0, None, True)]
    groups = 0
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "end":
            if len(stack) > 1:
                state = stack.pop()
                if state.block:
                    writer.flush(state)
                    writer.gap = True
            _add_tail(element, stack[-1], writer)
            continue
        outer = stack[-1]
        if tag in _DROPPED or _is_hidden(element):
            walker.skip_subtree()
            stack.append(_State(outer.tag, outer.hints, outer.group, None, False))
            continue
        if tag == "br":
            if outer.tag in HEADINGS:
                writer.buffer.append((" ", None, None))
            else:
                writer.flush(outer)
        block = tag in _BLOCKS
        if block:
            writer.flush(outer)
            writer.gap = True
        hint = hint_of(element, tag, element in holders)
        address = outer.address
        if tag == "a":
            address = join_address(base, element.get("href"))
        if tag in _GROUPS:
            groups += 1
        if block or hint in ("furniture",):
            hints = outer.hints | {hint} if hint else outer.hints
            state = _State(tag if block else outer.tag, hints, groups if tag in _GROUPS else outer.group, address, block)
            state.mark = outer.mark if not block else None
        else:
            state = _State(outer.tag, outer.hints, outer.group, address, False, (hint, 0) if hint else outer.mark)
            if hint:
                writer.buffer.append((" ", None, None))
        stack.append(state)
        if element.text:
            writer.buffer.append((element.text, state.address, state.mark[0] if state.mark else None))
    writer.flush(stack[0])


def _add_tail(element: HtmlElement, state: _State, writer: _Writer) -> None:
    if element.tail:
        writer.buffer.append((element.tail, state.address, state.mark[0] if state.mark else None))


def _is_hidden(element: HtmlElement) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    if style and _INVISIBLE.search(style):
        return True
    if element.tag == "dialog" and "open" not in attributes:
        return True
    classes = attributes.get("class")
    return bool(classes) and not _UNSEEN_CLASSES.isdisjoint(classes.split())
