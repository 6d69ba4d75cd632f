"""Names as they come: typed as an argument, or a file of them, of any line ending."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from marsad.errors import BadInput


def read_text(path: Path) -> str:
    """Return a text, without the mark that some editors put first."""
    data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{str(path)!r} is not UTF-8 (byte {error.start}): save it as UTF-8.") from error


def typed(name: str) -> str:
    """Return a name from the command line.

    Raises:
        BadInput: it has bytes that are no text in the encoding of the terminal.
    """
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise BadInput(f"{name!r} is not UTF-8: type it anew, or give it in a file.") from error
    return name


def lines_of(path: Path, blank: str | None = None) -> list[tuple[int, str]]:
    """Return the lines of a file that are not empty, of any ending, with their numbers.

    Args:
        path: The file.
        blank: What an empty line may consist of; None: of anything that is no ink.
    """
    lines = enumerate(re.split("\r\n|\r|\n", read_text(path)), 1)
    return [(number, line) for number, line in lines if line.strip(blank)]
