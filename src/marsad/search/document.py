"""A story as the engine takes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec

from marsad.records import SearchDocument
from marsad.search.engine import load_engine
from marsad.search.fold import Token, find_tokens
from marsad.search.stem import stem

if TYPE_CHECKING:
    import tantivy

_SURROGATES = re.compile("[\ud800-\udfff]")
_GAP = 10
"""Positions left free between headline, deck, body and keywords, so that no phrase spans two of them."""


def make_document(story: SearchDocument) -> tantivy.Document:
    """Analyse a story for the index."""
    story = without_surrogates(story)
    headline = find_tokens(story.headline)
    parts = [headline, find_tokens(story.deck), find_tokens(story.body)]
    parts.extend(find_tokens(keyword) for keyword in story.keywords)
    document: tantivy.Document = load_engine().Document()
    for suffix, light in (("", False), ("_light", True)):
        document.add_pre_tokenized_text("text" + suffix, _tokenized(parts, light))
        document.add_pre_tokenized_text("headline" + suffix, _tokenized([headline], light))
    for name in ("key", "scope", "outlet", "lang", "section"):
        value = getattr(story, name)
        if value:
            document.add_text(name, value)
    day = story.day.toordinal() if story.day else 0
    document.add_integer("rank", (day << 32) | crc32(story.key.encode()))
    if story.day:
        document.add_integer("day", day)
        document.add_integer("year", story.day.year)
    document.add_bytes("record", msgspec.json.encode(story))
    return document


def read_document(document: tantivy.Document) -> SearchDocument:
    """Return the story that a document of the index was made from."""
    record: bytes = document.get_first("record") or b""
    return msgspec.json.decode(record, type=SearchDocument)


def without_surrogates(story: SearchDocument) -> SearchDocument:
    """Replace lone surrogates, which no file can hold, by U+FFFD; one code point each, so that spans keep."""
    texts = {
        name: clean_text(getattr(story, name)) for name in story.__struct_fields__ if name not in ("day", "keywords")
    }
    keywords = tuple(clean_text(keyword) for keyword in story.keywords)
    return msgspec.structs.replace(story, **texts, keywords=keywords)


def clean_text(text: str) -> str:
    """Replace lone surrogates by U+FFFD."""
    return _SURROGATES.sub("\ufffd", text)


def _tokenized(parts: Iterable[list[Token]], light: bool) -> tantivy.PreTokenizedString:
    """Give every word its position; a word's solid form shares it."""
    engine = load_engine()
    make = engine.Token
    tokens: list[tantivy.Token] = []
    position = 0
    for part in parts:
        for token in part:
            tokens.append(make(stem(token.form) if light else token.form, position, 0, 0))
            if token.joined is not None:
                tokens.append(make(stem(token.joined) if light else token.joined, position, 0, 0))
            position += 1
        position += _GAP
    found: tantivy.PreTokenizedString = engine.PreTokenizedString("", tokens)
    return found
