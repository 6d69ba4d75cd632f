"""feedparser's parsers with a limit on their time.

feedparser is thorough and forgiving, and slow on bytes made to hurt: ten seconds and more a megabyte
for tags that are never closed, time that grows with the square of the attributes of one tag, of the
categories of one entry, of an author's length, and with the cube of an XML declaration's. A limit on
size alone would have to be so low that it stops honest feeds; so the parsers look at the clock.
"""

from __future__ import annotations

import codecs
import io
import re
import time
import xml.sax
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from feedparser import FeedParserDict
from feedparser.api import LooseFeedParser, StrictFeedParser

from marsad.errors import Unreadable

MAX_SECONDS = 10.0
"""Processor time for one feed. One of 10,000 entries (5 MB) takes 3 s on a machine of 2026."""

MAX_ATTRIBUTES = 200
MAX_CATEGORIES = 100
LONGEST_AUTHOR = 300

_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml\s[^<>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})")
_NO_CHARSETS = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<\w")
_HEAD = 16_384


@dataclass(slots=True)
class Parsed:
    """What was found: as feedparser names things. `damage` is why it is not well-formed, `odd` its encoding."""

    version: str = ""
    feed: FeedParserDict = field(default_factory=FeedParserDict)
    entries: Sequence[FeedParserDict] = ()
    damage: str = ""
    odd: str = ""


def parse_limited(body: bytes, base: str, charset: str | None, *, max_seconds: float = MAX_SECONDS) -> Parsed:
    """Parse RSS, RDF or Atom as `feedparser.parse` does: strictly, and leniently if that fails.

    Nothing before the root element reaches a parser, so no entity can be declared;
    nothing is loaded from elsewhere; markup inside fields is neither sanitised nor resolved: the
    caller makes plain text of it.

    Raises:
        Unreadable: It takes longer than `max_seconds` of processor time, or is tangled beyond use.
    """
    until = time.thread_time() + max_seconds
    text, odd = _decode(body, charset)
    data = _from_root(text).encode("utf-8", "replace")
    parser: _Strict | _Loose = _Strict(base, None, "utf-8")
    parser.limit(until)
    damage = _parse_strictly(parser, data)
    if damage:
        parser = _Loose(base, None, "utf-8")
        parser.limit(until)
        parser.feed(data.decode("utf-8"))
    return Parsed(parser.version or "", parser.feeddata, parser.entries, damage, odd)


def _decode(body: bytes, charset: str | None) -> tuple[str, str]:
    """Return a feed as text, and what was odd about its encoding ("" if nothing was)."""
    wide = next((encoding for mark, encoding in _WIDE if body.startswith(mark)), None)
    match = _DECLARED.match(body.lstrip())
    told = [name for name in (wide, charset, match[1].decode("ascii") if match else None) if name]
    for name in (*told, "utf-8"):
        with suppress(LookupError, ValueError):
            if codecs.lookup(name).name.replace("_", "-") not in _NO_CHARSETS:
                text = body.decode(name)
                return text, f"declared as {told[0]}, read as {name}" if told and name != told[0] else ""
    text = body.decode("utf-8", "replace")
    if text.count("\ufffd") * 100 < len(text):  # UTF-8 with a slip, or cut in the middle of a letter
        return text, "read as UTF-8, what is none was replaced"
    return body.decode("windows-1256", "replace"), "of no encoding that it could be told by: read as windows-1256"


def _from_root(text: str) -> str:
    """Return a feed from its root element on."""
    text = _COMMENT.sub("", text[:_HEAD]) + text[_HEAD:]
    root = _TAG.search(text)
    return text[root.start() :] if root else text


def _parse_strictly(parser: _Strict, data: bytes) -> str:
    """Parse; return what is wrong with the XML, "" if nothing is."""
    sax = xml.sax.make_parser()  # noqa: S317  expat, and the entities are out
    sax.setFeature(xml.sax.handler.feature_namespaces, True)
    sax.setFeature(xml.sax.handler.feature_external_ges, False)
    sax.setContentHandler(parser)
    sax.setErrorHandler(parser)
    source = xml.sax.xmlreader.InputSource()
    source.setByteStream(io.BytesIO(data))
    try:
        sax.parse(source)
    except xml.sax.SAXException as error:
        return str(error) or type(error).__name__
    return str(parser.exc or "") if parser.bozo else ""


class _Limits:
    """What is mixed into both parsers: each step looks at the clock, and what is slow is left out."""

    def limit(self, until: float) -> None:
        self.resolve_relative_uris = self.sanitize_html = False
        self._until = until

    def unknown_starttag(self, tag: str, attrs: Sequence[tuple[str, str]]) -> None:
        self._go_on()
        super().unknown_starttag(tag, attrs)  # type: ignore[misc]  # of the parser that this is mixed into

    def unknown_endtag(self, tag: str) -> None:
        self._go_on()
        super().unknown_endtag(tag)  # type: ignore[misc]

    def handle_data(self, text: str, escape: int = 1) -> None:
        self._go_on()
        super().handle_data(text, escape)  # type: ignore[misc]

    def handle_entityref(self, ref: str) -> None:
        self._go_on()
        super().handle_entityref(ref)  # type: ignore[misc]

    def handle_charref(self, ref: str) -> None:
        self._go_on()
        super().handle_charref(ref)  # type: ignore[misc]

    def _add_tag(self, term: str, scheme: str, label: str) -> None:
        """Take a category, but not any number: each is compared with all before it."""
        if len(self._get_context().get("tags") or ()) < MAX_CATEGORIES:  # type: ignore[attr-defined]
            super()._add_tag(term, scheme, label)  # type: ignore[misc]

    def _sync_author_detail(self, key: str = "author") -> None:
        """Look for a mail address in an author's name, unless the name is none."""
        author = self._get_context().get(key)  # type: ignore[attr-defined]
        if not isinstance(author, str) or len(author) <= LONGEST_AUTHOR:
            super()._sync_author_detail(key)  # type: ignore[misc]

    def _go_on(self) -> None:
        if time.thread_time() > self._until:
            raise Unreadable("it takes too long to parse: expected a feed, not a knot")


class _Strict(_Limits, StrictFeedParser):  # type: ignore[misc]  # feedparser has no types
    def startElementNS(self, name: tuple[str, str], qname: str, attrs: xml.sax.xmlreader.AttributesNSImpl) -> None:
        if len(attrs) > MAX_ATTRIBUTES:
            raise Unreadable(f"a tag has {len(attrs)} attributes: expected {MAX_ATTRIBUTES} at most")
        super().startElementNS(name, qname, attrs)


class _Loose(_Limits, LooseFeedParser):  # type: ignore[misc]
    pass
