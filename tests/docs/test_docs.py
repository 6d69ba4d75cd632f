"""The documentation says what the code does: commands, settings, error codes, links."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad import errors
from marsad.cli.main import COMMANDS
from marsad.newsroom.config import NewsroomConfig

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
EVERYTHING = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"marsad {name}" in EVERYTHING


def test_every_setting_is_documented() -> None:
    operator = (ROOT / "docs" / "operator.md").read_text(encoding="utf-8")
    for section in NewsroomConfig.__struct_fields__:
        for setting in getattr(NewsroomConfig(), section).__struct_fields__:
            assert f"`{section}.{setting}`" in operator


def test_every_reason_of_a_refusal_is_documented() -> None:
    operator, authorities = (
        (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("operator", "whoswho")
    )
    given = {found for path in (ROOT / "src").rglob("*.py") for found in reasons(ast.parse(path.read_text("utf-8")))}
    assert {
        ("whoswho", "name-too-long"),
        ("whoswho", "fact-not-taken"),
        ("whoswho", "no-id"),
        ("read", "fault"),
    } <= given
    missing = {
        (stage, reason)
        for stage, reason in given
        if f"`{stage}: {reason}`" not in operator and not (stage == "whoswho" and f"`{reason}`" in authorities)
    }
    assert not missing


def reasons(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the stages and reasons of the refusals that a module makes; `refuse` is of the Who's Who alone."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name | ast.Attribute):
            name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr
            words = [part.value for part in call.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            if name == "Refusal" and len(words) > 1:
                yield words[0], words[1]
            elif name == "refuse" and words and re.fullmatch(r"[a-z-]+", words[0]):
                yield "whoswho", words[0]


def test_documented_commands_exist() -> None:
    named = set(re.findall(r"^\s*\$? ?marsad ([a-z]+)", EVERYTHING, re.M))
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_error_has_a_code_of_its_own_and_stands_in_the_tree() -> None:
    classes = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, errors.MarsadError)]
    codes = [c.code for c in classes]
    assert len(codes) == len(set(codes))
    assert errors.__doc__ is not None
    for c in classes:
        assert c.__name__ in errors.__doc__


def test_the_examples_of_the_manual_run(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text("A Pump Is Mended\n\nThe pump of the only well was mended on Monday, they said.\n")
    (pages / "b.txt").write_bytes(b"")
    (pages / "c.warc.gz").write_bytes(b"this is no WARC")
    manual = (ROOT / "docs" / "researcher.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", manual, re.DOTALL)
    assert len(examples) == 2
    found = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    for example in examples:
        run = [sys.executable, "-W", "error", "-c", example]
        done = subprocess.run(run, cwd=tmp_path, env=found, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "A Pump Is Mended" in done.stdout
    assert "was refused" in done.stdout


def test_the_first_commands_of_the_readme_run_in_a_clone(tmp_path: Path) -> None:
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    library = (ROOT / "README.md").read_text(encoding="utf-8").split("## Read a page")[1].split("\n## ")[0]
    lines = re.findall(r"^\$ ((?:marsad|printf) .*)$", library, re.M)
    assert len(lines) == 6
    marsad = f'marsad() {{ "{sys.executable}" -m marsad "$@"; }}; set -e; '
    done = subprocess.run(
        ["sh", "-c", marsad + "; ".join(lines)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "The Port Learns to Be Quiet" in done.stdout and done.stdout.endswith("Ayman al-Asimi\n")
    assert (tmp_path / "rows.jsonl").stat().st_size and (tmp_path / "who-said-what.csv").stat().st_size


@pytest.mark.parametrize("page", ["researcher", "statements"])
def test_the_story_that_is_shown_gives_the_rows_that_are_shown(page: str, tmp_path: Path) -> None:
    manual = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    quoted, table = re.findall(r"((?:^>.*\n)+)[^>]*?((?:^\| (?:statement|---|s\d) .*\n)+)", manual, re.M)[0]
    (tmp_path / "story.txt").write_text(re.sub(r"^> ?|\*\*", "", quoted, flags=re.M), encoding="utf-8")
    run = [sys.executable, "-m", "marsad", "statements", "story.txt", "--format", "jsonl"]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=True)
    names, _, *expected = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [[shown(row[name]) for name in names] for row in rows] == expected


def shown(value: object) -> str:
    """Return a cell as the manual shows it."""
    if isinstance(value, list):
        return "; ".join(f"{one['as']}: {one['name']}" if isinstance(one, dict) else str(one) for one in value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
