"""A backup restored is the same newsroom, on either database; a bad one leaves nothing behind."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from marsad.newsroom.config import load_config
from real_newsroom import CLEAN, database_url, empty_postgresql, make_newsroom, marsad

WORDS = "Some words of it stand here, as many as a paragraph has to have before it counts as one.\n"
PAGES = {
    "pump.txt": "A Pump Is Mended\n\nThe pump of the only well was mended on Monday, an engineer said.\n",
    "ميناء.txt": "الميناء يفتح أبوابه\n\nقال مدير الميناء إن الأرصفة ستفتح صباح الاثنين بعد أسبوعين من الإغلاق.\n",
    "nul.txt": f"A Page\x00 With a Nul\n\n{WORDS * 9}\n",
    "empty.txt": "",
}
NAMES = """id,kind,name,fact,value,of
a,person,Adib Sarrouj,office,director,port
b,person,أديب سروج,,,
c,person,Adeeb Srouj,,,
port,body,Port of Rumaylat,,,
"""
JUDGE = """
import pathlib
from marsad.newsroom.folder import open_newsroom
open_newsroom(pathlib.Path("."))
from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.actions.confirm import confirm
from marsad.newsroom.whoswho.actions.judge import judge_pair, split
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.models import Authority
ruth = User.objects.get(username="ruth")
a, b, c = Authority.objects.filter(kind="person").order_by("pk")
for other in (b, c):
    judge_pair(actor=ruth, one=a, other=other, verdict="same")
split(actor=ruth, apart=[a])
confirm(actor=ruth, authority=a)
seal(actor=ruth, authority=b, why="threatened")
"""
OUTLET = """\
id: north
names:
  - {text: "The Northern Gazette", lang: en}
language: en
hosts: ["north.example"]
feeds:
  - {address: "https://north.example/feed", kind: rss}
