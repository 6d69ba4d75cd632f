"""Text that any page, feed or citation may hold: no control characters, no broken code points."""

from __future__ import annotations

import re
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

T = TypeVar("T")

# What XML 1.0 (section 2.2) does not allow, and the C1 controls, which no text means.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")


def clean_text(text: str) -> str:
    """Return the text with control characters and lone surrogates shown as U+FFFD.

    Nothing else changes: a published text is not ours to alter.

    >>> clean_text("a\\x00b")
    'a\ufffdb'
    """
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """Return the text on one line, for formats where a line break would begin a new field."""
    return _SPACE.sub(" ", clean_text(text)).strip()


def clean_record(record: T) -> T:
    """Return a record with every text in it cleaned, however deep it lies.

    A record that is clean already comes back as it is.
    """
    if isinstance(record, str):
        return cast(T, clean_text(record))
    if isinstance(record, tuple):
        parts = tuple(map(clean_record, record))
        same = all(new is old for new, old in zip(parts, record, strict=True))
        return record if same else cast(T, parts)
    if isinstance(record, Struct):
        return cast(T, _clean_struct(record))
    return record


def _clean_struct(record: Struct) -> Struct:
    """Return a struct with cleaned fields; a copy only where something changed."""
    changed = {}
    for name in record.__struct_fields__:
        old = getattr(record, name)
        new = clean_record(old)
        if new is not old:
            changed[name] = new
    return replace(record, **changed) if changed else record
