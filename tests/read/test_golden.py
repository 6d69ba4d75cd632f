"""The golden pages, field by field: no score may fall below its floor in bench/floors.json."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def load_bench() -> ModuleType:
    """Load bench/read/structure.py, which scores and pins."""
    spec = importlib.util.spec_from_file_location("structure_bench", ROOT / "bench" / "read" / "structure.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", ["pages", "held_out", "second", "third"])
def test_no_score_falls_below_its_floor(folder: str) -> None:
    bench = load_bench()
    floor = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))["structure"][folder]
    pages = ROOT / "tests" / "golden" / folder
    assert bench.digest(pages) == floor["digest"], "the pages changed: score them, then `structure.py --pin`"
    scores, misses = bench.score(pages)
    assert scores.keys() == floor["scores"].keys()
    fallen = {
        field: share for field, share in scores.items() if share < floor["scores"][field] - floor["tolerance"] - 1e-4
    }
    assert not fallen, "\n".join(misses)


def test_the_aims_are_reached() -> None:
    floors = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))["structure"]
    assert min(floors["pages"]["scores"].values()) >= 0.95
    assert min(floors["second"]["scores"].values()) >= 0.95
    assert min(floors["third"]["scores"].values()) >= 0.95
    assert min(floors["held_out"]["scores"].values()) >= 0.90
