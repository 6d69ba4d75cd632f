"""What a browser sent in a form, as plain values. Nothing here decides."""

from __future__ import annotations

import re

from django.http import QueryDict

from marsad.errors import BadInput


def text(sent: QueryDict, name: str) -> str:
    """Return a text with line ends as we store them and without NUL, which PostgreSQL can't hold."""
    value = sent.get(name, "")
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


def number(sent: QueryDict, name: str, default: int | None = None) -> int:
    """Return a whole number that a column can hold.

    Raises:
        BadInput: It is none, and there is no default.
    """
    value = sent.get(name, "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    if default is not None:
        return default
    raise BadInput(f"{name} is {value[:40]!r}. Expected a whole number; reload the page and try again.")
