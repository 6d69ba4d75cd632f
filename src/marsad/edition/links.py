"""How pages point at each other: server paths, or relative paths between plain files."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

STATIC = Path(__file__).parent / "static"
"""The folder of styles, fonts and scripts, shared by the edition and the desk."""

_PAGE = re.compile(r"page=(\d+)")


class Links(Protocol):
    """What a template needs to point at pages and assets."""

    def link(self, path: str) -> str:
        """Return how this page points at a canonical path."""

    def asset(self, name: str, *, versioned: bool = True) -> str:
        """Return how this page points at a file of the static folder, with its digest if versioned."""


class ServerLinks:
    """Absolute paths, for pages that a server delivers."""

    def __init__(self, path: str = "/") -> None:
        self.path = path

    def link(self, path: str) -> str:
        """Return the canonical path itself."""
        return path

    def asset(self, name: str, *, versioned: bool = True) -> str:
        """Return the path of an asset, with its content's digest so that it can be cached for ever."""
        return f"/static/{name}" + (f"?v={digest_of(name)}" if versioned else "")


class StaticLinks:
    """Relative paths from one page to others, for plain files that open without a server."""

    def __init__(self, path: str) -> None:
        self.folder = posixpath.dirname(file_of(path))

    def link(self, path: str) -> str:
        """Return the relative path of the file that shows a canonical path.

        A query stays with the search page, whose script reads it; a page number becomes a file.
        """
        bare, _, fragment = path.partition("#")
        target = file_of(bare, quoted=True)
        query = bare.partition("?")[2]
        relative = posixpath.relpath("/" + target, "/" + self.folder)
        if query and not _PAGE.fullmatch(query):
            relative += f"?{query}"
        return relative + (f"#{fragment}" if fragment else "")

    def asset(self, name: str, *, versioned: bool = True) -> str:
        """Return the relative path of an asset, with its digest."""
        return posixpath.relpath(f"/static/{name}", f"/{self.folder}") + (f"?v={digest_of(name)}" if versioned else "")


def file_of(path: str, *, quoted: bool = False) -> str:
    """Return the file, relative to the edition's folder, that shows a canonical path.

    Args:
        path: The canonical path, percent-encoded, perhaps with `?page=2`.
        quoted: Keep the percent-encoding, for a link rather than a file.

    >>> file_of("/stories/water/"), file_of("/sections/society/?page=2"), file_of("/feed.atom")
    ('stories/water/index.html', 'sections/society/page-2/index.html', 'feed.atom')
    """
    bare, _, query = path.partition("?")
    page = _PAGE.fullmatch(query)
    if page:
        bare += f"page-{page[1]}/"
    name = bare.lstrip("/") if quoted else unquote(bare).lstrip("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


@lru_cache(maxsize=64)
def digest_of(name: str) -> str:
    """Return the first ten hexadecimal digits of an asset's SHA-256."""
    return sha256((STATIC / name).read_bytes()).hexdigest()[:10]
