"""What rows are made with, as digests: another model or other outlets give another one."""

from __future__ import annotations

from pathlib import Path

import msgspec

from marsad.cli.statement_digests import digests
from marsad.collect.outlets import load_outlets


def model(folder: Path, weights: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    for name, data in (("model.json", b"{}"), ("tokenizer.json", b"{}"), ("model.int8.onnx", weights)):
        (folder / name).write_bytes(data)
    return folder


def test_a_retrained_model_in_the_same_folder_is_another(tmp_path: Path) -> None:
    first = digests((), model(tmp_path / "own", b"one"))
    assert digests((), model(tmp_path / "moved", b"one")) == first
    again = digests((), model(tmp_path / "own", b"two"))
    assert again["the models"] != first["the models"]
    assert again["the outlets"] == first["the outlets"]
    (tmp_path / "own" / "figures.json").write_text("{}")
    assert digests((), tmp_path / "own") == again


def test_a_changed_declaration_is_another() -> None:
    outlets = load_outlets()
    changed = (msgspec.structs.replace(outlets[0], kind="website"), *outlets[1:])
    assert digests(outlets, None) == digests(outlets, None)
    assert digests(changed, None)["the outlets"] != digests(outlets, None)["the outlets"]
