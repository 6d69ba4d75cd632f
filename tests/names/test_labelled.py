"""Look-alikes, and spellings of one name: at least as many verdicts are right as were when last measured."""

from __future__ import annotations

import pytest
from bench.names.verdicts import read_labelled

FLOORS = {"same": 0.96, "other": 0.95}


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_as_many_verdicts_are_right_as_were(kind: str) -> None:
    right = [pair.is_right for pair in read_labelled() if pair.kind == kind]
    assert len(right) > 250
    assert sum(right) / len(right) >= FLOORS[kind]
