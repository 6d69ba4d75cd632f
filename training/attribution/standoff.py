"""Labels without text: `python -m training.attribution.standoff --articles FILE --marked FOLDER --out FILE`.

People mark copies of newspaper articles in place (`bench.attribution.markup`); a copy is named after its article's line
in the file. What is kept are offsets, so that the labels can be public where the texts may not. Slips of copying are
bridged: offsets are moved over to the article's own text, and a copy that differs too much is refused.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from dataclasses import asdict
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path

from bench.attribution.markup import parse_story

from training.attribution.corpus import Attribution, Span
from training.attribution.stories import to_document

LEAST_ALIKE = 0.985


class Moved:
    """Offsets of a copy, moved to the original."""

    def __init__(self, copy: str, original: str) -> None:
        matcher = SequenceMatcher(None, copy, original, autojunk=False)
        self._blocks = [b for b in matcher.get_matching_blocks() if b.size]
        self.alike = 2 * sum(b.size for b in self._blocks) / max(len(copy) + len(original), 1)

    def at(self, offset: int, end: bool = False) -> int:
        """Return where an offset of the copy lies in the original; `end` for the end of a span."""
        look = offset - 1 if end else offset
        before = max((b for b in self._blocks if b.a <= look), key=lambda b: b.a, default=self._blocks[0])
        return min(max(look - before.a, 0), before.size - 1) + before.b + end


def main() -> None:
    """Read marked copies, write their labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True, help="articles.jsonl.gz")
    parser.add_argument("--marked", type=Path, required=True, nargs="+", help="folders of marked copies, NUMBER.txt")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    with gzip.open(arguments.articles, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    rows = []
    for path in sorted(p for folder in arguments.marked for p in folder.glob("*.txt")):
        row = label_row(path, texts[int(path.stem)])
        if row is None:
            print(f"{path.name}: too unlike its article, left out", file=sys.stderr)
        else:
            rows.append(row)
    arguments.out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} articles, {sum(len(r['outer']) + len(r['inner']) for r in rows)} statements", file=sys.stderr)


def label_row(path: Path, text: str) -> dict[str, object] | None:
    """Return the labels of one marked copy over the original text, or None where the two differ too much."""
    document = to_document(parse_story(path.stem, path.read_text(encoding="utf-8")))
    length = min(len(text), len(document.text) + 40)
    moved = Moved(document.text, text[:length])
    end = moved.at(len(document.text.rstrip()), end=True)
    moved = Moved(document.text, text[:end])
    if moved.alike < LEAST_ALIKE:
        return None

    def span(one: Span) -> list[int]:
        return [moved.at(one[0]), moved.at(one[1], end=True)]

    def layer(statements: tuple[Attribution, ...]) -> list[dict[str, list[list[int]]]]:
        return [{role: [span(s) for s in spans] for role, spans in asdict(one).items()} for one in statements]

    return {
        "number": int(path.stem),
        "length": end,
        "sha256": sha256(text[:end].encode()).hexdigest(),
        "outer": layer(document.attributions),
        "inner": layer(document.inner or ()),
        "names": [[*span((a, b)), kind] for a, b, kind in document.names],
        "chains": [[span((a, b)) for a, b, _ in chain] for chain in document.chains],
    }


if __name__ == "__main__":
    main()
