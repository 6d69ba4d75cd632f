"""How many verdicts are right about names that look alike and about spellings of one name, by kind and script.

    python -m bench.names.verdicts [--half open | blind | both] [--wrong]

The pairs are our own list of common Arab names (`tests/golden/verdicts/pairs.tsv`): *same* are spellings of one name,
*other* are names that people bear side by side, which may be told apart or left to a person, never merged. Halves are
dealt out by a digest of the pair: rules were made on *open*; *blind* was scored when they were done.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from marsad.names import compare_names

PAIRS = Path(__file__).parents[2] / "tests" / "golden" / "verdicts" / "pairs.tsv"
_ARABIC = re.compile("[\u0600-\u06ff]")


class Labelled(NamedTuple):
    """Two names, and whether they are one."""

    kind: str
    a: str
    b: str

    @property
    def half(self) -> str:
        """In which half the pair is."""
        return "blind" if sha256(f"{self.a}\t{self.b}".encode()).digest()[0] % 2 else "open"

    @property
    def script(self) -> str:
        """In which scripts the names are."""
        return ("Latin", "across", "Arabic")[sum(bool(_ARABIC.search(name)) for name in (self.a, self.b))]

    @property
    def is_right(self) -> bool:
        """Whether the verdict is right: others are anything but the same."""
        return (compare_names(self.a, self.b).verdict == "same") == (self.kind == "same")


def read_labelled(path: Path = PAIRS) -> Iterator[Labelled]:
    """Yield the pairs of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield Labelled(*line.split("\t"))


def main() -> None:
    """Print a row a kind and script."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("open", "blind", "both"), default="open")
    parser.add_argument("--wrong", action="store_true", help="show the pairs that are wrong")
    given = parser.parse_args()
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for pair in read_labelled():
        if given.half in (pair.half, "both"):
            found = pair.is_right
            right[pair.kind, pair.script].append(found)
            right[pair.kind, "every"].append(found)
            if given.wrong and not found:
                said = compare_names(pair.a, pair.b)
                print(f"    {pair.kind}: {pair.a} | {pair.b} {said.verdict} {said.score}")
    for (kind, script), found_all in sorted(right.items()):
        share = round(sum(found_all) / len(found_all), 3)
        print(json.dumps({"kind": kind, "script": script, "pairs": len(found_all), "right": share}))


if __name__ == "__main__":
    main()
