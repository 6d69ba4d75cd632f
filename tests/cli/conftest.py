"""A real newsroom that collected the sample outlets, for commands that look and don't touch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.sample.outlets import SampleOutlets
from real_newsroom import make_newsroom, marsad


@pytest.fixture(scope="session")
def outlets() -> Iterator[SampleOutlets]:
    with SampleOutlets((0, 0, 0)) as running:
        yield running


@pytest.fixture(scope="session")
def collected(tmp_path_factory: pytest.TempPathFactory, outlets: SampleOutlets) -> Path:
    """Return the folder of a newsroom with everything in it but people and publications."""
    folder = make_newsroom(tmp_path_factory.mktemp("real") / "newsroom", outlets=outlets)
    said = marsad("collect", "--newsroom", folder)
    assert "4 feeds asked" in said.err
    assert marsad("index", "update", "--newsroom", folder).err.endswith("changes indexed.\n")
    return folder


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Return the folder of an empty newsroom of the test's own."""
    return make_newsroom(tmp_path / "newsroom")
