"""The static edition of a newsroom: every story, none of what was taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.newsroom.press.actions.publish import withdraw
from marsad.newsroom.press.export import export_edition
from marsad.newsroom.press.models import Publication
from press_cast import Cast

pytestmark = pytest.mark.django_db


def test_the_edition_as_files(tmp_path: Path, make_published: Callable[..., Publication], cast: Cast) -> None:
    kept = make_published("Kept in the Shelves", number=1, translator=cast.shielded)
    gone = make_published("Taken Back Later", number=2, texts=("Secret sentence.", "b.", "c."))
    withdraw(actor=cast.ruth, publication=gone, reason="A mistake of ours.")
    report = export_edition(tmp_path / "edition")
    assert (report.stories, report.withdrawn, report.refused) == (1, 1, ())
    assert (tmp_path / "edition" / "stories" / kept.slug / "index.html").exists()
    everything = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (tmp_path / "edition").rglob("*")
        if path.suffix != ".woff2"
        if path.is_file()
    )
    assert "A mistake of ours." in everything
    for secret in ("Secret sentence", "Taken Back Later", "Salim Credit"):
        assert secret not in everything
    again = export_edition(tmp_path / "edition")
    assert again.files == report.files
