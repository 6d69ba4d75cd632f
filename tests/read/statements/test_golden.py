"""The labelled stories: no score may fall below its floor in bench/floors.json."""

from __future__ import annotations

import json

import pytest
from bench.attribution.stories import FLOORS, SETS, digest, score_folder


@pytest.mark.slow
@pytest.mark.parametrize("name", ["open/ar", "open/en", "locked/ar", "locked/en"])
def test_no_score_falls_below_its_floor(name: str) -> None:
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))["statements"][name]
    assert digest(SETS / name) == floor["digest"], "the stories changed: score them, then `--pin`"
    row = score_folder(SETS / name)
    scores = {part: row[part]["f1"] for part in ("lenient", "strict")} | {"speaker": row["of matched"]["speaker"]}
    assert not [part for part, score in scores.items() if score < floor["scores"][part] - floor["tolerance"]], scores
    assert row["wrong named person, sure"] == []


def test_the_locked_stories_are_the_ones_that_were_locked() -> None:
    for line in (SETS / "LOCKED").read_text(encoding="utf-8").splitlines():
        known, lang = line.split()
        assert digest(SETS / "locked" / lang) == known
