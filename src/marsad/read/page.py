"""From HTML to the visible text in reading order, with what the markup hints at.

Scripts, styles and hidden parts are dropped; white space is collapsed as a browser does it; a block
is a line of its own. What the eye can't see can't be a field's printed form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from marsad.read.hints import HEADINGS, hint_of
from marsad.read.pieces import Piece
from marsad.read.visible import State, Writer

_BLOCKS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre section
    summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905
)
# Not `head` itself: where a page leaves out its body tag, as HTML lets it, the parser puts everything there.
_DROPPED = frozenset(
    """script style noscript template svg math iframe frame object embed applet canvas audio video map title
    textarea select datalist input source track noframes rp""".split()  # noqa: SIM905
)
_GROUPS = frozenset(("article", "li", "tr"))
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"))
_INVISIBLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_UNSEEN_CLASSES = frozenset(("sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden", "hidden", "d-none"))
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Visible:
    """What can be seen of a page, and how many elements it took."""

    text: str
    pieces: list[Piece]
    elements: int


def parse_tree(source: str) -> tuple[HtmlElement | None, bool]:
    """Parse HTML; return the tree, or None where nothing in it can be parsed, and whether it is whole.

    Comments and processing instructions are left out. libxml2's own bound on depth stays in force, for
    deeper trees would overrun the stack; what lies beyond it is lost, and the second value says so.
    """
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(_ILLEGAL.sub("\ufffd", source).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, True
    return tree, not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def see(tree: HtmlElement, address: str | None, declared: Mapping[HtmlElement, str]) -> Visible:
    """Return what can be seen of a page.

    Args:
        tree: The page.
        address: Where it came from, to make links absolute.
        declared: What the outlet's declaration says of elements, such as "=body".
    """
    writer = Writer()
    elements = _walk(tree, _base_address(tree, address), declared, writer)
    return Visible("".join(writer.out), writer.pieces, elements)


def _base_address(tree: HtmlElement, address: str | None) -> str | None:
    base = next(tree.iter("base"), None)
    href = base.get("href") if base is not None else None
    return join_address(address, href) or address if href else address


def join_address(base: str | None, href: str | None) -> str | None:
    """Return a link as a web address, absolute if there is a base; None for mailto, script and the like."""
    if not href or len(href) > 2000:
        return None
    href = href.strip()
    try:
        full = urljoin(base or "", href)
    except ValueError:
        return None
    if href.startswith("#") or not full:
        return None
    scheme = full.split(":", 1)[0].lower() if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", full) else ""
    if scheme in ("http", "https"):
        return full
    return full if not scheme and base is None else None


def _holders(tree: HtmlElement) -> set[HtmlElement]:
    """Return the elements that hold the page's heading or article; no class of theirs makes them furniture."""
    found: set[HtmlElement] = set()
    for count, element in enumerate(tree.iter("h1", "article", "main")):
        if count == 20:
            break
        found.update(element.iterancestors())
    return found


def _walk(tree: HtmlElement, base: str | None, declared: Mapping[HtmlElement, str], writer: Writer) -> int:
    """Go through the tree in document order and write what can be seen; return the number of elements."""
    holders = _holders(tree)
    stack = [State("", frozenset(), block=True)]
    groups = elements = 0
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            state = stack.pop()
            if state.block and state is not stack[-1]:
                writer.flush(state)
                writer.gap = True
            if element.tail:
                writer.buffer.append((element.tail, stack[-1]))
            continue
        elements += 1
        outer = stack[-1]
        tag = element.tag
        if tag in _DROPPED or _is_hidden(element):
            walker.skip_subtree()
            stack.append(State(outer.tag, outer.hints))
            continue
        if tag == "br":
            _break(writer, outer)
        said = declared.get(element) if declared else None
        block = tag in _BLOCKS or said is not None
        if block:
            writer.flush(outer)
            writer.gap = True
        groups += tag in _GROUPS
        hint = hint_of(element, tag, element in holders)
        if block or hint or tag == "a" or tag in _BOLD:
            state = _open(tag, outer, hint=hint, said=said, block=block)
            if tag in _GROUPS:
                state.group = groups
            if tag == "a":
                state.address, state.anchor = join_address(base, element.get("href")), elements
        else:
            state = outer  # an inline element that changes nothing
        if (state.mark and state.mark != outer.mark) or (not block and _is_set_apart(element)):
            writer.buffer.append((" ", outer))
        stack.append(state)
        if element.text:
            writer.buffer.append((element.text, state))
    writer.flush(stack[0])
    return elements


def _break(writer: Writer, outer: State) -> None:
    """A line break ends a piece, but not a heading, which is only set on two lines."""
    if outer.tag in HEADINGS:
        writer.buffer.append((" ", outer))
    else:
        writer.flush(outer)


def _open(tag: str, outer: State, *, hint: str, said: str | None, block: bool) -> State:
    """Return the state inside an element that has just begun."""
    hints = outer.hints
    if said:
        hints |= {said, said[1:]}
    if hint and (block or hint == "furniture"):
        hints |= {hint}
    mark = outer.mark
    if block:
        mark = None
    elif hint and hint != "furniture":
        mark = hint
    return State(
        tag if block else outer.tag,
        hints,
        outer.group,
        outer.address,
        outer.anchor,
        mark,
        outer.bold or tag in _BOLD,
        block,
    )


def _is_set_apart(element: HtmlElement) -> bool:
    """Say whether an inline element follows another without a space and style sets the two apart."""
    if "class" not in element.attrib:
        return False
    before = element.getprevious()
    return before is not None and not before.tail and "class" in before.attrib


def _is_hidden(element: HtmlElement) -> bool:
    attributes = element.attrib
    if not attributes:
        return bool(element.tag == "dialog")
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    if style and _INVISIBLE.search(style[:1000]):
        return True
    if element.tag == "dialog" and "open" not in attributes:
        return True
    classes = attributes.get("class")
    return classes is not None and not _UNSEEN_CLASSES.isdisjoint(classes[:500].split())
