"""How well names in stories are linked: `python -m bench.linking [--others N] [--errors] [--pin]`.

Two labelled sets in `tests/golden/linking`: `first`, the names in the sample stories, by which the method was made, and
`blind`, those in the open half of `tests/golden/statements`, which was labelled and measured after it was done. The
headings are the sample newsroom's among invented others: people of the same families, families a letter apart,
namesakes, ministries of other countries, and a crowd.

Prints, a row a set: of the links that the machine is sure of, how many are right (precision); of the names that mean a
heading, how many are linked rightly (recall) or have the right heading among the guesses (offered); of the names that
mean none, how many stay unlinked (nil); stories a CPU-second.
"""

from __future__ import annotations

import argparse
import json
import time

from bench.linking.score import FLOORS, digest_of, load_headings, load_labelled, score

from marsad.names.linking import NamePool

OTHERS = 2000
TOLERANCE = 0.5
SETS = ("first", "blind")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--others", type=int, default=OTHERS, help="invented headings beside those of the sample world")
    parser.add_argument("--only", choices=SETS)
    parser.add_argument("--errors", action="store_true", help="print each name that is linked wrongly or not")
    parser.add_argument("--pin", action="store_true", help="write the scores to bench/floors.json")
    given = parser.parse_args()
    headings, ids = load_headings(given.others)
    began = time.process_time()
    pool = NamePool((name, number) for number, heading in headings.items() for name in heading.names)
    print(f"{len(headings):,} headings; names prepared in {time.process_time() - began:.1f} CPU-seconds")
    floors = {}
    for name in SETS if given.only is None else (given.only,):
        result = score(load_labelled(name), headings, ids, pool)
        scores = result.scores()
        floors[name] = {"digest": digest_of(name), "scores": scores, "tolerance": TOLERANCE}
        said = "  ".join(f"{measure} {value}" for measure, value in scores.items())
        counts = f"{result.sure} sure, {result.known} known, {result.nobody} of nobody"
        print(f"{name}: {said}  ({counts}; {result.stories / max(result.seconds, 1e-9):.0f} stories/s)")
        if given.errors:
            print(*(f"    {error}" for error in result.errors), sep="\n")
    if given.pin:
        pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
        pinned["linking"] = floors
        FLOORS.write_text(json.dumps(pinned, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
