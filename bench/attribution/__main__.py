"""Score statements: `python -m bench.attribution --gold dev.jsonl.gz --found found.jsonl [--json]`.

`found.jsonl` has a line a document: `{"doc": ..., "attributions": [{"source": [[s, e]], "cue": ..., "content": ...,
"confidence": 0.9}]}` with code points into the gold text. A gold document that it lacks counts as one in which nothing
was found.
"""

from __future__ import annotations

import argparse
import gzip
import json
from dataclasses import asdict
from pathlib import Path

from bench.attribution.score import precision_at, score_document, total
from bench.attribution.spans import Tokens, make_item


def main() -> None:
    """Read both files, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="JSON Lines, gzipped or not")
    parser.add_argument("--found", type=Path, required=True, help="JSON Lines of what a system found")
    parser.add_argument("--json", action="store_true", help="print JSON in the place of a table")
    arguments = parser.parse_args()
    found = {row["doc"]: row["attributions"] for row in _rows(arguments.found)}
    scored = []
    for row in _rows(arguments.gold):
        tokens = Tokens.of(row["text"])
        gold, ours = ([make_item(tokens, a) for a in part] for part in (row["attributions"], found.get(row["doc"], [])))
        scored.append(score_document(row["text"], gold, ours, tokens))
    scores, sure = total(scored), precision_at(scored)
    if arguments.json:
        print(json.dumps({"scores": {n: asdict(s) for n, s in scores.items()}, "precision_at": sure}, indent=1))
        return
    for name, s in scores.items():
        print(f"{name:13s} P {s.precision:5.1f}  R {s.recall:5.1f}  F1 {s.f1:5.1f} ({s.low:.1f}-{s.high:.1f})")
    for share, least, precision in sure:
        print(f"surest {share:4.0%} (confidence >= {least:.2f}): precision {precision:.1f}")


def _rows(path: Path) -> list[dict]:  # type: ignore[type-arg]
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
