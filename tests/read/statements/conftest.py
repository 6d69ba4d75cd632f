"""Marked texts as readings: what stands behind the tagger is tested on labels, not on what a model finds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bench.attribution.labelled import read_labelled
from bench.attribution.markup import parse_story

from marsad.records import Outlet, Reading

Told = Callable[..., Reading]


@pytest.fixture
def told() -> Told:
    """Return a function that reads a marked text; statements that nothing more is said of get empty rows."""

    def read_marked(
        marked: str,
        rows: dict[int, str] | None = None,
        *,
        outlets: tuple[Outlet, ...] = (),
        publisher: str | None = None,
    ) -> Reading:
        import re

        numbers = sorted({int(n) for found in re.findall(r"\{[sqch](\d+(?:,\d+)*) ", marked) for n in found.split(",")})
        lang = "ar" if re.search("[\u0621-\u064a]{3}", marked) else "en"
        below = "".join(f"  {n}: {{{(rows or {}).get(n, '')}}}\n" for n in numbers)
        statements = f"statements:\n{below}" if numbers else "statements: {}\n"
        story = parse_story("marked", f"{marked}\n===\nlang: {lang}\n{statements}")
        return read_labelled(story, outlets, publisher)

    return read_marked
