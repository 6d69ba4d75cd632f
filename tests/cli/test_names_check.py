"""`marsad names find` and `check` with a newsroom's own Who's Who, and without a newsroom."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from real_newsroom import CLEAN, make_newsroom, marsad

TAKE_IN = """
import pathlib
from marsad.newsroom.folder import open_newsroom
open_newsroom(pathlib.Path("."))
from marsad.newsroom.whoswho.actions.take_in import take_in
from marsad.newsroom.whoswho.models import Authority
from marsad.newsroom.staff.models import User
from marsad.records import Authority as Record, Evidence, NameForm
names = lambda *rows: tuple(NameForm(*row) for row in rows)
take_in(authorities=[
    Record("r:1", "place", names(("Rasif", "en", "house"), ("Raseef", "en", "variant"), ("رصيف", "ar", "house"))),
    Record("r:2", "place", names(("Mundasil", "en", "house"), ("Mundaseel", "en", "variant"))),
], evidence=Evidence(title="Register of Hadran"), origin="register")
who = User.objects.create_user(username="ruth", password="a password of some length", role="editor")
from django.utils import timezone
Authority.objects.filter(uid="r:2").update(sealed_at=timezone.now(), sealed_by=who)
"""


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_newsroom(tmp_path_factory.mktemp("names") / "newsroom")
    subprocess.run([sys.executable, "-c", TAKE_IN], cwd=folder, env=CLEAN, check=True)
    (folder / "story.txt").write_text("From Raseef to Rasfi, and to Mundaseel.\n", encoding="utf-8")
    return folder


def test_the_newsroom_is_where_names_are_found(newsroom: Path) -> None:
    said = marsad("names", "find", "رصيف", "--top", "1", "--jsonl", "--newsroom", newsroom)
    (hit,) = json.loads(said.out)["hits"]
    assert (hit["name"], hit["authority"]) == ("Rasif", "r:1")
    assert marsad("names", "find", "Raseef", cwd=newsroom).out.endswith("Rasif\n")


def test_a_text_is_held_against_the_newsrooms_names_and_never_a_sealed_one(newsroom: Path) -> None:
    said = marsad("names", "check", "story.txt", "--json", cwd=newsroom, code=1)
    assert [(one["check"], one["suggestion"]) for one in json.loads(said.out)["findings"]] == [
        ("name-variant", "Rasif"), ("name-slip", "Rasif"),
    ]  # fmt: skip
    assert "Mundasil" not in marsad("names", "find", "Mundasil", "--newsroom", newsroom).out


def test_its_style_is_the_one_of_the_settings(newsroom: Path, tmp_path: Path) -> None:
    settings = newsroom / "newsroom.toml"
    before = settings.read_text(encoding="utf-8")
    try:
        settings.write_text(before.replace('apostrophe = "one"', 'apostrophe = "round"'), encoding="utf-8")
        said = marsad("doctor", "--newsroom", newsroom, code=1)
        assert "names.apostrophe" in said.err
    finally:
        settings.write_text(before, encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "option"), [(("find", "Rasif"), "--pool FILE"), (("check", "text.txt"), "--authority FILE")]
)
def test_without_a_newsroom_it_says_what_to_give(arguments: tuple[str, ...], option: str, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Rasif\n")
    said = marsad("names", *arguments, cwd=tmp_path, code=1)
    assert "is not a newsroom" in said.err and option in said.err


def test_files_need_no_django(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("to Rasfi\n")
    (tmp_path / "names.jsonl").write_text(
        '{"id": "a", "kind": "place", "names": [{"text": "Rasif", "lang": "en", "kind": "house"}]}\n'
    )
    hide = "import sys; sys.modules['django'] = None; from marsad.cli.main import main; main()"

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", hide, "names", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=CLEAN, capture_output=True, text=True, check=False)

    assert "“Rasif”" in run("check", "text.txt", "--authority", "names.jsonl").stdout
    assert run("find", "Rasif", "--pool", "text.txt").returncode == 0
    said = run("find", "Rasif")
    assert (said.returncode, "not installed (django)" in said.stderr, "--pool FILE" in said.stderr) == (1, True, True)
