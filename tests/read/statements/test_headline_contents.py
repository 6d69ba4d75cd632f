"""What a headline has somebody say ends with it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from marsad.read import read
from marsad.records import Capture


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_content_ends_with_its_headline(gap: str) -> None:
    page = f"Hallaq: Water Will Come{gap}Munir al-Hallaq visited the dam and opened the third valve, to applause.\n"
    received = datetime(2026, 1, 1, tzinfo=UTC)
    reading = read(Capture(input="page", body=page.encode(), received_at=received, media_type="text/plain"), ())
    assert [reading.slice(a.content) for a in reading.attributions] == ["Water Will Come"]
