"""The house that publishes a page: its names, and the lines that show them instead of a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.read.colophon import find_translator
from marsad.read.look import Line
from marsad.read.meta import PageMeta
from marsad.text.normalise import fold_phrase

JOINTS = re.compile(r"\s+(?:[-–—|»«:·•/]|::)\s+|\s*(?:[|»]|::)\s*|:\s+")
"""What joins a site's name to a title, a motto or a section."""
_COPYRIGHT_NOISE = re.compile(
    r"©|\(c\)|copyright|\d{4}|all rights reserved\.?|جميع الحقوق محفوظة|كل الحقوق محفوظة|حقوق النشر|[-–—|,.]",
    re.IGNORECASE,
)
_HEAD = 14
"""Lines from the top that may hold the masthead."""


def find_house(lines: Sequence[Line], publisher: str | None, meta: PageMeta | None) -> frozenset[str]:
    """Return the folded names of the house.

    Its publisher, whom copyright and notices name, and every short line at the top (or part of one)
    that the foot of the page names again: "The Review" above, "translated by The Review" below.
    """
    names = {fold_phrase(name) for name in (publisher, meta.site if meta else None) if name}
    small_print: list[str] = []
    for line in lines:
        text = line.piece.text
        if line.kind == "copyright":
            names.add(fold_phrase(_COPYRIGHT_NOISE.sub(" ", text)))
            small_print.append(text)
        elif line.kind == "notice":
            if span := find_translator(text):
                names.add(fold_phrase(text[slice(*span)]))
            small_print.append(text)
    foot = f" {fold_phrase(' '.join(small_print)[:4000])} "
    for line in lines[:_HEAD]:
        for part in _parts(line):
            if 1 <= part.count(" ") <= 4 and f" {part} " in foot:
                names.add(part)
    return frozenset(names - {""})


def is_masthead(line: Line, house: frozenset[str]) -> bool:
    """Say whether a line is the house's name, alone or with its motto or a section behind a stroke."""
    if line.key in house:
        return True
    if not house or len(line.piece.text) > 120:
        return False
    longer = line.key.count(" ") < 4 and any(line.key.startswith(f"{name} ") for name in house)
    return longer or not house.isdisjoint(_parts(line)[:1])


def is_motto(lines: Sequence[Line], at: int, house: frozenset[str]) -> bool:
    """Say whether a line of plain text is set right under the house's name."""
    line = lines[at]
    if at == 0 or line.piece.tag or line.piece.gap or line.key.count(" ") > 9:
        return False
    return is_masthead(lines[at - 1], house)


def _parts(line: Line) -> list[str]:
    if not line.key or len(line.key) > 120:
        return []
    return (
        [fold_phrase(part) for part in JOINTS.split(line.piece.text)] if JOINTS.search(line.piece.text) else [line.key]
    )
