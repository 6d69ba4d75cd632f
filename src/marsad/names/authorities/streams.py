"""Lines out of files that others made: packed or not, of any encoding, however long, and never all at once."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from marsad.errors import BadInput

LONGEST_LINE = 32 * 1024 * 1024
"""Bytes. The longest entity of Wikidata has about a tenth of it."""
BOMB_FROM = 1 << 30
BOMB_RATIO = 400
"""What unpacks to more than a gigabyte and four hundred times its size is no text."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file; `data` is None for one that is too long, or where the file breaks off, and `why` says so."""

    number: int
    data: bytes | None
    why: str = ""


def open_lines(path: Path, *, longest: int = LONGEST_LINE) -> Iterator[Line]:
    """Yield the lines of a file that are not blank, without their ends. Packed files are known by their first bytes.

    Raises:
        BadInput: the file unpacks to so much more than it holds that it is a trap.
    """
    size = path.stat().st_size
    number = read = 0
    with _opened(path) as stream:
        while True:
            number += 1
            try:
                line = stream.readline(longest + 1)
                read += len(line)
                if len(line) > longest:
                    read += _skip_rest(stream, line, size)
                    yield Line(number, None, f"it has more than {longest:,} bytes.")
                    continue
            except (EOFError, zlib.error, lzma.LZMAError, OSError) as error:
                yield Line(number, None, f"the packed file is damaged from here on ({error}). Fetch it again.")
                return
            if not line:
                return
            _expect_text(read, size)
            if number == 1:
                line = line.removeprefix(codecs.BOM_UTF8)
            if line := line.strip(b" \t\r\n"):
                yield Line(number, line)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as file:
        head = file.peek(6)[:6]
        if head.startswith(b"\x1f\x8b"):
            with gzip.open(file) as unpacked:
                yield cast(IO[bytes], unpacked)
        elif head.startswith(b"BZh"):
            with bz2.open(file) as stream:
                yield stream
        elif head.startswith(b"\xfd7zXZ\x00"):
            with lzma.open(file) as stream:
                yield stream
        else:
            yield file


def _skip_rest(stream: IO[bytes], line: bytes, size: int) -> int:
    """Go to the end of a line; return how many bytes that was."""
    skipped = 0
    while line and not line.endswith(b"\n"):
        line = stream.readline(_CHUNK)
        skipped += len(line)
        _expect_text(skipped, size)
    return skipped


def _expect_text(read: int, size: int) -> None:
    if read > BOMB_FROM and read > BOMB_RATIO * size:
        raise BadInput(
            f"The file unpacks to more than {BOMB_RATIO} times its {size:,} bytes, as no text does. Look at what it is."
        )


def guess_encoding(path: Path) -> str:
    """Return the encoding of a table: by its mark, else UTF-8 if it is that throughout, else Arabic Windows.

    A file that is none of them decodes to nonsense rather than not at all, and its rows are then refused one by one.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    with _opened(path) as stream:
        try:
            chunk = stream.read(_CHUNK)
            if chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                return "utf-16"
            while chunk:
                decoder.decode(chunk)
                chunk = stream.read(_CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1256"
        except (EOFError, zlib.error, lzma.LZMAError, OSError):
            return "utf-8-sig"  # where the file breaks off is said when it is read
    return "utf-8-sig"


def open_text(path: Path, *, longest: int = 1 << 20) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their numbers, ends kept, blank ones too; over-long ones come cut.

    Raises:
        BadInput: the file breaks off or is a trap.
    """
    encoding = guess_encoding(path)
    size, read = path.stat().st_size, 0
    with _opened(path) as stream:
        reader = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
        number = 0
        while True:
            try:
                line = reader.readline(longest)
            except (EOFError, zlib.error, lzma.LZMAError, OSError) as error:
                raise BadInput(f"{str(path)!r} is damaged after line {number} ({error}). Fetch it again.") from error
            if not line:
                return
            number += 1
            read += len(line)
            _expect_text(read, size)
            yield number, line
