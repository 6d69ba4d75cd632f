"""Any input, one item after another, none lost."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from marsad.collect.sources.documents import MAX_BYTES, refuse, show_path, take_document
from marsad.collect.sources.json_lines import looks_like_json_lines, open_json_lines
from marsad.collect.sources.warc_files import looks_like_warc, open_warc
from marsad.errors import BadInput, Unreadable
from marsad.records import Capture, RefusedInput

Item = Capture | RefusedInput

_WARC_NAME = re.compile(r"\.warc(\.gz)?$", re.IGNORECASE)
_WARC_PLACE = re.compile(r"(?P<file>.+\.warc(?:\.gz)?)#(?P<offset>\d{1,15})", re.IGNORECASE | re.DOTALL)
_LINES_NAME = re.compile(r"\.(jsonl|ndjson)$", re.IGNORECASE)
_PEEK = 4096


def open_sources(path: str | Path, *, max_bytes: int = MAX_BYTES, stdin: BinaryIO | None = None) -> Iterator[Item]:
    """Yield what an input holds, in order: a capture for what was read, a refusal for what was not.

    A file is one item; a folder is its files, sorted, with folders inside and without hidden ones
    (links that lead out of it are refused); a WARC is its text responses (`file.warc.gz#offset`
    names one of them); JSON Lines are an item a line (`file.jsonl#3`); `-` is standard input, which
    may be any of these but a folder. Never raises for what a file holds, and never yields nothing.

    Args:
        path: The input as the caller names it.
        max_bytes: Most bytes of one item; a larger one is refused without being read whole.
        stdin: What `-` reads; standard input if None.
    """
    name = show_path(path)
    if name == "-":
        yield from _or_nothing(name, _open_stream(stdin or sys.stdin.buffer, name, max_bytes))
        return
    place = Path(path)
    try:
        is_folder, exists = place.is_dir(), place.exists()
    except (OSError, ValueError) as error:  # a name too long, a NUL in it
        yield refuse(name, BadInput(f"{name!r} is not the name of a file: {error}"))
        return
    if is_folder:
        yield from _or_nothing(name, _open_folder(place, max_bytes))
    elif not exists and (match := _WARC_PLACE.fullmatch(name)):
        yield from _open_file(Path(match["file"]), max_bytes, offset=int(match["offset"]))
    else:
        yield from _open_file(place, max_bytes)


def _open_file(path: Path, max_bytes: int, offset: int | None = None) -> Iterator[Item]:
    name = show_path(path)
    try:
        with path.open("rb") as file:
            if offset is not None:
                file.seek(offset)
                yield from open_warc(file, name, max_bytes, only_at=offset)
            else:
                yield from _or_nothing(name, _open_stream(file, name, max_bytes))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield refuse(name, BadInput(f"{name!r} can't be opened: {reason}; expected a file, a folder or '-'"))


def _open_stream(stream: BinaryIO, name: str, max_bytes: int) -> Iterator[Item]:
    head = stream.peek(_PEEK)[:_PEEK] if hasattr(stream, "peek") else b""
    if _WARC_NAME.search(name) or looks_like_warc(head):
        yield from open_warc(stream, name, max_bytes)
    elif _LINES_NAME.search(name) or (name == "-" and looks_like_json_lines(head)):
        yield from open_json_lines(stream, name, max_bytes)
    else:
        try:
            yield take_document(stream, name, max_bytes)
        except (Unreadable, OSError) as error:
            yield refuse(name, error)


def _open_folder(folder: Path, max_bytes: int) -> Iterator[Item]:
    root = folder.resolve()
    for path in _walk(folder):
        name = show_path(path)
        try:
            inside = path.resolve(strict=True).is_relative_to(root)
        except (OSError, RuntimeError) as error:
            yield refuse(name, BadInput(f"{name!r} leads nowhere: {error}"))
            continue
        if not inside:
            yield refuse(name, BadInput(f"{name!r} is a link out of the folder {show_path(folder)!r}: not followed"))
        elif path.is_file():
            yield from _open_file(path, max_bytes)
        elif not path.is_dir():
            yield refuse(name, BadInput(f"{name!r} is neither a file nor a folder"))
        elif not path.is_symlink():  # a link to a folder inside is read where the folder is
            yield refuse(name, BadInput(f"the folder {name!r} can't be listed: expected the right to read it"))


def _walk(folder: Path) -> Iterator[Path]:
    """Yield files and links below a folder, sorted; a folder that can't be listed is yielded itself."""
    pending = [folder]
    while pending:
        path = pending.pop()
        if (path.is_symlink() and path != folder) or not path.is_dir():
            yield path
            continue
        try:
            children = sorted(os.scandir(path), key=lambda entry: entry.name, reverse=True)
        except OSError:
            yield path
            continue
        pending.extend(Path(child.path) for child in children if not child.name.startswith("."))


def _or_nothing(name: str, items: Iterator[Item]) -> Iterator[Item]:
    """Pass items on; where there is none, say so."""
    found = False
    for item in items:
        found = True
        yield item
    if not found:
        yield refuse(name, Unreadable(f"{name!r} holds nothing to read: no file, no text response, no line"))
