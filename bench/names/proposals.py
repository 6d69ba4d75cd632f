"""How often a spelling that `propose` gives for a new word is one that Wikidata has.

    python -m bench.names.proposals --words wd_arabic_16.tsv --learnt wd_arabic_64.tsv [--most 1000]

Words of the first file whose letters the second, of which the tables are learnt, has not in that alphabet; right is a
spelling of the first file, accents and case aside. Most words have one spelling there, so that another good one counts
as wrong. Native are words with a letter that transcriptions of European names hardly ever have.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from pathlib import Path

from bench.names.sets import NATIVE, read_words

from marsad.names.letters import Alphabet, fold_arabic, fold_latin
from marsad.names.romanise import propose_word


def read_new(words: Path, learnt: Path, source: Alphabet) -> dict[str, set[str]]:
    """Return new words and their spellings, both folded; an article that only the Arabic word has goes."""
    known, found = _spellings(learnt, source), _spellings(words, source)
    return {word: spellings for word, spellings in found.items() if word not in known}


def _spellings(path: Path, source: Alphabet) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for latin, arabic in read_words(path):
        written, letters = fold_latin(latin), fold_arabic(arabic)
        if letters.startswith("ال") and len(letters) > 4 and not written.startswith(("al", "el", "il", "ul")):
            letters = letters[2:]
        if len(written) > 1 and len(letters) > 1:
            pair = (letters, written) if source == "ar" else (written, letters)
            found[pair[0]].add(pair[1])
    return found


def main() -> None:
    """Print a row a direction and kind of word."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--learnt", type=Path, required=True)
    parser.add_argument("--most", type=int, default=1000)
    given = parser.parse_args()
    directions: tuple[Alphabet, ...] = ("ar", "la")
    for source in directions:
        new = read_new(given.words, given.learnt, source)
        for kind in ("every", "native"):
            asked = sorted(w for w, s in new.items() if kind == "every" or any(map(NATIVE.search, (w, *s))))
            asked = random.Random(5).sample(asked, min(given.most, len(asked)))
            began = time.process_time()
            got = [[step.letters for step in propose_word(word, source, 3)] for word in asked]
            spent = 1000 * (time.process_time() - began) / len(asked)
            first = sum(found[0] in new[word] for word, found in zip(asked, got, strict=True))
            three = sum(bool(new[word] & set(found)) for word, found in zip(asked, got, strict=True))
            row = {"from": source, "words": kind, "asked": len(asked), "first": round(first / len(asked), 3)}
            print(json.dumps({**row, "in three": round(three / len(asked), 3), "ms": round(spent, 1)}), flush=True)


if __name__ == "__main__":
    main()