"""


def make_used_newsroom(folder: Path, database: str = "") -> Path:
    newsroom = make_newsroom(folder, database=database)
    (newsroom / "outlets" / "the north (own).yaml").write_text(OUTLET)
    pages = folder.with_name("pages")
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / name).write_text(text)
    marsad("add", pages, "--publisher", "north", "--newsroom", newsroom, code=1)
    password = "a password of some length"
    for login, role in (("omar", "operator"), ("ruth", "editor")):
        marsad("user", "add", login, "--role", role, "--shielded", "--password", password, "--newsroom", newsroom)
    (folder.with_name("names.csv")).write_text(NAMES)
    source = ("--source", "Register", "--licence", "CC0-1.0")
    marsad("whoswho", "import", folder.with_name("names.csv"), "--format", "table", *source, "--newsroom", newsroom)
    subprocess.run([sys.executable, "-c", JUDGE], cwd=newsroom, check=True, env=CLEAN)
    marsad("index", "update", "--newsroom", newsroom)
    return newsroom


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_used_newsroom(tmp_path_factory.mktemp("used") / "newsroom", database_url())


@pytest.fixture(scope="module")
def backup(used: Path) -> Path:
    file = used.with_name("backup.tar.gz")
    said = marsad("backup", file, "--newsroom", used)
    assert "1 capture file " in said.err
    return file


def members(file: Path) -> dict[str, bytes]:
    with tarfile.open(file) as archive:
        return {one.name: archive.extractfile(one).read() for one in archive}  # type: ignore[union-attr]


def content(file: Path) -> dict[str, object]:
    """Return what a backup says: PostgreSQL gives the keys of an object back in another order."""
    return {
        name: [json.loads(line) for line in data.splitlines()] if name.endswith(".jsonl") else data
        for name, data in members(file).items()
    }


def test_a_backup_holds_no_secrets_and_is_for_the_owner_alone(used: Path, backup: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600
    key = (used / "secret.key").read_bytes()
    held = members(backup)
    assert not any(key in data for data in held.values())
    url = load_config(used).database.url
    assert not url or not any(url.encode() in data for data in held.values())
    assert "outlets/the north (own).yaml" in held
    assert {name.partition("/")[0] for name in held} == {"settings.json", "rows", "outlets", "captures"}


def test_instants_are_kept_to_the_microsecond(backup: Path) -> None:
    rows = content(backup)["rows/archive.story.jsonl"]
    assert isinstance(rows, list)
    instants = [datetime.fromisoformat(row["fields"]["read_at"]) for row in rows]
    assert any(instant.microsecond % 1000 for instant in instants)


def restored_equals(backup: Path, folder: Path, database: str = "") -> None:
    said = marsad("restore", backup, folder, *(("--database", database) if database else ()))
    assert "3 stories indexed" in said.err
    assert load_config(folder).house.name == "The Quay Review"
    again = folder.with_name("again.tar.gz")
    marsad("backup", again, "--newsroom", folder)
    assert content(again) == content(backup)
    assert not (folder / "rows").exists()
    marsad("doctor", "--newsroom", folder)
    # Work goes on: new rows get keys of their own, known bytes are known.
    page = folder.with_name("new.txt")
    page.write_text("Another Page Comes In\n\nIt has words of its own, which nobody else wrote before today.\n")
    assert "1 new" in marsad("add", page, "--newsroom", folder).err
    known = (backup.with_name("pages") / name for name in ("pump.txt", "ميناء.txt", "nul.txt"))
    assert "3 known" in marsad("add", *known, "--newsroom", folder).err


def test_what_is_restored_is_the_same(backup: Path, tmp_path: Path) -> None:
    restored_equals(backup, tmp_path / "newsroom", database_url())


@pytest.mark.skipif(os.environ.get("MARSAD_TEST_DATABASE") == "postgresql", reason="the way is from SQLite")
def test_from_sqlite_to_postgresql_and_back(backup: Path, tmp_path: Path) -> None:
    restored_equals(backup, tmp_path / "newsroom", empty_postgresql())
    (tmp_path / "new.txt").unlink()
    marsad("restore", tmp_path / "again.tar.gz", tmp_path / "back")
    marsad("backup", tmp_path / "back.tar.gz", "--newsroom", tmp_path / "back")
    assert content(tmp_path / "back.tar.gz") == content(backup)


def test_nothing_is_written_over(used: Path, backup: Path, tmp_path: Path) -> None:
    before = backup.read_bytes()
    assert "exists already" in marsad("backup", backup, "--newsroom", used, code=1).err
    assert backup.read_bytes() == before
    assert "is not empty" in marsad("restore", backup, used, code=1).err
    if url := load_config(used).database.url:
        said = marsad("restore", backup, tmp_path / "new", "--database", url, code=1)
        assert "The database holds" in said.err
        assert not (tmp_path / "new").exists()


def rewrite(backup: Path, to: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    with tarfile.open(to, "w:gz") as archive:
        for name, data in members(backup).items():
            changed = change(name, data)
            if changed is not None:
                info = tarfile.TarInfo(name)
                info.size = len(changed)
                archive.addfile(info, io.BytesIO(changed))
    return to


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda name, data: b"{" if name == "settings.json" else data, "settings"),
        (lambda name, data: b'{"house": 1}' if name == "settings.json" else data, "settings"),
        (lambda name, data: None if name.startswith("captures/") else data, "captures are lost"),
        (lambda name, data: data[:-9] if name.startswith("captures/") else data, "captures are lost"),
        (lambda name, data: data[:-9] if name == "rows/archive.story.jsonl" else data, "can't be loaded"),
        (lambda name, data: b"[]\n" if name == "rows/archive.story.jsonl" else data, "can't be loaded"),
        (lambda name, data: None if name == "rows/archive.outlet.jsonl" else data, "can't be"),
        (lambda name, data: b'{"model": "os.system", "pk": 1}\n' if name == "rows/desk.draft.jsonl" else data, "can't"),
    ],
    ids=["settings", "house", "no-captures", "short-captures", "cut-row", "no-row", "no-outlets", "odd-model"],
)
def test_a_backup_that_is_not_right_leaves_nothing_behind(
    backup: Path, tmp_path: Path, change: Callable[[str, bytes], bytes | None], said: str
) -> None:
    bad = rewrite(backup, tmp_path / "bad.tar.gz", change)
    answer = marsad("restore", bad, tmp_path / "new", code=1)
    assert answer.err.startswith("marsad: ") and said in answer.err
    assert not (tmp_path / "new").exists()


def test_a_tail_of_a_killed_run_is_not_restored(used: Path, tmp_path: Path) -> None:
    file = next((used / "captures").glob("*/*.warc.gz"))
    with file.open("ab") as handle:
        handle.write(b"half a record")
    marsad("backup", tmp_path / "tail.tar.gz", "--newsroom", used)
    marsad("restore", tmp_path / "tail.tar.gz", tmp_path / "new")
    restored = tmp_path / "new" / "captures" / file.relative_to(used / "captures")
    assert restored.read_bytes() + b"half a record" == file.read_bytes()
