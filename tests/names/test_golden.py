"""Our own names, all invented, in both scripts: no score may fall below its floor in bench/floors.json."""

from __future__ import annotations

import json
from pathlib import Path

from bench.names.floors import FLOORS, GOLDEN, digest, read_golden

from marsad.names import NameIndex, compare_names

FLOOR = json.loads(FLOORS.read_text(encoding="utf-8"))["names"]["golden"]


def test_the_set_is_the_one_that_was_pinned() -> None:
    assert digest(GOLDEN) == FLOOR["digest"], "the names changed: measure, then `python -m bench.names.floors --pin`"


def test_names_are_found_by_any_spelling() -> None:
    asked = read_golden(GOLDEN / "names.tsv")
    index = NameIndex(asked)
    right = [index.find(query, 1)[0].name == name for name, queries in asked.items() for query in queries]
    assert sum(right) / len(right) >= FLOOR["scores"]["found"]


def test_others_are_never_the_same() -> None:
    rows = [line.split("\t") for line in Path(GOLDEN / "pairs.tsv").read_text(encoding="utf-8").splitlines()]
    assert [(a, b) for kind, a, b in rows if kind == "other" and compare_names(a, b).verdict == "same"] == []
    same = [compare_names(a, b).verdict == "same" for kind, a, b in rows if kind == "same"]
    assert sum(same) / len(same) >= FLOOR["scores"]["same"]
