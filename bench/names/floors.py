"""Floors of the names: what is measured may not fall below what was pinned.

python -m bench.names.floors [--pin]          the invented names of the repository
python -m bench.names ... --pin | --hold      the corpora, each with a digest of its pool and questions
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

from marsad.names import NameIndex, compare_names

ROOT = Path(__file__).parents[2]
FLOORS = ROOT / "bench" / "floors.json"
GOLDEN = ROOT / "tests" / "golden" / "names"
TOLERANCE = 0.01


def digest(folder: Path) -> str:
    """Return a digest of the files of a folder."""
    made = hashlib.sha256()
    for path in sorted(folder.glob("*.tsv")):
        made.update(path.name.encode() + path.read_bytes())
    return made.hexdigest()


def read_golden(path: Path) -> dict[str, list[str]]:
    """Return names, and the spellings that must find each."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {name: spellings.split("|") for name, spellings in rows}


def score_golden() -> dict[str, float]:
    """Return the shares of spellings that find their name first, and of pairs of one name that are the same."""
    asked = read_golden(GOLDEN / "names.tsv")
    index = NameIndex(asked)
    found = [index.find(query, 1)[0].name == name for name, queries in asked.items() for query in queries]
    rows = [line.split("\t") for line in (GOLDEN / "pairs.tsv").read_text(encoding="utf-8").splitlines()]
    same = [compare_names(a, b).verdict == "same" for kind, a, b in rows if kind == "same"]
    return {"found": round(sum(found) / len(found), 3), "same": round(sum(same) / len(same), 3)}


def pin(name: str, made_of: str, scores: dict[str, float]) -> None:
    """Write the scores of a set as its floor."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    floors.setdefault("names", {})[name] = {"digest": made_of, "scores": scores, "tolerance": TOLERANCE}
    FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def falls(name: str, made_of: str, scores: dict[str, float]) -> list[str]:
    """Return which scores of a set are below their floors; a set that was not pinned has none."""
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))["names"].get(name)
    if floor is None or floor["digest"] != made_of:
        return [f"{name}: not the set that was pinned"]
    least = {part: score - floor["tolerance"] for part, score in floor["scores"].items()}
    return [f"{name}: {part} {scores[part]} < {low:.3f}" for part, low in least.items() if scores[part] < low]


def main() -> None:
    """Measure the invented names; with `--pin` write their floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true")
    scores = score_golden()
    print(json.dumps(scores))
    if parser.parse_args().pin:
        pin("golden", digest(GOLDEN), scores)


if __name__ == "__main__":
    main()
