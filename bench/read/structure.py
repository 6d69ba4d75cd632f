"""How many parts of the golden pages the reader gets right, field by field.

    python bench/read/structure.py [FOLDER] [--json] [--misses] [--pin]

A field counts as right if it equals its label exactly, white space collapsed. `--pin` writes the
scores of the sets in `tests/golden` to `bench/floors.json` as floors, with the
digest of the pages: a floor only rises unless the commit says why.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from marsad.collect.outlets import load_outlets
from marsad.read import read_page
from marsad.records import Capture, Entry, Field, Reading

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
FLOORS = ROOT / "bench" / "floors.json"
SETS = ("pages", "held_out", "second", "third")
"""Pages the reader was made on, pages it was only checked on, and two other writers', with other furniture."""
TOLERANCE = 0.0
"""Scores are exact counts on fixed pages, so nothing but the reader can move them."""

VALUES = (
    "headline", "deck", "byline", "author", "dateline", "date", "outlet_credited", "outlet_stance", "translated_by",
    "disclaimer",
)  # fmt: skip


def digest(folder: Path) -> str:
    """Return the SHA-256 of a folder's pages and labels, names included."""
    made = sha256()
    for file in sorted(folder.iterdir()):
        made.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return made.hexdigest()


def score(folder: Path) -> tuple[dict[str, float], list[str]]:
    """Return the share of right answers for each field, and a line for each wrong one."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    misses: list[str] = []
    for label in sorted(folder.glob("*.expected.json")):
        expected = json.loads(label.read_text(encoding="utf-8"))
        page = next(file for file in folder.glob(label.name.replace(".expected.json", ".*")) if file != label)
        for field, good, given in _compare(expected, _read(page)):
            total[field] += 1
            right[field] += good
            if not good:
                misses.append(f"{page.name}: {field}: expected {expected[field]!r}, read {given!r}")
    return {field: right[field] / total[field] for field in total}, misses


def _read(page: Path) -> Reading:
    received = datetime(2026, 1, 1, tzinfo=UTC)
    return read_page(Capture(input=page.name, body=page.read_bytes(), received_at=received), load_outlets())


def _value(field: Field | None) -> str | None:
    return " ".join(field.value.split()) if field and field.value else None


def _compare(expected: dict[str, object], reading: Reading) -> Iterator[tuple[str, bool, object]]:
    """Yield field, whether it is right, and what was read."""
    given: dict[str, object] = {name: _value(getattr(reading, name)) for name in VALUES}
    given |= {"kind": reading.kind, "lang": reading.lang, "keywords": [field.printed for field in reading.keywords]}
    given["date_printed"] = (reading.date.printed or None) if reading.date else None
    given["entries"] = [_entry(entry, expected["entries"]) for entry in reading.entries]
    for name, value in given.items():
        if name in expected:
            yield name, value == expected[name], value
    blocks = [(block.kind, " ".join(reading.slice(block.spans).split())) for block in reading.paragraphs()]
    paragraphs = [text for _, text in blocks]
    starts: list[str] = body if isinstance(body := expected.get("body"), list) else []
    if "body" in expected:
        yield "body", _is_body(blocks, starts), [paragraph[:40] for paragraph in paragraphs]
    told = [text for kind, text in blocks if kind != "subheading"]  # crossheads are in neither list
    for name, texts in (("not_body", told), ("hidden", [reading.text])):
        if isinstance(wanted := expected.get(name), list):
            seen = [string for string in wanted if any(string in text for text in texts)]
            yield name, not seen, seen


_BULLET = re.compile(r"[•·*\u2013-] ")


def _is_body(blocks: Sequence[tuple[str, str]], starts: Sequence[str]) -> bool:
    """Say whether the paragraphs begin as labelled. A crosshead may be left out, and a bullet's mark."""
    at = 0
    for kind, text in blocks:
        if at < len(starts) and (text.startswith(starts[at]) or _BULLET.sub("", text, count=1).startswith(starts[at])):
            at += 1
        elif kind != "subheading":
            return False
    return at == len(starts)


def _entry(entry: Entry, labels: object) -> dict[str, str | None]:
    """Return an entry with the members that the labels have."""
    names = labels[0] if isinstance(labels, list) and labels else ("headline", "deck", "byline", "date")
    return {name: entry.address if name == "address" else _value(getattr(entry, name)) for name in names}


def main() -> None:
    """Score, and print, pin or list the misses."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="labelled pages; all golden sets without it")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true", help="list what was read wrong")
    parser.add_argument("--pin", action="store_true", help="write the scores to bench/floors.json")
    given = parser.parse_args()
    folders = [given.folder] if given.folder else [GOLDEN / name for name in SETS]
    results = {folder.name: (folder, *score(folder)) for folder in folders}
    if given.pin:
        floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
        floors["structure"] = {
            name: {
                "digest": digest(folder),
                "tolerance": TOLERANCE,
                "scores": {k: round(v, 4) for k, v in scores.items()},
            }
            for name, (folder, scores, _) in results.items()
        }
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    if given.json:
        json.dump({name: scores for name, (_, scores, _) in results.items()}, sys.stdout, indent=2)
        return
    for name, (_, scores, misses) in results.items():
        print(name)
        for field, share in scores.items():
            print(f"  {field:16} {share:6.1%}")
        print("\n".join(misses) if given.misses else f"  {len(misses)} misses; --misses lists them")


if __name__ == "__main__":
    main()
