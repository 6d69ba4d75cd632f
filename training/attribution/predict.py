"""Tag a corpus for the scorer: `python -m training.attribution.predict --model FOLDER --gold dev.jsonl.gz`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from marsad.read.tagging.tagger import Tagger
from training.attribution.corpus import load_corpus


def main() -> None:
    """Read arguments, tag every document, write a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder of a finished model")
    parser.add_argument("--gold", type=Path, required=True, help="PolNeAR as *.jsonl.gz; only its texts are read")
    arguments = parser.parse_args()
    tagger = Tagger(arguments.model)
    for document in load_corpus(arguments.gold):
        tagged = tagger.tag(document.text)
        rows = [
            {role: [tagged.span(part) for part in getattr(one, role)] for role in ("source", "cue", "content")}
            | {"confidence": round(one.confidence, 4)}
            for one in tagged.statements
        ]
        sys.stdout.write(json.dumps({"doc": document.name, "attributions": rows}) + "\n")


if __name__ == "__main__":
    main()
