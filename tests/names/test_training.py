"""The tables of letters are learnt from pairs: from a few hundred invented ones, and always the same from the same."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import msgspec
import numpy as np
import pytest
from training.names.__main__ import make, render
from training.names.pairs import read_rows
from training.names.units import make as make_units

from marsad.names.costs import Costs, RawLetters, encode, spend_on_many
from marsad.names.units import RawUnits

ROOT = Path(__file__).parents[2]
WRITES = {
    "ب": "b",
    "ت": "t",
    "د": "d",
    "ر": "r",
    "س": "s",
    "ش": "sh",
    "ط": "t",
    "ق": "kq",
    "ك": "k",
    "ل": "l",
    "م": "m",
}
LONG = {"ا": "a", "و": "ou", "ي": "ie"}


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of words that nobody bears, three consonants each, with two spellings."""
    chance, rows = random.Random(8), []
    for _ in range(160):
        letters = [chance.choice(sorted(WRITES)), chance.choice(sorted(LONG)), *chance.choices(sorted(WRITES), k=2)]
        for _ in range(2):
            first, long, *rest = ("sh" if one == "ش" else chance.choice({**WRITES, **LONG}[one]) for one in letters)
            latin = first + long + rest[0] + chance.choice("aei") + rest[1]
            rows.append(f"{latin}\t{' '.join(letters)}\t{chance.randint(1, 9)}")
    path = tmp_path_factory.mktemp("pairs") / "invented.tsv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def letters(pairs: Path) -> RawLetters:
    return make(read_rows(pairs))


def cost(letters: RawLetters, arabic: str, latin: str) -> float:
    costs = Costs(letters.ar_la, "ar", "la")
    return float(spend_on_many(costs, *encode([arabic], "ar"), *encode([latin], "la"))[0])


def test_a_spelling_costs_less_than_another_name(letters: RawLetters) -> None:
    assert cost(letters, "دالب", "daleb") < cost(letters, "دالب", "darek")
    assert cost(letters, "شومق", "shomak") < cost(letters, "شومق", "somar")


def test_every_part_of_the_tables_is_learnt(letters: RawLetters) -> None:
    assert all(table.costs for table in (letters.ar_la, letters.la_la, letters.ar_ar))
    assert all(letters.follows[alphabet] for alphabet in ("ar", "la"))
    assert np.isfinite([*letters.judge_across, *letters.judge_latin]).all()
    assert letters.common


def test_the_same_pairs_make_the_same_bytes(pairs: Path, letters: RawLetters, tmp_path: Path) -> None:
    """Whatever the order in which sets come."""
    out = tmp_path / "letters.json"
    command = [sys.executable, "-m", "training.names", "--pairs", str(pairs), "--out", str(out)]
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": path})
    assert hashlib.sha256(out.read_bytes()).digest() == hashlib.sha256(render(letters)).digest()


def test_units_are_learnt_too(pairs: Path) -> None:
    model = msgspec.msgpack.decode(make_units(pairs), type=RawUnits)
    assert {"شsh", "لl", "وo"} <= set(model.units)
    assert make_units(pairs) == make_units(pairs)
