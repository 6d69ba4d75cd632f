"""Package data agrees with the files that people keep, or the check says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad import resources
from marsad.errors import BadInput
from marsad.resources import compile_resources


def make(folder: Path) -> bytes:
    return (folder / "a.yaml").read_bytes()


def refuse(folder: Path) -> bytes:
    raise BadInput("a.yaml is not what was expected.")


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(resources, "RESOURCES", tmp_path)
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "a.yaml").write_text("one: 1\n", encoding="utf-8")
    return tmp_path / "lists.json"


def test_what_is_written_is_up_to_date(target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compile_resources("lists", target, make, []) == 0
    assert target.read_bytes() == b"one: 1\n" and "7 bytes" in capsys.readouterr().err
    assert compile_resources("lists", target, make, ["--check"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("before", [None, b"one: 2\n"])
def test_out_of_date_is_noticed_and_nothing_written(
    target: Path, capsys: pytest.CaptureFixture[str], before: bytes | None
) -> None:
    if before:
        target.write_bytes(before)
    assert compile_resources("lists", target, make, ["--check"]) == 1
    assert "run this without --check" in capsys.readouterr().err
    assert (target.read_bytes() if target.exists() else None) == before


def test_what_is_wrong_is_said(target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compile_resources("lists", target, refuse, []) == 1
    assert "a.yaml is not what was expected." in capsys.readouterr().err
    assert not target.exists()


def test_outside_a_checkout(target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compile_resources("nowhere", target, make, []) == 2
    assert "is not there" in capsys.readouterr().err
