"""The door to tantivy: the schema, and its failures turned into ours."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from marsad.errors import IndexBroken, ModelMissing

if TYPE_CHECKING:
    from types import ModuleType

    import tantivy

ANALYSIS = 1
"""Raise it when folding, stemming or the schema changes: older folders then ask for a rebuild."""


@cache
def load_engine() -> ModuleType:
    """Return the tantivy module.

    Raises:
        ModelMissing: If it is not installed; it comes with the `newsroom` extra.
    """
    try:
        return importlib.import_module("tantivy")
    except ImportError as error:
        raise ModelMissing(
            "The search engine 'tantivy' is not installed. Expected the newsroom extra; from a clone of Marsad: "
            "pip install '.[newsroom]'"
        ) from error


@cache
def schema() -> tantivy.Schema:
    """Return the schema of the index.

    `text` holds headline, deck, body and keywords one after the other, `text_light` their light
    forms at the same positions; `headline` and `headline_light` hold the headline once more, for
    its weight. A word then costs a query three or four posting lists, not one for each part.
    `rank` is the day and, within it, a number made from the key: newest first is one order for
    ever, however segments are merged.
    """
    builder = load_engine().SchemaBuilder()
    for name in ("text", "text_light", "headline", "headline_light"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("key", "scope"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("outlet", "lang", "section"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("day", "year", "rank"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_bytes_field("record", stored=True)
    built: tantivy.Schema = builder.build()
    return built


@contextmanager
def reported(folder: Path, *, writing: bool = False) -> Iterator[None]:
    """Turn what the engine throws at a damaged folder or a full disk into `IndexBroken`.

    The engine's panics derive from BaseException and their class cannot be imported, hence the
    comparison by name.
    """
    try:
        yield
    except (ValueError, OSError, SystemError, msgspec.MsgspecError) as error:
        raise _broken(folder, error, writing) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise _broken(folder, error, writing) from error
        raise


def _broken(folder: Path, error: BaseException, writing: bool) -> IndexBroken:
    if writing:
        return IndexBroken(
            f"The search index in {str(folder)!r} can't be written ({error}). Expected a folder that may be written, "
            "with room on its disk. Nothing is lost: put that right and run `marsad index rebuild`."
        )
    return IndexBroken(
        f"The search index in {str(folder)!r} can't be read ({error}). Expected an index as this version of Marsad "
        "writes it. Nothing is lost: run `marsad index rebuild`."
    )
